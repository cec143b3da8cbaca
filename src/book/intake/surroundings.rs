//! What stands around and between the rows of a list: titles, merged cells, rows that head a part, cells
//! under no heading.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::unforced;
use super::heading::{Heading, Use, letters};
use super::home;
use super::notes::{RemarkKind, Spot, TroubleKind};
use super::reader::{Reader, Source};
use super::skip;
use super::table::Table;
use crate::text::workbook::{Form, Row, Sheet, Value};

impl Reader<'_> {
    /// Tells of the rows above the headings.
    pub(super) fn remark_above(&mut self) {
        let first = self.source.layout.header_rows.0;
        let above = self
            .source
            .sheet
            .rows
            .iter()
            .filter(|row| row.number < first);
        for row in above {
            let spot = self.spot(row.number, "");
            self.notes
                .remark(RemarkKind::Title, "", &spot, told(row), "");
        }
    }

    /// Tells of merged cells: those down hold for their rows, those across for their first column.
    pub(super) fn remark_merged(&mut self) {
        let end = self.source.layout.header_rows.1;
        for area in &self.source.sheet.merged {
            if area.bottom < end {
                continue;
            }
            let rows = &self.source.sheet.rows;
            let at = rows.binary_search_by_key(&(area.top + 1), |row| row.number);
            let Some(value) = at.ok().and_then(|at| rows[at].get(area.left)) else {
                continue;
            };
            let kind = if area.bottom > area.top {
                RemarkKind::Merged
            } else {
                RemarkKind::MergedAcross
            };
            let heading = self.heading_text(area.left);
            let spot = self.spot(area.top + 1, &heading);
            self.notes.remark(kind, "", &spot, value.text(), "");
        }
    }

    pub(super) fn heading_text(&self, column: u32) -> String {
        let heading = self
            .headings
            .iter()
            .find(|heading| heading.column == column);
        heading.map_or_else(|| letters(column), |heading| heading.text.clone())
    }

    /// The number of the last row that fills two columns or more.
    pub(super) fn last_full_row(&self) -> u32 {
        let is_full = |row: &&Row| {
            let known = row.cells.iter().filter(|(at, value)| {
                !value.is_blank()
                    && self.headings.iter().any(|heading| {
                        heading.column == *at
                            && !matches!(heading.used, Use::Running | Use::Unnamed)
                    })
            });
            known.count() >= 2
                && skip::reason(row, &self.headings, &self.source.sheet.merged, true).is_none()
        };
        let last = self.source.sheet.rows.iter().rev().find(is_full);
        last.map_or(u32::MAX, |row| row.number)
    }

    /// A row that heads a part of the list may name the building of those below.
    pub(super) fn head_part(&mut self, row: &Row) {
        let has_column = self
            .headings
            .iter()
            .any(|heading| heading.used.target() == "building");
        if self.source.table == Table::Owners && !has_column {
            let building = row
                .cells
                .first()
                .and_then(|(_, value)| building_of(&value.text()));
            self.building = building.or(self.building.take());
        }
    }

    /// A room that a spreadsheet took for a number has lost its noughts: it gets back as many as its
    /// neighbours have, `901` beside `0902`.
    pub(super) fn with_zeros(&mut self, column: &str, said: String, spot: &Spot) -> String {
        let is_room = column == "room" && said.bytes().all(|byte| byte.is_ascii_digit());
        let Some(digits) = self
            .room_digits
            .filter(|digits| is_room && said.len() < *digits)
        else {
            return said;
        };
        let whole = format!("{said:0>digits$}");
        self.notes
            .remark(RemarkKind::RoomZeros, column, spot, said, whole.clone());
        whole
    }

    /// A cell that only helps to tell whose row it is.
    pub(super) fn aside(&mut self, column: &str, value: &Value, spot: &Spot) {
        self.notes
            .remark(RemarkKind::PartyTold, column, spot, value.text(), "");
    }

    /// Cells that stand under no heading: in a text a sign too many has moved them.
    pub(super) fn beyond(&mut self, row: &Row) {
        for (at, value) in &row.cells {
            if self.headings.iter().any(|heading| heading.column == *at) || value.is_blank() {
                continue;
            }
            let spot = self.spot(row.number, &letters(*at));
            if matches!(self.source.form, Form::Text { .. }) && *at >= self.width {
                self.notes
                    .trouble(TroubleKind::Beyond, "", &spot, value.text(), "");
            } else {
                self.notes
                    .remark(RemarkKind::Unnamed, &letters(*at), &spot, value.text(), "");
            }
        }
    }
}

/// A row as a remark tells it: its texts, as many as fit.
pub(super) fn told(row: &Row) -> String {
    let mut texts = row
        .cells
        .iter()
        .map(|(_, value)| value.text().trim().to_owned());
    let mut told = texts.by_ref().take(4).collect::<Vec<_>>().join(" ");
    if texts.next().is_some() {
        told.push_str(" …");
    }
    told
}

/// The values of cells merged over several rows, for all rows but their first.
pub fn merged_down(sheet: &Sheet, header: u32) -> BTreeMap<(u32, u32), Value> {
    let mut values = BTreeMap::new();
    for area in &sheet.merged {
        if area.bottom == area.top || area.bottom < header {
            continue;
        }
        let at = sheet
            .rows
            .binary_search_by_key(&(area.top + 1), |row| row.number);
        let Some(value) = at.ok().and_then(|at| sheet.rows[at].get(area.left)) else {
            continue;
        };
        // Only rows that hold something take it.
        let from = sheet.rows.partition_point(|row| row.number <= area.top + 1);
        let below = sheet.rows[from..]
            .iter()
            .take_while(|row| row.number <= area.bottom + 1);
        for row in below {
            values.insert((row.number, area.left), value.clone());
        }
    }
    values
}

/// The one year that the titles above the headings and the sheet's name speak of: `2026年11月走访登记表`.
pub(super) fn year_of_titles(source: Source<'_>) -> Option<i32> {
    let first = source.layout.header_rows.0;
    let above = source.sheet.rows.iter().filter(|row| row.number < first);
    let titles = above.flat_map(|row| row.cells.iter().map(|(_, value)| value.text().into_owned()));
    let mut years = BTreeSet::new();
    for text in titles.chain([source.sheet.name.clone()]) {
        for (at, _) in text.match_indices('年') {
            let digits = text[..at]
                .rsplit(|letter: char| !letter.is_ascii_digit())
                .next();
            let digits = digits.unwrap_or_default();
            years.extend(
                digits
                    .parse::<i32>()
                    .ok()
                    .filter(|year| (1990..2100).contains(year)),
            );
        }
    }
    years.first().copied().filter(|_| years.len() == 1)
}

/// How many digits the rooms of a list of households have that begin with a nought, where all of these have
/// as many, and none has more.
pub(super) fn room_digits(source: Source<'_>, headings: &[Heading]) -> Option<usize> {
    // Where the list has ids, these tell which noughts are lost.
    if headings.iter().any(|heading| heading.used.target() == "id") {
        return None;
    }
    let is_room = |heading: &&Heading| heading.used.target() == "room";
    let heading = headings
        .iter()
        .find(is_room)
        .filter(|_| source.table == Table::Owners)?;
    let rows = source.sheet.rows.iter();
    let below = rows.filter(|row| row.number > source.layout.header_rows.1);
    let texts = below.filter_map(|row| Some(row.get(heading.column)?.text().trim().to_owned()));
    let rooms = texts.map(|text| home::room(unforced(&text)));
    let numbers =
        rooms.filter(|room| !room.is_empty() && room.bytes().all(|byte| byte.is_ascii_digit()));
    let numbers: Vec<String> = numbers.collect();
    let digits = numbers.iter().find(|room| room.starts_with('0'))?.len();
    let fewest = |room: &String| digits - usize::from(!room.starts_with('0'));
    let agrees = |room: &String| (fewest(room)..=digits).contains(&room.len());
    numbers.iter().all(agrees).then_some(digits)
}

/// The building that a text names, if it is one: `3栋`, `A座`.
pub(super) fn building_of(text: &str) -> Option<String> {
    let text = text.trim();
    let is_named = ["栋", "幢", "座", "号楼", "#"]
        .iter()
        .any(|mark| text.ends_with(mark));
    let building = home::building(text);
    (is_named && !building.is_empty() && text.chars().count() <= 12).then_some(building)
}
