//! `doctor`: what is fine and what is not, a row each.

use super::page::page_of;
use crate::ops::Answer;
use crate::ops::doctor::{Doctor, Standing, Thing};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// The page of `doctor`.
pub fn page(answer: &Answer<Doctor>, words: Words) -> Page {
    let mut page = page_of(answer, words.say(Message::DoctorTitle));
    page.table(table(&answer.body, words));
    page
}

fn table(doctor: &Doctor, words: Words) -> Table {
    let columns = vec![
        Column::new("what", words.say(Message::DoctorWhat), Kind::Text),
        Column::new("state", words.say(Message::DoctorState), Kind::Text),
        Column::new("detail", words.say(Message::DoctorDetail), Kind::Text).fold(1),
    ];
    let mut table = Table::new("checks", columns);
    for finding in &doctor.checks {
        let (tone, state) = state(finding.state);
        let cells = vec![
            Cell::Text(words.say(thing(finding.what))),
            Cell::Text(words.say(state)),
            Cell::Text(finding.detail.clone()),
        ];
        table.push(Row::new(cells).tone(tone));
    }
    table
}

fn state(state: Standing) -> (Tone, Message<'static>) {
    match state {
        Standing::Fine => (Tone::Good, Message::DoctorFine),
        Standing::Wrong => (Tone::Bad, Message::DoctorWrong),
        Standing::Attention => (Tone::Warn, Message::DoctorAttention),
        Standing::None => (Tone::Quiet, Message::DoctorNone),
    }
}

fn thing(thing: Thing) -> Message<'static> {
    match thing {
        Thing::Version => Message::DoctorVersion,
        Thing::Language => Message::DoctorLanguage,
        Thing::Directory => Message::DoctorDirectory,
        Thing::Office => Message::DoctorOffice,
        Thing::Files => Message::DoctorFiles,
        Thing::Encoding => Message::DoctorEncoding,
        Thing::Open => Message::DoctorOpen,
        Thing::CodePage => Message::DoctorCodePage,
        Thing::Git => Message::DoctorGit,
        Thing::People => Message::DoctorPeople,
    }
}
