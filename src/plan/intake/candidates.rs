//! Whom a member could visit for a quota's sake, in order.

use super::Clock;
use crate::calendar::Instant;
use crate::duties::quota::QuotaRow;
use crate::duties::{Known, eligible, last_met, last_met_by, preferred};
use crate::model::policy::{Area, Prefer, Quota, Seat};
use crate::model::{Household, PartyIx, StaffIx, Status, VisitIx};

/// The households a member may be sent to for a quota, in the order in which they are added: by
/// group, then longest not met (for `oldest`: by this member) first, then by id.
pub(super) fn candidates(
    known: &Known<'_>,
    clock: &Clock,
    quota: &Quota,
    row: &QuotaRow,
) -> Vec<u32> {
    let fitting: Vec<PartyIx> = known
        .book
        .indexed_parties()
        .filter(|(index, party)| {
            party
                .household()
                .is_some_and(|household| may_be_met(known, clock, *index, household))
                && row.parties.binary_search(index).is_err()
                && is_own(known, clock, quota, row, *index)
        })
        .map(|(index, _)| index)
        .collect();
    let mut ordered: Vec<u32> = Vec::new();
    let mut listed = vec![false; fitting.len()];
    for &group in &quota.prefer {
        let mut members: Vec<((Turn, Turn), usize)> = (0..fitting.len())
            .filter(|&position| {
                !listed[position] && preferred::belongs(known, group, fitting[position])
            })
            .map(|position| (turn(known, group, row.staff, fitting[position]), position))
            .collect();
        members.sort_unstable();
        for (_, position) in members {
            listed[position] = true;
            ordered.push(u32::try_from(fitting[position].position()).unwrap_or(u32::MAX));
        }
    }
    ordered
}

/// When somebody was last met; never comes first.
type Turn = Option<Instant>;

fn turn(known: &Known<'_>, group: Prefer, member: StaffIx, party: PartyIx) -> (Turn, Turn) {
    let at = |visit: VisitIx| known.book[visit].at;
    let met = last_met(known, party).map(at);
    match group {
        Prefer::Oldest => (last_met_by(known, member, party).map(at), met),
        _ => (met, None),
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
    !known
        .refusals_of_between(party, clock.month.start(), clock.month.end())
        .is_empty()
}

/// Whether the household is the member's own; everywhere is, for a member without areas.
fn is_own(known: &Known<'_>, clock: &Clock, quota: &Quota, row: &QuotaRow, party: PartyIx) -> bool {
    if known.book[row.staff].areas.is_empty() {
        return true;
    }
    let seat = Seat {
        role: quota.role,
        area: Area::Own,
        of_issue_department: false,
    };
    let (from, to) = (clock.from(), row.period.end().min(clock.month.end()));
    eligible(known.book, seat, party, None, from, to).contains(&row.staff)
}
