//! Rule 5: nobody is in two places; between two of a member's appointments lie the walk and, before
//! a door that is not the first of a span of hours, the minutes of being early.

use super::view::{View, is_walked};
use super::{Breach, Never};
use crate::calendar::Instant;
use crate::model::{Book, Channel, PartyIx, StaffIx};
use crate::plan::Appointment;

pub(super) fn broken(view: &View<'_>, made: &Appointment) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for other in &view.outcome.appointments {
        let shared = made
            .staff
            .iter()
            .filter(|member| other.staff.contains(member));
        if std::ptr::eq(made, other) || made.start.date() != other.start.date() {
            continue;
        }
        for &member in shared {
            if overlap(made, other) {
                breaches.push(View::breach(
                    Never::Places,
                    made,
                    format!("at the same time as {}", other.id),
                ));
            }
            let (first, second) = if made.start <= other.start {
                (made, other)
            } else {
                (other, made)
            };
            if !reachable(view, member, first, second) {
                breaches.push(View::breach(
                    Never::Places,
                    made,
                    format!("too close to {}", other.id),
                ));
            }
        }
    }
    breaches
}

fn overlap(one: &Appointment, other: &Appointment) -> bool {
    one.start < other.end() && other.start < one.end()
}

/// Whether `member` gets from one appointment to a later one in time.
fn reachable(view: &View<'_>, member: StaffIx, first: &Appointment, second: &Appointment) -> bool {
    let from = if is_walked(first.channel) {
        Some(first.party)
    } else {
        last_place(view, member, first.start)
    };
    let walk = match from {
        Some(from) if is_walked(second.channel) => walk(view.book, from, second.party),
        _ => 0,
    };
    let early = if second.channel == Channel::Door && !first_of_span(view, member, second) {
        view.book.policy.visit.early_minutes
    } else {
        0
    };
    first.end().plus_minutes(i64::from(walk + early)) <= second.start
}

/// Where a member stands before an instant of a day.
fn last_place(view: &View<'_>, member: StaffIx, before: Instant) -> Option<PartyIx> {
    let day = view
        .outcome
        .appointments
        .iter()
        .filter(|made| made.start.date() == before.date());
    let walked = day.filter(|made| {
        made.staff.contains(&member) && is_walked(made.channel) && made.start < before
    });
    walked.max_by_key(|made| made.start).map(|made| made.party)
}

/// Whether an appointment is the member's first in its span of hours.
fn first_of_span(view: &View<'_>, member: StaffIx, made: &Appointment) -> bool {
    let day = made.start.date();
    let hours = view.book[member]
        .hours
        .as_ref()
        .unwrap_or(&view.book.policy.hours.staff);
    let spans = hours.on(day.weekday()).iter();
    let span = spans
        .map(|&(from, to)| (day.at(from), day.at(to)))
        .find(|&(from, to)| from <= made.start && made.start < to);
    let Some((from, _)) = span else { return true };
    !view.outcome.appointments.iter().any(|other| {
        other.staff.contains(&member) && from <= other.start && other.start < made.start
    })
}

/// The minutes of a walk between two parties.
pub(super) fn walk(book: &Book, from: PartyIx, to: PartyIx) -> u32 {
    let minutes = book.policy.visit.walk_minutes;
    let (Some(from), Some(to)) = (book[from].household(), book[to].household()) else {
        return minutes.area;
    };
    if from.building_key() == to.building_key() {
        return if from.unit_key() == to.unit_key() {
            0
        } else {
            minutes.unit
        };
    }
    if from.area == to.area {
        minutes.building
    } else {
        minutes.area
    }
}
