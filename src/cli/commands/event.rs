//! `event add`: something happened to an owner, or to the whole community.

use clap::{Args, Subcommand};

use super::event_rows::{List, Remove, Set};
use crate::book::schema::columns_of;
use crate::book::{Need, appended};
use crate::calendar::{DateOrInstant, Month, Toward};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::forms::{Forms, PAGE, TABLE};
use crate::diag::file::Folder;
use crate::model::Book;
use crate::ops::event_added::{NewEvent, added, followed_near};
use crate::report::{self, Names, Phrases};
use crate::words::Message;

/// Record what happened to an owner: a wedding, a repair finished, an accident
#[derive(Args, Debug)]
pub struct Event {
    #[command(subcommand)]
    step: Step,
}

#[derive(Debug, Subcommand)]
enum Step {
    Add(Add),
    List(List),
    Set(Set),
    Remove(Remove),
}

/// Record one event
#[derive(Args, Debug)]
struct Add {
    /// To whom: an id, building-unit-room, or a name; then what: the kind that rules name. With
    /// --community the kind alone
    #[arg(value_name = "PARTY KIND", num_args = 1..=2, required = true)]
    what: Vec<String>,
    /// It happened to the whole community
    #[arg(long)]
    community: bool,
    /// When: a day or a minute (default: now)
    #[arg(long, value_name = "WHEN")]
    at: Option<String>,
    /// What there is to say; - reads it from stdin
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// Record it although neither rules nor data know such a kind
    #[arg(long)]
    new: bool,
}

impl Event {
    /// The forms that the answer takes.
    pub fn forms(&self) -> Forms {
        match &self.step {
            Step::Add(_) => PAGE,
            _ => TABLE,
        }
    }

    /// Records it.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        match self.step {
            Step::Add(add) => add.run(context),
            Step::List(list) => list.run(context),
            Step::Set(set) => set.run(context),
            Step::Remove(remove) => remove.run(context),
        }
    }
}

impl Add {
    fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let need = Need {
            events: true,
            ..Need::MASTER_DATA
        };
        let (reading, now) = context.needed(&directory, need)?;
        let book = reading.book;
        let kind_asked = |kind| context.event_asked("KIND", &book, kind, Some(self.new));
        let (party, kind) = match (self.what.as_slice(), self.community) {
            ([kind], true) => (None, kind_asked(kind)?),
            ([party, kind], false) => (
                Some(context.whom(&book, party, now.date())?),
                kind_asked(kind)?,
            ),
            _ => return context.refuse(Message::EventWhat),
        };
        let happened_at = match &self.at {
            None => DateOrInstant::Instant(now),
            Some(text) => context.moment_asked("--at", text, (&book.almanac, now), Toward::Past)?,
        };
        let note = self
            .note
            .as_deref()
            .map(|text| context.text_asked("--note", text))
            .transpose()?;
        let id = context.new_id(&directory, 'e', happened_at.start())?;
        let columns = columns_of("events", &[]);
        let (at, file) = (
            happened_at.to_string(),
            Folder::Events.file(Month::of(happened_at.date())),
        );
        let party_id = party
            .map(|party| book[party].id.to_string())
            .unwrap_or_default();
        let cells = [
            ("id", id.as_str()),
            ("happened_at", &at),
            ("party", &party_id),
            ("kind", &kind),
            ("note", note.as_deref().unwrap_or_default()),
        ];
        let session = context.session(&directory)?;
        context.deed(&session, |words| {
            let names = Names::new(&book, words);
            words.say(Message::DeedEventAdd {
                name: &names.party_or_all(party),
                kind: &names.event(&kind),
                at: &Phrases::new(words, now).moment(happened_at),
            })
        });
        context.commit(&session, &directory, &file, |current| {
            appended(current, &columns, &cells, &[]).map(|(bytes, _)| bytes)
        })?;
        drop(session);
        let event = NewEvent {
            id,
            happened_at,
            party,
            kind,
            file,
        };
        let answer = added(&book, event, now);
        if answer.body.rules.is_empty() {
            unfollowed(context, &book, &answer.body.event.kind);
        }
        context.answer(answer, |answer, words| {
            report::event_added::page(answer, &book, words)
        })
    }
}

/// Says that no rule follows such an event, and which one was probably meant.
fn unfollowed(context: &mut Context<'_>, book: &Book, kind: &str) {
    let said = match followed_near(book, kind) {
        Some(near) => context.words.say(Message::EventNear {
            kind: &kind,
            near: &near,
        }),
        None => context.words.say(Message::EventUnfollowed { kind: &kind }),
    };
    context.warn(&said);
}
