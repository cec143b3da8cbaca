//! A table as git's tools see it: columns, and rows found by their identity.

use std::collections::HashMap;

use super::identity::identity;
use crate::store::schema::Schema;
use crate::store::{Encoding, Item, Table};

/// What tells a row from all others: the cells of its identity, and which of several rows with the
/// same ones it is.
pub(super) type Key = (Vec<String>, usize);

/// One row.
#[derive(Clone, Debug)]
pub(super) struct GridRow {
    /// Whose row it is.
    pub(super) key: Key,
    /// Its cells, as many as there are columns.
    pub(super) cells: Vec<String>,
    /// Its line, as written.
    pub(super) line: String,
}

/// A table of sound rows.
#[derive(Clone, Debug)]
pub struct Grid {
    pub(super) columns: Vec<String>,
    /// The header's line, as written.
    pub(super) head: String,
    pub(super) rows: Vec<GridRow>,
    /// Whether a byte order mark stands before it.
    pub(super) is_marked: bool,
    /// How its lines end.
    pub(super) ending: &'static str,
    places: HashMap<Key, usize>,
}

impl Grid {
    /// Reads a table of `schema`; an empty file is an empty table. `None` where a line is no sound
    /// row, or where the file cannot be written again as it is.
    pub fn read(bytes: &[u8], schema: &Schema) -> Option<Grid> {
        let table = Table::parse(bytes);
        let mut grid = Grid::empty();
        if table.text().trim().is_empty() && table.damage().is_empty() {
            return Some(grid);
        }
        if !table.damage_in_full().is_empty() || table.encoding() == Encoding::Gb18030 {
            return None;
        }
        let header = table.header()?;
        let head = table.text().lines().nth(header.line() as usize - 1)?;
        grid.columns = header.names().to_vec();
        head.trim_end_matches('\r').clone_into(&mut grid.head);
        grid.is_marked = table.encoding() == Encoding::Utf8Marked;
        grid.ending = if table.text().contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        let identity: Vec<Option<usize>> = identity(schema)
            .iter()
            .map(|name| header.position(name))
            .collect();
        let mut cursor = table.cursor();
        while let Some(item) = cursor.next() {
            let row = match item {
                Item::Row(row) => row,
                Item::Nothing { .. } => continue,
                Item::Bad { .. } => return None,
            };
            let cells = row.cells.iter().take(grid.columns.len());
            let cells: Vec<String> = cells.map(std::borrow::Cow::into_owned).collect();
            let named = identity
                .iter()
                .map(|place| place.and_then(|place| cells.get(place)));
            let named: Vec<String> = named
                .map(|cell| cell.cloned().unwrap_or_default())
                .collect();
            grid.push(named, cells, row.line.text);
        }
        Some(grid)
    }

    fn empty() -> Grid {
        Grid {
            columns: Vec::new(),
            head: String::new(),
            rows: Vec::new(),
            is_marked: false,
            ending: "\n",
            places: HashMap::new(),
        }
    }

    fn push(&mut self, named: Vec<String>, cells: Vec<String>, line: &str) {
        let mut key = (named, 0);
        while self.places.contains_key(&key) {
            key.1 += 1;
        }
        self.places.insert(key.clone(), self.rows.len());
        self.rows.push(GridRow {
            key,
            cells,
            line: line.to_owned(),
        });
    }

    /// The row of a key.
    pub(super) fn row(&self, key: &Key) -> Option<&GridRow> {
        self.places.get(key).map(|&place| &self.rows[place])
    }

    /// A cell of a row by its column; empty where there is no such column.
    pub(super) fn cell<'r>(&self, row: &'r GridRow, column: &str) -> &'r str {
        let place = self.columns.iter().position(|name| name == column);
        place
            .and_then(|place| row.cells.get(place))
            .map_or("", String::as_str)
    }

    /// Whether there is a column of this name.
    pub(super) fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|name| name == column)
    }

    /// A cell of the row of a key; empty where there is no such row or column.
    pub(super) fn cell_of(&self, key: &Key, column: &str) -> &str {
        self.row(key).map_or("", |row| self.cell(row, column))
    }
}
