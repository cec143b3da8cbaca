//! What changed between two states of a table, row by row and cell by cell.

use super::grid::{Grid, GridRow, Whose};
use super::meaning::Meaning;
use crate::book::schema::Schema;
use crate::calendar::Zone;

/// A row, as people can find it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowName {
    /// Its id, or what stands for one.
    pub key: String,
    /// Whom it is about: the id of a household or contact, its own or that of its `party`; empty where
    /// it is about nobody.
    pub party: String,
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A row is new; its cells by column, the empty ones left out.
    Added {
        /// Which row.
        row: RowName,
        /// What it says.
        cells: Vec<(String, String)>,
    },
    /// A row is gone.
    Removed {
        /// Which row.
        row: RowName,
        /// What it said.
        cells: Vec<(String, String)>,
    },
    /// A line that is no row, and is not empty, came or went.
    Line {
        /// The line.
        line: String,
        /// Whether it came.
        came: bool,
    },
    /// A cell says something else.
    Changed {
        /// Which row.
        row: RowName,
        /// Which cell.
        column: String,
        /// What it said.
        before: String,
        /// What it says.
        after: String,
    },
}

/// What changed from `before` to `after`, two versions of a table of `schema`: what is gone, then the
/// rest in its order. A cell in another form of the same has not changed.
pub fn changes(before: &Grid, after: &Grid, schema: &Schema, zone: &Zone) -> Vec<Change> {
    let meaning = Meaning { schema, zone };
    let gone = before.rows.iter();
    let gone = gone.filter(|row| after.row(&row.key).is_none());
    let mut changes: Vec<Change> = gone
        .filter_map(|row| change(before, row, schema, false))
        .collect();
    for row in &after.rows {
        match before.row(&row.key) {
            None => changes.extend(change(after, row, schema, true)),
            Some(old) => changes.extend(cells(before, old, after, row, meaning)),
        }
    }
    changes
}

/// A row, or a line, that came or went.
fn change(grid: &Grid, row: &GridRow, schema: &Schema, came: bool) -> Option<Change> {
    if let Whose::Line(line) = &row.key.0 {
        let is_empty = line
            .chars()
            .all(|letter| letter == ',' || letter.is_whitespace());
        let line = line.clone();
        return (!is_empty).then_some(Change::Line { line, came });
    }
    let (row, cells) = (told(grid, row, schema), filled(grid, row));
    Some(if came {
        Change::Added { row, cells }
    } else {
        Change::Removed { row, cells }
    })
}

fn cells(
    before: &Grid,
    old: &GridRow,
    after: &Grid,
    new: &GridRow,
    meaning: Meaning<'_>,
) -> Vec<Change> {
    let strangers = before.columns.iter().filter(|name| !after.has(name));
    let columns = after.columns.iter().chain(strangers);
    columns
        .filter_map(|column| {
            let (was, is) = (before.cell(old, column), after.cell(new, column));
            (!meaning.same(column, was, is)).then(|| Change::Changed {
                row: told(after, new, meaning.schema),
                column: column.clone(),
                before: was.to_owned(),
                after: is.to_owned(),
            })
        })
        .collect()
}

fn told(grid: &Grid, row: &GridRow, schema: &Schema) -> RowName {
    let key = match &row.key.0 {
        Whose::Row(named) => named.join(" "),
        Whose::Line(line) => line.clone(),
    };
    let party = match schema.name {
        "owners" | "contacts" => key.clone(),
        _ => grid.cell(row, "party").trim().to_owned(),
    };
    RowName { key, party }
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
    use super::{Change, RowName, changes};
    use crate::calendar::Zone;
    use crate::git::{Grid, table_of};

    fn between(before: &[u8], after: &[u8]) -> Vec<Change> {
        let (schema, zone) = (table_of("owners.csv").unwrap(), Zone::named("UTC").unwrap());
        let grid = |bytes| Grid::read(bytes, schema, &zone).unwrap();
        changes(&grid(before), &grid(after), schema, &zone)
    }

    fn home(id: &str) -> RowName {
        RowName {
            key: id.into(),
            party: id.into(),
        }
    }

    #[test]
    fn rows_come_and_go_and_cells_change() {
        let before = b"id,name,status\nH1,Li,occupied\nH2,Hu,vacant\n";
        let after = b"id,status,name,tags\nH1,rented,Li,\nH3,occupied,Su,key\n";
        let cell = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            between(before, after),
            [
                Change::Removed {
                    row: home("H2"),
                    cells: vec![
                        cell("id", "H2"),
                        cell("name", "Hu"),
                        cell("status", "vacant")
                    ],
                },
                Change::Changed {
                    row: home("H1"),
                    column: "status".into(),
                    before: "occupied".into(),
                    after: "rented".into(),
                },
                Change::Added {
                    row: home("H3"),
                    cells: vec![
                        cell("id", "H3"),
                        cell("status", "occupied"),
                        cell("name", "Su"),
                        cell("tags", "key"),
                    ],
                },
            ]
        );
        assert!(between(after, after).is_empty());
    }

    #[test]
    fn another_encoding_or_form_of_a_date_is_no_change_and_a_line_that_is_no_row_is_told() {
        let before = "id,name,moved_in\nH1,王芳,2026-11-03\n";
        let excel = "id,name,moved_in\r\nH1,王芳,2026/11/3\r\n";
        let (gbk, _, _) = encoding_rs::GB18030.encode(excel);
        assert_eq!(between(before.as_bytes(), &gbk), []);
        let line = |came| Change::Line {
            line: "H2,torn".into(),
            came,
        };
        let torn = format!("{before}\nH2,torn\n");
        assert_eq!(between(before.as_bytes(), torn.as_bytes()), [line(true)]);
        assert_eq!(between(torn.as_bytes(), before.as_bytes()), [line(false)]);
    }
}
