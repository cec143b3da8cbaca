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
    let tables = table.into_iter().chain(tables.iter().copied());
    let columns = tables.filter_map(|table| match use_of(table, name, &[]) {
        Use::Column(column) => Some((table, column)),
        _ => None,
    });
    let columns: Vec<(Table, String)> = columns.collect();
    let entry = |(table, column): &(Table, String)| match table.schema().column(column)?.kind {
        Kind::Word(list) => vocabulary().entry(list, value),
        _ => None,
    };
    // Several tables have a kind: it is that of the one whose list has the word.
    let meant = columns.iter().find_map(|one| Some((one, entry(one)?)));
    match meant {
        Some(((_, column), entry)) => Some((column.clone(), entry.to_owned())),
        None => columns
            .first()
            .map(|(_, column)| (column.clone(), value.to_owned())),
    }
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
        let kind = Some(("kind".to_owned(), "complaint".to_owned()));
        assert_eq!(said(None, "类型", "投诉"), kind);
        assert_eq!(said(None, "面积", "90"), None);
    }
}
