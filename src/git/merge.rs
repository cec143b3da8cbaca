//! Merging two versions of a table by rows and cells: nothing that one side wrote is lost, and only
//! where both wrote different things into one cell is there a conflict.

use super::grid::{Grid, GridRow, Key};
use crate::store::join;
use crate::store::schema::{Kind, Schema};

/// A merged table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The file.
    pub bytes: Vec<u8>,
    /// Rows in which both sides changed the same cell, or one changed what the other removed; they
    /// stand in the file twice, between conflict markers.
    pub conflicts: usize,
}

/// Merges what became of `base` on two sides. `None` where one of them is no sound table: then
/// lines are all there is to merge by.
pub fn merge(schema: &Schema, base: &[u8], ours: &[u8], theirs: &[u8]) -> Option<Merged> {
    let sides = Sides {
        base: Grid::read(base, schema)?,
        ours: Grid::read(ours, schema)?,
        theirs: Grid::read(theirs, schema)?,
    };
    if sides.ours.columns.is_empty() || sides.theirs.columns.is_empty() {
        return None;
    }
    let columns = sides.columns(schema);
    let mut rows: Vec<Placed> = sides
        .keys()
        .into_iter()
        .filter_map(|key| sides.row(&key, &columns).map(|row| (key, row)))
        .collect();
    if [&sides.base, &sides.ours, &sides.theirs]
        .iter()
        .all(|side| is_sorted(side, schema))
    {
        rows.sort_by_cached_key(|(_, row)| sort_key(row.cells(), &columns, schema));
    }
    Some(sides.written(&columns, &rows))
}

type Placed = (Key, Outcome);

/// What becomes of one row.
#[derive(Clone, Debug)]
enum Outcome {
    /// These cells.
    Clean(Vec<String>),
    /// Our cells and theirs; `None`: that side removed the row.
    Conflict(Option<Vec<String>>, Option<Vec<String>>),
}

impl Outcome {
    /// The cells to sort by.
    fn cells(&self) -> &[String] {
        match self {
            Outcome::Clean(cells)
            | Outcome::Conflict(Some(cells), _)
            | Outcome::Conflict(None, Some(cells)) => cells,
            Outcome::Conflict(None, None) => &[],
        }
    }
}

struct Sides {
    base: Grid,
    ours: Grid,
    theirs: Grid,
}

impl Sides {
    /// The columns of the result: ours, with those that they added; without those that one side
    /// removed and the other left as they were.
    fn columns(&self, schema: &Schema) -> Vec<String> {
        let dropped = |column: &str, gone_from: &Grid, kept_by: &Grid| {
            let is_as_before =
                |row: &GridRow| kept_by.cell(row, column) == self.base.cell_of(&row.key, column);
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
            schema
                .columns
                .last()
                .is_some_and(|last| last.name == name && last.kind == Kind::Text)
        };
        let at = columns.len() - usize::from(columns.last().is_some_and(is_text));
        columns.splice(at..at, new);
        columns
    }

    /// Every row of either side, in our order, theirs behind the row they stand behind.
    fn keys(&self) -> Vec<Key> {
        let mut keys: Vec<Key> = self.ours.rows.iter().map(|row| row.key.clone()).collect();
        let mut behind: Option<Key> = None;
        for row in &self.theirs.rows {
            if self.ours.row(&row.key).is_none() {
                let at = behind
                    .as_ref()
                    .and_then(|key| keys.iter().rposition(|known| known == key));
                keys.insert(at.map_or(0, |at| at + 1), row.key.clone());
            }
            behind = Some(row.key.clone());
        }
        keys
    }

    /// What becomes of a row; `None`: it is gone.
    fn row(&self, key: &Key, columns: &[String]) -> Option<Outcome> {
        let (base, ours, theirs) = (self.base.row(key), self.ours.row(key), self.theirs.row(key));
        match (base, ours, theirs) {
            (_, Some(_), Some(_)) => Some(self.both(key, columns)),
            (None, Some(_), None) => Some(Outcome::Clean(cells(&self.ours, key, columns))),
            (None, None, Some(_)) => Some(Outcome::Clean(cells(&self.theirs, key, columns))),
            (Some(_), Some(_), None) => {
                let ours = self.changed(&self.ours, key, columns)?;
                Some(Outcome::Conflict(Some(ours), None))
            }
            (Some(_), None, Some(_)) => {
                let theirs = self.changed(&self.theirs, key, columns)?;
                Some(Outcome::Conflict(None, Some(theirs)))
            }
            (_, None, None) => None,
        }
    }

    /// The cells of a row if a side changed any of them.
    fn changed(&self, side: &Grid, key: &Key, columns: &[String]) -> Option<Vec<String>> {
        let now = cells(side, key, columns);
        let is_new = |(column, cell): (&String, &String)| {
            side.has(column) && *cell != self.base.cell_of(key, column)
        };
        columns.iter().zip(&now).any(is_new).then_some(now)
    }

    fn both(&self, key: &Key, columns: &[String]) -> Outcome {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for column in columns {
            let base = self.base.cell_of(key, column);
            let cell = |side: &Grid| {
                // A side without the column has nothing to say of it.
                let said = if side.has(column) {
                    side.cell_of(key, column)
                } else {
                    base
                };
                said.to_owned()
            };
            let (our, their) = (cell(&self.ours), cell(&self.theirs));
            if our == base {
                ours.push(their.clone());
            } else {
                ours.push(our.clone());
            }
            theirs.push(if their == base { our } else { their });
        }
        if ours == theirs {
            Outcome::Clean(ours)
        } else {
            Outcome::Conflict(Some(ours), Some(theirs))
        }
    }

    /// The file: our mark and line ends, every line as a side wrote it where it says the same.
    fn written(&self, columns: &[String], rows: &[Placed]) -> Merged {
        let mut text = String::new();
        let mut line = |written: &str| {
            text.push_str(written);
            text.push_str(self.ours.ending);
        };
        let head = [&self.ours, &self.theirs]
            .into_iter()
            .find(|side| side.columns == columns)
            .map_or_else(|| joined(columns), |side| side.head.clone());
        line(&head);
        let mut conflicts = 0;
        for (key, outcome) in rows {
            match outcome {
                Outcome::Clean(cells) => line(&self.line(key, cells, columns)),
                Outcome::Conflict(ours, theirs) => {
                    conflicts += 1;
                    line("<<<<<<< ours");
                    if let Some(cells) = ours {
                        line(&self.line(key, cells, columns));
                    }
                    line("=======");
                    if let Some(cells) = theirs {
                        line(&self.line(key, cells, columns));
                    }
                    line(">>>>>>> theirs");
                }
            }
        }
        let mark = if self.ours.is_marked { "\u{feff}" } else { "" };
        Merged {
            bytes: format!("{mark}{text}").into_bytes(),
            conflicts,
        }
    }

    fn line(&self, key: &Key, cells: &[String], columns: &[String]) -> String {
        let as_written = [&self.ours, &self.theirs].into_iter().find_map(|side| {
            let row = side.row(key)?;
            (side.columns == columns && row.cells == cells).then(|| row.line.clone())
        });
        as_written.unwrap_or_else(|| joined(cells))
    }
}

fn cells(side: &Grid, key: &Key, columns: &[String]) -> Vec<String> {
    let cell = |column: &String| side.cell_of(key, column).to_owned();
    columns.iter().map(cell).collect()
}

fn joined(cells: &[String]) -> String {
    join(cells.iter().map(String::as_str))
}

/// Whether a table's rows stand in the order of its key.
fn is_sorted(grid: &Grid, schema: &Schema) -> bool {
    let keys = grid.rows.iter();
    keys.map(|row| sort_key(&row.cells, &grid.columns, schema))
        .is_sorted()
}

/// The cells by which `fmt` sorts rows.
fn sort_key(cells: &[String], columns: &[String], schema: &Schema) -> Vec<String> {
    let place = |name: &&str| columns.iter().position(|column| column == name);
    let key = schema
        .key
        .iter()
        .map(|name| place(name).and_then(|place| cells.get(place)));
    key.map(|cell| cell.cloned().unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Merged, merge};
    use crate::git::table_of;

    const BASE: &str = "id,name,status,note\nH1,Li,occupied,\nH2,Hu,vacant,old\nH3,Su,rented,\n";

    fn owners(ours: &str, theirs: &str) -> Merged {
        let schema = table_of("owners.csv").unwrap();
        merge(schema, BASE.as_bytes(), ours.as_bytes(), theirs.as_bytes()).unwrap()
    }

    fn clean(ours: &str, theirs: &str) -> String {
        let merged = owners(ours, theirs);
        assert_eq!(merged.conflicts, 0);
        String::from_utf8(merged.bytes).unwrap()
    }

    #[test]
    fn rows_and_cells_of_both_sides_are_there() {
        let ours = BASE.replace("H1,Li,occupied", "H1,Li,rented") + "H5,Wu,occupied,\n";
        let theirs = BASE
            .replace("H1,Li,occupied,", "H1,Li,occupied,\"a, b\"")
            .replace("H2,Hu,vacant,old\n", "")
            + "H4,Xu,vacant,\n";
        assert_eq!(
            clean(&ours, &theirs),
            "id,name,status,note\nH1,Li,rented,\"a, b\"\nH3,Su,rented,\nH4,Xu,vacant,\nH5,Wu,occupied,\n"
        );
    }

    #[test]
    fn only_one_cell_that_both_changed_is_a_conflict() {
        let ours = BASE.replace("vacant,old", "rented,old");
        let theirs = BASE.replace("vacant,old", "occupied,new");
        let merged = owners(&ours, &theirs);
        assert_eq!(merged.conflicts, 1);
        assert_eq!(
            String::from_utf8(merged.bytes).unwrap(),
            "id,name,status,note\nH1,Li,occupied,\n<<<<<<< ours\nH2,Hu,rented,new\n=======\nH2,Hu,occupied,new\n>>>>>>> theirs\nH3,Su,rented,\n"
        );
        assert_eq!(clean(&ours, &ours), ours, "the same change is none");
    }

    #[test]
    fn what_one_side_changed_and_the_other_removed_is_not_lost() {
        let without = BASE.replace("H2,Hu,vacant,old\n", "");
        let changed = BASE.replace("vacant,old", "rented,old");
        for (ours, theirs) in [(&without, &changed), (&changed, &without)] {
            let merged = owners(ours, theirs);
            assert_eq!(merged.conflicts, 1);
            assert!(
                String::from_utf8(merged.bytes)
                    .unwrap()
                    .contains("H2,Hu,rented,old")
            );
        }
        assert_eq!(clean(&without, BASE), without);
    }

    #[test]
    fn columns_come_and_go_and_our_form_stays() {
        let ours = format!("\u{feff}{}", BASE.replace('\n', "\r\n"));
        let theirs =
            "id,name,status,tags,note\nH1,Li,occupied,key,\nH2,Hu,vacant,,old\nH3,Su,rented,,\n";
        assert_eq!(
            clean(&ours, theirs),
            "\u{feff}id,name,status,tags,note\r\nH1,Li,occupied,key,\r\nH2,Hu,vacant,,old\r\nH3,Su,rented,,\r\n"
        );
        let gone = "id,name,note\nH1,Li,\nH2,Hu,old\nH3,Su,\n";
        assert_eq!(clean(BASE, gone), gone);
    }

    #[test]
    fn what_is_no_sound_table_is_left_to_lines() {
        let schema = table_of("owners.csv").unwrap();
        for broken in ["id,name\nH1,\"Li\n", "id,name\n<<<<<<< ours\nH1,Li\n", ""] {
            assert_eq!(
                merge(schema, BASE.as_bytes(), BASE.as_bytes(), broken.as_bytes()),
                None
            );
        }
    }

    /// A table in which each of some rows has one of a few values.
    fn table(values: &[Option<u8>]) -> String {
        let rows = values.iter().enumerate();
        let rows = rows.filter_map(|(row, value)| value.map(|value| format!("H{row},n{value}\n")));
        format!("id,name\n{}", rows.collect::<String>())
    }

    /// A row in the base, on our side, on theirs.
    type Versions = (Option<bool>, Option<bool>, Option<bool>);

    proptest! {
        #[test]
        fn each_row_is_as_some_side_has_it_and_a_side_that_did_nothing_changes_nothing(
            rows in proptest::collection::vec((any::<Option<bool>>(), any::<Option<bool>>(), any::<Option<bool>>()), 1..8)
        ) {
            let side = |of: fn(&Versions) -> Option<bool>| {
                let values: Vec<Option<u8>> = rows.iter().map(|row| of(row).map(u8::from)).collect();
                table(&values)
            };
            let (base, ours, theirs) = (side(|row| row.0), side(|row| row.1), side(|row| row.2));
            let schema = table_of("owners.csv").unwrap();
            let merged = |one: &str, other: &str| {
                let merged = merge(schema, base.as_bytes(), one.as_bytes(), other.as_bytes()).unwrap();
                (String::from_utf8(merged.bytes).unwrap(), merged.conflicts)
            };
            prop_assert_eq!(merged(&base, &theirs), (theirs.clone(), 0));
            prop_assert_eq!(merged(&ours, &base), (ours.clone(), 0));
            let (text, conflicts) = merged(&ours, &theirs);
            let (_, turned) = merged(&theirs, &ours);
            prop_assert_eq!(conflicts, turned);
            for (number, (base, ours, theirs)) in rows.iter().enumerate() {
                let line = |value: bool| format!("H{number},n{}\n", u8::from(value));
                for (side, other) in [(ours, theirs), (theirs, ours)] {
                    // What a side wrote anew is there.
                    if let Some(value) = side && side != base {
                        prop_assert!(text.contains(&line(*value)), "{} {:?}", text, other);
                    }
                }
            }
        }
    }
}
