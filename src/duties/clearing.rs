//! What clears a duty.

use super::seats::seated;
use super::{Duty, Fact};
use crate::calendar::Instant;
use crate::model::policy::Asks;
use crate::model::{Book, Channel, Outcome, StaffIx, VisitIx};

/// Whether a visit clears a duty, other visits aside: same party, met, in its time, through an
/// allowed channel, with the people it asks for. A visit never clears a duty anchored on itself.
pub fn clears(book: &Book, duty: &Duty, visit: VisitIx) -> bool {
    let made = &book[visit];
    made.party == duty.party
        && duty.reason.fact != Fact::Visit(visit)
        && made.outcome == Outcome::Met
        && would_clear(book, duty, made.at, made.channel, &made.staff)
}

/// Whether meeting the duty's party then, so, with these people would clear it.
pub fn would_clear(
    book: &Book,
    duty: &Duty,
    at: Instant,
    channel: Channel,
    team: &[StaffIx],
) -> bool {
    let in_time = duty.clears_from <= at && at < duty.closes;
    in_time && suits(book, duty.asks(book), channel, team, duty.department(book))
}

/// Whether the channel is allowed and the people are those asked for.
fn suits(
    book: &Book,
    asks: &Asks,
    channel: Channel,
    team: &[StaffIx],
    department: Option<&str>,
) -> bool {
    asks.channels.contains(&channel) && seated(book, asks, team, department)
}

/// Whether a visit is of a kind that clears what `asks` says, party and time aside.
pub(super) fn is_clearing(
    book: &Book,
    asks: &Asks,
    visit: VisitIx,
    department: Option<&str>,
) -> bool {
    let made = &book[visit];
    made.outcome == Outcome::Met && suits(book, asks, made.channel, &made.staff, department)
}
