//! What a row of a list has to say of one that is known: the cells that differ, whatever their writing.

use super::draft::{Draft, DraftCell};
use super::home;
use super::notes::{Notes, RemarkKind, Spot, TroubleKind};
use super::table::Table;
use super::there::{Rows, key_column};
use crate::book::canonical::canonical_cell;
use crate::book::schema::Kind;
use crate::calendar::{Hours, Zone};

/// What is known of how we print what stands in our files.
pub struct Print<'p> {
    /// The forms in which a cell of a column is printed: masked, in words, with marks before it.
    pub forms: &'p dyn Fn(&str, &str) -> Vec<String>,
    /// What an empty cell of a row is printed as: the butler that follows from the area.
    pub implied: &'p dyn Fn(&str, &str) -> Option<String>,
}

/// A cell that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where the news stands.
    pub spot: Spot,
    /// The row, by its key.
    pub key: String,
    /// The column.
    pub column: String,
    /// What stood there.
    pub old: String,
    /// What will.
    pub new: String,
}

/// What a row of a list has to say of one that is known.
pub(super) struct News<'n> {
    pub(super) table: Table,
    pub(super) zone: &'n Zone,
    pub(super) print: &'n Print<'n>,
    pub(super) draft: &'n Draft,
}

impl News<'_> {
    fn spot(&self, cell: &DraftCell) -> Spot {
        Spot {
            heading: cell.heading.to_string(),
            ..self.draft.spot.clone()
        }
    }

    /// The cells that differ from those that stand there.
    pub(super) fn changes(&self, rows: &Rows, notes: &mut Notes) -> Vec<Change> {
        let key = &self.draft.key;
        let mut changes = Vec::new();
        let is_home_known = self.is_printed_home(rows);
        for cell in &self.draft.cells {
            if cell.column == key_column(self.table) {
                continue;
            }
            let is_place = matches!(cell.column.as_str(), "building" | "unit" | "room");
            let old = rows.cell(key, &cell.column);
            if (is_place && is_home_known) || self.is_same(cell, old) {
                continue;
            }
            if old.is_empty()
                && (self.print.implied)(key, &cell.column).as_ref() == Some(&cell.said)
            {
                continue;
            }
            if is_masked(cell.raw()) {
                note_masked(self.print, cell, &self.spot(cell), old, notes);
                continue;
            }
            if cell.column == "name" && self.table == Table::Owners {
                notes.remark(
                    RemarkKind::NameChanges,
                    "name",
                    &self.spot(cell),
                    old,
                    cell.said.clone(),
                );
            }
            changes.push(Change {
                spot: self.spot(cell),
                key: key.clone(),
                column: cell.column.clone(),
                old: old.to_owned(),
                new: cell.said.clone(),
            });
        }
        changes
    }

    /// Whether the home in one cell is the one that we print of the row.
    fn is_printed_home(&self, rows: &Rows) -> bool {
        let parts = ["building", "unit", "room"].map(|column| rows.cell(&self.draft.key, column));
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let room = self.draft.cells.iter().find(|cell| cell.column == "room");
        parts.len() > 1 && room.is_some_and(|room| room.raw() == parts.join("-"))
    }

    /// Whether a cell says what stands there, however it is written.
    fn is_same(&self, cell: &DraftCell, old: &str) -> bool {
        let trimmed = old.trim();
        if cell.said == old || cell.raw() == old || cell.said == trimmed {
            return true;
        }
        if home::is_same(&cell.column, &cell.said, old) {
            return true;
        }
        let kind = self
            .table
            .schema()
            .column(&cell.column)
            .map(|column| column.kind);
        if let Some(kind) = kind
            && canonical_cell(kind, old, self.zone) == cell.said
        {
            return true;
        }
        // A birthday whose year is left out says nothing against one that has it.
        if kind == Some(Kind::Birthday) && cell.said.len() == 5 && trimmed.ends_with(&cell.said) {
            return true;
        }
        if kind == Some(Kind::Hours) && same_hours(old, &cell.said) {
            return true;
        }
        if matches!(kind, Some(Kind::List | Kind::References)) && items(old) == items(&cell.said) {
            return true;
        }
        !old.is_empty()
            && !is_masked(cell.raw())
            && (self.print.forms)(&cell.column, old)
                .iter()
                .any(|form| form == cell.raw())
    }

    /// In a new row nothing can be masked: what the stars hide is known to nobody.
    pub(super) fn note_masked(&self, notes: &mut Notes) {
        for cell in self.draft.cells.iter().filter(|cell| is_masked(cell.raw())) {
            note_masked(self.print, cell, &self.spot(cell), "", notes);
        }
    }
}

/// Notes a cell with a masked number: no news where it is that of what stands there, else a trouble.
pub(super) fn note_masked(
    print: &Print<'_>,
    cell: &DraftCell,
    spot: &Spot,
    old: &str,
    notes: &mut Notes,
) {
    let forms = (print.forms)(&cell.column, old);
    if !old.is_empty()
        && forms
            .iter()
            .any(|form| *form == cell.raw() || *form == cell.said)
    {
        notes.remark(RemarkKind::MaskedSame, &cell.column, spot, cell.raw(), "");
    } else {
        notes.trouble(TroubleKind::Masked, &cell.column, spot, cell.raw(), "");
    }
}

/// Whether two texts mean the same hours.
pub(super) fn same_hours(one: &str, other: &str) -> bool {
    let hours = |text: &str| text.parse::<Hours>().ok();
    hours(one).is_some_and(|meant| hours(other) == Some(meant))
}

fn items(list: &str) -> Vec<&str> {
    list.split(';')
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .collect()
}

/// Whether a text holds a telephone number of which we hid some digits.
pub(super) fn is_masked(text: &str) -> bool {
    let mut at = 0;
    while let Some(found) = text[at..].find("****") {
        let stars = at + found;
        let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        if digit(text[stars + 4..].chars().next()) || text.trim() == "****" {
            return true;
        }
        at = stars + 4;
    }
    false
}
