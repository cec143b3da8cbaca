//! Rules whose visit takes longer than a member's whole visiting time of a day.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::Channel;

/// `minutes` above `[visit] minutes_per_day`; meetings are not counted there.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let most = scene.book.policy.visit.minutes_per_day;
    for rule in &scene.book.policy.rules {
        let asks = &rule.asks;
        let meets = asks.channels.contains(&Channel::Meeting);
        if let Some(minutes) = asks.minutes.filter(|minutes| !meets && *minutes > most) {
            faults.push(
                Fault::new(Code::RuleLongerThanDay, rule.place.clone())
                    .cell("minutes")
                    .with("rule", &rule.id)
                    .with("minutes", minutes)
                    .with("most", most),
            );
        }
    }
}
