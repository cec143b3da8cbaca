//! Triggers whose own visits set them off again.

use std::collections::BTreeSet;

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::Channel;
use crate::model::policy::{Anchor, Rule};

/// A trigger on a visit that is kept by such a visit, or sets off another that sets it off.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let followers: Vec<(&Rule, Channel)> = scene
        .book
        .policy
        .rules
        .iter()
        .filter_map(on_visit)
        .collect();
    for (rule, channel) in &followers {
        let reached = reached_from(rule, &followers);
        if reached.contains(rule.id.as_str()) {
            let own = rule.asks.channels.contains(channel);
            let others = followers.iter().filter(|(other, _)| {
                other.id != rule.id
                    && reached.contains(other.id.as_str())
                    && reached_from(other, &followers).contains(rule.id.as_str())
            });
            let first = others
                .map(|(other, _)| other.id.as_str())
                .next()
                .filter(|_| !own);
            faults.push(
                Fault::new(Code::FeedsItself, rule.place.clone())
                    .cell("on")
                    .with("rule", &rule.id)
                    .with("channel", channel)
                    .with("through", first.unwrap_or(rule.id.as_str())),
            );
        }
    }
}

fn on_visit(rule: &Rule) -> Option<(&Rule, Channel)> {
    match rule.trigger()?.on {
        Anchor::Visit(channel) => Some((rule, channel)),
        _ => None,
    }
}

/// The triggers that visits for `rule` set off, and those that theirs do, and so on.
fn reached_from<'a>(rule: &Rule, followers: &[(&'a Rule, Channel)]) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![rule];
    while let Some(next) = open.pop() {
        for (follower, channel) in followers {
            if next.asks.channels.contains(channel) && reached.insert(follower.id.as_str()) {
                open.push(follower);
            }
        }
    }
    reached
}
