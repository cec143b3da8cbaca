//! Visits, and what they came to, as anchors: met, nobody there, declined, marked low, often in a row.

use std::collections::BTreeMap;

use super::{Fact, Known};
use crate::calendar::Instant;
use crate::model::policy::{Anchor, Trigger};
use crate::model::{Outcome, PartyIx, Visit, VisitIx};

/// The visits at or after `from` that an anchor names, each with the fact it is.
pub(super) fn of(
    known: &Known<'_>,
    trigger: &Trigger,
    anchor: &Anchor,
    from: Instant,
) -> Vec<(VisitIx, Fact)> {
    if let Anchor::Visit(channel) = anchor {
        let visits = known.visits_between(from, Instant::MAX);
        let met =
            visits.filter(|(_, visit)| visit.outcome == Outcome::Met && visit.channel == *channel);
        return met.map(|(index, _)| (index, Fact::Visit(index))).collect();
    }
    let times = trigger.in_a_row.max(1);
    let found = if times == 1 {
        single(known, trigger, anchor, from)
    } else {
        in_a_row(known, trigger, anchor, times)
    };
    let fact = |visit: VisitIx| match anchor {
        Anchor::NoAnswer => Fact::NoAnswer { visit, times },
        Anchor::Refused => Fact::Refused { visit, times },
        _ => Fact::Rated { visit, times },
    };
    found
        .into_iter()
        .map(|visit| (visit, fact(visit)))
        .collect()
}

/// Every visit that came to it.
fn single(known: &Known<'_>, trigger: &Trigger, anchor: &Anchor, from: Instant) -> Vec<VisitIx> {
    let visits = known.visits_between(from, Instant::MAX);
    let came_to_it = visits.filter(|(_, visit)| comes_to(trigger, anchor, visit) == Some(true));
    came_to_it.map(|(index, _)| index).collect()
}

/// Of each party the visits that came to it so often in a row since one that did not.
fn in_a_row(known: &Known<'_>, trigger: &Trigger, anchor: &Anchor, times: u32) -> Vec<VisitIx> {
    let mut rows: BTreeMap<PartyIx, u32> = BTreeMap::new();
    let mut found = Vec::new();
    for (index, visit) in known.visits() {
        let row = rows.entry(visit.party).or_default();
        match comes_to(trigger, anchor, visit) {
            Some(true) => {
                *row += 1;
                if *row == times {
                    found.push(index);
                }
            }
            Some(false) => *row = 0,
            None => {}
        }
    }
    found
}

/// Whether a visit came to what an anchor names; `None` for one that cannot tell: a waiving is no
/// visit, and who gave no mark gave neither a good nor a bad one.
fn comes_to(trigger: &Trigger, anchor: &Anchor, visit: &Visit) -> Option<bool> {
    if visit.outcome == Outcome::Waived {
        return None;
    }
    match anchor {
        Anchor::NoAnswer => Some(visit.outcome == Outcome::NoAnswer),
        Anchor::Refused => Some(visit.outcome == Outcome::Refused),
        _ => {
            let is_marked = visit.rates.iter().any(Option::is_some);
            is_marked.then(|| is_rated(&visit.rates, trigger.at_most.unwrap_or(0)))
        }
    }
}

/// Whether one of the marks is at or below `most`.
pub(super) fn is_rated(rates: &[Option<u8>], most: u8) -> bool {
    rates.iter().flatten().any(|&rate| rate <= most)
}
