//! Lists in a cell, separated by `;`.

use super::odd_text::trimmed;
use super::row::RowReader;
use crate::book::schema::Columns as Schema;
use crate::diag::Code;

/// What people separate by instead.
const OTHERS: [char; 9] = ['；', '、', '，', ',', '|', '/', '｜', '＋', '+'];

/// The entries of the list `value`; `None` after noting that it is separated by something else or
/// names one thing twice. `is_known` tells whether an entry with another mark in it is meant so.
pub(in crate::book) fn split<C: Schema>(
    row: &mut RowReader<'_, '_, C>,
    column: C,
    value: &str,
    is_known: impl Fn(&str) -> bool,
) -> Option<Vec<Box<str>>> {
    let entries: Vec<&str> = value
        .split(';')
        .map(trimmed)
        .filter(|entry| !entry.is_empty())
        .collect();
    let separator = OTHERS.into_iter().find(|&mark| {
        entries
            .iter()
            .any(|entry| entry.contains(mark) && !is_known(entry))
    });
    if let Some(separator) = separator {
        let meant: Vec<&str> = value
            .split([';', separator])
            .map(trimmed)
            .filter(|entry| !entry.is_empty())
            .collect();
        let fault = row.fault_of(Code::ListSeparator, column.column(), value);
        row.note(
            fault
                .with("separator", separator)
                .near(Some(meant.join(";"))),
        );
        return None;
    }
    let repeated = entries
        .iter()
        .enumerate()
        .find(|&(at, entry)| entries[..at].contains(entry));
    if let Some((_, entry)) = repeated {
        row.note(row.fault_of(Code::RepeatedInList, column.column(), entry));
        return None;
    }
    Some(entries.into_iter().map(Box::from).collect())
}
