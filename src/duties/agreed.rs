//! Times agreed on with an owner at the door or by telephone that no plan holds yet (W8 of the
//! rule ledger).

use super::{Known, Meeting};
use crate::calendar::Instant;
use crate::model::{Channel, Outcome, PartyIx, Team, VisitIx};

/// An appointment that follows from a visit logged `rescheduled`: as good as an `agreed` row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The visit at which it was agreed on.
    pub visit: VisitIx,
    /// With whom.
    pub party: PartyIx,
    /// When it starts.
    pub start: Instant,
    /// Who goes, the lead first.
    pub staff: Team,
    /// How.
    pub channel: Channel,
    /// How long it is meant to take: the channel's time.
    pub minutes: u32,
}

impl Agreement {
    /// The meeting that was agreed on.
    pub fn meeting(&self) -> Meeting<'_> {
        Meeting {
            party: self.party,
            at: self.start,
            channel: self.channel,
            team: &self.staff,
        }
    }
}

/// Every such appointment, by party. One ends with any later visit to the party, or with a saved
/// row for the party at that time, in any state; so only a party's last visit can leave one.
pub fn agreements(known: &Known<'_>) -> Vec<Agreement> {
    let parties = known.book.indexed_parties().map(|(party, _)| party);
    let last = parties.filter_map(|party| known.visits_of(party).last().copied());
    last.filter_map(|visit| agreement(known, visit)).collect()
}

fn agreement(known: &Known<'_>, visit: VisitIx) -> Option<Agreement> {
    let logged = &known.book[visit];
    let by_word = matches!(logged.channel, Channel::Door | Channel::Phone);
    if logged.outcome != Outcome::Rescheduled || !by_word {
        return None;
    }
    let start = logged.next_at?;
    let mut rows = known.book.plans.iter().flat_map(|plan| &plan.rows);
    if rows.any(|row| row.party == logged.party && row.starts_at() == start) {
        return None;
    }
    Some(Agreement {
        visit,
        party: logged.party,
        start,
        staff: logged.staff.clone(),
        channel: logged.channel,
        minutes: known.book.policy.visit.minutes(logged.channel),
    })
}
