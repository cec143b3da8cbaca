//! `where`: which issues a rule speaks of.

use crate::model::IssueColumn;

/// Allowed values by column; every column named must hold one of its values, none is every issue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IssueFilter(pub Vec<(IssueColumn, Vec<String>)>);

impl IssueFilter {
    /// Whether an issue whose columns have these texts is one of those it speaks of.
    pub fn takes<'i>(&self, text: impl Fn(IssueColumn) -> &'i str) -> bool {
        let mut columns = self.0.iter();
        columns.all(|(column, allowed)| allowed.iter().any(|word| word == text(*column)))
    }
}
