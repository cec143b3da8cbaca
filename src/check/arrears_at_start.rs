//! Triggers on unpaid fees that ask how long they have been unpaid.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::policy::{Anchor, Arrears};

/// A selection is looked at as of the anchor: on the day on which fees fell due nothing has been unpaid for
/// any time, so `owner.arrears` with `arrears = { at_least = … }` never makes a duty.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for rule in &scene.book.policy.rules {
        let Some(trigger) = rule.trigger() else {
            continue;
        };
        let asked = rule.selection().arrears;
        if trigger.on == Anchor::Arrears
            && let Some(Arrears::AtLeast(span)) = asked
            && !span.is_zero()
        {
            faults.push(
                Fault::new(Code::ArrearsNeverYet, rule.place.clone())
                    .cell("whom")
                    .with("rule", &rule.id)
                    .with("span", span),
            );
        }
    }
}
