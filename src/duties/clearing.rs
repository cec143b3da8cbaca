//! What clears a duty.

use super::{Duty, Fact};
use crate::calendar::Instant;
use crate::model::{Book, Channel, Outcome, RuleIx, StaffIx, VisitIx};

/// Whether a visit clears a duty, other visits aside: same party, met, in its time, through an
/// allowed channel, with the people it asks for. A visit never clears a duty anchored on itself.
pub fn clears(book: &Book, duty: &Duty, visit: VisitIx) -> bool {
    let made = &book[visit];
    let fact = &duty.reason.fact;
    made.party == duty.party
        && *fact != Fact::Visit(visit)
        && duty.clears_from <= made.at
        && made.at < duty.closes
        && is_clearing(book, duty.rule, fact, visit)
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
    in_time && suits(book, duty.rule, &duty.reason.fact, channel, team)
}

/// Whether a visit is of a kind that clears a duty of `rule` that comes from `fact`, party and time
/// aside.
pub(super) fn is_clearing(book: &Book, rule: RuleIx, fact: &Fact, visit: VisitIx) -> bool {
    let made = &book[visit];
    let done = match made.outcome {
        Outcome::Met => true,
        Outcome::Inspected => book[rule].asks.inspection,
        _ => false,
    };
    done && suits(book, rule, fact, made.channel, &made.staff)
}

/// Whether the channel is allowed and the people are those asked for; a member's taking over asks
/// for that very member.
fn suits(book: &Book, rule: RuleIx, fact: &Fact, channel: Channel, team: &[StaffIx]) -> bool {
    let is_there = fact.member().is_none_or(|member| team.contains(&member));
    is_there && book.suffices(&book[rule].asks, channel, team, fact.department(book))
}
