//! A duty: a rule, a party, and a period or an anchor.

use super::{Fact, Reason, State, Window};
use crate::calendar::{Date, DateRange, Instant};
use crate::model::policy::{Asks, Seat};
use crate::model::{Book, Channel, IssueIx, PartyIx, Priority, RuleIx, StaffIx, VisitIx};

/// Somebody is to be met for a reason, within a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// `RULE/PARTY/PERIOD` or `RULE/PARTY/ANCHOR`, the same on every machine.
    pub id: String,
    /// The rule that asks for it.
    pub rule: RuleIx,
    /// Who is to be met.
    pub party: PartyIx,
    /// The first minute in which it can be done.
    pub opens: Instant,
    /// The minute from which on it is late.
    pub due: Instant,
    /// The minute from which on it can be done no more.
    pub closes: Instant,
    /// From when on a visit clears it: earlier than `opens` where a pause opens it later.
    pub clears_from: Instant,
    /// How much it presses.
    pub priority: Priority,
    /// How it stands.
    pub state: State,
    /// The visit that cleared it.
    pub cleared_by: Option<VisitIx>,
    /// The visit that cleared it, or by which it was waived or declined.
    pub ended_by: Option<VisitIx>,
    /// Who can lead in what is left of its window, by id; nobody is an empty list.
    pub leads: Vec<StaffIx>,
    /// The fact it comes from.
    pub reason: Reason,
}

/// The seat of who stands in for those who lead from a day on: where none of them is at work on any
/// day from then until the duty closes.
pub(super) fn stand_in(
    book: &Book,
    rule: RuleIx,
    party: PartyIx,
    fact: &Fact,
    from: Date,
    closes: Instant,
) -> Option<Seat> {
    let asks = &book[rule].asks;
    let role = asks.stand_in?;
    let last = closes.last_day();
    let days = DateRange { first: from, last };
    let is_deserted = from <= last && book.is_deserted(asks.by, party, fact.in_charge(book), days);
    is_deserted.then(|| Seat::of_role(role))
}

impl Duty {
    /// What its rule asks: seats, channels, minutes, hours. Its priority is its own.
    pub fn asks<'b>(&self, book: &'b Book) -> &'b Asks {
        &book[self.rule].asks
    }

    /// The issue it follows, if it follows one.
    pub fn issue(&self) -> Option<IssueIx> {
        self.reason.fact.issue()
    }

    /// Who can take a seat at it in the part of [`opens`, `closes`) that lies in `window`, by id;
    /// once none of it does, in all of it. Where the duty is somebody's taking over, that member
    /// alone can lead; where nobody who leads is at work on any day that is left, who stands in can.
    pub fn eligible(&self, book: &Book, seat: Seat, window: &Window) -> Vec<StaffIx> {
        let all = Window::new(self.opens, self.closes);
        let part = all.within(window);
        let days = if part.is_empty() { all } else { part }.days();
        let charge = self.reason.fact.in_charge(book);
        let leads = seat == self.asks(book).by;
        if leads && let Some(stand_in) = self.stand_in(book, days.first) {
            return book.eligible(stand_in, self.party, charge, days);
        }
        let mut members = book.eligible(seat, self.party, charge, days);
        if let Some(only) = self.reason.fact.member().filter(|_| leads) {
            members.retain(|member| *member == only);
        }
        members
    }

    /// The seat of who stands in from a day on, where nobody who leads is at work on any day from
    /// then until it closes.
    pub(super) fn stand_in(&self, book: &Book, from: Date) -> Option<Seat> {
        stand_in(
            book,
            self.rule,
            self.party,
            &self.reason.fact,
            from,
            self.closes,
        )
    }

    /// Whether a member leads it, whosever own the party is: has the leading role, or stands in.
    pub fn may_lead(&self, book: &Book, member: StaffIx, window: &Window) -> bool {
        let by = self.asks(book).by;
        book.sits(by, member, self.reason.fact.in_charge(book))
            || self.eligible(book, by, window).contains(&member)
    }

    /// How many minutes it takes through `channel`.
    pub fn minutes(&self, book: &Book, channel: Channel) -> u32 {
        self.asks(book)
            .minutes
            .unwrap_or_else(|| book.policy.visit.minutes(channel))
    }

    /// When it was cleared, waived or declined.
    pub fn ended_at(&self, book: &Book) -> Option<Instant> {
        self.ended_by.map(|visit| book[visit].at)
    }
}
