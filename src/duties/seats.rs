//! Whether the people present fill every seat of a duty, each person one seat.

use super::own::sits;
use crate::model::policy::{Asks, Seat};
use crate::model::{Book, StaffIx};

/// Whether somebody of `team` can lead and others take every further seat, all different persons.
///
/// `department` is that of the issue the duty follows, if it follows one.
pub fn seated(book: &Book, asks: &Asks, team: &[StaffIx], department: Option<&str>) -> bool {
    if asks.with.is_empty() {
        return team
            .iter()
            .any(|&member| sits(book, asks.by, member, department));
    }
    let seats: Vec<Seat> = std::iter::once(asks.by)
        .chain(asks.with.iter().copied())
        .collect();
    let distinct = distinct(team);
    let fits = |seat: usize, person: usize| sits(book, seats[seat], distinct[person], department);
    let mut seat_of = vec![None; distinct.len()];
    (0..seats.len()).all(|seat| place(seat, &fits, &mut seat_of, &mut vec![false; distinct.len()]))
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
