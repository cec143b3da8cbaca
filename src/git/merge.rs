//! Merging two versions of a table by rows and cells: nothing that one side wrote is lost, and only
//! where both wrote different things into one cell is there a conflict.

use super::grid::{Grid, GridRow, Key, Whose};
use super::meaning::Meaning;
use super::order::in_order;
use super::outcome::{Merged, Outcome};
use super::sides::Sides;
use super::written::{is_row, written};
use crate::book::schema::{Kind, Schema};
use crate::calendar::Zone;

/// Merges what became of `base` on two sides. A line that is no row is carried as it is. `None` where
/// one of them is damaged as a whole: then lines are all there is to merge by.
pub fn merge(
    schema: &Schema,
    zone: &Zone,
    base: &[u8],
    ours: &[u8],
    theirs: &[u8],
) -> Option<Merged> {
    let meaning = Meaning { schema, zone };
    let sides = Sides {
        base: Grid::read(base, schema, zone)?,
        ours: Grid::read(ours, schema, zone)?,
        theirs: Grid::read(theirs, schema, zone)?,
        meaning,
    };
    let is_of_table = |side: &Grid| schema.columns.iter().any(|column| side.has(column.name));
    if !is_of_table(&sides.ours) || !is_of_table(&sides.theirs) {
        return None;
    }
    if ours == theirs {
        return Some(Merged {
            bytes: ours.to_vec(),
            conflicts: Vec::new(),
        });
    }
    let columns = sides.columns();
    let rows = in_order(&sides)
        .into_iter()
        .filter_map(|key| sides.row(&key, &columns).map(|row| (key, row)))
        .collect();
    Some(written(&sides, &columns, rows))
}

impl Sides<'_> {
    /// The columns of the result: ours, with those that they added; without those that one side
    /// removed and the other left as they were.
    fn columns(&self) -> Vec<String> {
        let dropped = |column: &str, gone_from: &Grid, kept_by: &Grid| {
            let is_as_before = |row: &GridRow| {
                let before = self.base.cell_of(&row.key, column);
                self.meaning.same(column, kept_by.cell(row, column), before)
            };
            self.base.has(column) && !gone_from.has(column) && kept_by.rows.iter().all(is_as_before)
        };
        let kept = self.ours.columns.iter();
        let mut columns: Vec<String> = kept
            .filter(|column| !dropped(column, &self.theirs, &self.ours))
            .cloned()
            .collect();
        let new = self.theirs.columns.iter();
        let new: Vec<String> = new
            .filter(|column| !self.ours.has(column) && !dropped(column, &self.ours, &self.theirs))
            .cloned()
            .collect();
        let is_text = |name: &String| {
            let last = self.meaning.schema.columns.last();
            last.is_some_and(|last| last.name == name && last.kind == Kind::Text)
        };
        let at = columns.len() - usize::from(columns.last().is_some_and(is_text));
        columns.splice(at..at, new);
        columns
    }

    /// What becomes of a row; `None`: it is gone.
    fn row(&self, key: &Key, columns: &[String]) -> Option<Outcome> {
        let (base, ours, theirs) = (self.base.row(key), self.ours.row(key), self.theirs.row(key));
        match (base, ours, theirs) {
            (_, None, None) => None,
            (None, Some(_), None) => Some(kept(&self.ours, key, columns)),
            (None, None, Some(_)) => Some(kept(&self.theirs, key, columns)),
            (_, Some(row), Some(_)) if row.is_line() => Some(kept(&self.ours, key, columns)),
            (_, Some(_), Some(_)) => Some(self.both(key, columns)),
            (Some(_), Some(_), None) => {
                let ours = self.changed(&self.ours, key, columns)?;
                Some(Outcome::Conflict(Some(ours), None, Vec::new()))
            }
            (Some(_), None, Some(_)) => {
                let theirs = self.changed(&self.theirs, key, columns)?;
                Some(Outcome::Conflict(None, Some(theirs), Vec::new()))
            }
        }
    }

    /// The cells of a row if a side changed any of them.
    fn changed(&self, side: &Grid, key: &Key, columns: &[String]) -> Option<Vec<String>> {
        let now = cells(side, key, columns);
        let is_new = |(column, cell): (&String, &String)| {
            let before = self.base.cell_of(key, column);
            side.has(column) && !self.meaning.same(column, cell, before)
        };
        columns.iter().zip(&now).any(is_new).then_some(now)
    }

    /// A cell in the base, ours and theirs. A side without the column has nothing to say of it.
    fn versions(&self, key: &Key, column: &str) -> [&str; 3] {
        let base = self.base.cell_of(key, column);
        let said = [&self.ours, &self.theirs].map(|side| {
            if side.has(column) {
                side.cell_of(key, column)
            } else {
                base
            }
        });
        [base, said[0], said[1]]
    }

    fn both(&self, key: &Key, columns: &[String]) -> Outcome {
        let (mut ours, mut theirs, mut met) = (Vec::new(), Vec::new(), Vec::new());
        for column in columns {
            let versions = self.versions(key, column);
            let merged = self.meaning.merged(column, versions);
            if merged.is_none() {
                met.push(column.clone());
            }
            let [_, our, their] = versions;
            ours.push(merged.unwrap_or(our).to_owned());
            theirs.push(merged.unwrap_or(their).to_owned());
        }
        if met.is_empty() {
            Outcome::Clean(ours)
        } else {
            Outcome::Conflict(Some(ours), Some(theirs), met)
        }
    }
}

/// A row of one side. A line that is no row must not become one below another header: its cells would
/// stand in columns that nobody meant.
fn kept(side: &Grid, key: &Key, columns: &[String]) -> Outcome {
    match &key.0 {
        Whose::Line(line) if is_row(columns, line) => {
            Outcome::Conflict(Some(Vec::new()), None, Vec::new())
        }
        _ => Outcome::Clean(cells(side, key, columns)),
    }
}

fn cells(side: &Grid, key: &Key, columns: &[String]) -> Vec<String> {
    match key.0 {
        Whose::Line(_) => Vec::new(),
        Whose::Row(_) => {
            let cell = |column: &String| side.cell_of(key, column).to_owned();
            columns.iter().map(cell).collect()
        }
    }
}
