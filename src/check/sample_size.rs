//! Samples larger than what they are taken from, or of nobody.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::policy::{Count, Rule, RuleKind};

/// `min` above the number of parties selected; a share or a `max` that comes to none of them.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for rule in &scene.book.policy.rules {
        let RuleKind::Sample(sample) = &rule.kind else {
            continue;
        };
        let count = scene.selected(&sample.from);
        if count > 0 && !scene.may_hold_more(&sample.from) {
            faults.extend(found(rule, sample.count, count));
        }
    }
}

fn found(rule: &Rule, asked: Count, count: usize) -> Option<Fault> {
    let fault = |code, key| {
        Fault::new(code, rule.place.clone())
            .cell(key)
            .with("rule", &rule.id)
    };
    match asked {
        Count::Between { max: 0, .. } => Some(fault(Code::SampleOfNobody, "count")),
        Count::Between { min, .. } if min as usize > count => Some(
            fault(Code::SampleBeyondSelection, "count")
                .with("min", min)
                .with("count", count),
        ),
        Count::Share(share) if share.of_rounded_up(count as u64) == 0 => {
            Some(fault(Code::SampleOfNobody, "share"))
        }
        Count::Between { .. } | Count::Share(_) => None,
    }
}
