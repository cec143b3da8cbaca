//! `visit set`, `issue set`, `event set` and their `remove`: what was typed is mended, or gone. A row
//! that is told to have happened in another month moves into that month's file.

use schemars::JsonSchema;
use serde::Serialize;

use super::act::Act;
use super::changed::{CellChange, Changed};
use super::{Answer, Body};
use crate::book::schema::{Schema, schema};
use crate::book::{
    ChangeError, Changes, FileChange, NamedCell, amended, appended, removed, row_of,
};
use crate::calendar::{Instant, Month};
use crate::diag::file::in_folder;

/// A row that is to be mended, as it stands.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// Its table: `visits`.
    pub table: &'static str,
    /// The column that says when it happened, by which it has its file.
    pub when: &'static str,
    /// Its id.
    pub id: &'a str,
    /// The file it stands in.
    pub file: &'a str,
    /// The file's bytes.
    pub bytes: &'a [u8],
}

/// What `visit remove` and its like answer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Removed {
    /// The table: `visits`.
    pub table: &'static str,
    /// The id of the row that is gone.
    pub id: String,
    /// The file it stood in.
    pub file: String,
}

impl Body for Removed {
    const NAME: &'static str = "removed";
}

/// The row with other cells; `bytes_of` gives the file of another month.
pub fn set<E: From<ChangeError>>(
    row: Standing<'_>,
    cells: &[(String, String)],
    services: &[String],
    now: Instant,
    bytes_of: impl FnOnce(&str) -> Result<Option<Vec<u8>>, E>,
) -> Result<Act<Changed>, E> {
    let before = row_of(row.bytes, "id", row.id).unwrap_or_default();
    let said = |name: &str| {
        let found = before.iter().find(|(column, _)| column == name);
        found.map_or("", |(_, cell)| cell.as_str())
    };
    let differing: Vec<&(String, String)> = cells
        .iter()
        .filter(|(name, cell)| said(name) != cell)
        .collect();
    let file = file(row, cells);
    let named = |pairs: &[&(String, String)], bytes: Option<&[u8]>| {
        let cells: Vec<NamedCell<'_>> = pairs
            .iter()
            .map(|(name, cell)| (name.as_str(), cell.as_str()))
            .collect();
        amended(bytes, "id", row.id, &cells)
    };
    let mended = named(&differing, Some(row.bytes))?;
    let changes = if file == row.file {
        vec![whole(row.file, mended)]
    } else {
        let moved = row_of(&mended, "id", row.id).unwrap_or_default();
        let cells: Vec<NamedCell<'_>> = moved
            .iter()
            .map(|(name, cell)| (name.as_str(), cell.as_str()))
            .collect();
        let columns = schema(row.table).map(|table: &Schema| table.names(services));
        let there = bytes_of(&file)?;
        let (added, _) = appended(there.as_deref(), &columns.unwrap_or_default(), &cells, &[])?;
        // What is killed in between leaves the row in both files, which `check` names.
        vec![
            whole(&file, added),
            whole(row.file, removed(Some(row.bytes), row.id)?),
        ]
    };
    let body = Changed {
        table: row.table,
        id: row.id.to_owned(),
        file,
        is_new: false,
        changed: differing
            .iter()
            .map(|(name, cell)| CellChange {
                field: name.clone(),
                from: said(name).to_owned(),
                to: cell.clone(),
            })
            .collect(),
    };
    Ok(Act {
        answer: Answer::at(now, body),
        changes,
    })
}

/// The file without the row.
pub fn remove(row: Standing<'_>, now: Instant) -> Result<Act<Removed>, ChangeError> {
    let body = Removed {
        table: row.table,
        id: row.id.to_owned(),
        file: row.file.to_owned(),
    };
    Ok(Act {
        answer: Answer::at(now, body),
        changes: vec![whole(row.file, removed(Some(row.bytes), row.id)?)],
    })
}

/// The file that the row belongs into with these cells.
fn file(row: Standing<'_>, cells: &[(String, String)]) -> String {
    let told = cells.iter().find(|(name, _)| name == row.when);
    let month = told.and_then(|(_, at)| at.get(..7)?.parse::<Month>().ok());
    month.map_or_else(|| row.file.to_owned(), |month| in_folder(row.table, month))
}

fn whole(file: &str, bytes: Vec<u8>) -> FileChange {
    FileChange {
        file: file.to_owned(),
        what: Changes::Whole(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::{Standing, remove, set};
    use crate::book::{ChangeError, Changes, FileChange};

    const LOG: &[u8] =
        b"id,visited_at,note,ours\nv1,2026-11-30T19:00,a,x\nv2,2026-11-30T20:00,b,y\n";

    fn row() -> Standing<'static> {
        Standing {
            table: "visits",
            when: "visited_at",
            id: "v1",
            file: "visits/2026-11.csv",
            bytes: LOG,
        }
    }

    fn written(changes: &[FileChange]) -> Vec<(&str, &str)> {
        let text = |change: &'_ FileChange| match &change.what {
            Changes::Whole(bytes) => std::str::from_utf8(bytes).unwrap().to_owned().leak() as &str,
            _ => "",
        };
        changes
            .iter()
            .map(|change| (&*change.file, text(change)))
            .collect()
    }

    #[test]
    fn a_row_of_another_month_moves_with_all_its_cells() {
        let cells = [("visited_at".to_owned(), "2026-12-01T19:00".to_owned())];
        let now = "2026-12-02T09:00".parse().unwrap();
        let none = |_: &str| Ok::<_, ChangeError>(Some(b"id,visited_at,ours,note\n".to_vec()));
        let act = set(row(), &cells, &[], now, none).unwrap();
        assert_eq!(
            written(&act.changes),
            [
                (
                    "visits/2026-12.csv",
                    "id,visited_at,ours,note\nv1,2026-12-01T19:00,x,a\n"
                ),
                (
                    "visits/2026-11.csv",
                    "id,visited_at,note,ours\nv2,2026-11-30T20:00,b,y\n"
                ),
            ]
        );
        assert_eq!(act.answer.body.file, "visits/2026-12.csv");
    }

    #[test]
    fn a_row_that_is_removed_takes_no_other_byte_along() {
        let act = remove(row(), "2026-12-02T09:00".parse().unwrap()).unwrap();
        assert_eq!(
            written(&act.changes),
            [(
                "visits/2026-11.csv",
                "id,visited_at,note,ours\nv2,2026-11-30T20:00,b,y\n"
            )]
        );
    }
}
