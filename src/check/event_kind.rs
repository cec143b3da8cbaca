//! Kinds of event: what happened and what rules wait for, spelt alike.

use std::collections::{BTreeMap, BTreeSet};

use super::scene::Scene;
use super::typo::typo;
use crate::diag::{Code, Fault};
use crate::model::Event;
use crate::model::policy::{Anchor, Rule};

/// A kind that no trigger follows and that is nearly one that a trigger does. Where events of the
/// trigger's own kind exist, the event is misspelt; where none does, the rule is.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let followed = followed(scene);
    let mut kinds: BTreeMap<&str, (&Event, usize)> = BTreeMap::new();
    for event in &scene.book.events {
        kinds.entry(&event.kind).or_insert((event, 0)).1 += 1;
    }
    let (waiting, served): (BTreeSet<&str>, BTreeSet<&str>) = followed
        .keys()
        .copied()
        .partition(|kind| !kinds.contains_key(kind));
    for (kind, (first, count)) in kinds
        .iter()
        .filter(|(kind, _)| !followed.contains_key(**kind))
    {
        if let Some(meant) = typo(kind, served.iter().copied()) {
            let fault = Fault::new(Code::EventKindMisspelt, first.place.clone()).cell("kind");
            faults.push(
                fault
                    .with("value", kind)
                    .with("count", count)
                    .near(Some(meant)),
            );
        } else if let Some(meant) = typo(kind, waiting.iter().copied()) {
            let rule = followed[meant];
            let fault = Fault::new(Code::TriggerOnUnknownKind, rule.place.clone()).cell("on");
            faults.push(
                fault
                    .with("value", meant)
                    .with("rule", &rule.id)
                    .with("count", count)
                    .near(Some(*kind)),
            );
        }
    }
}

/// The kinds that triggers follow, each with its first rule.
fn followed<'a>(scene: &Scene<'a>) -> BTreeMap<&'a str, &'a Rule> {
    let mut followed = BTreeMap::new();
    for rule in &scene.book.policy.rules {
        if let Some(Anchor::Event(kind)) = rule.trigger().map(|trigger| &trigger.on) {
            followed.entry(kind.as_str()).or_insert(rule);
        }
    }
    followed
}
