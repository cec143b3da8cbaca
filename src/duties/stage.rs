//! How far issues have come, and which were revisited (G2, U3 of the rule ledger).

use super::derive::of_rule;
use super::{Known, Scope, Window};
use crate::model::policy::{Anchor, IssueStep, Rule};
use crate::model::{IssueIx, PartyIx, Stage};

/// Which issues were revisited: those that name a revisit, and those for which a visit cleared a
/// duty that follows their being answered or resolved. One place for each issue of the book.
pub fn revisited(known: &Known<'_>) -> Vec<bool> {
    in_scope(known, Scope::All)
}

/// The same for the issues of one party; those of others stand as not revisited.
pub fn revisited_of(known: &Known<'_>, party: PartyIx) -> Vec<bool> {
    in_scope(known, Scope::One(party))
}

fn in_scope(known: &Known<'_>, scope: Scope) -> Vec<bool> {
    let mut revisited = vec![false; known.book.issues.len()];
    for (index, issue) in known.issues().filter(|(_, issue)| scope.holds(issue.party)) {
        revisited[index.position()] = known.revisit(issue).is_some();
    }
    for issue in cleared_revisits(known, scope) {
        revisited[issue.position()] = true;
    }
    revisited
}

/// The issues for which a visit cleared a duty that follows their being answered or resolved.
fn cleared_revisits(known: &Known<'_>, scope: Scope) -> Vec<IssueIx> {
    let follows = |rule: &Rule| {
        let anchor = rule.trigger().map(|trigger| &trigger.on);
        let checked = [IssueStep::Answered, IssueStep::Resolved].map(Anchor::Issue);
        anchor.is_some_and(|anchor| checked.contains(anchor))
    };
    let rules = known.book.policy.indexed_rules();
    let duties = rules
        .filter(|(_, rule)| follows(rule))
        .flat_map(|(rule, _)| of_rule(known, rule, &Window::until(known.now), scope));
    duties
        .filter(|duty| duty.cleared_by.is_some())
        .filter_map(|duty| duty.issue())
        .collect()
}

/// The furthest an issue has come; `revisited` as [`revisited`] tells it.
pub fn stage(known: &Known<'_>, issue: IssueIx, revisited: bool) -> Stage {
    let stated = &known.book[issue];
    if known.closed_at(stated).is_some() {
        Stage::Closed
    } else if revisited {
        Stage::Revisited
    } else if known.resolved_at(stated).is_some() {
        Stage::Resolved
    } else if known.answered_at(stated).is_some() {
        Stage::Answered
    } else {
        Stage::Received
    }
}
