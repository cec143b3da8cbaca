//! `event list`, `event set`, `event remove`: what was recorded of owners, and what of it was wrong.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::mending::Mending;
use crate::duties::lookback::Lookback;
use crate::model::{Book, Event};
use crate::ops::event_list::{self, Asked};
use crate::report::{self, Names, Phrases};
use crate::words::{Message, Words};

/// List events, the last first
#[derive(Args, Debug)]
pub struct List {
    /// In this period: 2026-11, "last 7 days" (default: the month that holds now)
    #[arg(value_name = "PERIOD", num_args = 0..=3)]
    period: Vec<String>,
    /// Of this party alone: an id, building-unit-room, or a name
    #[arg(long, value_name = "PARTY")]
    party: Option<String>,
    /// Of this kind alone
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
}

/// Change cells of an event; an empty value clears a cell
#[derive(Args, Debug)]
pub struct Set {
    /// The event's id, or a part of its tail that no other has
    #[arg(value_name = "ID")]
    id: String,
    /// What: party=5-2-402, kind=wedding, `happened_at=2026-11-20`, note=…
    #[arg(value_name = "FIELD=VALUE", required = true)]
    fields: Vec<String>,
    /// Take a kind that neither rules nor data know
    #[arg(long)]
    new: bool,
}

/// Take an event out
#[derive(Args, Debug)]
pub struct Remove {
    /// The event's id, or a part of its tail that no other has
    #[arg(value_name = "ID")]
    id: String,
}

impl List {
    /// Shows them.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, asked) = context.open(true, |context, book, now| {
            let period = context.period(&self.period, &book.almanac, now)?;
            let party = self.party.as_deref();
            let party = party
                .map(|text| context.whom(book, text, now.date()))
                .transpose()?;
            Ok(((period, party), Lookback::since(now.date())))
        })?;
        let (period, party) = asked;
        let kind = self.kind.as_deref();
        let kind = kind.map(|kind| context.event_asked("--kind", &opened.book, kind, None));
        let asked = Asked {
            period,
            party,
            kind: kind.transpose()?,
        };
        let book = &opened.book;
        let answer = event_list::list(book, &asked, opened.now);
        context.answer(answer, |answer, words| {
            report::event_list::page(answer, book, words)
        })
    }
}

impl Set {
    /// Mends it.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        with(context, &self.id, |context, mending, _| {
            let cells = mending.cells(context, &self.fields, self.new)?;
            mending.set(context, &cells)
        })
    }
}

impl Remove {
    /// Takes it out.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        with(context, &self.id, |context, mending, event| {
            mending.remove(context, |words| sentence(mending, event, words))
        })
    }
}

fn sentence(mending: &Mending<'_>, event: &Event, words: Words) -> String {
    let book = &mending.reading.book;
    let names = Names::new(book, words);
    words.say(Message::DeedEventRemove {
        name: &names.party_or_all(event.party),
        kind: &names.event(&event.kind),
        at: &Phrases::new(words, mending.now).moment(event.happened_at),
    })
}

fn with(
    context: &mut Context<'_>,
    id: &str,
    act: impl FnOnce(&mut Context<'_>, &Mending<'_>, &Event) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let directory = context.directory()?;
    let session = context.session(&directory)?;
    let (reading, now) = context.everything(&directory)?;
    let event = event_asked(context, &reading.book, id)?;
    let mending = Mending {
        directory: &directory,
        session: &session,
        reading: &reading,
        now,
        table: "events",
        when: "happened_at",
        id: event.id.as_str(),
        place: &event.place,
        force: true,
    };
    act(context, &mending, event)
}

fn event_asked<'b>(
    context: &Context<'_>,
    book: &'b Book,
    typed: &str,
) -> Result<&'b Event, CommandError> {
    let ids = || book.events.iter().map(|event| event.id.as_str());
    let id = context.id_or_near(ids, typed, Message::EventUnknown { id: &typed })?;
    let found = book.events.iter().find(|event| event.id.as_str() == id);
    Ok(found.expect("it was found by its id"))
}
