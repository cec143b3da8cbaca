//! What members still need for their quotas this month.

use std::collections::BTreeSet;

use super::Clock;
use super::candidates::Pool;
use super::duties::number;
use super::earlier::{self, Earlier};
use crate::calendar::Period;
use crate::duties::quota::{self, QuotaRow};
use crate::duties::{Known, Window};
use crate::model::policy::{Amount, Quota};
use crate::model::{Channel, PartyIx, QuotaIx, StaffIx};
use crate::plan::problem::{Minute, Party, QuotaNeed};

/// A quota row's figures, for the table under the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Whose.
    pub(crate) staff: StaffIx,
    /// The quota.
    pub(crate) quota: QuotaIx,
    /// The quota's period.
    pub(crate) period: Period,
    /// Households asked for in the period.
    pub(crate) asked: u32,
    /// Households met in it so far, or by an earlier month's plan.
    pub(crate) met: u32,
}

/// Every member's quota rows, a member's together, in policy order; and which parties each row
/// counts already.
pub(super) fn quotas(
    known: &Known<'_>,
    clock: &Clock,
    earlier: &[Earlier],
    parties: &mut [Party],
) -> (Vec<QuotaNeed>, Vec<Tally>) {
    let mut found: Vec<(QuotaRow, QuotaNeed)> = Vec::new();
    for (index, quota) in known.book.policy.indexed_quotas() {
        let around = period(known, clock, quota);
        let mut pool = None;
        // Whom a quota does not select counts for it as little as who was met already.
        let others = unselected(known, quota, &around);
        let rows = quota::rows(known, Some(&around)).into_iter();
        for mut row in rows.filter(|row| row.quota == index) {
            let met = Met::of(known, clock, quota, &row, earlier);
            let mut need = need_of(known, clock, quota, &row, &met);
            if need.need > 0 {
                let pool = pool.get_or_insert_with(|| Pool::new(known, clock, index, &around));
                need.candidates = pool.of(row.staff);
            }
            in_visits(known, quota, &mut row, &met);
            row.parties = met.all.into_iter().chain(others.iter().copied()).collect();
            found.push((row, need));
        }
    }
    found.sort_by_key(|(row, _)| (row.staff, row.quota));
    let mut needs = Vec::new();
    let mut tallies = Vec::new();
    for (index, (row, need)) in (0_u32..).zip(found) {
        for party in &row.parties {
            parties[party.position()].counted.push(index);
        }
        needs.push(need);
        tallies.push(Tally {
            staff: row.staff,
            quota: row.quota,
            period: (*row.period).clone(),
            asked: row.asked,
            met: row.minutes,
        });
    }
    (needs, tallies)
}

/// The quota's period that is looked at: of one shorter than the month the one that holds the first
/// day left, else the one that holds the month.
fn period(known: &Known<'_>, clock: &Clock, quota: &Quota) -> Period {
    let day = match quota.per.months() {
        None => clock.first,
        Some(_) => clock.month.from,
    };
    known.book.almanac.period_holding(quota.per, day)
}

/// The households that meeting does not count for a quota.
fn unselected(known: &Known<'_>, quota: &Quota, period: &Period) -> Vec<PartyIx> {
    if quota.whom.is_empty() {
        return Vec::new();
    }
    let parties = known.book.indexed_parties().map(|(party, _)| party);
    parties
        .filter(|&party| !quota::selects(known, quota, party, period))
        .collect()
}

/// A row as plans count it: in households, or, where the quota asks for minutes, in visits of the usual
/// length.
fn in_visits(known: &Known<'_>, quota: &Quota, row: &mut QuotaRow, met: &Met) {
    row.asked = asked(known, quota, row).unsigned_abs();
    row.minutes = met.count.unsigned_abs();
}

fn asked(known: &Known<'_>, quota: &Quota, row: &QuotaRow) -> i32 {
    signed(match quota.amount {
        Amount::Households(_) => row.asked,
        Amount::Minutes(_) => row.asked.div_ceil(quota::usual_minutes(known, quota)),
    })
}

/// The households that count for a row before anything is planned.
struct Met {
    /// Met so far, or by an earlier month's plan.
    all: BTreeSet<PartyIx>,
    /// How many they are, or, where the quota asks for minutes, how many visits of the usual length.
    count: i32,
    /// How many of them before the planned month begins.
    before: i32,
}

impl Met {
    fn of(
        known: &Known<'_>,
        clock: &Clock,
        quota: &Quota,
        row: &QuotaRow,
        earlier: &[Earlier],
    ) -> Met {
        let planned = earlier::counted(known, earlier, quota, &row.period, row.staff);
        let visited = row.parties.iter().copied();
        let before = visited
            .clone()
            .filter(|&party| met_before(known, clock, quota, row, party));
        let before: BTreeSet<PartyIx> = before.chain(planned.iter().copied()).collect();
        let number = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
        let ahead = number(planned.len());
        let all: BTreeSet<PartyIx> = visited.chain(planned).collect();
        let count = match quota.amount {
            Amount::Households(_) => number(all.len()),
            Amount::Minutes(_) => {
                signed(row.minutes / quota::usual_minutes(known, quota)).saturating_add(ahead)
            }
        };
        Met {
            before: number(before.len()).min(count),
            all,
            count,
        }
    }
}

fn need_of(
    known: &Known<'_>,
    clock: &Clock,
    quota: &Quota,
    row: &QuotaRow,
    met: &Met,
) -> QuotaNeed {
    let mut minutes = [0; 5];
    for &channel in quota
        .channels
        .iter()
        .filter(|&&channel| channel != Channel::Desk)
    {
        let usual = known.book.policy.visit.minutes(channel);
        minutes[channel as usize] = Minute::try_from(usual).unwrap_or(Minute::MAX / 4);
    }
    let ends = row.period.to.min(clock.month.to);
    let need = need(known, clock, quota, row, met);
    let first_day = usize::try_from(row.period.from.days_since(clock.first)).unwrap_or(0);
    let end_day = usize::try_from(ends.days_since(clock.first)).unwrap_or(0);
    QuotaNeed {
        member: number(row.staff),
        rule: u32::try_from(row.quota.position()).unwrap_or(u32::MAX),
        need,
        first_day,
        end_day,
        channels: quota.channels.clone(),
        minutes,
        candidates: Vec::new(),
    }
}

/// How many households are still to be met this month.
///
/// Of a period longer than the month, the month's part of what was missing when it began.
fn need(known: &Known<'_>, clock: &Clock, quota: &Quota, row: &QuotaRow, met: &Met) -> i32 {
    let months = quota.per.months().unwrap_or(1);
    if months <= 1 {
        return asked(known, quota, row) - met.count;
    }
    let at_start = (asked(known, quota, row) - met.before).max(0);
    let left = known
        .book
        .almanac
        .months_until(&clock.month, row.period.end())
        .cast_signed();
    (at_start + left - 1) / left - (met.count - met.before)
}

/// Whether a household that counts was met before the planned month began.
fn met_before(
    known: &Known<'_>,
    clock: &Clock,
    quota: &Quota,
    row: &QuotaRow,
    party: PartyIx,
) -> bool {
    let window = Window::new(row.period.start(), clock.month.start());
    if window.to <= window.from {
        return false;
    }
    known
        .visits_of_between(party, window.from, window.to)
        .iter()
        .any(|&visit| {
            let visit = &known.book[visit];
            let credited = &visit.staff[..quota::credited(known, &visit.staff)];
            quota::counts(quota, visit) && credited.contains(&row.staff)
        })
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
