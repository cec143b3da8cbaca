//! Cadences that ask for more visits a period than the gap between visits leaves room for.

use super::scene::Scene;
use crate::calendar::Unit;
use crate::diag::{Code, Fault};
use crate::model::policy::{Demand, RuleKind};
use crate::model::{Channel, Priority};

/// n visits, each so many days after the last, do not fit into the shortest such period. What is
/// urgent or goes by message keeps no gap, but still one day each.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for rule in &scene.book.policy.rules {
        let RuleKind::Cadence(cadence) = &rule.kind else {
            continue;
        };
        let Demand::Times(times) = cadence.demand else {
            continue;
        };
        let free = rule.asks.priority == Priority::Urgent
            || rule.asks.channels.contains(&Channel::Message);
        let gap = if free {
            1
        } else {
            scene.book.policy.visit.gap_days.max(1)
        };
        let needed = u64::from(times.saturating_sub(1)) * u64::from(gap) + 1;
        let days = shortest_days(cadence.every);
        if needed > days {
            faults.push(
                Fault::new(Code::TimesWithinGap, rule.place.clone())
                    .cell("times")
                    .with("rule", &rule.id)
                    .with("times", times)
                    .with("gap", gap)
                    .with("days", days),
            );
        }
    }
}

fn shortest_days(unit: Unit) -> u64 {
    match unit {
        Unit::Day | Unit::WorkingDay => 1,
        Unit::Week => 7,
        Unit::TwoWeeks => 14,
        Unit::ThreeWeeks => 21,
        Unit::FourWeeks | Unit::Month => 28,
        Unit::TwoMonths => 59,
        Unit::Quarter => 90,
        Unit::HalfYear => 181,
        Unit::Year => 365,
        Unit::Term(_) => u64::MAX,
    }
}
