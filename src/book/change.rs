//! Rows added to a file, and cells of a row changed: bytes in, bytes out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::rows;
use super::schema::table_of;
use crate::diag::{Fault, Located};
use crate::text::{CellError, Draft, Edit, FileFault, Item, Table};

/// Why a file was not changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// The file cannot be written to, or a value stands in no cell.
    #[error(transparent)]
    Cell(#[from] CellError),
    /// The file lacks required columns, so what its rows say is not known; one fault each.
    #[error("{} required columns are missing", .0.len())]
    ColumnsMissing(Vec<Fault>),
    /// No row has this key.
    #[error("no row {0:?}")]
    NoRow(String),
    /// Several rows have this key: which one is meant cannot be told.
    #[error("several rows {0:?}")]
    SeveralRows(String),
    /// A row has this key already.
    #[error("row {0:?} is there already")]
    Taken(String),
    /// The file would have errors in it.
    #[error("{} errors", .0.len())]
    Unsound(Vec<Located>),
}

/// Cells by their columns.
pub type Cells = Vec<(&'static str, String)>;

/// One row that is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowChange {
    /// Its id.
    pub id: String,
    /// About where it stands, should its id be there more than once.
    pub near: u32,
    /// The cells that get another value.
    pub cells: Cells,
}

/// A cell by its column's name.
pub type NamedCell<'a> = (&'a str, &'a str);

/// `current` with one row more at its end; an absent file begins with the header `columns`.
///
/// No existing byte changes, unless a value is for a column of `columns` that the file does not
/// have: then every row gets that column. Empty values ask for no column, nor do those named in
/// `incidental`. A row whose `id` stands in the file already is refused.
pub fn appended(
    current: Option<&[u8]>,
    columns: &[String],
    cells: &[NamedCell<'_>],
    incidental: &[&str],
) -> Result<(Vec<u8>, u32), ChangeError> {
    if let Some((_, id)) = cells.iter().find(|(name, _)| *name == "id")
        && current.is_some_and(|bytes| !lines_of(bytes, "id", id).is_empty())
    {
        return Err(ChangeError::Taken((*id).to_owned()));
    }
    added(current, columns, cells, incidental)
}

/// [`appended`] for a table whose ids may stand more than once.
pub fn appended_again(
    current: Option<&[u8]>,
    columns: &[String],
    cells: &[NamedCell<'_>],
) -> Result<(Vec<u8>, u32), ChangeError> {
    added(current, columns, cells, &[])
}

fn added(
    current: Option<&[u8]>,
    columns: &[String],
    cells: &[NamedCell<'_>],
    incidental: &[&str],
) -> Result<(Vec<u8>, u32), ChangeError> {
    let names: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut draft = Draft::open(current, &names)?;
    let mut filled = Vec::with_capacity(cells.len());
    for &(name, value) in cells.iter().filter(|(_, value)| !value.is_empty()) {
        if draft.header().position(name).is_none() {
            if incidental.contains(&name) {
                continue;
            }
            draft.add_column(name)?;
        }
        filled.push((name, value));
    }
    let line = draft.append(&filled)?;
    Ok((draft.into_bytes(), line))
}

/// `current` with several rows more at its end, in one change; an absent file begins with the
/// header `columns`. No existing byte changes.
pub fn appended_rows(
    current: Option<&[u8]>,
    columns: &[String],
    rows: &[Vec<NamedCell<'_>>],
) -> Result<Vec<u8>, ChangeError> {
    let names: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut draft = Draft::open(current, &names)?;
    for row in rows {
        draft.append(row)?;
    }
    Ok(draft.into_bytes())
}

/// `current` with some cells of one row changed: the row whose cell in column `key` is `value`.
/// Only the line of that row changes, unless a column has to be added.
pub fn amended(
    current: Option<&[u8]>,
    key: &str,
    value: &str,
    cells: &[NamedCell<'_>],
) -> Result<Vec<u8>, ChangeError> {
    let bytes = current.ok_or_else(|| ChangeError::NoRow(value.to_owned()))?;
    let line = match lines_of(bytes, key, value).as_slice() {
        [] => return Err(ChangeError::NoRow(value.to_owned())),
        [line] => *line,
        _ => return Err(ChangeError::SeveralRows(value.to_owned())),
    };
    amended_line(bytes, line, cells)
}

/// `current` with some cells of the row in line `line` changed.
pub fn amended_line(
    current: &[u8],
    line: u32,
    cells: &[NamedCell<'_>],
) -> Result<Vec<u8>, ChangeError> {
    let mut draft = Draft::open(Some(current), &[])?;
    for &(name, value) in cells {
        if draft.header().position(name).is_none() {
            if value.is_empty() {
                continue;
            }
            draft.add_column(name)?;
        }
        draft.set_cell(line, name, value)?;
    }
    Ok(draft.into_bytes())
}

/// `current` with some cells of several rows changed, each row found by its id.
pub(super) fn amended_rows(
    current: Option<&[u8]>,
    changes: &[RowChange],
) -> Result<Vec<u8>, ChangeError> {
    let gone = |change: &RowChange| ChangeError::NoRow(change.id.clone());
    let Some(bytes) = current else {
        return changes
            .first()
            .map_or_else(|| Ok(Vec::new()), |change| Err(gone(change)));
    };
    let ids: BTreeSet<&str> = changes.iter().map(|change| &*change.id).collect();
    let lines = lines_of_ids(bytes, &ids);
    let mut draft = Draft::open(Some(bytes), &[])?;
    let columns = changes.iter().flat_map(|change| &change.cells);
    for (name, value) in columns {
        if !value.is_empty() && draft.header().position(name).is_none() {
            draft.add_column(name)?;
        }
    }
    let mut cells: BTreeMap<u32, Vec<(usize, String)>> = BTreeMap::new();
    for change in changes {
        let found = lines.get(&*change.id).into_iter().flatten().copied();
        let line = found.min_by_key(|line| line.abs_diff(change.near));
        let of_line = cells.entry(line.ok_or_else(|| gone(change))?).or_default();
        for (name, value) in &change.cells {
            if let Some(at) = draft.header().position(name) {
                of_line.push((at, value.clone()));
            }
        }
    }
    draft.set_cells(&cells)?;
    Ok(draft.into_bytes())
}

/// `current` with new rows at its end, each with the columns it needs; an absent file begins with the
/// header `columns`. A row whose `id` stands in the file already is refused, unless ids `may_repeat`.
pub(super) fn added_rows(
    current: Option<&[u8]>,
    columns: &[String],
    rows: &[Cells],
    may_repeat: bool,
) -> Result<Vec<u8>, ChangeError> {
    let mut bytes = current.map(<[u8]>::to_vec);
    for row in rows {
        let cells: Vec<NamedCell<'_>> = row.iter().map(|(name, value)| (*name, &**value)).collect();
        let with_row = if may_repeat {
            appended_again(bytes.as_deref(), columns, &cells)
        } else {
            appended(bytes.as_deref(), columns, &cells, &[])
        };
        bytes = Some(with_row?.0);
    }
    Ok(bytes.unwrap_or_default())
}

/// The lines of the sound rows of each of these ids.
fn lines_of_ids<'i>(bytes: &[u8], ids: &BTreeSet<&'i str>) -> BTreeMap<&'i str, Vec<u32>> {
    let table = Table::parse(bytes);
    let mut lines: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let Some(column) = table.header().and_then(|header| header.position("id")) else {
        return lines;
    };
    let mut cursor = table.cursor();
    while let Some(item) = cursor.next() {
        if let Item::Row(row) = item
            && let Some(id) = ids.get(row.cells.get(column).trim())
        {
            lines.entry(id).or_default().push(row.line.number);
        }
    }
    lines
}

/// `current` without the one row whose `id` is this.
pub fn removed(current: Option<&[u8]>, id: &str) -> Result<Vec<u8>, ChangeError> {
    let bytes = current.ok_or_else(|| ChangeError::NoRow(id.to_owned()))?;
    let line = match lines_of(bytes, "id", id).as_slice() {
        [] => return Err(ChangeError::NoRow(id.to_owned())),
        [line] => *line,
        _ => return Err(ChangeError::SeveralRows(id.to_owned())),
    };
    let mut draft = Draft::open(Some(bytes), &[])?;
    draft.remove_row(line)?;
    Ok(draft.into_bytes())
}

/// The cells, by column, of the one row whose cell in column `key` is `value`.
pub fn row_of(bytes: &[u8], key: &str, value: &str) -> Option<Vec<(String, String)>> {
    let table = Table::parse(bytes);
    let names = table.header()?.names();
    let [line] = lines_of(bytes, key, value).try_into().ok()?;
    let mut cursor = table.cursor();
    while let Some(item) = cursor.next() {
        if let Item::Row(row) = item
            && row.line.number == line
        {
            let cells = row.cells.iter().map(std::borrow::Cow::into_owned);
            return Some(names.iter().cloned().zip(cells).collect());
        }
    }
    None
}

/// The line of the sound row with all these cells, the one nearest to line `near` if several have
/// them.
pub fn line_where(bytes: &[u8], cells: &[NamedCell<'_>], near: u32) -> Option<u32> {
    let mut lines: Option<Vec<u32>> = None;
    for (key, value) in cells {
        let found = lines_of(bytes, key, value);
        lines = Some(match lines {
            None => found,
            Some(before) => before
                .into_iter()
                .filter(|line| found.contains(line))
                .collect(),
        });
    }
    lines?.into_iter().min_by_key(|line| line.abs_diff(near))
}

/// The lines of the sound rows whose cell in column `key`, blanks around it aside, is `value`.
fn lines_of(bytes: &[u8], key: &str, value: &str) -> Vec<u32> {
    let table = Table::parse(bytes);
    let Some(column) = table.header().and_then(|header| header.position(key)) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    let mut cursor = table.cursor();
    while let Some(item) = cursor.next() {
        if let Item::Row(row) = item
            && row.cells.get(column).trim() == value
        {
            lines.push(row.line.number);
        }
    }
    lines
}

/// What damages `file` as a whole, as a fault of the catalogue.
pub fn damage(file: &Arc<str>, found: &FileFault) -> Fault {
    let columns = table_of(file).map_or(&[][..], |schema| schema.columns);
    rows::file_fault(file, found, columns)
}

/// Refuses to write to `current`, the bytes of `file`, while its header lacks a column that every
/// row must fill: nobody knows what stands in the rows.
pub fn headed(file: &str, current: Option<&[u8]>) -> Result<(), ChangeError> {
    let Some((bytes, schema)) = current.zip(table_of(file)) else {
        return Ok(());
    };
    let missing = rows::missing_columns(&Arc::from(file), &Table::parse(bytes), schema);
    if missing.is_empty() {
        return Ok(());
    }
    Err(ChangeError::ColumnsMissing(missing))
}

/// The edit of a file among several; refused where [`headed`] refuses.
pub fn table_edit<'e>(
    file: &'e str,
    change: impl FnOnce(Option<&[u8]>) -> Result<Vec<u8>, ChangeError> + 'e,
) -> Edit<'e, ChangeError> {
    let change = Box::new(move |current: Option<&[u8]>| {
        headed(file, current)?;
        change(current)
    });
    Edit { file, change }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "id,visited_at,party,note\r\nv1,2026-11-03T19:20,H1,\"a,b\"\r\nbad row\r\n";

    fn columns() -> Vec<String> {
        ["id", "visited_at", "party", "logged_at", "note"]
            .map(String::from)
            .to_vec()
    }

    #[test]
    fn a_row_is_added_behind_what_stands_and_a_bad_one_does_not_hinder() {
        let cells = [
            ("id", "v2"),
            ("party", "H2"),
            ("logged_at", "2026-11-03T20:00"),
        ];
        let (bytes, line) =
            appended(Some(LOG.as_bytes()), &columns(), &cells, &["logged_at"]).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, format!("{LOG}v2,,H2,\r\n"));
        assert_eq!(line, 4);
    }

    #[test]
    fn a_new_file_begins_with_the_header() {
        let (bytes, line) = appended(None, &columns(), &[("id", "v1")], &[]).unwrap();
        assert_eq!(bytes, b"id,visited_at,party,logged_at,note\nv1,,,,\n");
        assert_eq!(line, 2);
    }

    #[test]
    fn a_value_for_a_column_that_is_missing_makes_it() {
        let cells = [("id", "v2"), ("minutes", "5")];
        let (bytes, _) = appended(Some(b"id,note\nv1,x\n"), &columns(), &cells, &[]).unwrap();
        assert_eq!(bytes, b"id,note,minutes\nv1,x,\nv2,,5\n");
    }

    #[test]
    fn an_id_that_is_there_is_not_given_twice() {
        let refused = appended(Some(LOG.as_bytes()), &columns(), &[("id", "v1")], &[]);
        assert_eq!(refused.unwrap_err(), ChangeError::Taken("v1".to_owned()));
    }

    #[test]
    fn one_cell_changes_and_nothing_else() {
        let bytes = amended(Some(LOG.as_bytes()), "id", "v1", &[("party", "H9")]).unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            LOG.replace(",H1,", ",H9,")
        );
    }

    #[test]
    fn a_row_that_is_not_there_or_there_twice_is_not_changed() {
        let change = |text: &str| amended(Some(text.as_bytes()), "id", "v1", &[("note", "x")]);
        assert_eq!(
            change("id,note\n"),
            Err(ChangeError::NoRow("v1".to_owned()))
        );
        let twice = change("id,note\nv1,a\nv1,b\n");
        assert_eq!(twice, Err(ChangeError::SeveralRows("v1".to_owned())));
    }
}
