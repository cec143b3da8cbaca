//! What owners raise most, month on month (F6 of the rule ledger).

use std::collections::BTreeMap;

use crate::calendar::Period;
use crate::duties::Known;

/// A category of issues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hot {
    /// The category, or the kind of issues that state none.
    pub category: String,
    /// Raised in the period.
    pub count: u64,
    /// Raised in the period before.
    pub before: u64,
}

/// The categories raised in a period, most first, then by name.
pub fn hot_issues(known: &Known<'_>, period: &Period) -> Vec<Hot> {
    let earlier = known.book.almanac.previous(period);
    let mut counts: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for (_, issue) in known.issues() {
        let (now, before) = counts.entry(issue.category()).or_default();
        *now += u64::from(period.holds(issue.raised_at));
        *before += u64::from(earlier.holds(issue.raised_at));
    }
    let raised = counts.into_iter().filter(|(_, (count, _))| *count > 0);
    let mut hot: Vec<Hot> = raised
        .map(|(category, (count, before))| Hot {
            category: category.to_owned(),
            count,
            before,
        })
        .collect();
    hot.sort_by_key(|hot| std::cmp::Reverse(hot.count));
    hot
}
