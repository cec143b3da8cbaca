//! The rows of one sheet, read by its layout.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cell::{Cells, Read};
use super::draft::{Draft, DraftCell};
use super::heading::{Heading, Use, letters};
use super::identity;
use super::joining::{Moments, order_days};
use super::known::Known;
use super::notes::{Notes, RemarkKind, TroubleKind};
use super::reader::Reader;
use super::reader::Source;
use super::skip;
use super::surroundings::{building_of, merged_down, room_digits, told, year_of_titles};
use super::table::Table;
use super::useful_ids::useful_ids;
use super::vocabulary::vocabulary;
use crate::book::phone::phone_alone;
use crate::book::schema::Kind;
use crate::text::LineFault;
use crate::text::workbook::{Area, Row, Value};
use crate::words::vocabulary::KIND;

/// Reads the rows of a sheet. Those that cannot be taken are noted among the troubles.
pub fn drafts(source: Source<'_>, known: &Known, notes: &mut Notes) -> Vec<Draft> {
    let headings = useful_ids(source, notes);
    let mut reader = Reader::new(source, headings, known, notes);
    reader.remark_above();
    reader.remark_merged();
    let last_full = reader.last_full_row();
    let mut drafts = Vec::new();
    for row in &source.sheet.rows {
        if row.number <= source.layout.header_rows.1 {
            continue;
        }
        drafts.extend(reader.row(row, row.number > last_full));
    }
    for broken in &source.sheet.broken {
        let spot = reader.spot(broken.number, "");
        let kind = match broken.fault {
            LineFault::TooLong { .. } => TroubleKind::LineTooLong,
            _ => TroubleKind::BrokenLine,
        };
        let told = broken.fault.to_string();
        reader.notes.trouble(kind, "", &spot, "", told);
    }
    drafts
}

/// Whether a cell of the kinds of issues says something else: what it is about.
fn is_no_kind(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && !vocabulary().says_nothing(text)
        && vocabulary().entry(&KIND, text).is_none()
}

impl<'a> Reader<'a> {
    fn new(
        source: Source<'a>,
        headings: Vec<Heading>,
        known: &'a Known,
        notes: &'a mut Notes,
    ) -> Reader<'a> {
        let has = |column: &str| {
            headings
                .iter()
                .any(|heading| heading.used.target() == column)
        };
        let names_building = source.table == Table::Owners && !has("building");
        let building = names_building
            .then(|| building_of(&source.sheet.name))
            .flatten();
        let width = headings
            .iter()
            .map(|heading| heading.column + 1)
            .max()
            .unwrap_or(0);
        Reader {
            merged: merged_down(source.sheet, source.layout.header_rows.1),
            above: BTreeMap::new(),
            building,
            width,
            kind_may_be_category: source.table == Table::Issues && !has("category"),
            year: known.year.or_else(|| year_of_titles(source)),
            room_digits: room_digits(source, &headings),
            source,
            names: headings
                .iter()
                .map(|heading| Arc::from(&*heading.text))
                .collect(),
            headings,
            known,
            notes,
        }
    }

    fn row(&mut self, row: &Row, is_last: bool) -> Option<Draft> {
        let spot = self.spot(row.number, "");
        let areas: &[Area] = &self.source.sheet.merged;
        if let Some(kind) = skip::reason(row, &self.headings, areas, is_last) {
            self.notes.remark(kind, "", &spot, told(row), "");
            if kind == RemarkKind::Band {
                self.head_part(row);
            }
            return None;
        }
        if row.is_hidden {
            self.notes
                .remark(RemarkKind::HiddenRow, "", &spot, told(row), "");
        }
        let troubles = self.notes.troubles.len();
        let mut draft = Draft {
            spot,
            key: String::new(),
            cells: Vec::new(),
            survey: None,
            days: Vec::new(),
        };
        let mut moments = Moments::default();
        for at in 0..self.headings.len() {
            self.cell(row, at, &mut draft, &mut moments);
        }
        self.beyond(row);
        self.join(moments, &mut draft);
        self.carry(&mut draft);
        if draft.cells.is_empty() && self.notes.troubles.len() == troubles {
            self.remark_nothing_said(row);
            return None;
        }
        identity::settle(
            self.source.table,
            self.building.as_deref(),
            &mut draft,
            self.known,
            self.notes,
        );
        order_days(self.source.table, &mut draft);
        self.leave_number_alone(&mut draft);
        (self.notes.troubles.len() == troubles).then_some(draft)
    }

    /// Tells of a row that says something, but nothing of what is taken.
    fn remark_nothing_said(&mut self, row: &Row) {
        if row.cells.iter().any(|(_, value)| !value.is_blank()) {
            let spot = self.spot(row.number, "");
            self.notes
                .remark(RemarkKind::NothingSaid, "", &spot, told(row), "");
        }
    }

    /// Takes the household's own name out of the cell of its number.
    fn leave_number_alone(&mut self, draft: &mut Draft) {
        let Some(number) = phone_alone(draft.get("name"), draft.get("phone")) else {
            return;
        };
        let spot = draft.spot.clone();
        if let Some(cell) = draft.cells.iter_mut().find(|cell| cell.column == "phone") {
            let said = std::mem::replace(&mut cell.said, number.clone());
            self.notes
                .remark(RemarkKind::PhoneMended, "phone", &spot, said, number);
        }
    }

    fn cell(&mut self, row: &Row, at: usize, draft: &mut Draft, moments: &mut Moments) {
        let heading = &self.headings[at];
        let value = row
            .get(heading.column)
            .or_else(|| self.merged.get(&(row.number, heading.column)));
        let Some(value) = value.cloned() else { return };
        let heading = heading.clone();
        let spot = self.spot(row.number, &heading.text);
        let schema = self.source.table.schema();
        let kind_of = |column: &str| {
            schema
                .column(column)
                .map_or(Kind::Text, |column| column.kind)
        };
        let mut cells = Cells {
            known: self.known,
            notes: self.notes,
            year: self.year,
        };
        let (column, read) = match &heading.used {
            Use::Column(column) => {
                let is_category =
                    self.kind_may_be_category && column == "kind" && is_no_kind(&value.text());
                let column = if is_category { "category" } else { column };
                if is_category {
                    let (kind, text) = (RemarkKind::KindAsCategory, value.text());
                    cells.notes.remark(kind, column, &spot, text.trim(), "");
                }
                let kind = kind_of(column);
                (column.to_owned(), cells.read(column, kind, &value, &spot))
            }
            Use::Day(column) => {
                let read = cells.read(column, Kind::Moment, &value, &spot);
                if let Read::Said(said) = read {
                    moments.days.insert(column.clone(), said);
                } else if read == Read::Bad {
                    moments.unreadable.insert(column.clone());
                }
                return;
            }
            Use::Time(column) => {
                let read = cells.read(column, Kind::Time, &value, &spot);
                if let Read::Said(said) = read {
                    moments
                        .times
                        .insert(column.clone(), (said, value.text().into_owned()));
                }
                return;
            }
            Use::Party(part) => {
                let column = format!("party.{part}");
                let read = match part.as_str() {
                    // A number that is only looked at need not be sound.
                    "phone" => return self.aside(&column, &value, &spot),
                    "building" | "unit" | "room" => cells.read(part, Kind::Code, &value, &spot),
                    _ => cells.read(&column, Kind::Text, &value, &spot),
                };
                (column, read)
            }
            Use::Kept(name) => match value {
                Value::Text(ref text) => (name.clone(), Read::Said(text.trim().to_owned())),
                _ => (name.clone(), cells.read(name, Kind::Text, &value, &spot)),
            },
            Use::Unnamed => {
                self.notes.remark(
                    RemarkKind::Unnamed,
                    &letters(heading.column),
                    &spot,
                    value.text(),
                    "",
                );
                return;
            }
            Use::Unkept | Use::Running | Use::Computed | Use::LeftOut => return,
        };
        let said = match read {
            Read::Said(said) if !said.is_empty() => said,
            Read::Day(day) => {
                draft.days.push(column.clone());
                self.beginning(&column, day, &value, &spot)
            }
            _ => return,
        };
        let said = self.with_zeros(&column, said, &spot);
        let heading = Arc::clone(&self.names[at]);
        let cell = DraftCell::new(column, said, value.text().trim(), heading);
        draft.cells.push(cell);
    }
}
