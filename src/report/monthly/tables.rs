//! The tables of the report, each with the month before beside it.

use super::Month;
use super::figures::FIGURES;
use crate::calendar::Weekday;
use crate::duties::figures::{AGES, Figures, Rating, Share};
use crate::model::Book;
use crate::report::{Names, Phrases};
use crate::sheet::{Cell, Column, Kind, Row, Table, Tone};
use crate::words::{Message, Words, vocabulary};

pub(super) fn share_cell(share: Share) -> Cell {
    Cell::Share {
        n: share.n,
        of: share.of,
    }
}

pub(super) fn count(number: u64) -> Cell {
    Cell::Int(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Every share with its target and the month before.
pub(super) fn shares(of: Month<'_>) -> Table {
    let (month, words) = (of.figures, of.words);
    let columns = vec![
        Column::new("figure", words.say(Message::ReportFigure), Kind::Text).fold(1),
        Column::new("value", words.say(Message::ReportValue), Kind::Share),
        Column::new("goal", words.say(Message::ReportGoal), Kind::Text),
        Column::new("before", words.say(Message::ReportBefore), Kind::Share),
    ];
    let mut table = Table::new("figures", columns).title(words.say(Message::ReportFigures));
    for figure in FIGURES {
        let value = (figure.of)(month);
        let tone = match figure.is_met(of) {
            Some(true) => Tone::Good,
            Some(false) => Tone::Bad,
            None => Tone::Plain,
        };
        let cells = vec![
            Cell::Text(figure.name(words)),
            share_cell(value),
            Cell::text(figure.goal_text(of)),
            share_cell((figure.of)(of.before)),
        ];
        table.push(Row::new(cells).tone(tone));
    }
    table
}

/// The counts that matter most: households met, visits made, issues raised and open.
pub(super) fn main_counts(of: Month<'_>) -> Table {
    let (words, month, before) = (of.words, of.figures, of.before);
    let mut table =
        Table::new("counts", count_columns(words)).title(words.say(Message::ReportCounts));
    let (now, then) = (&month.visits, &before.visits);
    let rows = [
        (
            Message::ReportHouseholdsMet,
            now.households_met,
            then.households_met,
        ),
        (Message::ReportMade, now.made, then.made),
        (Message::ReportAttempts, now.attempts, then.attempts),
        (
            Message::ReportRaised,
            month.issues.raised,
            before.issues.raised,
        ),
        (Message::ReportOpen, month.issues.open, before.issues.open),
    ];
    for (what, now, then) in rows {
        table.push(Row::new(vec![
            Cell::Text(words.say(what)),
            count(now),
            count(then),
        ]));
    }
    table
}

fn count_columns(words: Words) -> Vec<Column> {
    vec![
        Column::new("what", words.say(Message::ReportWhat), Kind::Text),
        Column::new("count", words.say(Message::ReportCount), Kind::Int),
        Column::new("before", words.say(Message::ReportBefore), Kind::Int),
    ]
}

/// Visits made and tried, issues raised and open.
pub(super) fn counts(month: &Figures, before: &Figures, words: Words) -> Table {
    let mut table =
        Table::new("visits", count_columns(words)).title(words.say(Message::ReportAllCounts));
    let mut push = |name: String, now: u64, then: u64| {
        table.push(Row::new(vec![Cell::Text(name), count(now), count(then)]));
    };
    let (now, then) = (&month.visits, &before.visits);
    push(
        words.say(Message::ReportHouseholdsMet),
        now.households_met,
        then.households_met,
    );
    push(words.say(Message::ReportMade), now.made, then.made);
    for ((channel, made), (_, earlier)) in now.by_channel.iter().zip(&then.by_channel) {
        if *made + *earlier > 0 {
            let channel = words.term(*channel);
            push(
                words.say(Message::ReportMadeBy { channel: &channel }),
                *made,
                *earlier,
            );
        }
    }
    push(
        words.say(Message::ReportAttempts),
        now.attempts,
        then.attempts,
    );
    push(words.say(Message::ReportRefused), now.refused, then.refused);
    push(
        words.say(Message::ReportRescheduled),
        now.rescheduled,
        then.rescheduled,
    );
    push(
        words.say(Message::ReportRaised),
        month.issues.raised,
        before.issues.raised,
    );
    push(
        words.say(Message::ReportOpen),
        month.issues.open,
        before.issues.open,
    );
    table
}

/// Who was not met, building by building; `None` where nobody is missing.
pub(super) fn uncovered(of: Month<'_>, names: Names) -> Option<Table> {
    let words = of.words;
    let columns = vec![
        Column::new("building", words.say(Message::CoverageBuilding), Kind::Id),
        Column::new("missing", words.say(Message::ReportCount), Kind::Int),
        Column::new(
            "households",
            words.say(Message::ReportHouseholds),
            Kind::List,
        )
        .fold(1),
    ];
    let missing = &of.figures.by_area.total.uncovered;
    let title = words.say(Message::CoverageUncovered {
        count: &missing.len(),
    });
    let mut table = Table::new("uncovered", columns).title(title);
    let rows = of.figures.by_building.rows.iter();
    for row in rows.filter(|row| !row.uncovered.is_empty()) {
        let ids = row.uncovered.iter().map(|party| names.party_id(*party));
        table.push(Row::new(vec![
            Cell::id(row.group.clone()),
            Cell::count(row.uncovered.len()),
            Cell::list(ids),
        ]));
    }
    (!table.rows.is_empty()).then_some(table)
}

/// What owners think of each service.
pub(super) fn ratings(book: &Book, month: &Figures, before: &Figures, words: Words) -> Table {
    let columns = vec![
        Column::new("service", words.say(Message::ReportService), Kind::Text),
        Column::new("mean", words.say(Message::ReportMean), Kind::Mean),
        Column::new(
            "satisfied",
            words.say(Message::ReportSatisfied),
            Kind::Share,
        ),
        Column::new("before", words.say(Message::ReportBefore), Kind::Mean),
    ];
    let mut table = Table::new("ratings", columns).title(words.say(Message::ReportRatings));
    let services = book.policy.satisfaction.services.iter();
    for (service, (now, then)) in services.zip(month.ratings.iter().zip(&before.ratings)) {
        table.push(Row::new(vec![
            Cell::Text(words.word(&vocabulary::SERVICE, service)),
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
        Column::new("category", words.say(Message::ReportCategory), Kind::Text),
        Column::new("count", words.say(Message::ReportCount), Kind::Int),
        Column::new("before", words.say(Message::ReportBefore), Kind::Int),
    ];
    let mut table = Table::new("hot_issues", columns)
        .title(words.say(Message::ReportHotIssues))
        .empty(words.say(Message::ReportNoIssues));
    for hot in &month.hot_issues {
        table.push(Row::new(vec![
            Cell::Text(words.word(&vocabulary::KIND, &hot.category)),
            count(hot.count),
            count(hot.before),
        ]));
    }
    table
}

/// The open issues by age and by what they wait for.
pub(super) fn ages(month: &Figures, words: Words) -> Table {
    let columns = vec![
        Column::new("age", words.say(Message::ReportAge), Kind::Text),
        Column::new(
            "unanswered",
            words.say(Message::ReportUnanswered),
            Kind::Int,
        ),
        Column::new(
            "unresolved",
            words.say(Message::ReportUnresolved),
            Kind::Int,
        ),
        Column::new("unclosed", words.say(Message::ReportUnclosed), Kind::Int),
    ];
    let mut table = Table::new("open_by_age", columns).title(words.say(Message::ReportOpenByAge));
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
        Some(next) => words.say(Message::ReportAgeBetween {
            from: &from,
            to: &(next - 1),
        }),
        None => words.say(Message::ReportAgeFrom { from: &from }),
    }
}

/// Visits made on each day: a row a week, a column a weekday.
pub(super) fn days(month: &Figures, phrases: Phrases) -> Table {
    let words = phrases.words;
    let mut columns = vec![Column::new(
        "week",
        words.say(Message::ReportWeek),
        Kind::Text,
    )];
    columns.extend(
        Weekday::ALL
            .map(|weekday| Column::new(weekday.code(), words.weekday(weekday.index()), Kind::Int)),
    );
    let mut table = Table::new("per_day", columns)
        .title(words.say(Message::ReportPerDay))
        .empty(words.say(Message::ReportNoDays));
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
