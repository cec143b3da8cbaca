//! What `agenda` answers.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use super::called_off::called_off;
use super::day::{Occasions, occasions};
use super::rows::{Choice, Item, items};
use crate::calendar::{Date, Period, TimeOfDay};
use crate::duties::Known;
use crate::model::{Booking, BookingId, BookingState, Channel, Party, PartyIx, Staff, Visit};
use crate::ops::{Answer, Body, Fact, Say, Sentence};

/// What `agenda` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Agenda<'a> {
    /// The appointments of the period, by day, member and start.
    pub appointments: Vec<AgendaRow<'a>>,
    /// Appointments of earlier days that are still to be done.
    pub carried_over: Vec<AgendaRow<'a>>,
    /// The days that bring something beside them.
    pub days: Vec<AgendaDay<'a>>,
    /// All the appointments, those carried over first.
    #[serde(skip)]
    pub items: Vec<Item<'a>>,
    /// Appointments that were called off, for calendars that hold them.
    #[serde(skip)]
    pub called_off: Vec<&'a Booking>,
    /// Every day of the period with what it brings.
    #[serde(skip)]
    pub occasions: Vec<(Date, Occasions)>,
    /// What was asked for.
    #[serde(skip)]
    pub choice: Choice,
}

/// An appointment.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AgendaRow<'a> {
    /// The id.
    pub id: BookingId,
    /// The day.
    pub date: Date,
    /// The time of day.
    pub start: TimeOfDay,
    /// How long it takes.
    pub minutes: u32,
    /// Who goes, the lead first.
    pub staff: Vec<Fact<'a, Staff>>,
    /// Who is visited.
    pub party: Fact<'a, Party>,
    /// The party's name.
    pub name: &'a str,
    /// How.
    pub channel: Channel,
    /// The rules it is for.
    pub rules: Vec<String>,
    /// The duties it would clear, or has cleared.
    pub duties: Vec<String>,
    /// How it stands in the plan.
    pub state: BookingState,
    /// Whether it was kept.
    pub kept: &'static str,
    /// The visit that says so.
    pub visit: Option<Fact<'a, Visit>>,
    /// What to know at the door, in words.
    pub facts: Sentence<'a, AtTheDoor, Vec<String>>,
}

/// What is open, promised and owed at a door, and how the last visit ended.
#[derive(Clone, Copy, Debug)]
pub struct AtTheDoor(pub PartyIx);

/// A day that brings something.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AgendaDay<'a> {
    /// The day.
    pub date: Date,
    /// The festivals.
    pub festivals: Vec<String>,
    /// Whose birthday it is.
    pub birthdays: Vec<Fact<'a, Party>>,
    /// Who moves in.
    pub moving_in: Vec<Fact<'a, Party>>,
    /// Who marries.
    pub weddings: Vec<Fact<'a, Party>>,
}

impl Body for Agenda<'_> {
    const NAME: &'static str = "agenda";
}

/// The saved plan of a period; `voice` says what to know at the doors.
pub fn agenda<'a>(
    known: &Known<'a>,
    period: Period,
    choice: Choice,
    voice: &'a dyn Say<AtTheDoor, Vec<String>>,
) -> Answer<Agenda<'a>> {
    let items = items(known, &period, choice);
    let dates = period.dates();
    let occasions: Vec<_> = dates
        .map(|date| {
            let all = occasions(known.book, date);
            let own = |member| all.of_member(known.book, known.now.date(), member);
            (date, choice.staff.map_or_else(|| all.clone(), own))
        })
        .collect();
    let rows = |carried: bool| {
        let items = items.iter().filter(|item| item.carried == carried);
        items.map(|item| row(known, item, voice)).collect()
    };
    let eventful = occasions.iter();
    let eventful = eventful.filter(|(_, occasions)| *occasions != Occasions::default());
    let days = eventful.map(|(date, occasions)| day(known, *date, occasions));
    let body = Agenda {
        appointments: rows(false),
        carried_over: rows(true),
        days: days.collect(),
        called_off: called_off(known, &items, &period, choice),
        items,
        occasions,
        choice,
    };
    Answer::at(known.now, body).about(period)
}

fn row<'a>(
    known: &Known<'a>,
    item: &Item<'a>,
    voice: &'a dyn Say<AtTheDoor, Vec<String>>,
) -> AgendaRow<'a> {
    let (book, row) = (known.book, &item.row);
    let party = &book[row.party];
    let rules = row.rules.iter();
    let staff = row.staff.iter();
    let duties = item.duties.iter();
    AgendaRow {
        id: row.id.clone(),
        date: row.date,
        start: row.start,
        minutes: row.minutes,
        staff: staff.map(|member| Fact(&book[*member])).collect(),
        party: Fact(party),
        name: &party.name,
        channel: row.channel,
        rules: rules
            .map(|rule| rule.text(&book.policy))
            .map(Cow::into_owned)
            .collect(),
        duties: duties.map(|duty| duty.id.clone()).collect(),
        state: row.state,
        kept: item.kept.as_str(),
        visit: item.kept.visit().map(|visit| Fact(&book[visit])),
        facts: Sentence::new(AtTheDoor(row.party), voice),
    }
}

fn day<'a>(known: &Known<'a>, date: Date, occasions: &Occasions) -> AgendaDay<'a> {
    let parties = |parties: &[PartyIx]| {
        let parties = parties.iter();
        parties.map(|party| Fact(&known.book[*party])).collect()
    };
    AgendaDay {
        date,
        festivals: occasions.festivals.clone(),
        birthdays: parties(&occasions.birthdays),
        moving_in: parties(&occasions.moving_in),
        weddings: parties(&occasions.weddings),
    }
}
