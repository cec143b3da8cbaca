//! A table as git's tools see it: columns, rows found by their identity, and lines that are no rows,
//! found by what they are.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::meaning::Meaning;
use crate::book::schema::Schema;
use crate::calendar::Zone;
use crate::text::{Encoding, Item, Row, Table};

/// Whose row a line is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Whose {
    /// The row whose identity has these cells.
    Row(Vec<String>),
    /// Nobody's: a line of which no row can be made, or an empty one, as it is written.
    Line(String),
}

/// What tells a row from all others: whose it is, and which of several that are the same one's.
pub(super) type Key = (Whose, usize);

/// One row, or a line that is none.
#[derive(Clone, Debug)]
pub(super) struct GridRow {
    /// Whose it is.
    pub(super) key: Key,
    /// Its cells, as many as there are columns; none of a line that is no row.
    pub(super) cells: Vec<String>,
    /// Its line, as written.
    pub(super) line: String,
}

impl GridRow {
    /// Whether it is a line that is no row.
    pub(super) fn is_line(&self) -> bool {
        matches!(self.key.0, Whose::Line(_))
    }
}

/// A table.
#[derive(Clone, Debug)]
pub struct Grid {
    pub(super) columns: Vec<String>,
    /// The header's line, as written.
    pub(super) head: String,
    pub(super) rows: Vec<GridRow>,
    /// How its text is written as bytes.
    pub(super) encoding: Encoding,
    /// How its lines end.
    pub(super) ending: &'static str,
    places: HashMap<Key, usize>,
}

impl Grid {
    /// Reads a table of `schema`, in any encoding that the directory may have; an empty file is an
    /// empty table. `None` where the file is damaged as a whole.
    pub fn read(bytes: &[u8], schema: &Schema, zone: &Zone) -> Option<Grid> {
        let table = Table::parse(bytes);
        let mut grid = Grid::empty(table.encoding());
        if table.text().trim().is_empty() && table.damage().is_empty() {
            return Some(grid);
        }
        if !table.damage_in_full().is_empty() {
            return None;
        }
        let header = table.header()?;
        // Columns that cannot be told apart by their names: lines are all there is to merge by.
        let names: HashSet<&String> = header.names().iter().collect();
        if names.len() < header.len() {
            return None;
        }
        let head = table.text().lines().nth(header.line() as usize - 1)?;
        grid.columns = header.names().to_vec();
        head.trim_end_matches('\r').clone_into(&mut grid.head);
        if table.text().contains("\r\n") {
            grid.ending = "\r\n";
        }
        let meaning = Meaning { schema, zone };
        let identity: Vec<(&str, Option<usize>)> = schema
            .identity()
            .iter()
            .map(|name| (*name, header.position(name)))
            .collect();
        let mut cursor = table.cursor();
        while let Some(item) = cursor.next() {
            match item {
                Item::Row(row) => grid.push_row(&row, &identity, meaning),
                Item::Bad { line, .. } | Item::Nothing { line, .. } => {
                    let whose = Whose::Line(line.text.to_owned());
                    grid.push(whose, Vec::new(), line.text);
                }
            }
        }
        Some(grid)
    }

    fn empty(encoding: Encoding) -> Grid {
        Grid {
            columns: Vec::new(),
            head: String::new(),
            rows: Vec::new(),
            encoding,
            ending: "\n",
            places: HashMap::new(),
        }
    }

    fn push_row(
        &mut self,
        row: &Row<'_, '_>,
        identity: &[(&str, Option<usize>)],
        meaning: Meaning<'_>,
    ) {
        let cells = row.cells.iter().take(self.columns.len());
        let cells: Vec<String> = cells.map(Cow::into_owned).collect();
        let named = identity.iter().map(|(name, place)| {
            let cell = place.and_then(|place| cells.get(place));
            cell.map_or_else(String::new, |cell| meaning.of(name, cell).into_owned())
        });
        let whose = Whose::Row(named.collect());
        self.push(whose, cells, row.line.text);
    }

    fn push(&mut self, whose: Whose, cells: Vec<String>, line: &str) {
        let mut key = (whose, 0);
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
