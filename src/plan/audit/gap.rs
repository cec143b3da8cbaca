//! Rule 7: at most one appointment a day, and none too soon again, unless a duty cannot wait.

use std::collections::BTreeSet;

use super::startable::startable;
use super::view::View;
use super::{Breach, Never};
use crate::calendar::Date;
use crate::duties::{Duty, agreed};
use crate::model::{BookingState, Channel, PartyIx, Priority};
use crate::plan::Appointment;

pub(super) fn broken(view: &View<'_>, made: &Appointment) -> Vec<Breach> {
    if made.channel == Channel::Message {
        return Vec::new();
    }
    let mut breaches = Vec::new();
    let mut tell = |detail: &str| breaches.push(View::breach(Never::Gap, made, detail));
    let day = made.start.date();
    if booked(view, made).any(|date| date == day) {
        tell("a second appointment that day");
    }
    let same_minute = |other: &&Appointment| {
        !std::ptr::eq(*other, made) && (other.party, other.start) == (made.party, made.start)
    };
    if view
        .outcome
        .appointments
        .iter()
        .any(|other| same_minute(&other))
    {
        tell("a second appointment in that minute");
    }
    if cannot_wait(view, made) {
        return breaches;
    }
    let near = |date: Date| day.days_since(date).abs() < gap(view);
    let waits =
        |other: &&Appointment| other.state != BookingState::Proposed || !cannot_wait(view, other);
    let planned = others(view, made).filter(|other| waits(other) && near(other.start.date()));
    if met(view, made.party)
        .chain(elsewhere(view, made.party))
        .any(near)
        || planned.count() > 0
    {
        tell("too near to a visit or another appointment");
    }
    breaches
}

fn gap(view: &View<'_>) -> i32 {
    i32::try_from(view.book.policy.visit.gap_days).unwrap_or(i32::MAX)
}

/// Whether an appointment has a duty that is urgent or could start on no day that is not too near to
/// something else.
fn cannot_wait(view: &View<'_>, made: &Appointment) -> bool {
    let kept: BTreeSet<Date> = booked(view, made).chain(met(view, made.party)).collect();
    let near = |date: Date| {
        kept.iter()
            .any(|other| date.days_since(*other).abs() < gap(view))
    };
    let carried = view.carried(made);
    carried.iter().any(|duty| {
        duty.priority == Priority::Urgent
            || !window_days(view, duty).any(|date| !near(date) && startable(view, duty, date))
    })
}

/// The other appointments of the party in this plan, messages apart.
fn others<'a>(view: &View<'a>, made: &'a Appointment) -> impl Iterator<Item = &'a Appointment> {
    let all = view.outcome.appointments.iter();
    all.filter(|other| !std::ptr::eq(*other, made))
        .filter(|other| other.party == made.party && other.channel != Channel::Message)
}

/// The days of the party's other appointments in any plan.
fn booked<'a>(view: &'a View<'a>, made: &'a Appointment) -> impl Iterator<Item = Date> + 'a {
    let others = others(view, made).map(|other| other.start.date());
    others.chain(elsewhere(view, made.party))
}

/// The days of a party's appointments in other plans and of what was agreed on for other months.
fn elsewhere<'a>(view: &'a View<'a>, party: PartyIx) -> impl Iterator<Item = Date> + 'a {
    let month = &view.outcome.month;
    let rows = view.rows().filter(move |(name, row)| {
        let elsewhere = **name != *month.name || !month.holds(row.starts_at());
        elsewhere
            && row.party == party
            && row.channel != Channel::Message
            && row.starts_at() >= view.now
    });
    let agreements = agreed::agreements(&view.known).into_iter();
    let later = agreements
        .filter(move |row| row.party == party && row.start >= view.now && !month.holds(row.start));
    rows.map(|(_, row)| row.date)
        .chain(later.map(|row| row.start.date()))
}

/// The days on which a party was met.
fn met<'a>(view: &'a View<'a>, party: PartyIx) -> impl Iterator<Item = Date> + 'a {
    let visits = view.known.visits_of(party).iter();
    let visits = visits.map(|&visit| &view.book[visit]);
    visits
        .filter(|visit| visit.is_met())
        .map(|visit| visit.at.date())
}

/// The days of a duty's window in what is left of the month.
pub(in crate::plan) fn window_days(
    view: &View<'_>,
    duty: &Duty,
) -> impl Iterator<Item = Date> + use<> {
    let first = duty.opens.max(view.from()).date();
    let last = duty.closes.min(view.outcome.month.end()).last_day();
    (first.day_number()..=last.day_number()).map(Date::from_day_number)
}
