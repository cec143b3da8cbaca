//! A duty: a rule, a party, and a period or an anchor.

use super::{Reason, State, Window};
use crate::calendar::Instant;
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
    /// alone can lead.
    pub fn eligible(&self, book: &Book, seat: Seat, window: &Window) -> Vec<StaffIx> {
        let all = Window::new(self.opens, self.closes);
        let part = all.within(window);
        let days = if part.is_empty() { all } else { part }.days();
        let department = self.reason.fact.department(book);
        let mut members = book.eligible(seat, self.party, department, days);
        if let Some(only) = self
            .reason
            .fact
            .member()
            .filter(|_| seat == self.asks(book).by)
        {
            members.retain(|member| *member == only);
        }
        members
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
