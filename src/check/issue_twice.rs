//! One issue recorded under two ids.

use std::collections::HashMap;

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::Issue;

/// Same party, minute and kind, and the same words.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let mut seen: HashMap<_, &Issue> = HashMap::new();
    for issue in &scene.book.issues {
        let key = (issue.raised_at, issue.party, issue.kind, &issue.summary);
        let Some(first) = seen.insert(key, issue) else {
            continue;
        };
        faults.push(
            Fault::new(Code::IssueLoggedTwice, issue.place.clone())
                .cell("id")
                .with("value", &issue.id)
                .with("other", &first.id)
                .with("line", first.place.line),
        );
    }
}
