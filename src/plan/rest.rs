//! A saved plan of which only a part is planned anew: everything else stands as if it were agreed.

use std::collections::BTreeSet;

use super::outcome::{Appointment, Outcome, Unplaced};
use crate::calendar::{Date, Instant};
use crate::model::{Book, Booking, BookingState, PartyIx, StaffIx};

/// The rest of one member's day, to be planned anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    /// Whose.
    pub member: StaffIx,
    /// Which day.
    pub day: Date,
    /// From this moment on.
    pub from: Instant,
}

impl Rest {
    /// Whether a proposed row of a saved plan may be moved.
    pub(super) fn frees(&self, row: &Booking) -> bool {
        row.staff.contains(&self.member) && row.date == self.day && row.starts_at() >= self.from
    }

    /// Keeps of a plan made of a frozen book what stood before, and what was planned anew: for the parties whose
    /// rows were free, and on the rest of the day.
    pub(super) fn thaw(&self, book: &Book, mut outcome: Outcome) -> Outcome {
        let saved = book.plan(&outcome.month.name);
        let rows = || saved.iter().flat_map(|plan| &plan.rows);
        let proposed = || rows().filter(|row| row.state == BookingState::Proposed);
        let free: BTreeSet<PartyIx> = proposed()
            .filter(|row| self.frees(row))
            .map(|row| row.party)
            .collect();
        let stood = |made: &Appointment| {
            let same = |row: &&Booking| row.party == made.party && row.starts_at() == made.start;
            proposed().any(|row| same(&row) && !self.frees(row))
        };
        for made in &mut outcome.appointments {
            if stood(made) {
                made.state = BookingState::Proposed;
            }
        }
        outcome.appointments.retain(|made| {
            stood(made)
                || made.state == BookingState::Agreed
                || free.contains(&made.party)
                || made.staff.contains(&self.member) && made.start.date() == self.day
        });
        keep_unplaced(&mut outcome, &free);
        outcome
    }
}

/// Tells only of these parties what could not be placed.
fn keep_unplaced(outcome: &mut Outcome, parties: &BTreeSet<PartyIx>) {
    let duties = &outcome.duties;
    let is_kept = |entry: &Unplaced| parties.contains(&duties[entry.duty].party);
    let mut left = 0..;
    let kept: Vec<Option<usize>> = outcome
        .unplaced
        .iter()
        .map(|entry| is_kept(entry).then(|| left.next()).flatten())
        .collect();
    for group in &mut outcome.groups {
        let positions = group.unplaced.iter().filter_map(|&position| kept[position]);
        group.unplaced = positions.collect();
    }
    outcome.groups.retain(|group| !group.unplaced.is_empty());
    outcome.unplaced.retain(is_kept);
}

/// The book in which the proposed rows of a month's saved plan stand as if they were agreed, those apart that
/// are `free`.
pub(super) fn frozen(book: &Book, month: &str, free: impl Fn(&Booking) -> bool) -> Book {
    let mut book = book.clone();
    let plans = book.plans.iter_mut().filter(|plan| *plan.month == *month);
    for row in plans.flat_map(|plan| &mut plan.rows) {
        if row.state == BookingState::Proposed && !free(row) {
            row.state = BookingState::Agreed;
        }
    }
    book
}
