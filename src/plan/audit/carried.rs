//! One knock for many reasons: each duty once, everything that would be cleared carried, and no
//! appointment without a reason.

use std::collections::{BTreeMap, BTreeSet};

use super::view::View;
use super::{Breach, Never};
use crate::duties::{Fact, would_clear};
use crate::model::BookingState;

pub(super) fn broken(view: &View<'_>) -> Vec<Breach> {
    let mut breaches = once(view);
    breaches.extend(unique(view));
    for made in view.proposed().filter(|made| made.top_up().is_none()) {
        let carried = view.carried(made);
        if !carried.iter().any(|duty| view.asked(duty)) {
            breaches.push(View::breach(Never::Carried, made, "no asked duty"));
        }
        let longest = carried
            .iter()
            .map(|duty| duty.minutes(view.book, made.channel))
            .max();
        if longest != Some(made.minutes) {
            breaches.push(View::breach(
                Never::Carried,
                made,
                "not the minutes of its longest duty",
            ));
        }
        let planned: BTreeSet<&str> = view
            .outcome
            .appointments
            .iter()
            .flat_map(|made| &made.duties)
            .map(|&duty| view.outcome.duties[duty].id.as_str())
            .collect();
        let missed = view.duties.iter().filter(|duty| {
            duty.party == made.party
                && !planned.contains(duty.id.as_str())
                && !matches!(duty.reason.fact, Fact::Slice { .. })
                && duty.opens <= made.start
                && made.end() <= duty.closes
                && would_clear(view.book, duty, made.start, made.channel, &made.staff)
        });
        for duty in missed {
            // Own seats beside the lead are asked of a plan, not of a clearing visit.
            if duty.asks(view.book).with.is_empty()
                && duty.minutes(view.book, made.channel) <= made.minutes
            {
                breaches.push(View::breach(
                    Never::Carried,
                    made,
                    format!("leaves out {}", duty.id),
                ));
            }
        }
    }
    breaches
}

/// No duty has two appointments, and each is placed or unplaced.
fn once(view: &View<'_>) -> Vec<Breach> {
    let mut times: BTreeMap<usize, usize> = BTreeMap::new();
    for &duty in view
        .outcome
        .appointments
        .iter()
        .flat_map(|made| &made.duties)
    {
        *times.entry(duty).or_default() += 1;
    }
    for entry in &view.outcome.unplaced {
        *times.entry(entry.duty).or_default() += 1;
    }
    let breach = |detail: String| Breach {
        never: Never::Carried,
        appointment: String::new(),
        detail,
    };
    let twice = times.iter().filter(|(_, times)| **times > 1);
    let twice =
        twice.map(|(&duty, _)| breach(format!("{} stands twice", view.outcome.duties[duty].id)));
    let asked = view
        .outcome
        .asked
        .iter()
        .enumerate()
        .filter(|(_, asked)| **asked);
    let lost = asked.filter(|(duty, _)| !times.contains_key(duty));
    let lost = lost.map(|(duty, _)| {
        breach(format!(
            "{} is neither placed nor unplaced",
            view.outcome.duties[duty].id
        ))
    });
    let known: BTreeSet<&str> = view
        .outcome
        .duties
        .iter()
        .map(|duty| duty.id.as_str())
        .collect();
    let forgotten = view
        .duties
        .iter()
        .filter(|duty| !known.contains(duty.id.as_str()));
    let forgotten = forgotten.map(|duty| breach(format!("{} was never considered", duty.id)));
    twice.chain(lost).chain(forgotten).collect()
}

/// Id and state together are unique.
fn unique(view: &View<'_>) -> Vec<Breach> {
    let mut seen: BTreeSet<(&str, BookingState)> = BTreeSet::new();
    let again = view
        .outcome
        .appointments
        .iter()
        .filter(|made| !seen.insert((&made.id, made.state)));
    again
        .map(|made| {
            View::breach(
                Never::Carried,
                made,
                "another row has the same id and state",
            )
        })
        .collect()
}
