//! What clears a duty.

use super::duty::stand_in;
use super::{Duty, Fact};
use crate::calendar::Instant;
use crate::model::{Book, Channel, Outcome, PartyIx, RuleIx, StaffIx, Visit};

/// Whether a visit clears a duty, other visits aside: same party, met, in its time, through an
/// allowed channel, with the people it asks for. A visit never clears a duty anchored on itself.
#[cfg(test)]
pub fn clears(book: &Book, duty: &Duty, visit: crate::model::VisitIx) -> bool {
    let made = &book[visit];
    let fact = &duty.reason.fact;
    made.party == duty.party
        && fact.visit() != Some(visit)
        && duty.clears_from <= made.at
        && made.at < duty.closes
        && is_clearing(book, duty.rule, fact, made, duty.closes)
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
    let meeting = Meeting {
        party: duty.party,
        at,
        channel,
        team,
    };
    in_time && meeting.suits(book, duty.rule, &duty.reason.fact, duty.closes)
}

/// Whether a visit is of a kind that clears a duty of `rule` that comes from `fact` and closes then,
/// party and time aside.
pub(super) fn is_clearing(
    book: &Book,
    rule: RuleIx,
    fact: &Fact,
    made: &Visit,
    closes: Instant,
) -> bool {
    let done = match made.outcome {
        Outcome::Met => true,
        Outcome::Inspected => book[rule].asks.inspection,
        _ => false,
    };
    let meeting = Meeting {
        party: made.party,
        at: made.at,
        channel: made.channel,
        team: &made.staff,
    };
    done && meeting.suits(book, rule, fact, closes)
}

/// A party met, or to be met.
struct Meeting<'m> {
    party: PartyIx,
    at: Instant,
    channel: Channel,
    team: &'m [StaffIx],
}

impl Meeting<'_> {
    /// Whether the channel is allowed and the people are those asked for; a member's taking over asks
    /// for that very member. Who stands in leads only where nobody else could until the duty closes.
    fn suits(&self, book: &Book, rule: RuleIx, fact: &Fact, closes: Instant) -> bool {
        let asks = &book[rule].asks;
        let charge = fact.in_charge(book);
        let led_by = |lead| book.suffices(asks, lead, self.channel, self.team, charge);
        if let Some(member) = fact.member()
            && !self.team.contains(&member)
        {
            return false;
        }
        led_by(asks.by) || {
            let lead = stand_in(book, rule, self.party, fact, self.at.date(), closes);
            lead.is_some_and(led_by)
        }
    }
}
