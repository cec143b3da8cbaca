//! The page of a score card.

use serde_json::{Value, json};

use crate::calendar::{Instant, Period};
use crate::duties::card::{Card, Sign};
use crate::duties::figures::Share;
use crate::model::Book;
use crate::ops;
use crate::report::monthly::{attainment, mean_cell, ratings as wire_ratings, share as wire_share};
use crate::report::{Names, Phrases, quota};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone, percent};
use crate::words::{Message, Words, vocabulary};

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
    let title = words.say(Message::CardTitle {
        name: &names.member(card.staff),
    });
    let mut page = Page::new("card", title, now);
    page.period = Some(period.clone());
    page.main = Some("card");
    page.table(figures(card, before, words));
    let quotas = ops::quota::rows(book, &card.quota);
    let quota = quota::table(&quotas, book.policy.quotas.is_empty(), words);
    page.table(quota.title(words.say(Message::QuotaTitle)));
    page.table(ratings(book, card, before, words));
    push_questions(&mut page, signs, Phrases::new(words, now));
    page.wire
        .insert("staff".into(), names.member_id(card.staff).into());
    page.wire
        .insert("name".into(), names.member(card.staff).into());
    page.wire.insert("visits".into(), card.visits.into());
    page.wire
        .insert("households_met".into(), card.households.into());
    page.wire.insert("quota".into(), json!(quotas));
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
        "attainment".into(),
        Value::Object(attainment(card.attainment)),
    );
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
    let columns = vec![
        Column::new("figure", words.say(Message::CardFigure), Kind::Text),
        Column::new("value", words.say(Message::CardValue), Kind::Text),
        Column::new("before", words.say(Message::CardBefore), Kind::Text),
    ];
    let mut table = Table::new("card", columns);
    let rows = [
        (
            Message::CardVisits,
            card.visits.to_string(),
            before.visits.to_string(),
        ),
        (
            Message::CardHouseholds,
            card.households.to_string(),
            before.households.to_string(),
        ),
        (
            Message::CardDuties,
            told(card.duties_on_time),
            told(before.duties_on_time),
        ),
        (
            Message::CardAnswers,
            told(card.answers_on_time),
            told(before.answers_on_time),
        ),
        (
            Message::CardKept,
            told(card.attainment.kept),
            told(before.attainment.kept),
        ),
        (
            Message::CardUnplanned,
            told(card.attainment.unplanned),
            told(before.attainment.unplanned),
        ),
        (
            Message::CardUnannounced,
            told(card.attainment.unannounced),
            told(before.attainment.unannounced),
        ),
        (
            Message::CardLogged,
            told(card.logged_late),
            told(before.logged_late),
        ),
    ];
    for (message, now, then) in rows {
        table.push(Row::new(vec![
            Cell::Text(words.say(message)),
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
    let columns = vec![
        Column::new("service", words.say(Message::ReportService), Kind::Text),
        Column::new("mean", words.say(Message::ReportMean), Kind::Mean),
        Column::new("before", words.say(Message::ReportBefore), Kind::Mean),
    ];
    let mut table = Table::new("ratings", columns)
        .title(words.say(Message::CardRatings))
        .empty(words.say(Message::CardNoRatings));
    let services = book.policy.satisfaction.services.iter();
    for (service, (now, then)) in services.zip(card.ratings.iter().zip(&before.ratings)) {
        if now.count + then.count > 0 {
            let cells = vec![
                Cell::Text(words.word(&vocabulary::SERVICE, service)),
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
    page.heading(phrases.words.say(Message::CardQuestions));
    page.points(signs.iter().map(|sign| question(sign, phrases)).collect());
    page.text(Tone::Quiet, phrases.words.say(Message::CardNoVerdict));
}

fn question(sign: &Sign, phrases: Phrases) -> String {
    let words = phrases.words;
    match sign {
        Sign::SameMinute { at, visits } => words.say(Message::CardSameMinute {
            at: &phrases.minute(*at),
            visits,
        }),
        Sign::SameText { text, visits } => words.say(Message::CardSameText { text, visits }),
        Sign::AllBest { visits } => words.say(Message::CardAllBest { visits }),
        Sign::OutsideHours { visits, first } => words.say(Message::CardOutsideHours {
            visits,
            at: &phrases.minute(*first),
        }),
        Sign::Burst { day, visits } => words.say(Message::CardBurst {
            day: &phrases.day(*day),
            visits,
        }),
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
