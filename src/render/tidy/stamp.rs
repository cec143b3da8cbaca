//! What the rows of a community begin with.

use crate::calendar::{Instant, Zone};
use crate::sheet::{Cell, Kind, Table};

/// What rows of a community begin with, and what turns its wall time into moments.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// The columns, what they hold, and the cell that each row has in them.
    pub cells: Vec<(String, Kind, Cell)>,
    /// The office's zone.
    pub zone: Zone,
}

impl Stamp {
    /// A minute as a moment anywhere: `2026-11-16T09:00:00+08:00`.
    pub(super) fn moment(&self, wall: Instant) -> String {
        let offset = self.zone.offset_minutes(wall);
        let (sign, size) = (if offset < 0 { '-' } else { '+' }, offset.abs());
        format!("{wall}:00{sign}{:02}:{:02}", size / 60, size % 60)
    }

    /// Its columns, then those of the table.
    pub(super) fn columns<'a>(&'a self, table: &'a Table) -> impl Iterator<Item = (&'a str, Kind)> {
        let own = self
            .cells
            .iter()
            .map(|(key, kind, _)| (key.as_str(), *kind));
        let columns = table.columns.iter();
        own.chain(columns.map(|column| (&*column.key, column.kind)))
    }

    /// Its cells, then those of a row.
    pub(super) fn row<'a>(&'a self, cells: &'a [Cell]) -> impl Iterator<Item = &'a Cell> {
        self.cells.iter().map(|(_, _, cell)| cell).chain(cells)
    }
}
