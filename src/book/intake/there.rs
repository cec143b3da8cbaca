//! The rows that a file of ours has, by their keys.

use std::collections::HashMap;

use super::table::Table;
use crate::text::{Item, Table as Csv};

/// The rows of a file by their keys.
#[derive(Debug, Default)]
pub struct Rows {
    names: Vec<String>,
    pub(super) rows: HashMap<String, (u32, Vec<String>)>,
}

impl Rows {
    /// Reads the rows of a file of `table`.
    pub fn of(current: Option<&[u8]>, table: Table) -> Rows {
        let Some(bytes) = current else {
            return Rows::default();
        };
        let csv = Csv::parse(bytes);
        let key = key_column(table);
        let Some(at) = csv.header().and_then(|header| header.position(key)) else {
            return Rows::default();
        };
        let mut rows = HashMap::new();
        let mut cursor = csv.cursor();
        while let Some(item) = cursor.next() {
            if let Item::Row(row) = item {
                let cells: Vec<String> =
                    row.cells.iter().map(std::borrow::Cow::into_owned).collect();
                let key = cells[at].trim().to_owned();
                rows.entry(key).or_insert((row.line.number, cells));
            }
        }
        let names = csv.header().map(|header| header.names().to_vec());
        Rows {
            names: names.unwrap_or_default(),
            rows,
        }
    }

    /// Whether a row has this key.
    pub fn has(&self, key: &str) -> bool {
        self.rows.contains_key(key)
    }

    /// The cell of a row; empty where there is none.
    pub fn cell(&self, key: &str, column: &str) -> &str {
        let at = self.names.iter().position(|name| name == column);
        let row = self.rows.get(key);
        row.zip(at)
            .and_then(|((_, cells), at)| cells.get(at))
            .map_or("", String::as_str)
    }

    /// The values of a column, each once, in order.
    pub fn values(&self, column: &str) -> Vec<&str> {
        let Some(at) = self.names.iter().position(|name| name == column) else {
            return Vec::new();
        };
        let cells = self.rows.values().filter_map(|(_, cells)| cells.get(at));
        let mut values: Vec<&str> = cells
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .collect();
        values.sort_unstable();
        values.dedup();
        values
    }
}

/// The column by which rows of a table are found again.
pub fn key_column(table: Table) -> &'static str {
    if table == Table::Surveys {
        "party"
    } else {
        "id"
    }
}
