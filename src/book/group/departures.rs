//! Where a community's policy departs from the group's rulebook, rule by rule.

use toml::{Table, Value};

/// The lists of rules, whose items are told apart by their ids.
const RULES: [&str; 4] = ["quota", "cadence", "trigger", "sample"];
/// What says nothing of how people are visited.
const UNCOMPARED: [&str; 4] = ["preset", "data_version", "extends", "without"];

/// One departure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Departure {
    /// The rulebook has the rule, the community has not.
    Lacks {
        /// The rule.
        rule: String,
    },
    /// A rule of the community's own.
    Own {
        /// The rule.
        rule: String,
    },
    /// Both have it and say different things.
    Differs {
        /// The rule or the table; empty at the top.
        of: String,
        /// The key.
        key: String,
        /// What the rulebook says; none where it says nothing.
        rulebook: Option<String>,
        /// What the community says.
        here: Option<String>,
    },
}

/// The departures of a policy, in the order of the rulebook, those of its own last.
pub fn departures(rulebook: &Table, policy: &Table) -> Vec<Departure> {
    let mut found = Vec::new();
    for list in RULES {
        rules(list, rulebook, policy, &mut found);
    }
    let is_compared =
        |key: &&String| !RULES.contains(&key.as_str()) && !UNCOMPARED.contains(&key.as_str());
    let own = policy.keys().filter(|key| !rulebook.contains_key(*key));
    for key in rulebook.keys().chain(own).filter(is_compared) {
        differ("", key, rulebook.get(key), policy.get(key), &mut found);
    }
    found
}

fn rules(list: &str, rulebook: &Table, policy: &Table, found: &mut Vec<Departure>) {
    let (theirs, ours) = (items(list, rulebook), items(list, policy));
    for (rule, stated) in &theirs {
        let here = ours.iter().find(|(id, _)| id == rule);
        match here {
            Some((_, here)) => tables(rule, stated, here, found),
            None => found.push(Departure::Lacks {
                rule: (*rule).to_owned(),
            }),
        }
    }
    let own = ours
        .iter()
        .filter(|(id, _)| !theirs.iter().any(|(rule, _)| rule == id));
    found.extend(own.map(|(id, _)| Departure::Own {
        rule: (*id).to_owned(),
    }));
}

fn items<'t>(list: &str, policy: &'t Table) -> Vec<(&'t str, &'t Table)> {
    let items = policy
        .get(list)
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let tables = items.filter_map(Value::as_table);
    let named = tables.filter_map(|table| Some((table.get("id")?.as_str()?, table)));
    named.collect()
}

fn tables(of: &str, theirs: &Table, ours: &Table, found: &mut Vec<Departure>) {
    let own = ours.keys().filter(|key| !theirs.contains_key(*key));
    for key in theirs.keys().chain(own).filter(|key| *key != "title") {
        differ(of, key, theirs.get(key), ours.get(key), found);
    }
}

/// Tables are compared key by key, everything else as a whole.
fn differ(
    of: &str,
    key: &str,
    theirs: Option<&Value>,
    ours: Option<&Value>,
    found: &mut Vec<Departure>,
) {
    if theirs == ours {
        return;
    }
    let both = (
        theirs.and_then(Value::as_table),
        ours.and_then(Value::as_table),
    );
    if let (Some(theirs), Some(ours)) = both {
        let of = if of.is_empty() {
            key.to_owned()
        } else {
            format!("{of}.{key}")
        };
        return tables(&of, theirs, ours, found);
    }
    found.push(Departure::Differs {
        of: of.to_owned(),
        key: key.to_owned(),
        rulebook: theirs.map(Value::to_string),
        here: ours.map(Value::to_string),
    });
}

#[cfg(test)]
mod tests {
    use super::{Departure, departures};

    #[test]
    fn each_rule_is_held_against_the_rulebook() {
        let rulebook = "[[quota]]\nid = 'q'\nhouseholds = 15\n[[cadence]]\nid = 'c'\ntitle = 'x'\nevery = 'month'\n[limits]\nanswer = { urgent = '24h', general = '48h' }\n";
        let policy = "preset = 'a'\n[[quota]]\nid = 'q'\nhouseholds = 12\n[[trigger]]\nid = 't'\n[limits]\nanswer = { urgent = '24h', general = '72h' }\nlog_within = '1d'\n";
        let found = departures(&rulebook.parse().unwrap(), &policy.parse().unwrap());
        let differs =
            |of: &str, key: &str, rulebook: Option<&str>, here: Option<&str>| Departure::Differs {
                of: of.to_owned(),
                key: key.to_owned(),
                rulebook: rulebook.map(str::to_owned),
                here: here.map(str::to_owned),
            };
        assert_eq!(
            found,
            [
                differs("q", "households", Some("15"), Some("12")),
                Departure::Lacks {
                    rule: "c".to_owned()
                },
                Departure::Own {
                    rule: "t".to_owned()
                },
                differs("limits.answer", "general", Some("\"48h\""), Some("\"72h\"")),
                differs("limits", "log_within", None, Some("\"1d\"")),
            ]
        );
        assert!(departures(&rulebook.parse().unwrap(), &rulebook.parse().unwrap()).is_empty());
    }
}
