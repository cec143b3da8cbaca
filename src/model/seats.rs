//! Seats: whether the people present fill those that a rule has, each person one.

use super::policy::{Asks, Seat};
use super::{Book, Channel, StaffIx};

impl Book {
    /// Whether a member has the role a seat asks for and, where it asks for it, the issue's
    /// department.
    ///
    /// The area is not asked: a stand-in clears too. A seat `department = "issue"` at a visit that
    /// follows no issue asks for the role alone.
    pub fn sits(&self, seat: Seat, member: StaffIx, department: Option<&str>) -> bool {
        let member = &self[member];
        let department = department.filter(|_| seat.of_issue_department);
        member.role == seat.role
            && department.is_none_or(|asked| member.department.as_deref() == Some(asked))
    }

    /// Whether meeting somebody through `channel` with these people is what a rule asks for.
    ///
    /// `department` is that of the issue the visit follows, if it follows one.
    pub fn suffices(
        &self,
        asks: &Asks,
        channel: Channel,
        team: &[StaffIx],
        department: Option<&str>,
    ) -> bool {
        asks.channels.contains(&channel) && self.seated(asks, team, department)
    }

    /// Whether somebody of `team` can lead and others take every further seat, all different
    /// persons.
    ///
    /// `department` is that of the issue the visit follows, if it follows one.
    pub fn seated(&self, asks: &Asks, team: &[StaffIx], department: Option<&str>) -> bool {
        if asks.with.is_empty() {
            let mut members = team.iter();
            return members.any(|&member| self.sits(asks.by, member, department));
        }
        let seats: Vec<Seat> = asks.seats().collect();
        let persons = distinct(team);
        let fits = |seat: usize, person: usize| self.sits(seats[seat], persons[person], department);
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
