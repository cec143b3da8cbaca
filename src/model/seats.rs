//! Seats: whether the people present fill those that a rule has, each person one.

use super::policy::{Asks, Seat};
use super::{Book, Channel, InCharge, StaffIx};

impl Book {
    /// Whether a member has the role a seat asks for and, where it asks for it, the department of the
    /// issue, or is its assignee.
    ///
    /// The area is not asked: who stands in for a colleague clears too. A seat `department = "issue"`
    /// at a visit that follows no issue asks for the role alone.
    pub fn sits(&self, seat: Seat, member: StaffIx, charge: Option<InCharge<'_>>) -> bool {
        let stated = &self[member];
        let is_of_issue = charge.is_none_or(|charge| {
            let is_head = stated.department.as_deref() == Some(charge.department);
            (is_head || !seat.of_issue_department)
                && (charge.assignee == Some(member) || !seat.is_assignee)
        });
        seat.role.is_none_or(|role| stated.role == role) && is_of_issue
    }

    /// Whether meeting somebody through `channel` with these people, led by who takes the seat `lead`,
    /// is what a rule asks for.
    ///
    /// `charge` tells who is in charge of the issue the visit follows, if it follows one.
    pub fn suffices(
        &self,
        asks: &Asks,
        lead: Seat,
        channel: Channel,
        team: &[StaffIx],
        charge: Option<InCharge<'_>>,
    ) -> bool {
        asks.channels.contains(&channel) && self.seated(asks, lead, team, charge)
    }

    /// Whether somebody of `team` can take the seat `lead` and others every further one, all different
    /// persons.
    fn seated(
        &self,
        asks: &Asks,
        lead: Seat,
        team: &[StaffIx],
        charge: Option<InCharge<'_>>,
    ) -> bool {
        if asks.with.is_empty() {
            let mut members = team.iter();
            return members.any(|&member| self.sits(lead, member, charge));
        }
        let seats: Vec<Seat> = std::iter::once(lead)
            .chain(asks.with.iter().copied())
            .collect();
        let persons = distinct(team);
        let fits = |seat: usize, person: usize| self.sits(seats[seat], persons[person], charge);
        let mut seat_of = vec![None; persons.len()];
        (0..seats.len())
            .all(|seat| place(seat, &fits, &mut seat_of, &mut vec![false; persons.len()]))
    }
}

/// The team without repetitions, in its order.
fn distinct(team: &[StaffIx]) -> Vec<StaffIx> {
    let mut distinct = Vec::with_capacity(team.len());
    for &member in team {
        if !distinct.contains(&member) {
            distinct.push(member);
        }
    }
    distinct
}

/// Finds a person for `seat`, moving those already seated where need be (an augmenting path).
fn place(
    seat: usize,
    fits: &dyn Fn(usize, usize) -> bool,
    seat_of: &mut [Option<usize>],
    tried: &mut [bool],
) -> bool {
    for person in 0..seat_of.len() {
        if tried[person] || !fits(seat, person) {
            continue;
        }
        tried[person] = true;
        let free = match seat_of[person] {
            None => true,
            Some(other) => place(other, fits, seat_of, tried),
        };
        if free {
            seat_of[person] = Some(seat);
            return true;
        }
    }
    false
}
