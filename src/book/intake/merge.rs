//! Rows of a list put into a CSV file of ours: known ones are brought up to date, others added. Linear
//! in the rows of both.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::news::{Change, News, Print};
use super::notes::Notes;
use super::table::Table;
use super::there::Rows;
use crate::book::change::ChangeError;
use crate::calendar::Zone;
use crate::text::Draft as File;

/// What taking rows in comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The file as it would be.
    pub bytes: Vec<u8>,
    /// For each draft, the line it stands in.
    pub lines: Vec<u32>,
    /// How many rows are new.
    pub added: usize,
    /// How many rows change.
    pub changed: usize,
    /// How many rows say what stands there already.
    pub same: usize,
    /// The cells that change.
    pub changes: Vec<Change>,
}

/// `current` with `drafts` in it; an absent file begins with the header `columns`. Cells that are
/// masked and not known are troubles, and their rows must be left out.
pub fn merge(
    table: Table,
    current: Option<&[u8]>,
    columns: &[String],
    drafts: &[&Draft],
    zone: &Zone,
    print: &Print<'_>,
    notes: &mut Notes,
) -> Result<Merged, ChangeError> {
    let rows = Rows::of(current, table);
    let names: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut file = File::open(current, &names)?;
    let mut merged = Merged::default();
    let mut edits: BTreeMap<u32, Vec<(usize, String)>> = BTreeMap::new();
    let mut fresh = Vec::new();
    for draft in drafts {
        let news = News {
            table,
            zone,
            print,
            draft,
        };
        if let Some((line, _)) = rows.rows.get(&draft.key) {
            let changes = news.changes(&rows, notes);
            merged.lines.push(*line);
            if changes.is_empty() {
                merged.same += 1;
            } else {
                merged.changed += 1;
            }
            for change in changes {
                let at = column_at(&mut file, &change.column)?;
                edits
                    .entry(*line)
                    .or_default()
                    .push((at, change.new.clone()));
                merged.changes.push(change);
            }
        } else {
            merged.added += 1;
            merged.lines.push(0);
            news.note_masked(notes);
            for cell in &draft.cells {
                column_at(&mut file, &cell.column)?;
            }
            fresh.push((merged.lines.len() - 1, *draft));
        }
    }
    file.set_cells(&edits)?;
    for (at, draft) in fresh {
        let cells: Vec<(&str, &str)> = draft
            .cells
            .iter()
            .map(|cell| (cell.column.as_str(), cell.said.as_str()))
            .collect();
        merged.lines[at] = file.append(&cells)?;
    }
    merged.bytes = file.into_bytes();
    Ok(merged)
}

/// The place of a column in the header, made where it is missing.
fn column_at(file: &mut File, column: &str) -> Result<usize, ChangeError> {
    if file.header().position(column).is_none() {
        file.add_column(column)?;
    }
    Ok(file.header().position(column).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::intake::notes::{Spot, TroubleKind};

    fn draft(key: &str, cells: &[(&str, &str)]) -> Draft {
        let mut draft = Draft {
            spot: Spot::default(),
            key: key.to_owned(),
            cells: Vec::new(),
            survey: None,
            days: Vec::new(),
        };
        draft.put("id", key);
        for (column, said) in cells {
            draft.put(column, *said);
        }
        draft
    }

    fn merged(current: &str, drafts: &[Draft]) -> (Merged, Notes) {
        let mut notes = Notes::default();
        let print = Print {
            forms: &|column, text| match column {
                "phone" if text.len() == 11 => vec![format!("{}****{}", &text[..3], &text[7..])],
                _ => Vec::new(),
            },
            implied: &|_, _| None,
        };
        let zone = Zone::named("Asia/Shanghai").unwrap();
        let drafts: Vec<&Draft> = drafts.iter().collect();
        let merged = merge(
            Table::Owners,
            Some(current.as_bytes()),
            &[],
            &drafts,
            &zone,
            &print,
            &mut notes,
        );
        (merged.unwrap(), notes)
    }

    const OWNERS: &str = "id,name,building,room,moved_in,phone,tags\nH1,a,3栋,0502,2026/11/3,13800010000,key; old\nH2,\"b\",3,0503,,,\n";

    #[test]
    fn rows_that_say_the_same_change_no_byte() {
        let same = draft(
            "H1",
            &[
                ("building", "3"),
                ("moved_in", "2026-11-03"),
                ("phone", "138****0000"),
                ("tags", "key;old"),
            ],
        );
        let (merged, notes) = merged(OWNERS, &[same]);
        assert_eq!(String::from_utf8(merged.bytes).unwrap(), OWNERS);
        assert_eq!((merged.added, merged.changed, merged.same), (0, 0, 1));
        assert!(notes.troubles.is_empty());
    }

    #[test]
    fn only_cells_that_differ_change_and_new_rows_come_last() {
        let drafts = [
            draft("H2", &[("name", "c"), ("phone", "13900020000")]),
            draft("H3", &[("name", "d"), ("weather", "sun")]),
        ];
        let (merged, _) = merged(OWNERS, &drafts);
        let text = String::from_utf8(merged.bytes).unwrap();
        assert_eq!(
            text,
            "id,name,building,room,moved_in,phone,tags,weather\nH1,a,3栋,0502,2026/11/3,13800010000,key; old,\nH2,\"c\",3,0503,,13900020000,,\nH3,d,,,,,,sun\n"
        );
        assert_eq!(merged.lines, [3, 4]);
        assert_eq!(merged.changes.len(), 2);
    }

    #[test]
    fn stars_that_hide_something_else_are_a_trouble() {
        let drafts = [
            draft("H1", &[("phone", "139****9999")]),
            draft("H9", &[("phone", "138****0000")]),
        ];
        let (_, notes) = merged(OWNERS, &drafts);
        assert_eq!(notes.troubles.len(), 2);
        assert!(
            notes
                .troubles
                .iter()
                .all(|trouble| trouble.kind == TroubleKind::Masked)
        );
    }
}
