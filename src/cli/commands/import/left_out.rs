//! The rows that were not taken, as a workbook of their own: as they stood, each with why.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::outcome::Outcome;
use super::request::Opened;
use crate::book::intake::{CARRIED, merged_down, takes_from_above};
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::render::{Format, Look, render};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table};
use crate::text::workbook::{Sheet, Value};
use crate::text::{Disk, RealDisk};
use crate::words::Message;

impl Context<'_> {
    /// Writes the rows of a file that were not taken beside it, and says where.
    pub(in crate::cli) fn write_left_out(
        &mut self,
        path: &Path,
        file: &Opened,
        outcome: &Outcome,
        now: Instant,
    ) -> Result<Option<PathBuf>, CommandError> {
        let mut reasons: BTreeMap<(String, u32), BTreeSet<String>> = BTreeMap::new();
        let of_file = outcome
            .refused
            .iter()
            .filter(|refused| refused.file == file.name && refused.line > 0);
        for refused in of_file {
            let key = (refused.sheet.clone(), refused.line);
            reasons
                .entry(key)
                .or_default()
                .insert(refused.reason.clone());
        }
        if reasons.is_empty() {
            return Ok(None);
        }
        let mut page = Page::new("import", self.words.say(Message::ImportLeftOutTitle), now);
        for taken in outcome
            .sheets
            .iter()
            .filter(|taken| taken.file == file.name)
        {
            let Some(sheet) = file
                .book
                .sheets
                .iter()
                .find(|sheet| sheet.name == taken.sheet)
            else {
                continue;
            };
            let mut columns = vec![Column::new(
                "line",
                self.words.say(Message::ImportLeftOutRow),
                Kind::Int,
            )];
            let headings = taken.columns.iter();
            columns.extend(headings.map(|column| {
                Column::new(column.heading.clone(), column.heading.clone(), Kind::Text)
            }));
            columns.push(Column::new(
                "why",
                self.words.say(Message::ImportLeftOutWhy),
                Kind::Text,
            ));
            let mut table = Table::new("left-out", columns).title(taken.sheet.clone());
            let places = layout_columns(file, taken);
            let carried = carried(sheet, taken, &places);
            for row in &sheet.rows {
                let Some(why) = reasons.get(&(taken.sheet.clone(), row.number)) else {
                    continue;
                };
                let why: Vec<&str> = why.iter().map(String::as_str).collect();
                let mut cells = vec![Cell::Int(row.number.into())];
                cells.extend(places.iter().map(|at| {
                    let value = row.get(*at).filter(|value| !value.is_blank());
                    let value = value.or_else(|| carried.get(&(row.number, *at)));
                    value.map_or(Cell::Empty, |value| Cell::Id(value.text().into_owned()))
                }));
                cells.push(Cell::text(why.join(" / ")));
                table.push(Row::new(cells));
            }
            page.table(table);
        }
        let look = Look {
            show_contacts: true,
            ..self.look()
        };
        let bytes = render(&page, Format::Xlsx, &look).map_err(|fault| self.no_form(&fault))?;
        let target = free(path);
        self.write_file(&target, &bytes)?;
        Ok(Some(target))
    }
}

/// What empty cells say by those above them: merged ones, and the parts of an address that a household's row
/// takes from the row above.
fn carried(
    sheet: &Sheet,
    taken: &super::outcome::SheetTaken,
    places: &[u32],
) -> BTreeMap<(u32, u32), Value> {
    let mut carried = merged_down(sheet, taken.header_row);
    let place = |column: &str| {
        let mut columns = places.iter().zip(&taken.columns);
        columns.find_map(|(at, one)| (one.column == column).then_some(*at))
    };
    let (Some(building), Some(room)) = (place("building"), place("room")) else {
        return carried;
    };
    let columns: Vec<u32> = CARRIED.into_iter().filter_map(place).collect();
    let mut above: BTreeMap<u32, Option<Value>> = BTreeMap::new();
    let rows = sheet.rows.iter();
    for row in rows.filter(|row| row.number > taken.header_row) {
        let said = |at: u32, carried: &BTreeMap<(u32, u32), Value>| {
            let own = row.get(at).filter(|value| !value.is_blank());
            own.or_else(|| carried.get(&(row.number, at))).cloned()
        };
        let text =
            |at| said(at, &carried).map_or(String::new(), |value| value.text().trim().to_owned());
        let takes = takes_from_above(&text(building), &text(room));
        for at in &columns {
            let from_above = above.get(at).cloned().flatten().filter(|_| takes);
            let value = said(*at, &carried).or(from_above);
            if let Some(value) = value.clone() {
                carried.insert((row.number, *at), value);
            }
            above.insert(*at, value);
        }
    }
    carried
}

/// The columns of a sheet that its headings stand above.
fn layout_columns(file: &Opened, taken: &super::outcome::SheetTaken) -> Vec<u32> {
    let sheet = file
        .book
        .sheets
        .iter()
        .find(|sheet| sheet.name == taken.sheet);
    let header =
        sheet.and_then(|sheet| sheet.rows.iter().find(|row| row.number == taken.header_row));
    let places = header.map(|row| row.cells.iter().map(|(at, _)| *at).collect::<Vec<_>>());
    let mut places = places.unwrap_or_default();
    // Headings of two rows, or none above a column: as many as there are, in order.
    for next in 0.. {
        if places.len() >= taken.columns.len() {
            break;
        }
        if !places.contains(&next) {
            places.push(next);
        }
    }
    places.sort_unstable();
    places.truncate(taken.columns.len());
    places
}

/// `FILE-left-out.xlsx` beside the file, or the first such name with a number that is free.
fn free(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let named = |number: u32| {
        let mark = if number > 1 {
            format!("-{number}")
        } else {
            String::new()
        };
        path.with_file_name(format!("{stem}-left-out{mark}.xlsx"))
    };
    let mut names = (1..1_000).map(named);
    let is_free = |path: &PathBuf| RealDisk.look(path).is_ok_and(|there| there.is_none());
    names.find(is_free).unwrap_or_else(|| named(1))
}
