//! Rule 7: at most one appointment a day, and none too soon again, unless a duty cannot wait.

use std::collections::BTreeSet;

use super::startable::startable;
use super::view::View;
use super::{Breach, Never};
use crate::calendar::Date;
use crate::duties::{Duty, agreed};
use crate::model::{Channel, Priority};
use crate::plan::Appointment;

pub(super) fn broken(view: &View<'_>, made: &Appointment) -> Vec<Breach> {
    if made.channel == Channel::Message {
        return Vec::new();
    }
    let mut breaches = Vec::new();
    let booked = booked(view, made);
    let day = made.start.date();
    if booked.contains(&day) {
        breaches.push(View::breach(
            Never::Gap,
            made,
            "a second appointment that day",
        ));
    }
    let kept: BTreeSet<Date> = booked.into_iter().chain(met(view, made)).collect();
    let gap = i32::try_from(view.book.policy.visit.gap_days).unwrap_or(i32::MAX);
    let near = |date: Date| kept.iter().any(|other| date.days_since(*other).abs() < gap);
    let waits = |duty: &&Duty| {
        duty.priority != Priority::Urgent
            && window_days(view, duty).any(|date| !near(date) && startable(view, duty, date))
    };
    if near(day) && view.carried(made).iter().all(waits) {
        breaches.push(View::breach(
            Never::Gap,
            made,
            "too near to a visit or another appointment",
        ));
    }
    breaches
}

/// The days of the party's other appointments in any plan.
fn booked(view: &View<'_>, made: &Appointment) -> Vec<Date> {
    let others = view
        .outcome
        .appointments
        .iter()
        .filter(|other| !std::ptr::eq(*other, made));
    let others =
        others.filter(|other| other.party == made.party && other.channel != Channel::Message);
    let month = &view.outcome.month;
    let rows = view.rows().filter(|(name, row)| {
        let elsewhere = **name != *month.name || !month.holds(row.starts_at());
        elsewhere
            && row.party == made.party
            && row.channel != Channel::Message
            && row.starts_at() >= view.now
    });
    let agreements = agreed::agreements(&view.known).into_iter();
    let later = agreements
        .filter(|row| row.party == made.party && row.start >= view.now && !month.holds(row.start));
    let later: Vec<Date> = later.map(|row| row.start.date()).collect();
    others
        .map(|other| other.start.date())
        .chain(rows.map(|(_, row)| row.date))
        .chain(later)
        .collect()
}

/// The days on which the party was met.
fn met(view: &View<'_>, made: &Appointment) -> Vec<Date> {
    let visits = view
        .known
        .visits_of(made.party)
        .iter()
        .map(|&visit| &view.book[visit]);
    visits
        .filter(|visit| visit.is_met())
        .map(|visit| visit.at.date())
        .collect()
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
