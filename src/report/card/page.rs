//! The page of a score card.

use serde_json::{Value, json};

use crate::calendar::{Instant, Period};
use crate::duties::card::{Card, Sign};
use crate::duties::figures::Share;
use crate::model::Book;
use crate::report::monthly::{mean_cell, ratings as wire_ratings, share as wire_share};
use crate::report::{Names, Phrases, quota};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone, percent};
use crate::words::Words;

/// The card of a month with the month before beside it.
pub fn page(
    book: &Book,
    card: &Card,
    before: &Card,
    signs: &[Sign],
    period: &Period,
    now: Instant,
    words: Words,
) -> Page {
    let names = Names::new(book, words);
    let title = words.say("card.title", &[("name", &names.member(card.staff))]);
    let mut page = Page::new("card", title, now);
    page.period = Some(period.clone());
    page.main = Some("card");
    page.table(figures(card, before, words));
    page.table(quota::table(book, &card.quota, names, words).title(words.text("quota.title")));
    page.table(ratings(book, card, before, words));
    push_questions(&mut page, signs, Phrases::new(words, now));
    page.wire
        .insert("staff".into(), names.member_id(card.staff).into());
    page.wire
        .insert("name".into(), names.member(card.staff).into());
    page.wire.insert("visits".into(), card.visits.into());
    page.wire
        .insert("households_met".into(), card.households.into());
    page.wire
        .insert("quota".into(), quota::wire(book, &card.quota, words));
    page.wire
        .insert("duties_on_time".into(), wire_share(card.duties_on_time));
    page.wire
        .insert("answers_on_time".into(), wire_share(card.answers_on_time));
    page.wire.insert(
        "ratings".into(),
        wire_ratings(&book.policy.satisfaction.services, &card.ratings),
    );
    page.wire
        .insert("logged_late".into(), wire_share(card.logged_late));
    page.wire.insert(
        "questions".into(),
        signs
            .iter()
            .map(|sign| wire(sign, Phrases::new(words, now)))
            .collect(),
    );
    page
}

fn figures(card: &Card, before: &Card, words: Words) -> Table {
    let head = |key: &str| words.text(&format!("card.{key}")).into_owned();
    let columns = vec![
        Column::new("figure", head("figure"), Kind::Text),
        Column::new("value", head("value"), Kind::Text),
        Column::new("before", head("before"), Kind::Text),
    ];
    let mut table = Table::new("card", columns);
    let rows = [
        ("visits", card.visits.to_string(), before.visits.to_string()),
        (
            "households",
            card.households.to_string(),
            before.households.to_string(),
        ),
        (
            "duties",
            told(card.duties_on_time),
            told(before.duties_on_time),
        ),
        (
            "answers",
            told(card.answers_on_time),
            told(before.answers_on_time),
        ),
        ("logged", told(card.logged_late), told(before.logged_late)),
    ];
    for (key, now, then) in rows {
        table.push(Row::new(vec![
            Cell::Text(head(key)),
            Cell::Text(now),
            Cell::Text(then),
        ]));
    }
    table
}

/// A share beside plain numbers: `12/15 80%`.
fn told(share: Share) -> String {
    let percent = percent(share.n, share.of);
    percent.map_or("–".to_owned(), |percent| {
        format!("{}/{} {percent}", share.n, share.of)
    })
}

fn ratings(book: &Book, card: &Card, before: &Card, words: Words) -> Table {
    let head = |key: &str| words.text(&format!("report.{key}")).into_owned();
    let columns = vec![
        Column::new("service", head("service"), Kind::Text),
        Column::new("mean", head("mean"), Kind::Mean),
        Column::new("before", head("before"), Kind::Mean),
    ];
    let mut table = Table::new("ratings", columns)
        .title(words.text("card.ratings"))
        .empty(words.text("card.no-ratings"));
    let services = book.policy.satisfaction.services.iter();
    for (service, (now, then)) in services.zip(card.ratings.iter().zip(&before.ratings)) {
        if now.count + then.count > 0 {
            let cells = vec![
                Cell::Text(words.term("service", service)),
                mean_cell(*now),
                mean_cell(*then),
            ];
            table.push(Row::new(cells));
        }
    }
    table
}

fn push_questions(page: &mut Page, signs: &[Sign], phrases: Phrases) {
    if signs.is_empty() {
        return;
    }
    page.heading(phrases.words.text("card.questions"));
    page.points(signs.iter().map(|sign| question(sign, phrases)).collect());
    page.text(Tone::Quiet, phrases.words.text("card.no-verdict"));
}

fn question(sign: &Sign, phrases: Phrases) -> String {
    let words = phrases.words;
    match sign {
        Sign::SameMinute { at, visits } => words.say(
            "card.same-minute",
            &[("at", &phrases.minute(*at)), ("visits", visits)],
        ),
        Sign::SameText { text, visits } => {
            words.say("card.same-text", &[("text", text), ("visits", visits)])
        }
        Sign::AllBest { visits } => words.say("card.all-best", &[("visits", visits)]),
        Sign::OutsideHours { visits, first } => words.say(
            "card.outside-hours",
            &[("visits", visits), ("at", &phrases.minute(*first))],
        ),
        Sign::Burst { day, visits } => words.say(
            "card.burst",
            &[("day", &phrases.day(*day)), ("visits", visits)],
        ),
    }
}

fn wire(sign: &Sign, phrases: Phrases) -> Value {
    let (kind, visits) = match sign {
        Sign::SameMinute { visits, .. } => ("same_minute", visits),
        Sign::SameText { visits, .. } => ("same_text", visits),
        Sign::AllBest { visits } => ("all_best", visits),
        Sign::OutsideHours { visits, .. } => ("outside_hours", visits),
        Sign::Burst { visits, .. } => ("burst", visits),
    };
    json!({"kind": kind, "visits": visits, "question": question(sign, phrases)})
}
