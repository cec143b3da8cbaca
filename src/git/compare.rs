//! What changed between two states of a table, row by row and cell by cell.

use super::grid::{Grid, GridRow};

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A row is new; its cells by column, the empty ones left out.
    Added {
        /// Whose row.
        key: String,
        /// What it says.
        cells: Vec<(String, String)>,
    },
    /// A row is gone.
    Removed {
        /// Whose row.
        key: String,
        /// What it said.
        cells: Vec<(String, String)>,
    },
    /// A cell says something else.
    Changed {
        /// Whose row.
        key: String,
        /// Which cell.
        column: String,
        /// What it said.
        before: String,
        /// What it says.
        after: String,
    },
}

/// What changed from `before` to `after`: rows that are gone, then the others in their order.
pub fn changes(before: &Grid, after: &Grid) -> Vec<Change> {
    let gone = before
        .rows
        .iter()
        .filter(|row| after.row(&row.key).is_none());
    let mut changes: Vec<Change> = gone
        .map(|row| Change::Removed {
            key: told(row),
            cells: filled(before, row),
        })
        .collect();
    for row in &after.rows {
        match before.row(&row.key) {
            None => changes.push(Change::Added {
                key: told(row),
                cells: filled(after, row),
            }),
            Some(old) => changes.extend(cells(before, old, after, row)),
        }
    }
    changes
}

fn cells(before: &Grid, old: &GridRow, after: &Grid, new: &GridRow) -> Vec<Change> {
    let strangers = before.columns.iter().filter(|name| !after.has(name));
    let columns = after.columns.iter().chain(strangers);
    columns
        .filter_map(|column| {
            let (was, is) = (before.cell(old, column), after.cell(new, column));
            (was != is).then(|| Change::Changed {
                key: told(new),
                column: column.clone(),
                before: was.to_owned(),
                after: is.to_owned(),
            })
        })
        .collect()
}

fn told(row: &GridRow) -> String {
    row.key.0.join(" ")
}

fn filled(grid: &Grid, row: &GridRow) -> Vec<(String, String)> {
    let named = grid.columns.iter().zip(&row.cells);
    named
        .filter(|(_, cell)| !cell.is_empty())
        .map(|(name, cell)| (name.clone(), cell.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Change, changes};
    use crate::git::{Grid, table_of};

    fn grid(text: &str) -> Grid {
        Grid::read(text.as_bytes(), table_of("owners.csv").unwrap()).unwrap()
    }

    #[test]
    fn rows_come_and_go_and_cells_change() {
        let before = grid("id,name,status\nH1,Li,occupied\nH2,Hu,vacant\n");
        let after = grid("id,status,name,tags\nH1,rented,Li,\nH3,occupied,Su,key\n");
        let cell = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            changes(&before, &after),
            [
                Change::Removed {
                    key: "H2".into(),
                    cells: vec![
                        cell("id", "H2"),
                        cell("name", "Hu"),
                        cell("status", "vacant")
                    ],
                },
                Change::Changed {
                    key: "H1".into(),
                    column: "status".into(),
                    before: "occupied".into(),
                    after: "rented".into(),
                },
                Change::Added {
                    key: "H3".into(),
                    cells: vec![
                        cell("id", "H3"),
                        cell("status", "occupied"),
                        cell("name", "Su"),
                        cell("tags", "key"),
                    ],
                },
            ]
        );
        assert!(changes(&after, &after).is_empty());
    }
}
