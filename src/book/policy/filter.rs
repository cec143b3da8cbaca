//! `where`: which issues a rule, a limit, a ladder or a selection speaks of.

use crate::model::policy::IssueFilter;
use crate::model::{Class, IssueColumn, IssueKind, IssueSeverity, Source};
use crate::text::walk::Entry;

/// Reads the columns and their values, one or a list.
pub(super) fn read(entry: &Entry<'_>) -> IssueFilter {
    let Some(mut table) = entry.table() else {
        return IssueFilter::default();
    };
    let mut filter = Vec::new();
    for &column in IssueColumn::ALL {
        let values = table
            .get(column.as_str())
            .and_then(|entry| entry.one_or_list());
        let values = values.map(|list| {
            list.iter()
                .filter_map(|entry| value(column, entry))
                .collect()
        });
        filter.extend(values.map(|values| (column, values)));
    }
    table.finish();
    IssueFilter(filter)
}

fn value(column: IssueColumn, entry: &Entry<'_>) -> Option<String> {
    let word = match column {
        IssueColumn::Source => entry.term::<Source>()?.as_str(),
        IssueColumn::Kind => entry.term::<IssueKind>()?.as_str(),
        IssueColumn::Class => entry.term::<Class>()?.as_str(),
        IssueColumn::Severity => entry.term::<IssueSeverity>()?.as_str(),
        IssueColumn::Department | IssueColumn::Category => entry.filled_text()?,
    };
    Some(word.to_owned())
}
