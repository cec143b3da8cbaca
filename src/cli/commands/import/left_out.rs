//! The rows that were not taken, as a workbook of their own: as they stood, each with why.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::outcome::Outcome;
use super::request::Opened;
use crate::book::intake::{CARRIED, merged_down};
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

/// What empty cells say by those above them: merged ones, and parts of an address as merging leaves them in
/// a text.
fn carried(
    sheet: &Sheet,
    taken: &super::outcome::SheetTaken,
    places: &[u32],
) -> BTreeMap<(u32, u32), Value> {
    let mut carried = merged_down(sheet, taken.header_row);
    let is_carried = |column: &str| CARRIED.contains(&column);
    let columns = places.iter().zip(&taken.columns);
    for (at, _) in columns.filter(|(_, column)| is_carried(&column.column)) {
        let mut above: Option<&Value> = None;
        let below = sheet
            .rows
            .iter()
            .filter(|row| row.number > taken.header_row);
        for row in below {
            let own = row.get(*at).filter(|value| !value.is_blank());
            match (own, above) {
                (Some(value), _) => above = Some(value),
                (None, Some(value)) => {
                    carried
                        .entry((row.number, *at))
                        .or_insert_with(|| value.clone());
                }
                (None, None) => {}
            }
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
