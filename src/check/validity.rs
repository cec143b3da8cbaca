//! Rules whose figures changed: one in force after the other, without a day of both or of neither.

use std::collections::BTreeMap;

use super::scene::Scene;
use crate::calendar::Date;
use crate::diag::{Code, Fault, Place};
use crate::model::policy::Validity;

/// A rule of a chain: its kind, its id, its days.
struct Link<'a> {
    id: &'a str,
    place: &'a Place,
    validity: Validity,
}

/// Rules of one kind whose ids differ by a number at the end are one rule whose figures changed, if one
/// of them says when it is in force.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for mut chain in chains(scene) {
        chain.sort_by_key(|link| link.validity.days());
        for pair in chain.windows(2) {
            let [earlier, later] = pair else { continue };
            faults.extend(fault(earlier, later));
        }
    }
}

fn chains<'a>(scene: &Scene<'a>) -> Vec<Vec<Link<'a>>> {
    let policy = &scene.book.policy;
    let quotas = policy.quotas.iter().map(|quota| {
        let link = Link {
            id: quota.id.as_str(),
            place: &quota.place,
            validity: quota.validity,
        };
        (0, link)
    });
    let rules = policy.rules.iter().map(|rule| {
        let link = Link {
            id: rule.id.as_str(),
            place: &rule.place,
            validity: rule.validity,
        };
        (1, link)
    });
    let mut chains: BTreeMap<(u8, &str), Vec<Link<'a>>> = BTreeMap::new();
    for (kind, link) in quotas.chain(rules) {
        chains.entry((kind, stem(link.id))).or_default().push(link);
    }
    let is_stated = |chain: &Vec<Link>| chain.iter().any(|link| link.validity.is_stated());
    chains.into_values().filter(is_stated).collect()
}

/// An id without the number at its end: `monthly` of `monthly-2027`.
fn stem(id: &str) -> &str {
    let stem = id.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let stem = stem
        .strip_suffix('v')
        .filter(|stem| stem.ends_with(SIGNS))
        .unwrap_or(stem);
    stem.strip_suffix(SIGNS).unwrap_or(id)
}

const SIGNS: [char; 3] = ['-', '_', '.'];

fn fault(earlier: &Link, later: &Link) -> Option<Fault> {
    let (_, ends) = earlier.validity.days();
    let (begins, last) = later.validity.days();
    let (code, from, until) = if begins <= ends {
        (Code::RulesOverlap, begins, ends.min(last))
    } else if ends.plus_days(1) < begins {
        (Code::RulesGap, ends.plus_days(1), begins.plus_days(-1))
    } else {
        return None;
    };
    let fault = Fault::new(code, later.place.clone())
        .cell("id")
        .with("rule", later.id)
        .with("other", earlier.id);
    Some(fault.with("from", told(from)).with("until", told(until)))
}

/// A day; a dash for the first and the last one there is.
fn told(date: Date) -> String {
    if date == Date::MIN || date == Date::MAX {
        "…".to_owned()
    } else {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn a_number_at_the_end_tells_the_links_of_a_chain_apart() {
        for (id, expected) in [
            ("monthly-2027", "monthly"),
            ("monthly", "monthly"),
            ("monthly-v2", "monthly"),
            ("butler_15", "butler"),
            ("w9.4", "w9"),
            ("H3", "H3"),
            ("2027", "2027"),
        ] {
            assert_eq!(stem(id), expected, "{id}");
        }
    }
}
