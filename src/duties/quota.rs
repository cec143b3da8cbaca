//! Quotas: how many distinct households each member met, against how many the policy asks (H1 of
//! the rule ledger).

use std::sync::Arc;

use super::Known;
use crate::calendar::Period;
use crate::model::policy::{Amount, AsOf, Quota, TeamCredit};
use crate::model::{Channel, Outcome, PartyIx, QuotaIx, Staff, StaffIx, Visit, VisitIx};

/// How a member stands with a quota in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaRow {
    /// The member.
    pub staff: StaffIx,
    /// The quota.
    pub quota: QuotaIx,
    /// The quota's period.
    pub period: Arc<Period>,
    /// So many households are asked for, or so many minutes.
    pub asked: u32,
    /// The households counted, by id.
    pub parties: Vec<PartyIx>,
    /// The minutes of the visits that count.
    pub minutes: u32,
    /// What is counted.
    pub amount: Amount,
}

impl QuotaRow {
    /// Whether it counts minutes rather than households.
    pub fn is_of_minutes(&self) -> bool {
        matches!(self.amount, Amount::Minutes(_))
    }

    /// How many households, or minutes, count.
    pub fn met(&self) -> u32 {
        match self.amount {
            Amount::Households(_) => u32::try_from(self.parties.len()).unwrap_or(u32::MAX),
            Amount::Minutes(_) => self.minutes,
        }
    }

    /// How many are missing.
    pub fn short(&self) -> u32 {
        self.asked.saturating_sub(self.met())
    }
}

/// Every member's row for every quota of the role, in policy order and by id. Without `around`
/// the quota's period that holds `now`, with it the one that holds its first day. A member with no
/// day in service has no row.
pub fn rows(known: &Known<'_>, around: Option<&Period>) -> Vec<QuotaRow> {
    let day = around.map_or(known.now.date(), |period| period.from);
    let quotas = known.book.policy.indexed_quotas();
    quotas
        .flat_map(|(index, quota)| {
            let period = Arc::new(known.book.almanac.period_holding(quota.per, day));
            rows_of(known, index, quota, &period)
        })
        .collect()
}

fn rows_of(
    known: &Known<'_>,
    index: QuotaIx,
    quota: &Quota,
    period: &Arc<Period>,
) -> Vec<QuotaRow> {
    if !quota.validity.holds(period.from) {
        return Vec::new();
    }
    let counted = counted(known, quota, period);
    let members = known.book.members_of(quota.role);
    members
        .filter_map(|(staff, member)| {
            let asked = asked(known, quota, member, period)?;
            let first = counted.partition_point(|visit| visit.member < staff);
            let own = counted[first..]
                .iter()
                .take_while(|visit| visit.member == staff);
            let minutes = own.clone().map(|visit| visit.minutes).sum();
            let mut parties: Vec<PartyIx> = own.map(|visit| visit.party).collect();
            parties.dedup();
            Some(QuotaRow {
                staff,
                quota: index,
                period: Arc::clone(period),
                asked,
                parties,
                minutes,
                amount: quota.amount,
            })
        })
        .collect()
}

/// How many households, or minutes, a quota asks of a member in a period, exactly prorated and rounded up;
/// `None` without a day in service.
pub fn asked(known: &Known<'_>, quota: &Quota, member: &Staff, period: &Period) -> Option<u32> {
    let served = days_in_service(known, member, period);
    let stated = match (quota.amount, member.quota) {
        (Amount::Households(_), Some(own)) => own,
        (amount, _) => amount.number(),
    };
    if served == 0 {
        return None;
    }
    if !known.book.policy.quota_options.prorate {
        return Some(stated);
    }
    let days = u64::from(period.days().unsigned_abs().max(1));
    let share = (u64::from(stated) * u64::from(served)).div_ceil(days);
    Some(u32::try_from(share).unwrap_or(u32::MAX))
}

/// How many days of a period a member is in service, as if everybody had joined when the office
/// began.
fn days_in_service(known: &Known<'_>, member: &Staff, period: &Period) -> u32 {
    let joined = member.joined.max(known.book.office.since);
    let first = joined.map_or(period.from, |joined| joined.max(period.from));
    let last = member
        .left
        .map_or(period.last(), |left| left.min(period.last()));
    u32::try_from(last.days_since(first) + 1).unwrap_or(0)
}

/// Whether a visit counts for a quota: met, through one of its channels.
pub fn counts(quota: &Quota, visit: &Visit) -> bool {
    visit.outcome == Outcome::Met && quota.channels.contains(&visit.channel)
}

/// Whether a party counts for a quota in a period, if it is met.
pub fn selects(known: &Known<'_>, quota: &Quota, party: PartyIx, period: &Period) -> bool {
    let is_home = known.book[party].household().is_some();
    let as_of = AsOf::period(period);
    is_home && (quota.whom.is_empty() || quota.whom.holds(known, party, as_of))
}

/// How many minutes a visit for a quota takes: its first channel's.
pub fn usual_minutes(known: &Known<'_>, quota: &Quota) -> u32 {
    let first = quota
        .channels
        .iter()
        .find(|channel| **channel != Channel::Desk);
    let minutes = first.map(|channel| known.book.policy.visit.minutes(*channel));
    minutes.unwrap_or(1).max(1)
}

/// Who is credited for a visit made together.
pub fn credited(known: &Known<'_>, team: &[StaffIx]) -> usize {
    match known.book.policy.quota_options.team_credit {
        TeamCredit::All => team.len(),
        TeamCredit::Lead => team.len().min(1),
    }
}

/// A visit that counts for a member.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Counted {
    member: StaffIx,
    party: PartyIx,
    visit: VisitIx,
    minutes: u32,
}

/// Each member with each visit that counts, sorted.
fn counted(known: &Known<'_>, quota: &Quota, period: &Period) -> Vec<Counted> {
    let visits = known.visits_between(period.start(), period.end());
    let counting = visits
        .filter(|(_, visit)| counts(quota, visit) && selects(known, quota, visit.party, period));
    let mut counted: Vec<Counted> = counting
        .flat_map(|(index, visit)| {
            let team = &visit.staff[..credited(known, &visit.staff)];
            let usual = known.book.policy.visit.minutes(visit.channel);
            team.iter().map(move |&member| Counted {
                member,
                party: visit.party,
                visit: index,
                minutes: visit.minutes.unwrap_or(usual),
            })
        })
        .collect();
    counted.sort_unstable();
    counted.dedup();
    counted
}
