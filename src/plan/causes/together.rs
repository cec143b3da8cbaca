//! Unplaced duties told together where they share a cause, and what would help them.

use std::collections::BTreeMap;

use crate::duties::Duty;
use crate::model::{Book, RoleIx, StaffIx};
use crate::plan::outcome::{Cause, FullDay, Remedy, Together, Unplaced};

/// What duties told together have in common: the cause's word, role, members, area.
type Key = (&'static str, Option<RoleIx>, Vec<StaffIx>, Option<Box<str>>);

/// Groups unplaced duties by cause, by those who could, and by area; the largest group first.
pub(crate) fn together(book: &Book, duties: &[Duty], unplaced: &[Unplaced]) -> Vec<Together> {
    let mut groups: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (position, entry) in unplaced.iter().enumerate() {
        let area = book[duties[entry.duty].party]
            .household()
            .map(|household| household.area.clone());
        let (role, members) = people(book, duties, entry);
        groups
            .entry((entry.cause.as_str(), role, members, area))
            .or_default()
            .push(position);
    }
    let tell = |((cause, role, members, area), positions): (Key, Vec<usize>)| {
        let days = full_days(unplaced, &positions);
        let remedies = remedies(book, unplaced, &positions, &days);
        let days_left = u32::try_from(days.len()).unwrap_or(u32::MAX);
        Together {
            cause,
            unplaced: positions,
            area,
            role,
            members,
            days_left,
            remedies,
        }
    };
    let mut told: Vec<Together> = groups.into_iter().map(tell).collect();
    told.sort_by_key(|group| std::cmp::Reverse(group.unplaced.len()));
    told
}

/// The role missed or led by, and those who could.
fn people(book: &Book, duties: &[Duty], entry: &Unplaced) -> (Option<RoleIx>, Vec<StaffIx>) {
    let leads = Some(duties[entry.duty].asks(book).by.role);
    match &entry.cause {
        Cause::Nobody { role, .. } => (Some(*role), Vec::new()),
        Cause::NobodyThere { members, .. } | Cause::NoHours { members, .. } => {
            (leads, members.clone())
        }
        Cause::Gap { .. } => (leads, Vec::new()),
        Cause::Full { days, .. } => {
            let mut members: Vec<StaffIx> = days.iter().map(|day| day.member).collect();
            members.dedup();
            (leads, members)
        }
    }
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
) -> Vec<Remedy> {
    let limit = book.policy.visit.minutes_per_day;
    let count = u32::try_from(positions.len()).unwrap_or(u32::MAX);
    let longest = |&position: &usize| match unplaced[position].cause {
        Cause::Full { minutes, .. } => minutes,
        _ => 0,
    };
    let minutes = positions.iter().map(longest).max().unwrap_or(0);
    if days.is_empty() || minutes == 0 {
        return Vec::new();
    }
    let places = |extra: u32| -> u32 {
        days.iter()
            .map(|day| (limit + extra).saturating_sub(day.minutes) / minutes)
            .sum()
    };
    let mut remedies = Vec::new();
    let most = minutes.saturating_mul(count).saturating_add(limit);
    let extra = (1..=most / 5 + 1)
        .map(|step| step * 5)
        .find(|&extra| places(extra) >= count);
    remedies.extend(extra.map(Remedy::MinutesPerDay));
    let a_day = (limit / minutes).max(1);
    remedies.push(Remedy::Days(count.div_ceil(a_day)));
    let mut members: Vec<StaffIx> = days.iter().map(|day| day.member).collect();
    members.dedup();
    let days_each = u32::try_from(days.len() / members.len().max(1))
        .unwrap_or(1)
        .max(1);
    remedies.push(Remedy::Members(count.div_ceil(a_day * days_each)));
    remedies
}
