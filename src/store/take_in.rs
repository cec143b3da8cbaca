//! Rows of another program taken into a file: known ones are brought up to date, others added.

use std::collections::HashMap;

use super::change::ChangeError;
use super::edit::Draft;
use super::table::{Item, Table};

/// A row by the names of its columns.
pub type NamedRow = Vec<(String, String)>;

/// What taking rows in comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenIn {
    /// The file as it would be.
    pub bytes: Vec<u8>,
    /// For each row, the line it stands in.
    pub lines: Vec<u32>,
    /// How many rows are new.
    pub added: usize,
}

/// `current` with `rows` in it. A row whose cell in column `key` stands there already changes the
/// cells of that row, empty values aside; any other comes at the end. An absent file begins with
/// the header `columns`.
pub fn taken_in(
    current: Option<&[u8]>,
    columns: &[String],
    key: &str,
    rows: &[NamedRow],
) -> Result<TakenIn, ChangeError> {
    let names: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut draft = Draft::open(current, &names)?;
    let mut known = current.map_or_else(HashMap::new, |bytes| keys(bytes, key));
    let mut taken = TakenIn {
        bytes: Vec::new(),
        lines: Vec::new(),
        added: 0,
    };
    for row in rows {
        let filled: Vec<(&str, &str)> = row
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        for (name, _) in &filled {
            if draft.header().position(name).is_none() {
                draft.add_column(name)?;
            }
        }
        let id = filled
            .iter()
            .find(|(name, _)| *name == key)
            .map_or("", |(_, id)| *id);
        let line = match known.get(id) {
            Some(&line) if !id.is_empty() => {
                for (name, value) in &filled {
                    draft.set_cell(line, name, value)?;
                }
                line
            }
            _ => {
                taken.added += 1;
                draft.append(&filled)?
            }
        };
        known.insert(id.to_owned(), line);
        taken.lines.push(line);
    }
    taken.bytes = draft.into_bytes();
    Ok(taken)
}

/// The line of each row by its key.
fn keys(bytes: &[u8], key: &str) -> HashMap<String, u32> {
    let table = Table::parse(bytes);
    let mut lines = HashMap::new();
    let Some(column) = table.header().and_then(|header| header.position(key)) else {
        return lines;
    };
    let mut cursor = table.cursor();
    while let Some(item) = cursor.next() {
        if let Item::Row(row) = item {
            let id = row.cells.get(column).trim().to_owned();
            lines.entry(id).or_insert(row.line.number);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::taken_in;

    fn row(cells: &[(&str, &str)]) -> Vec<(String, String)> {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        cells.iter().map(own).collect()
    }

    #[test]
    fn known_rows_are_brought_up_to_date_and_new_ones_come_at_the_end() {
        let current = b"id,name,note\nH1,a,keep\nH2,b,\n";
        let rows = [
            row(&[("id", "H2"), ("name", "B"), ("note", "")]),
            row(&[("id", "H3"), ("name", "c")]),
        ];
        let taken = taken_in(Some(current), &[], "id", &rows).unwrap();
        assert_eq!(taken.bytes, b"id,name,note\nH1,a,keep\nH2,B,\nH3,c,\n");
        assert_eq!((taken.added, taken.lines), (1, vec![3, 4]));
    }
}
