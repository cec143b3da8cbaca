//! `due`: the duties of a period, in every state, with their reasons.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Names, Phrases, reason};
use crate::calendar::{Instant, Period};
use crate::duties::{Duty, State};
use crate::model::Book;
use crate::model::policy::{Area, Seat};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// A duty as programs get it.
#[derive(Debug, Serialize)]
pub struct WireDuty<'a> {
    id: &'a str,
    rule: &'a str,
    party: &'a str,
    state: &'static str,
    opens: String,
    due: String,
    closes: String,
    priority: &'static str,
    channels: Vec<&'static str>,
    staff: Vec<&'a str>,
    with: Vec<WireSeat<'a>>,
    reason: String,
    cleared_by: Option<&'a str>,
}

/// Somebody who must be there too.
#[derive(Debug, Serialize)]
pub struct WireSeat<'a> {
    role: &'a str,
    department: Option<&'a str>,
    area: &'static str,
}

/// The page of `due`.
pub fn page(book: &Book, duties: &[Duty], period: &Period, now: Instant, words: Words) -> Page {
    let names = Names::new(book, words);
    let phrases = Phrases::new(words, now);
    let mut page = Page::new("due", words.say(Message::DueTitle), now);
    page.period = Some(period.clone());
    page.table(table(book, duties, names, phrases));
    page.text(Tone::Quiet, summary(duties, words));
    page.wire = wire(book, duties, names, phrases);
    page
}

fn table(book: &Book, duties: &[Duty], names: Names, phrases: Phrases) -> Table {
    let columns = vec![
        Column::new("due", phrases.words.say(Message::DueDue), Kind::Instant),
        Column::new("state", phrases.words.say(Message::DueState), Kind::Text),
        Column::new("party", phrases.words.say(Message::DueParty), Kind::Id),
        Column::new("name", phrases.words.say(Message::DueName), Kind::Text).fold(2),
        Column::new("rule", phrases.words.say(Message::DueRule), Kind::Text).grouped(),
        Column::new("staff", phrases.words.say(Message::DueStaff), Kind::Text).fold(2),
        Column::new("reason", phrases.words.say(Message::DueReason), Kind::Text).fold(1),
    ];
    let mut table = Table::new("duties", columns).empty(phrases.words.say(Message::DueEmpty));
    for duty in duties {
        let cells = vec![
            Cell::from(duty.due.last()),
            Cell::text(phrases.words.term(duty.state)),
            Cell::Id(names.party_id(duty.party).to_owned()),
            Cell::Text(names.party(duty.party).to_owned()),
            Cell::Text(names.rule(duty.rule).to_owned()),
            Cell::Text(leads(duty, names)),
            Cell::Text(reason::sentence(&duty.reason, book, phrases)),
        ];
        table.push(
            Row::new(cells)
                .tone(tone(duty.state))
                .group(names.rule(duty.rule)),
        );
    }
    table
}

/// Who can lead: one by name, several by the first and how many more.
fn leads(duty: &Duty, names: Names) -> String {
    match duty.leads.as_slice() {
        [] => "–".to_owned(),
        [only] => names.member(*only).to_owned(),
        [first, others @ ..] => format!("{} +{}", names.member(*first), others.len()),
    }
}

/// How a state is meant to strike the eye.
pub fn tone(state: State) -> Tone {
    match state {
        State::Overdue | State::Missed => Tone::Bad,
        State::Done => Tone::Good,
        State::DoneLate => Tone::Warn,
        State::Upcoming | State::Waived | State::Declined => Tone::Quiet,
        State::Open => Tone::Plain,
    }
}

/// How many there are in each state that occurs.
fn summary(duties: &[Duty], words: Words) -> String {
    let counts: Vec<String> = State::ALL
        .iter()
        .map(|state| {
            (
                state,
                duties.iter().filter(|duty| duty.state == *state).count(),
            )
        })
        .filter(|(_, count)| *count > 0)
        .map(|(state, count)| {
            let state = words.term(*state);
            words.say(Message::DueCount {
                state: &state,
                count: &count,
            })
        })
        .collect();
    if duties.is_empty() {
        return words.say(Message::DueNone);
    }
    words.say(Message::DueSummary {
        all: &duties.len(),
        counts: &words.list(&counts),
    })
}

fn wire(book: &Book, duties: &[Duty], names: Names, phrases: Phrases) -> Map<String, Value> {
    let duties: Vec<WireDuty> = duties
        .iter()
        .map(|duty| wire_duty(book, duty, names, phrases))
        .collect();
    let mut wire = Map::new();
    wire.insert(
        "duties".into(),
        serde_json::to_value(duties).expect("plain values"),
    );
    wire
}

/// A duty for programs.
pub(super) fn wire_duty<'a>(
    book: &'a Book,
    duty: &'a Duty,
    names: Names<'a>,
    phrases: Phrases,
) -> WireDuty<'a> {
    let asks = duty.asks(book);
    WireDuty {
        id: &duty.id,
        rule: names.rule_id(duty.rule),
        party: names.party_id(duty.party),
        state: duty.state.as_str(),
        opens: duty.opens.to_string(),
        due: duty.due.to_string(),
        closes: duty.closes.to_string(),
        priority: duty.priority.as_str(),
        channels: asks
            .channels
            .iter()
            .map(|channel| channel.as_str())
            .collect(),
        staff: names.member_ids(duty.leads.iter().copied()),
        with: asks
            .with
            .iter()
            .map(|seat| wire_seat(book, duty, *seat))
            .collect(),
        reason: reason::sentence(&duty.reason, book, phrases),
        cleared_by: duty.cleared_by.map(|visit| book[visit].id.as_str()),
    }
}

fn wire_seat<'a>(book: &'a Book, duty: &Duty, seat: Seat) -> WireSeat<'a> {
    WireSeat {
        role: book[seat.role].id.as_str(),
        department: if seat.of_issue_department {
            duty.reason.fact.department(book)
        } else {
            None
        },
        area: match seat.area {
            Area::Own => "own",
            Area::Any => "any",
        },
    }
}
