//! What the plan was asked for, found again: what is due by the month's end, and of later duties a month's
//! part.

use std::collections::{BTreeMap, BTreeSet};

use super::view::View;
use super::{Breach, Never};
use crate::calendar::Instant;
use crate::duties::{Window, derive, last_met};
use crate::model::RuleIx;

pub(super) fn broken(view: &View<'_>) -> Vec<Breach> {
    let asked = asked(view);
    let stated = view.outcome.duties.iter().zip(&view.outcome.asked);
    let wrong = stated.filter(|(duty, stated)| asked.contains(&duty.id) != **stated);
    wrong
        .map(|(duty, stated)| Breach {
            never: Never::Figures,
            appointment: String::new(),
            detail: format!("asked for {}: {stated}", duty.id),
        })
        .collect()
}

/// The ids of the duties asked for.
fn asked(view: &View<'_>) -> BTreeSet<String> {
    let month = &view.outcome.month;
    let (now, later): (Vec<_>, Vec<_>) =
        view.duties.iter().partition(|duty| duty.due <= month.end());
    let mut asked: BTreeSet<String> = now.into_iter().map(|duty| duty.id.clone()).collect();
    let mut groups: BTreeMap<(RuleIx, Instant), Vec<_>> = BTreeMap::new();
    for duty in later {
        let met = last_met(&view.known, duty.party).map(|visit| view.book[visit].at);
        let group = groups.entry((duty.rule, duty.due)).or_default();
        group.push((met, duty.id.clone()));
    }
    let cleared = cleared(view);
    for (key, mut group) in groups {
        group.sort();
        let done = cleared.get(&key).copied().unwrap_or(0);
        let months = months(view, key.1);
        let part = (group.len() + done).div_ceil(months).saturating_sub(done);
        asked.extend(group.into_iter().take(part).map(|(_, id)| id));
    }
    asked
}

/// How many duties of a rule with one due were cleared since the month began.
fn cleared(view: &View<'_>) -> BTreeMap<(RuleIx, Instant), usize> {
    let month = &view.outcome.month;
    let mut cleared = BTreeMap::new();
    for duty in derive(&view.known, &Window::of(month)) {
        let at = duty.cleared_by.map(|visit| view.book[visit].at);
        if at.is_some_and(|at| at >= month.start()) {
            *cleared.entry((duty.rule, duty.due)).or_default() += 1;
        }
    }
    cleared
}

/// How many months there are from the planned one to the one in which something is due.
fn months(view: &View<'_>, due: Instant) -> usize {
    let almanac = &view.book.almanac;
    let mut month = view.outcome.month.clone();
    let mut months = 1;
    while month.end() < due {
        month = almanac.next(&month);
        months += 1;
    }
    months
}
