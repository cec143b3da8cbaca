//! Whom a member could visit for a quota's sake, in order.

use super::Clock;
use crate::calendar::{Instant, Period};
use crate::duties::{Known, eligible, last_met, last_met_by, preferred};
use crate::model::policy::{Area, Prefer, Quota, Seat};
use crate::model::{Household, PartyIx, StaffIx, Status, VisitIx};

/// The households that may be added for one quota, and whose own each is.
pub(super) struct Pool<'a> {
    known: &'a Known<'a>,
    quota: &'a Quota,
    households: Vec<(PartyIx, Vec<StaffIx>)>,
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
        let seat = Seat {
            role: quota.role,
            area: Area::Own,
            of_issue_department: false,
        };
        let (from, to) = (clock.from(), period.end().min(clock.month.end()));
        let parties = known.book.indexed_parties();
        let living = parties.filter(|(index, party)| {
            let household = party.household();
            household.is_some_and(|household| may_be_met(known, clock, *index, household))
        });
        let own = |index| eligible(known.book, seat, index, None, from, to);
        let households = living.map(|(index, _)| (index, own(index))).collect();
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
        let own = self
            .households
            .iter()
            .filter(|(_, own)| everywhere || own.contains(&member));
        let mut left: Vec<PartyIx> = own.map(|(party, _)| *party).collect();
        let mut ordered = Vec::with_capacity(left.len());
        for &group in &self.quota.prefer {
            let (chosen, others): (Vec<_>, Vec<_>) = left
                .into_iter()
                .partition(|&party| preferred::belongs(self.known, group, party));
            left = others;
            let turn = |party| (self.turn(group, member, party), party);
            let mut chosen: Vec<_> = chosen.into_iter().map(turn).collect();
            chosen.sort_unstable();
            let number = |party: PartyIx| u32::try_from(party.position()).unwrap_or(u32::MAX);
            ordered.extend(chosen.into_iter().map(|(_, party)| number(party)));
        }
        ordered
    }

    fn turn(&self, group: Prefer, member: StaffIx, party: PartyIx) -> (Turn, Turn) {
        let at = |visit: VisitIx| self.known.book[visit].at;
        let met = last_met(self.known, party).map(at);
        match group {
            Prefer::Oldest => (last_met_by(self.known, member, party).map(at), met),
            _ => (met, None),
        }
    }
}

/// Lived in, still there, and not declined for the planned month.
fn may_be_met(known: &Known<'_>, clock: &Clock, party: PartyIx, household: &Household) -> bool {
    let lived_in = matches!(household.status, Status::Occupied | Status::Rented);
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
