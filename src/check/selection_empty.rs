//! Rules that select nobody.

use std::collections::BTreeSet;

use super::scene::Scene;
use super::typo::typo;
use crate::diag::{Code, Fault, Place, nearest};
use crate::model::policy::{RuleKind, Selection};
use crate::model::{Household, RuleId, building_key};

/// A rule whose selection can hold nobody, told with the name that nobody has if there is one; and
/// a name that is a typo for a known one, though the rule still selects somebody.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    if scene.households().next().is_none() {
        return;
    }
    for Asked {
        id,
        place,
        cell,
        selection,
    } in asked(scene)
    {
        let empty = scene.selected(selection) == 0;
        if empty && is_unkept(scene, selection) {
            continue;
        }
        let doubtful = scene.may_hold_more(selection);
        let before = faults.len();
        for (key, names) in named(selection) {
            let known = known(scene, key);
            let is_known = |value: &&String| known.contains(plain(key, value));
            for value in names.iter().filter(|value| !is_known(value)) {
                let sure = typo(value, known.iter().copied());
                let near = if empty {
                    nearest(value, known.iter().copied())
                } else {
                    sure
                };
                if near.is_some() || (empty && !doubtful && key != "not_tags") {
                    faults.push(
                        Fault::new(Code::SelectionNamesUnknown, place.clone())
                            .cell(cell)
                            .with("rule", id)
                            .with("key", key)
                            .with("value", value)
                            .near(near),
                    );
                }
            }
        }
        if empty && !doubtful && faults.len() == before {
            faults.push(Fault::new(Code::RuleSelectsNobody, place.clone()).with("rule", id));
        }
    }
}

/// Whether a selection waits for what the office does not keep yet: where no household has a tag, no
/// name of one can be a slip.
fn is_unkept(scene: &Scene, selection: &Selection) -> bool {
    let waits = |(key, wanted): &(&str, &[String])| {
        matches!(*key, "contact" | "tags" | "interests")
            && !wanted.is_empty()
            && known(scene, key).is_empty()
    };
    named(selection).iter().any(waits)
}

/// A selection, and the rule or quota that states it.
struct Asked<'a> {
    id: &'a RuleId,
    place: &'a Place,
    /// The key under which it stands.
    cell: &'static str,
    selection: &'a Selection,
}

/// Every selection of a policy but those of triggers and quotas that say nothing.
fn asked<'a>(scene: &Scene<'a>) -> Vec<Asked<'a>> {
    let policy = &scene.book.policy;
    let quotas = policy.quotas.iter().map(|quota| Asked {
        id: &quota.id,
        place: &quota.place,
        cell: "whom",
        selection: &quota.whom,
    });
    let quotas = quotas.filter(|asked| !asked.selection.is_empty());
    let rules = policy.rules.iter().filter_map(|rule| {
        let selection = rule.selection();
        let is_open = rule.trigger().is_some() && selection.is_empty();
        (!is_open).then_some(Asked {
            id: &rule.id,
            place: &rule.place,
            cell: match rule.kind {
                RuleKind::Sample(_) => "from",
                RuleKind::Cadence(_) | RuleKind::Trigger(_) => "whom",
            },
            selection,
        })
    });
    quotas.chain(rules).collect()
}

/// The keys of a selection whose values people make up themselves.
fn named(selection: &Selection) -> Vec<(&'static str, &[String])> {
    let mut named: Vec<(&'static str, &[String])> = vec![("contact", &selection.contact)];
    let lists = [
        ("area", &selection.area),
        ("building", &selection.building),
        ("tags", &selection.tags),
        ("not_tags", &selection.not_tags),
        ("interests", &selection.interests),
    ];
    named.extend(
        lists
            .into_iter()
            .filter_map(|(key, list)| Some((key, list.as_deref()?))),
    );
    named
}

/// A value as it is compared.
fn plain<'v>(key: &str, value: &'v str) -> &'v str {
    match key {
        "building" => building_key(value),
        _ => value,
    }
}

/// What the parties have under a key.
fn known<'a>(scene: &Scene<'a>, key: &str) -> BTreeSet<&'a str> {
    let households = scene.households().map(|(_, _, household)| household);
    match key {
        "contact" => scene
            .book
            .parties
            .iter()
            .filter_map(|party| party.contact())
            .map(|c| &*c.kind)
            .collect(),
        "area" => households.map(|household| &*household.area).collect(),
        "building" => households.map(Household::building_key).collect(),
        "interests" => households
            .flat_map(|household| &household.interests)
            .map(|name| &**name)
            .collect(),
        _ => households
            .flat_map(|household| &household.tags)
            .map(|name| &**name)
            .collect(),
    }
}
