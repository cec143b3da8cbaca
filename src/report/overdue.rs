//! `overdue`: what is past its limit, worst first (W11, B3 of the rule ledger).

use serde::Serialize;
use serde_json::Value;

use super::{Names, Phrases, reason};
use crate::calendar::Instant;
use crate::duties::Known;
use crate::duties::overdue::{OverdueItem, OverdueKind};
use crate::model::{Book, IssueSeverity};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words, vocabulary};

/// An item as programs get it.
#[derive(Debug, Serialize)]
struct WireItem<'a> {
    kind: &'static str,
    id: &'a str,
    party: &'a str,
    severity: Option<&'static str>,
    department: Option<&'a str>,
    staff: Vec<&'a str>,
    limit: String,
    late_minutes: i64,
    held_since: Option<String>,
    summary: String,
}

/// The page of `overdue`.
pub fn page(known: &Known<'_>, items: &[OverdueItem], missed: usize, words: Words) -> Page {
    let mut page = Page::new("overdue", words.say(Message::OverdueTitle), known.now);
    let (held, late): (Vec<_>, Vec<_>) = items.iter().partition(|item| item.held_since.is_some());
    page.table(table(known.book, &late, known.now, words));
    if !held.is_empty() {
        let mut table = table(known.book, &held, known.now, words);
        table.key = "held";
        page.table(table.title(words.say(Message::OverdueHeld)));
    }
    page.text(
        Tone::Quiet,
        words.say(Message::OverdueMissed { count: &missed }),
    );
    page.wire.insert("items".into(), wire(known, items, words));
    page.wire.insert("missed_last_month".into(), missed.into());
    page
}

fn table(book: &Book, items: &[&OverdueItem], now: Instant, words: Words) -> Table {
    let columns = vec![
        Column::new("kind", words.say(Message::OverdueKind), Kind::Text),
        Column::new(
            "late_minutes",
            words.say(Message::OverdueLate),
            Kind::Minutes,
        ),
        Column::new("party", words.say(Message::OverdueParty), Kind::Id),
        Column::new("name", words.say(Message::OverdueName), Kind::Text).fold(2),
        Column::new(
            "department",
            words.say(Message::OverdueDepartment),
            Kind::Text,
        )
        .fold(3),
        Column::new("staff", words.say(Message::OverdueStaff), Kind::Text).fold(2),
        Column::new("summary", words.say(Message::OverdueSummary), Kind::Text).fold(1),
    ];
    let names = Names::new(book, words);
    let phrases = Phrases::new(words, now);
    let mut table = Table::new("overdue", columns).empty(words.say(Message::OverdueEmpty));
    for item in items {
        let department = item.issue.map_or("", |issue| &*book[issue].department);
        let cells = vec![
            Cell::Text(words.say(kind(item.kind))),
            Cell::Minutes(item.late_minutes),
            Cell::Id(names.party_id(item.party).to_owned()),
            Cell::Text(names.party(item.party).to_owned()),
            Cell::Text(words.word(&vocabulary::DEPARTMENT, department)),
            Cell::Text(names.members(item.staff.iter().copied())),
            Cell::Text(summary(book, item, phrases)),
        ];
        table.push(Row::new(cells).tone(tone(item.kind)));
    }
    table
}

fn kind(kind: OverdueKind) -> Message<'static> {
    match kind {
        OverdueKind::Answer => Message::OverdueKindAnswer,
        OverdueKind::Promise => Message::OverdueKindPromise,
        OverdueKind::Resolve => Message::OverdueKindResolve,
        OverdueKind::Revisit => Message::OverdueKindRevisit,
        OverdueKind::Duty => Message::OverdueKindDuty,
    }
}

fn tone(kind: OverdueKind) -> Tone {
    match kind {
        OverdueKind::Answer | OverdueKind::Promise => Tone::Bad,
        OverdueKind::Resolve | OverdueKind::Revisit => Tone::Warn,
        OverdueKind::Duty => Tone::Plain,
    }
}

/// What it is about: the issue's summary, or the duty's rule and reason.
fn summary(book: &Book, item: &OverdueItem, phrases: Phrases) -> String {
    let names = Names::new(book, phrases.words);
    match &item.duty {
        Some(duty) => {
            let reason = reason::sentence(&duty.reason, book, phrases);
            phrases.words.say(Message::OverdueDuty {
                rule: &names.rule(duty.rule),
                reason: &reason,
            })
        }
        None => item
            .issue
            .map_or(String::new(), |issue| book[issue].summary.to_string()),
    }
}

fn wire(known: &Known<'_>, items: &[OverdueItem], words: Words) -> Value {
    let book = known.book;
    let names = Names::new(book, words);
    let phrases = Phrases::new(words, known.now);
    let items: Vec<WireItem> = items
        .iter()
        .map(|item| WireItem {
            kind: item.kind.as_str(),
            id: &item.id,
            party: names.party_id(item.party),
            severity: item.severity(known).map(IssueSeverity::as_str),
            department: item.issue.map(|issue| &*book[issue].department),
            staff: names.member_ids(item.staff.iter().copied()),
            limit: item.limit.to_string(),
            late_minutes: item.late_minutes,
            held_since: item.held_since.map(|at| at.to_string()),
            summary: summary(book, item, phrases),
        })
        .collect();
    serde_json::to_value(items).expect("plain values")
}
