//! `event add`: what was recorded, and which rules follow it.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Body, Fact};
use crate::calendar::{DateOrInstant, Instant};
use crate::diag::nearest;
use crate::model::policy::{Anchor, Rule};
use crate::model::{Book, Party, PartyIx};

/// What `event add` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EventAdded<'a> {
    /// The event.
    pub event: RecordedEvent<'a>,
    /// The rules that follow events of its kind.
    pub rules: Vec<Fact<'a, Rule>>,
}

/// An event that was recorded.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RecordedEvent<'a> {
    /// Its id.
    pub id: String,
    /// When it happened.
    pub happened_at: DateOrInstant,
    /// To whom; null where it happened to the whole community.
    pub party: Option<Fact<'a, Party>>,
    /// What.
    pub kind: String,
    /// The file that it stands in.
    pub file: String,
}

impl Body for EventAdded<'_> {
    const NAME: &'static str = "event";
}

/// An event about to be recorded.
#[derive(Debug)]
pub struct NewEvent {
    /// Its id.
    pub id: String,
    /// When it happened.
    pub happened_at: DateOrInstant,
    /// To whom; none means the whole community.
    pub party: Option<PartyIx>,
    /// What.
    pub kind: String,
    /// The file that it goes to.
    pub file: String,
}

/// What is answered once an event is recorded.
pub fn added(book: &Book, event: NewEvent, now: Instant) -> Answer<EventAdded<'_>> {
    let rules = followers(book, &event.kind).map(Fact);
    let body = EventAdded {
        rules: rules.collect(),
        event: RecordedEvent {
            id: event.id,
            happened_at: event.happened_at,
            party: event.party.map(|party| Fact(&book[party])),
            kind: event.kind,
            file: event.file,
        },
    };
    Answer::at(now, body)
}

/// The rules that follow events of this kind.
fn followers<'b>(book: &'b Book, kind: &str) -> impl Iterator<Item = &'b Rule> {
    let anchor = Anchor::Event(kind.to_owned());
    let follows = move |rule: &&Rule| rule.trigger().is_some_and(|trigger| trigger.on == anchor);
    book.policy.rules.iter().filter(follows)
}

/// The kind that rules follow and that is nearest to one that none follows.
pub fn followed_near<'b>(book: &'b Book, kind: &str) -> Option<&'b str> {
    let rules = book.policy.rules.iter();
    let known = rules.filter_map(|rule| match &rule.trigger()?.on {
        Anchor::Event(kind) => Some(kind.as_str()),
        _ => None,
    });
    nearest(kind, known)
}
