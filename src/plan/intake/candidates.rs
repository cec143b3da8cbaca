//! Whom a member could visit for a quota's sake, in order.

use super::Clock;
use crate::calendar::{Instant, Period};
use crate::duties::{Known, Window, last_met, last_met_by, preferred};
use crate::model::policy::{Prefer, Quota};
use crate::model::{Household, PartyIx, StaffIx};

/// The households that may be added for one quota, and whose own each is.
pub(super) struct Pool<'a> {
    known: &'a Known<'a>,
    quota: &'a Quota,
    households: Vec<Candidate>,
}

/// A household that may be added.
struct Candidate {
    party: PartyIx,
    /// Whose own it is.
    own: Vec<StaffIx>,
    /// The first group it belongs to, by its place in the quota's order.
    group: usize,
    /// When it was last met.
    met: Turn,
}

/// When somebody was last met; never comes first.
type Turn = Option<Instant>;

impl<'a> Pool<'a> {
    /// The households for a quota in its period.
    pub(super) fn new(
        known: &'a Known<'a>,
        clock: &Clock,
        quota: &'a Quota,
        period: &Period,
    ) -> Pool<'a> {
        let left = Window::new(clock.from(), period.end().min(clock.month.end()));
        let parties = known.book.indexed_parties();
        let living = parties.filter_map(|(index, party)| {
            let household = party.household();
            let household = household.filter(|home| may_be_met(known, clock, index, home))?;
            Some((index, household))
        });
        let candidate = |party, household| {
            let belongs = |&group: &Prefer| preferred::belongs(known, group, party);
            let groups = &quota.prefer;
            Candidate {
                party,
                own: known.book.own(household, quota.role, left.days()),
                group: groups.iter().position(belongs).unwrap_or(groups.len()),
                met: last_met(known, party).map(|visit| known.book[visit].at),
            }
        };
        let households = living.map(|(index, household)| candidate(index, household));
        let households = households.collect();
        Pool {
            known,
            quota,
            households,
        }
    }

    /// The households a member may be sent to, in the order in which they are added: by group,
    /// then longest not met (for `oldest`: by this member) first, then by id. A member without
    /// areas may be sent everywhere.
    pub(super) fn of(&self, member: StaffIx) -> Vec<u32> {
        let everywhere = self.known.book[member].areas.is_empty();
        let mut turns: Vec<_> = self
            .households
            .iter()
            .filter(|candidate| everywhere || candidate.own.contains(&member))
            .map(|candidate| {
                (
                    candidate.group,
                    self.turn(member, candidate),
                    candidate.party,
                )
            })
            .collect();
        turns.sort_unstable();
        turns
            .into_iter()
            .map(|(_, _, party)| u32::try_from(party.position()).unwrap_or(u32::MAX))
            .collect()
    }

    fn turn(&self, member: StaffIx, candidate: &Candidate) -> (Turn, Turn) {
        let by_member = || last_met_by(self.known, member, candidate.party);
        match self.quota.prefer.get(candidate.group) {
            None | Some(Prefer::Oldest) => {
                let met = by_member().map(|visit| self.known.book[visit].at);
                (met, candidate.met)
            }
            Some(_) => (candidate.met, None),
        }
    }
}

/// Lived in, still there, and not declined for the planned month.
fn may_be_met(known: &Known<'_>, clock: &Clock, party: PartyIx, household: &Household) -> bool {
    let lived_in = household.status.is_lived_in();
    let gone = household
        .moved_out
        .is_some_and(|moved_out| moved_out < clock.first);
    lived_in && !gone && !declined(known, clock, party)
}

/// Refused in the planned month.
fn declined(known: &Known<'_>, clock: &Clock, party: PartyIx) -> bool {
    let (start, end) = (clock.month.start(), clock.month.end());
    !known.refusals_of_between(party, start, end).is_empty()
}
