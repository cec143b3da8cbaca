//! `due`: the duties of a period, in every state, with their reasons.

use super::page::page_of;
use crate::duties::State;
use crate::ops::Answer;
use crate::ops::due::{Due, DueDuty};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// The page of `due`, with the duties in the states that it `shows`; the others are counted.
pub fn page(answer: &Answer<Due<'_>>, shows: impl Fn(State) -> bool, words: Words) -> Page {
    let mut page = page_of(answer, words.say(Message::DueTitle));
    let duties = &answer.body.duties;
    let shown: Vec<&DueDuty<'_>> = duties.iter().filter(|duty| shows(duty.state)).collect();
    let others = duties.len() - shown.len();
    let empty = words.say(match others {
        0 => Message::DueEmpty,
        _ => Message::DueNothingOpen,
    });
    page.table(table(&shown, words).empty(empty));
    page.text(Tone::Quiet, summary(duties, words));
    if others > 0 {
        let count = &others;
        page.text(Tone::Quiet, words.say(Message::DueOthers { count }));
    }
    page
}

fn table(duties: &[&DueDuty<'_>], words: Words) -> Table {
    let columns = vec![
        Column::new("due", words.say(Message::DueDue), Kind::Instant),
        Column::new("state", words.say(Message::DueState), Kind::Text),
        Column::new("party", words.say(Message::DueParty), Kind::Id),
        Column::new("name", words.say(Message::DueName), Kind::Text).fold(2),
        Column::new("rule", words.say(Message::DueRule), Kind::Text).grouped(),
        Column::new("staff", words.say(Message::DueStaff), Kind::Text).fold(2),
        Column::new("reason", words.say(Message::DueReason), Kind::Text).fold(1),
    ];
    let mut table = Table::new("duties", columns);
    for duty in duties {
        let cells = vec![
            Cell::from(duty.due.last()),
            Cell::text(words.term(duty.state)),
            Cell::Id(duty.party.id.to_string()),
            Cell::Text(duty.party.name.to_string()),
            Cell::Text(duty.rule.name().to_owned()),
            Cell::Text(leads(duty)),
            Cell::Text(duty.reason.to_string()),
        ];
        let row = Row::new(cells).tone(tone(duty.state));
        table.push(row.group(duty.rule.name()));
    }
    table
}

/// Who can lead: one by name, several by the first and how many more.
fn leads(duty: &DueDuty<'_>) -> String {
    match duty.staff.as_slice() {
        [] => "–".to_owned(),
        [only] => only.name.clone(),
        [first, others @ ..] => format!("{} +{}", first.name, others.len()),
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
fn summary(duties: &[DueDuty<'_>], words: Words) -> String {
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
