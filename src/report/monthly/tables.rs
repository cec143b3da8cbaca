//! The tables of the report, each with the month before beside it.

use super::figures::FIGURES;
use crate::calendar::Weekday;
use crate::duties::figures::{AGES, Figures, Rating, Share};
use crate::model::Book;
use crate::report::{Names, Phrases};
use crate::sheet::{Cell, Column, Kind, Row, Table, Tone};
use crate::words::Words;

fn head(words: Words, key: &str) -> String {
    words.text(&format!("report.{key}")).into_owned()
}

pub(super) fn share_cell(share: Share) -> Cell {
    Cell::Share {
        n: share.n,
        of: share.of,
    }
}

fn count(number: u64) -> Cell {
    Cell::Int(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Every share with its target and the month before.
pub(super) fn shares(book: &Book, month: &Figures, before: &Figures, words: Words) -> Table {
    let columns = vec![
        Column::new("figure", head(words, "figure"), Kind::Text).fold(1),
        Column::new("value", head(words, "value"), Kind::Share),
        Column::new("goal", head(words, "goal"), Kind::Text),
        Column::new("before", head(words, "before"), Kind::Share),
    ];
    let mut table = Table::new("figures", columns).title(head(words, "figures"));
    for figure in FIGURES {
        let goal = (figure.goal)(&book.policy.targets);
        let value = (figure.of)(month);
        let tone = match goal.met_by(value) {
            Some(true) => Tone::Good,
            Some(false) => Tone::Bad,
            None => Tone::Plain,
        };
        let cells = vec![
            Cell::Text(figure.name(words)),
            share_cell(value),
            Cell::text(goal.text()),
            share_cell((figure.of)(before)),
        ];
        table.push(Row::new(cells).tone(tone));
    }
    table
}

/// Visits made and tried, issues raised and open.
pub(super) fn counts(month: &Figures, before: &Figures, words: Words) -> Table {
    let columns = vec![
        Column::new("what", head(words, "what"), Kind::Text),
        Column::new("count", head(words, "count"), Kind::Int),
        Column::new("before", head(words, "before"), Kind::Int),
    ];
    let mut table = Table::new("visits", columns).title(head(words, "counts"));
    let mut push = |name: String, now: u64, then: u64| {
        table.push(Row::new(vec![Cell::Text(name), count(now), count(then)]));
    };
    let (now, then) = (&month.visits, &before.visits);
    push(
        head(words, "households_met"),
        now.households_met,
        then.households_met,
    );
    push(head(words, "made"), now.made, then.made);
    for ((channel, made), (_, earlier)) in now.by_channel.iter().zip(&then.by_channel) {
        if *made + *earlier > 0 {
            let channel = words.term("channel", channel.as_str());
            push(
                words.say("report.made-by", &[("channel", &channel)]),
                *made,
                *earlier,
            );
        }
    }
    push(head(words, "attempts"), now.attempts, then.attempts);
    push(head(words, "refused"), now.refused, then.refused);
    push(
        head(words, "rescheduled"),
        now.rescheduled,
        then.rescheduled,
    );
    push(
        head(words, "raised"),
        month.issues.raised,
        before.issues.raised,
    );
    push(head(words, "open"), month.issues.open, before.issues.open);
    table
}

/// The duties of each rule that has any, by state.
pub(super) fn duties(month: &Figures, names: Names, words: Words) -> Table {
    let state = |state: &'static str| Column::new(state, words.term("state", state), Kind::Int);
    let columns = vec![
        Column::new("rule", head(words, "rule"), Kind::Text).fold(1),
        state("done"),
        state("done_late"),
        state("missed"),
        state("overdue"),
        state("declined").wide_only(),
        state("waived").wide_only(),
        Column::new("visits", head(words, "clearing"), Kind::Int),
    ];
    let mut table = Table::new("duties", columns)
        .title(head(words, "duties"))
        .empty(head(words, "no-duties"));
    for ((rule, tally), (_, visits)) in month.duties.iter().zip(&month.by_rule) {
        if tally.all() + visits == 0 {
            continue;
        }
        let tone = if tally.missed + tally.overdue > 0 {
            Tone::Warn
        } else {
            Tone::Plain
        };
        let cells = vec![
            Cell::Text(names.rule(*rule).to_owned()),
            count(tally.done),
            count(tally.done_late),
            count(tally.missed),
            count(tally.overdue),
            count(tally.declined),
            count(tally.waived),
            count(*visits),
        ];
        table.push(Row::new(cells).tone(tone));
    }
    table
}

/// What owners think of each service.
pub(super) fn ratings(book: &Book, month: &Figures, before: &Figures, words: Words) -> Table {
    let columns = vec![
        Column::new("service", head(words, "service"), Kind::Text),
        Column::new("mean", head(words, "mean"), Kind::Mean),
        Column::new("satisfied", head(words, "satisfied"), Kind::Share),
        Column::new("before", head(words, "before"), Kind::Mean),
    ];
    let mut table = Table::new("ratings", columns).title(head(words, "ratings"));
    let services = book.policy.satisfaction.services.iter();
    for (service, (now, then)) in services.zip(month.ratings.iter().zip(&before.ratings)) {
        table.push(Row::new(vec![
            Cell::Text(words.term("service", service)),
            mean_cell(*now),
            share_cell(now.share()),
            mean_cell(*then),
        ]));
    }
    table
}

pub(crate) fn mean_cell(rating: Rating) -> Cell {
    Cell::Mean {
        sum: i64::try_from(rating.sum).unwrap_or(i64::MAX),
        count: rating.count,
    }
}

/// What owners raise most.
pub(super) fn hot(month: &Figures, words: Words) -> Table {
    let columns = vec![
        Column::new("category", head(words, "category"), Kind::Text),
        Column::new("count", head(words, "count"), Kind::Int),
        Column::new("before", head(words, "before"), Kind::Int),
    ];
    let mut table = Table::new("hot_issues", columns)
        .title(head(words, "hot_issues"))
        .empty(head(words, "no-issues"));
    for hot in &month.hot_issues {
        table.push(Row::new(vec![
            Cell::Text(words.term("kind", &hot.category)),
            count(hot.count),
            count(hot.before),
        ]));
    }
    table
}

/// The open issues by age and by what they wait for.
pub(super) fn ages(month: &Figures, words: Words) -> Table {
    let columns = vec![
        Column::new("age", head(words, "age"), Kind::Text),
        Column::new("unanswered", head(words, "unanswered"), Kind::Int),
        Column::new("unresolved", head(words, "unresolved"), Kind::Int),
        Column::new("unclosed", head(words, "unclosed"), Kind::Int),
    ];
    let mut table = Table::new("open_by_age", columns).title(head(words, "open_by_age"));
    for (place, aged) in month.open_by_age.iter().enumerate() {
        table.push(Row::new(vec![
            Cell::Text(age(place, words)),
            count(aged.unanswered),
            count(aged.unresolved),
            count(aged.unclosed),
        ]));
    }
    table
}

/// An age as people say it: `0–2 days`, `31 days and more`.
pub(super) fn age(place: usize, words: Words) -> String {
    let from = if place == 0 { 0 } else { AGES[place - 1] };
    match AGES.get(place) {
        Some(next) => words.say(
            "report.age-between",
            &[("from", &from), ("to", &(next - 1))],
        ),
        None => words.say("report.age-from", &[("from", &from)]),
    }
}

/// Visits made on each day: a row a week, a column a weekday.
pub(super) fn days(month: &Figures, phrases: Phrases) -> Table {
    const KEYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let words = phrases.words;
    let mut columns = vec![Column::new("week", head(words, "week"), Kind::Text)];
    columns.extend(KEYS.iter().map(|key| {
        Column::new(
            *key,
            words.text(&format!("weekday.{key}")).into_owned(),
            Kind::Int,
        )
    }));
    let mut table = Table::new("per_day", columns)
        .title(head(words, "per_day"))
        .empty(head(words, "no-days"));
    for week in month
        .per_day
        .chunk_by(|(one, _), (other, _)| one.monday() == other.monday())
    {
        let mut cells = vec![Cell::Text(phrases.day(week[0].0.monday()))];
        cells.extend(Weekday::ALL.iter().map(|weekday| {
            let day = week.iter().find(|(day, _)| day.weekday() == *weekday);
            day.map_or(Cell::Empty, |(_, made)| count(*made))
        }));
        table.push(Row::new(cells));
    }
    table
}
