//! What was planned before the planned month: rows of earlier months' saved plans and times agreed on
//! in earlier months, from `now` on. What they hold stays there, and comes back by itself if it is
//! not done.

use std::collections::{BTreeMap, BTreeSet};

use super::Clock;
use super::wanted::Wanted;
use crate::calendar::{Date, Instant, Period};
use crate::duties::{Fact, Known, agreed, quota, would_clear};
use crate::model::policy::Quota;
use crate::model::{BookingState, Channel, PartyIx, RuleIx, StaffIx, Team};

/// An appointment before the planned month.
#[derive(Clone, Debug)]
pub(crate) struct Earlier {
    /// With whom.
    pub(crate) party: PartyIx,
    /// When it starts.
    pub(crate) start: Instant,
    /// Who goes, the lead first.
    pub(crate) staff: Team,
    /// How.
    pub(crate) channel: Channel,
}

/// Every such appointment, by time.
pub(super) fn earlier(known: &Known<'_>, clock: &Clock) -> Vec<Earlier> {
    let plans = known.book.plans.iter();
    let rows = plans
        .filter(|plan| *plan.month < *clock.month.name)
        .flat_map(|plan| &plan.rows)
        .filter(|row| row.state != BookingState::Cancelled && row.starts_at() >= known.now)
        .map(|row| Earlier {
            party: row.party,
            start: row.starts_at(),
            staff: row.staff.clone(),
            channel: row.channel,
        });
    let agreements = agreed::agreements(known).into_iter();
    let agreements = agreements
        .filter(|row| row.start >= known.now && row.start < clock.month.start())
        .map(|row| Earlier {
            party: row.party,
            start: row.start,
            staff: row.staff,
            channel: row.channel,
        });
    let mut all: Vec<Earlier> = rows.chain(agreements).collect();
    all.sort_by_key(|row| (row.start, row.party));
    all
}

/// Leaves out the duties that earlier appointments will clear, each in turn what those before it leave.
pub(super) fn leave_out(known: &Known<'_>, earlier: &[Earlier], wanted: &mut Vec<Wanted>) {
    if earlier.is_empty() {
        return;
    }
    let mut of_party: BTreeMap<PartyIx, Vec<usize>> = BTreeMap::new();
    for (position, wanted) in wanted.iter().enumerate() {
        of_party
            .entry(wanted.duty.party)
            .or_default()
            .push(position);
    }
    let mut cleared: BTreeSet<usize> = BTreeSet::new();
    let mut series: BTreeSet<(PartyIx, RuleIx, String, Date)> = BTreeSet::new();
    for row in earlier {
        let mut clears: Vec<usize> = of_party
            .get(&row.party)
            .into_iter()
            .flatten()
            .copied()
            .filter(|position| !cleared.contains(position))
            .filter(|&position| {
                let duty = &wanted[position].duty;
                would_clear(known.book, duty, row.start, row.channel, &row.staff)
            })
            .collect();
        // Of a series one slice a day, the one due first.
        clears.sort_by_key(|&position| wanted[position].duty.due);
        clears.retain(|&position| {
            let duty = &wanted[position].duty;
            let Fact::Slice { period, .. } = &duty.reason.fact else {
                return true;
            };
            series.insert((duty.party, duty.rule, period.name.clone(), row.start.date()))
        });
        cleared.extend(clears);
    }
    let mut position = 0;
    wanted.retain(|_| {
        position += 1;
        !cleared.contains(&(position - 1))
    });
}

/// The households that earlier appointments of a period add to those a member's quota counts.
pub(super) fn counted(
    known: &Known<'_>,
    earlier: &[Earlier],
    quota: &Quota,
    period: &Period,
    member: StaffIx,
) -> BTreeSet<PartyIx> {
    let counts = |row: &&Earlier| {
        let credited = &row.staff[..quota::credited(known, &row.staff)];
        period.holds(row.start)
            && quota.channels.contains(&row.channel)
            && quota::selects(known, quota, row.party, period)
            && credited.contains(&member)
    };
    earlier.iter().filter(counts).map(|row| row.party).collect()
}
