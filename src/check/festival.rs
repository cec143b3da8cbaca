//! Festivals that triggers wait for.

use super::scene::Scene;
use crate::diag::{Code, Fault, nearest};
use crate::model::Festival;
use crate::model::policy::{Anchor, Rule};

/// A festival that the calendar does not have, or whose last date is nearly a year ago: next
/// year's has not been entered.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let festivals = &scene.book.festivals;
    for (rule, name) in awaited(scene) {
        let last = festivals
            .iter()
            .filter(|festival| festival.name == name)
            .max_by_key(|festival| festival.date);
        if let Some(last) = last {
            faults.extend(long_past(scene, rule, last));
        } else {
            let near = nearest(
                name,
                festivals.iter().map(|festival| festival.name.as_str()),
            );
            let fault = Fault::new(Code::TriggerOnUnknownFestival, rule.place.clone()).cell("on");
            faults.push(fault.with("value", name).with("rule", &rule.id).near(near));
        }
    }
}

fn awaited<'a>(scene: &Scene<'a>) -> impl Iterator<Item = (&'a Rule, &'a str)> {
    let rules = scene.book.policy.rules.iter();
    rules.filter_map(|rule| match &rule.trigger()?.on {
        Anchor::Festival(name) => Some((rule, name.as_str())),
        _ => None,
    })
}

fn long_past(scene: &Scene, rule: &Rule, festival: &Festival) -> Option<Fault> {
    let today = scene.now?.date();
    (festival.date.plus_months(11) <= today).then(|| {
        Fault::new(Code::FestivalLongPast, festival.place.clone())
            .with("value", &festival.name)
            .with("date", festival.date)
            .with("rule", &rule.id)
    })
}
