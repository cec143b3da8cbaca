//! What is entrusted to a member of staff: households, open issues, appointments. Somebody else has to
//! have it when the member leaves.

use super::Known;
use super::agreed::{Agreement, agreements};
use crate::calendar::{Date, DateRange, Instant};
use crate::model::{Booking, BookingState, IssueIx, PartyIx, StaffIx};

/// What somebody else has to see to.
#[derive(Clone, Debug, Default)]
pub struct Entrusted<'a> {
    /// Households that are the member's alone, by id.
    pub households: Vec<PartyIx>,
    /// Open issues that are with the member, in the order in which they were raised.
    pub issues: Vec<IssueIx>,
    /// Agreed rows of saved plans that the member goes to, by time.
    pub appointments: Vec<&'a Booking>,
    /// Times agreed on at a visit that no plan holds yet and that the member goes to, by time.
    pub agreements: Vec<Agreement>,
}

impl Entrusted<'_> {
    /// Whether it is nothing at all.
    pub fn is_empty(&self) -> bool {
        self.households.is_empty() && self.issues.is_empty() && self.met() == 0
    }

    /// How many times were agreed on with somebody.
    pub fn met(&self) -> usize {
        self.appointments.len() + self.agreements.len()
    }
}

/// What is entrusted to a member and lies after the day `last`: all households and open issues, and the
/// appointments from then, or from now, on.
pub fn entrusted<'a>(known: &Known<'a>, member: StaffIx, last: Date) -> Entrusted<'a> {
    let from = known.now.max(last.end());
    let (appointments, agreements) = appointments(known, member, from, Instant::MAX);
    Entrusted {
        households: households(known, member, last),
        issues: open_issues(known, member),
        appointments,
        agreements,
    }
}

/// The appointments that a member goes to in [`from`, `to`), by time: rows of plans, and times agreed on
/// at a visit.
pub fn appointments<'a>(
    known: &Known<'a>,
    member: StaffIx,
    from: Instant,
    to: Instant,
) -> (Vec<&'a Booking>, Vec<Agreement>) {
    let book = known.book;
    let rows = book.plans.iter().flat_map(|plan| &plan.rows);
    let mut agreed: Vec<&Booking> = rows
        .filter(|row| row.state == BookingState::Agreed && row.staff.contains(&member))
        .filter(|row| from < row.ends_at() && row.starts_at() < to)
        .collect();
    agreed.sort_by_key(|row| row.starts_at());
    let mut by_word = agreements(known);
    by_word.retain(|one| one.staff.contains(&member) && from <= one.start && one.start < to);
    by_word.sort_by_key(|one| one.start);
    (agreed, by_word)
}

/// The households that are somebody's only by that member: its cell names the member, or it lies in
/// the member's area and in nobody else's who is there after `last`.
fn households(known: &Known<'_>, member: StaffIx, last: Date) -> Vec<PartyIx> {
    let (book, day) = (known.book, last.max(known.now.date()));
    let butlers = book.butlers(known.now.date());
    let after = DateRange {
        first: day.plus_days(1),
        last: Date::MAX,
    };
    let role = book[member].role;
    let parties = book.indexed_parties();
    let alone = parties.filter(|(index, party)| {
        party.household().is_some_and(|household| {
            let stays = household.moved_out.is_none_or(|out| out > day);
            let is_named = household.butler == Some(member);
            let others = || book.own(household, role, after).into_iter();
            let is_only = || others().all(|other| other == member);
            butlers[index.position()] == Some(member) && stays && (is_named || is_only())
        })
    });
    alone.map(|(party, _)| party).collect()
}

fn open_issues(known: &Known<'_>, member: StaffIx) -> Vec<IssueIx> {
    let issues = known.issues();
    let open = issues
        .filter(|(_, issue)| issue.assignee == Some(member) && known.closed_at(issue).is_none());
    open.map(|(index, _)| index).collect()
}
