//! `event list`: what happened in a period.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Body, Fact};
use crate::calendar::{DateOrInstant, Instant, Period};
use crate::model::{Book, Event, Party, PartyIx};

/// What is asked: the events of a period that each of these holds for.
#[derive(Debug)]
pub struct Asked {
    /// In which they happened.
    pub period: Period,
    /// To whom.
    pub party: Option<PartyIx>,
    /// Of which kind.
    pub kind: Option<String>,
}

/// What `event list` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Events<'a> {
    /// The events, the last first.
    pub events: Vec<Happened<'a>>,
}

/// Something that happened.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Happened<'a> {
    /// Its id.
    pub id: Fact<'a, Event>,
    /// When.
    pub happened_at: DateOrInstant,
    /// To whom; null where it happened to the whole community.
    pub party: Option<Fact<'a, Party>>,
    /// What.
    pub kind: &'a str,
    /// What there is to say.
    pub note: Option<&'a str>,
}

impl Body for Events<'_> {
    const NAME: &'static str = "event-list";
}

/// The events asked for.
pub fn list<'a>(book: &'a Book, asked: &Asked, now: Instant) -> Answer<Events<'a>> {
    let is_asked = |event: &&Event| {
        asked.period.holds(event.happened_at.start())
            && asked.party.is_none_or(|party| event.party == Some(party))
            && asked
                .kind
                .as_deref()
                .is_none_or(|kind| *event.kind == *kind)
    };
    let events = book.events.iter().rev().filter(is_asked);
    let events = events.map(|event| Happened {
        id: Fact(event),
        happened_at: event.happened_at,
        party: event.party.map(|party| Fact(&book[party])),
        kind: &event.kind,
        note: event.note.as_deref(),
    });
    let body = Events {
        events: events.collect(),
    };
    Answer::at(now, body).about(asked.period.clone())
}
