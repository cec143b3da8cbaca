//! Unplaced duties told together where they share a cause, and what would help them.

use std::collections::BTreeMap;

use crate::calendar::Date;
use crate::duties::Duty;
use crate::model::{Book, RoleIx, StaffIx};
use crate::plan::outcome::{Cause, CauseKind, FullDay, Remedy, Together, Unplaced};
use crate::plan::problem::{Minute, bit};
use crate::plan::search::{Grid, fill_party};
use crate::plan::state::Plan;

/// Remedies are told in steps of so many minutes a day.
const STEP: u32 = 5;

/// No more steps than this are tried out.
const MOST_STEPS: u32 = 8;

/// What duties told together have in common: the cause's word, that of what is said, role, members,
/// area.
type Key = (
    &'static str,
    CauseKind,
    Option<RoleIx>,
    Vec<StaffIx>,
    Option<Box<str>>,
);

/// Groups unplaced duties by cause, by those who could, and by area; the largest group first.
pub(crate) fn together(
    book: &Book,
    duties: &[Duty],
    unplaced: &[Unplaced],
    plan: &Plan<'_>,
) -> Vec<Together> {
    let mut groups: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (position, entry) in unplaced.iter().enumerate() {
        let area = book[duties[entry.duty].party]
            .household()
            .map(|household| household.area.clone());
        let (role, members) = people(&entry.cause);
        groups
            .entry((
                entry.cause.as_str(),
                entry.cause.kind(),
                role,
                members,
                area,
            ))
            .or_default()
            .push(position);
    }
    let tell = |((cause, _, role, members, area), positions): (Key, Vec<usize>)| {
        let days = full_days(unplaced, &positions);
        let remedies = remedies(book, unplaced, &positions, &days, plan);
        let mut dates: Vec<Date> = days.iter().map(|day| day.date).collect();
        dates.sort_unstable();
        dates.dedup();
        Together {
            cause,
            unplaced: positions,
            area,
            role,
            members,
            days_left: u32::try_from(dates.len()).unwrap_or(u32::MAX),
            remedies,
        }
    };
    let mut told: Vec<Together> = groups.into_iter().map(tell).collect();
    told.sort_by_key(|group| std::cmp::Reverse(group.unplaced.len()));
    told
}

/// The role missed, and those who could: what is said of a group, so that no two groups say the same.
fn people(cause: &Cause) -> (Option<RoleIx>, Vec<StaffIx>) {
    let (role, mut members) = match cause {
        Cause::Nobody { role, .. } => (*role, Vec::new()),
        Cause::NobodyThere { members, .. } | Cause::NoHours { members, .. } => {
            (None, members.clone())
        }
        Cause::Gap { .. } | Cause::TooMany { .. } => (None, Vec::new()),
        Cause::Full { days, .. } => (None, days.iter().map(|day| day.member).collect()),
    };
    members.sort_unstable();
    members.dedup();
    (role, members)
}

/// The full days of a group, each once.
fn full_days(unplaced: &[Unplaced], positions: &[usize]) -> Vec<FullDay> {
    let of = |&position: &usize| match &unplaced[position].cause {
        Cause::Full { days, .. } => days.clone(),
        _ => Vec::new(),
    };
    let mut days: Vec<FullDay> = positions.iter().flat_map(of).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// What would help a group whose days are full: minutes on the days there are, days like them, or
/// members with such days.
fn remedies(
    book: &Book,
    unplaced: &[Unplaced],
    positions: &[usize],
    days: &[FullDay],
    plan: &Plan<'_>,
) -> Vec<Remedy> {
    let limit = book.policy.visit.minutes_per_day;
    let count = u32::try_from(positions.len()).unwrap_or(u32::MAX);
    let shortest = positions
        .iter()
        .filter_map(|&position| match unplaced[position].cause {
            Cause::Full { minutes, .. } => Some(minutes),
            _ => None,
        });
    let (Some(least), Some(most)) = (shortest.clone().min(), shortest.max()) else {
        return Vec::new();
    };
    // Where hours are taken or a visit is longer than a day, no number of days is known to help.
    let has_full_days = days.iter().any(|day| day.asked().is_some());
    if !has_full_days || least == 0 {
        return Vec::new();
    }
    let mut remedies = Vec::new();
    let room = |extra: u32| -> u32 {
        let full = days.iter().filter(|day| day.asked().is_some());
        full.map(|day| (limit + extra).saturating_sub(day.minutes) / least)
            .sum()
    };
    let bound = most.saturating_mul(count).saturating_add(limit) / STEP + 1;
    let first = (1..=bound)
        .map(|step| step * STEP)
        .find(|&extra| room(extra) >= count);
    let duties = positions.iter().map(|&position| unplaced[position].duty);
    remedies.extend(
        first
            .and_then(|first| enough(plan, first, duties.collect()))
            .map(Remedy::MinutesPerDay),
    );
    let a_day = limit / most;
    if a_day == 0 {
        return remedies;
    }
    remedies.push(Remedy::Days(count.div_ceil(a_day)));
    let mut members: Vec<StaffIx> = days.iter().map(|day| day.member).collect();
    members.dedup();
    let days_each = u32::try_from(days.len() / members.len().max(1))
        .unwrap_or(1)
        .max(1);
    remedies.push(Remedy::Members(count.div_ceil(a_day * days_each)));
    remedies
}

/// How many more minutes a day, from `first` on, let all these duties join the plan as it is: found
/// by putting them in.
fn enough(plan: &Plan<'_>, first: u32, mut duties: Vec<usize>) -> Option<u32> {
    let mut longer = plan.clone();
    let extras = (0..MOST_STEPS).map(|step| first + step * STEP);
    extras.into_iter().find(|&extra| {
        longer.per_day = plan.per_day + Minute::try_from(extra).unwrap_or(0);
        duties.retain(|&duty| {
            let party = plan.problem.duties[duty].party;
            let own = bit(plan.problem.position(duty));
            let placed = |plan: &Plan<'_>| plan.share(party).placed & own != 0;
            if !placed(&longer) {
                fill_party(&mut longer, party, Grid::One);
            }
            !placed(&longer)
        });
        duties.is_empty()
    })
}
