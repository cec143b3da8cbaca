//! The rules in policy order: quotas, cadences, triggers, samples, each in the file's order.

use super::{cadence, quota, sample, trigger};
use crate::diag::Code;
use crate::model::policy::{Role, Rule, RuleKind};
use crate::model::{RuleId, RuleIx};
use crate::store::walk::TableReader;

/// What the rules may refer to.
pub(super) struct Names<'r> {
    /// The roles of the policy.
    pub(super) roles: &'r [Role],
    /// The ids of all rules in policy order, and whether each is a quota's.
    pub(super) rules: Vec<(String, bool)>,
}

impl Names<'_> {
    /// The rule that is called so, unless it is a quota.
    pub(super) fn asking_rule(&self, id: &str) -> Option<RuleIx> {
        self.rules
            .iter()
            .position(|(known, is_quota)| known == id && !is_quota)
            .map(RuleIx::new)
    }
}

/// Reads every rule.
pub(super) fn read(top: &mut TableReader<'_>, roles: &[Role]) -> Vec<Rule> {
    let mut tables = Vec::new();
    for kind in ["quota", "cadence", "trigger", "sample"] {
        tables.extend(top.tables(kind).into_iter().map(|table| (kind, table)));
    }
    let ids = tables.iter_mut().map(|(kind, table)| {
        let id = table.get("id").and_then(|entry| entry.raw_text());
        (id.unwrap_or_default().to_owned(), *kind == "quota")
    });
    let names = Names {
        roles,
        rules: ids.collect(),
    };
    let mut read = Vec::new();
    for (kind, table) in tables {
        read.extend(rule(kind, table, &names, &read));
    }
    read
}

fn rule(
    kind: &str,
    mut table: TableReader<'_>,
    names: &Names<'_>,
    earlier: &[Rule],
) -> Option<Rule> {
    let id = id(&mut table, names, earlier);
    let title = table
        .get("title")
        .and_then(|entry| entry.filled_text())
        .map(str::to_owned);
    let kind = match kind {
        "quota" => quota::read(&mut table, names).map(RuleKind::Quota),
        "cadence" => cadence::read(&mut table, names).map(RuleKind::Cadence),
        "trigger" => trigger::read(&mut table, names).map(RuleKind::Trigger),
        _ => sample::read(&mut table, names).map(RuleKind::Sample),
    };
    let place = table.place();
    table.finish();
    Some(Rule {
        id: id?,
        title,
        kind: kind?,
        place,
    })
}

fn id(table: &mut TableReader<'_>, names: &Names<'_>, earlier: &[Rule]) -> Option<RuleId> {
    let entry = table.required("id")?;
    let id = entry.id()?;
    if let Some(first) = earlier.iter().find(|rule| rule.id.as_str() == id) {
        entry.note(
            entry
                .fault(Code::DuplicateRule)
                .with("value", id)
                .with("line", first.place.line),
        );
        return None;
    }
    let tops_up = id.strip_prefix("quota-");
    let is_quota = |name: &str| {
        names
            .rules
            .iter()
            .any(|(known, is_quota)| *is_quota && known == name)
    };
    if id == "agreed" || tops_up.is_some_and(is_quota) {
        entry.note(entry.fault(Code::ReservedId).with("value", id));
    }
    Some(RuleId::new(id))
}
