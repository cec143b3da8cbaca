//! Whom a member could visit for a quota's sake, in order.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::Clock;
use crate::calendar::{Instant, Period};
use crate::duties::{Known, Window, last_met, preferred, quota};
use crate::model::policy::Prefer;
use crate::model::{Household, PartyIx, QuotaIx, StaffIx};

/// The households that may be added for one quota, and whose own each is.
pub(super) struct Pool<'a> {
    known: &'a Known<'a>,
    quota: QuotaIx,
    period: &'a Period,
    households: Vec<Candidate>,
}

/// A household that may be added.
struct Candidate {
    party: PartyIx,
    /// Whose own it is.
    own: Vec<StaffIx>,
    /// The first group it belongs to, by its place in the quota's order; `oldest` is the last.
    group: usize,
    /// When it was last met by anybody; never comes first.
    met: Option<Instant>,
}

impl<'a> Pool<'a> {
    /// The households for a quota in its period.
    pub(super) fn new(
        known: &'a Known<'a>,
        clock: &Clock,
        index: QuotaIx,
        period: &'a Period,
    ) -> Pool<'a> {
        let asked = &known.book[index];
        let left = Window::new(clock.from(), period.end().min(clock.month.end()));
        let parties = known.book.indexed_parties();
        let living = parties.filter_map(|(index, party)| {
            let household = party.household();
            let household = household.filter(|home| may_be_met(known, clock, index, home))?;
            quota::selects(known, asked, index, period).then_some(())?;
            Some((index, household))
        });
        let groups: Vec<Prefer> = asked
            .prefer
            .iter()
            .copied()
            .filter(|group| *group != Prefer::Oldest)
            .collect();
        let candidate = |party, household| {
            let belongs = |&group: &Prefer| preferred::belongs(known, group, party);
            Candidate {
                party,
                own: known.book.own(household, asked.role, left.days()),
                group: groups.iter().position(belongs).unwrap_or(groups.len()),
                met: last_met(known, party).map(|visit| known.book[visit].at),
            }
        };
        let households = living.map(|(index, household)| candidate(index, household));
        let households = households.collect();
        Pool {
            known,
            quota: index,
            period,
            households,
        }
    }

    /// The households a member may be sent to, in the order in which they are added where nobody has
    /// met one of them more than another: by group, longest not met first, then by lot. A member
    /// without areas may be sent everywhere.
    pub(super) fn of(&self, member: StaffIx) -> Vec<u32> {
        let everywhere = self.known.book[member].areas.is_empty();
        let mut turns: Vec<&Candidate> = self
            .households
            .iter()
            .filter(|candidate| everywhere || candidate.own.contains(&member))
            .collect();
        let lots = Lots::new(self.known, self.quota, self.period, member);
        turns.sort_by_cached_key(|candidate| {
            (candidate.group, candidate.met, lots.of(candidate.party))
        });
        let number = |candidate: &Candidate| u32::try_from(candidate.party.position());
        turns
            .into_iter()
            .map(|candidate| number(candidate).unwrap_or(u32::MAX))
            .collect()
    }
}

/// The lots by which households take their turn among equals, so that a member's lie all over the
/// community and not in the first staircase.
struct Lots<'a> {
    known: &'a Known<'a>,
    /// What all of them begin with, hashed.
    head: Sha256,
}

impl<'a> Lots<'a> {
    fn new(known: &'a Known<'a>, quota: QuotaIx, period: &Period, member: StaffIx) -> Lots<'a> {
        let book = known.book;
        let mut head = String::new();
        for text in [
            &*book.office.name,
            book[quota].id.as_str(),
            &period.name,
            book[member].id.as_str(),
        ] {
            let _ = writeln!(head, "{text}");
        }
        Lots {
            known,
            head: Sha256::new_with_prefix(head.as_bytes()),
        }
    }

    fn of(&self, party: PartyIx) -> [u8; 32] {
        let id = self.known.book[party].id.as_str();
        self.head
            .clone()
            .chain_update(id.as_bytes())
            .finalize()
            .into()
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
