//! `where`: which issues a rule speaks of.

use crate::model::{Issue, IssueColumn};

/// Allowed values by column; every column named must hold one of its values, none is every issue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IssueFilter(pub Vec<(IssueColumn, Vec<String>)>);

impl IssueFilter {
    /// Whether `issue` is one of those it speaks of.
    pub fn takes(&self, issue: &Issue) -> bool {
        self.0
            .iter()
            .all(|(column, allowed)| allowed.iter().any(|word| word == issue.text(*column)))
    }
}
