//! Triggers that wait for rain where no rain is ever recorded (W9.4 of the rule ledger).

use super::scene::Scene;
use crate::calendar::Date;
use crate::diag::{Code, Fault};
use crate::model::policy::Anchor;

/// Something happened that such a trigger follows, and the calendar has not one rain day.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    if scene
        .book
        .almanac
        .workdays
        .first_rain_after(Date::MIN)
        .is_some()
    {
        return;
    }
    for rule in &scene.book.policy.rules {
        let Some(trigger) = rule.trigger() else {
            continue;
        };
        if trigger.wait_for_rain && waits(scene, &trigger.on) {
            faults.push(
                Fault::new(Code::NoRainKnown, rule.place.clone())
                    .cell("wait_for")
                    .with("rule", &rule.id),
            );
        }
    }
}

fn waits(scene: &Scene, anchor: &Anchor) -> bool {
    match anchor {
        Anchor::Event(kind) => scene.book.events.iter().any(|event| *event.kind == **kind),
        Anchor::Issue(_) => !scene.book.issues.is_empty(),
        _ => false,
    }
}
