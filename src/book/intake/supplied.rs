//! What holds where a list says nothing, as `--set` names it: a column by its name or a heading, and
//! a value by its word.

use super::heading::Use;
use super::recognising::use_of;
use super::table::Table;
use super::vocabulary::vocabulary;
use crate::book::schema::Kind;

/// The column that `name` means and the value as files hold it: in `table` where the rows are of one,
/// else in the first table that has such a column.
pub fn supplied(table: Option<Table>, name: &str, value: &str) -> Option<(String, String)> {
    let tables = table.map_or(&Table::ALL[..], |_| &[]);
    let mut tables = table.into_iter().chain(tables.iter().copied());
    let (table, column) = tables.find_map(|table| match use_of(table, name, &[]) {
        Use::Column(column) => Some((table, column)),
        _ => None,
    })?;
    let kind = table.schema().column(&column).map(|column| column.kind);
    let entry = match kind {
        Some(Kind::Word(list)) => vocabulary().entry(list, value),
        _ => None,
    };
    let value = entry.unwrap_or(value).to_owned();
    Some((column, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_values_are_named_in_either_language() {
        let said = |table, name, value| supplied(table, name, value);
        let status = Some(("status".to_owned(), "occupied".to_owned()));
        assert_eq!(said(None, "status", "occupied"), status);
        assert_eq!(said(None, "居住情况", "自住"), status);
        let phone = Some(("channel".to_owned(), "phone".to_owned()));
        assert_eq!(said(Some(Table::Visits), "拜访方式", "电话"), phone);
        assert_eq!(said(None, "面积", "90"), None);
    }
}
