//! `LibreOffice`'s workbooks, read by ourselves: calamine gives no merged regions of them, and lays
//! out every repetition of a cell in memory before it says how many there are.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive::Archive;
use super::calamine_cells::{damaged, text};
use super::error::WorkbookError;
use super::limits::{CELL_LIMIT, COLUMN_LIMIT, SHEET_LIMIT};
use super::margins::{Margins, attribute};
use super::sheet::{Area, Sheet};
use super::value::Value;
use crate::calendar::{Date, TimeOfDay};

/// Every sheet of an ods.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, WorkbookError> {
    let mut archive = Archive::open(bytes)?;
    archive.weigh()?;
    if let Some(manifest) = archive.part("META-INF/manifest.xml")?
        && memchr::memmem::find(&manifest, b"encryption-data").is_some()
    {
        return Err(WorkbookError::Protected);
    }
    let content = archive.part("content.xml")?;
    let content = content.ok_or(WorkbookError::NoTable("zip"))?;
    let mut walk = Walk::default();
    let mut xml = Reader::from_reader(content.as_slice());
    let config = xml.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) => walk.open(&element)?,
            Event::End(element) => walk.close(element.local_name().as_ref())?,
            Event::Text(words) => walk.append(&words.xml10_content()),
            Event::GeneralRef(reference) => walk.append(&entity(&reference)),
            Event::CData(words) => walk.append(&words.xml10_content()),
            Event::Eof => return Ok(walk.sheets),
            _ => {}
        }
    }
}

/// What stands for a reference such as `&lt;` or `&#10;`; nothing for one that the file defines
/// itself, which is never followed.
fn entity(reference: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return letter.to_string();
    }
    let name: &str = reference;
    quick_xml::escape::resolve_predefined_entity(name)
        .unwrap_or_default()
        .to_owned()
}

/// Where the reader is.
#[derive(Default)]
struct Walk {
    sheets: Vec<Sheet>,
    margins: Margins,
    /// Styles of tables that are not displayed.
    hidden_styles: BTreeSet<String>,
    style: String,
    /// Row and column, from 0, that come next.
    row: u32,
    column: u32,
    /// How often the row that is open stands there, and whether it is shown.
    row_repeats: u32,
    row_is_hidden: bool,
    cell: Option<Cell>,
    /// Depth of comments, whose text is none of the cell's.
    aside: u32,
    paragraphs: u32,
    count: usize,
}

/// The cell that is open.
struct Cell {
    kind: String,
    value: Option<String>,
    words: String,
    repeats: u32,
    spans: (u32, u32),
    has_formula: bool,
}

fn number(element: &BytesStart<'_>, name: &str, default: u32) -> u32 {
    let text = attribute(element, name);
    text.and_then(|text| text.parse().ok()).unwrap_or(default)
}

impl Walk {
    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), WorkbookError> {
        match element.local_name().as_ref() {
            "style" => self.style = attribute(element, "name").unwrap_or_default(),
            "table-properties" if attribute(element, "display").as_deref() == Some("false") => {
                self.hidden_styles.insert(self.style.clone());
            }
            "table" => self.begin_sheet(element)?,
            "table-row" => {
                self.column = 0;
                self.row_repeats = number(element, "number-rows-repeated", 1);
                let shown = attribute(element, "visibility");
                self.row_is_hidden = shown.is_some_and(|shown| shown != "visible");
            }
            "table-cell" | "covered-table-cell" => {
                self.paragraphs = 0;
                self.cell = Some(Cell::of(element));
            }
            "annotation" => self.aside += 1,
            "p" => {
                self.paragraphs += 1;
                if self.paragraphs > 1 {
                    self.append("\n");
                }
            }
            "s" => self.append(&" ".repeat(number(element, "c", 1).min(100) as usize)),
            "tab" => self.append("\t"),
            "line-break" => self.append("\n"),
            _ => {}
        }
        Ok(())
    }

    fn begin_sheet(&mut self, element: &BytesStart<'_>) -> Result<(), WorkbookError> {
        if self.sheets.len() >= SHEET_LIMIT {
            return Err(WorkbookError::Sheets(SHEET_LIMIT));
        }
        let name = attribute(element, "name").unwrap_or_default();
        let name = quick_xml::escape::unescape(&name).map_or_else(|_| name.clone(), Into::into);
        let style = attribute(element, "style-name").unwrap_or_default();
        self.row = 0;
        self.sheets.push(Sheet {
            name,
            is_hidden: self.hidden_styles.contains(&style),
            ..Sheet::default()
        });
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), WorkbookError> {
        match name {
            "annotation" => {
                self.aside = self.aside.saturating_sub(1);
                self.paragraphs = 0;
            }
            "table-cell" | "covered-table-cell" => self.end_cell()?,
            "table-row" => self.end_row()?,
            "table" => {
                if let Some(sheet) = self.sheets.last_mut() {
                    std::mem::take(&mut self.margins).put_to(sheet);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn append(&mut self, words: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.aside == 0) {
            cell.words.push_str(words);
        }
    }

    fn end_cell(&mut self) -> Result<(), WorkbookError> {
        let Some(cell) = self.cell.take() else {
            return Ok(());
        };
        let (row, column) = (self.row, self.column);
        self.column = self.column.saturating_add(cell.repeats);
        if cell.spans != (1, 1) {
            self.margins.merge(Area {
                top: row,
                left: column,
                bottom: row.saturating_add(cell.spans.0 - 1),
                right: column.saturating_add(cell.spans.1 - 1),
            })?;
        }
        let Some(value) = cell.read() else {
            return Ok(());
        };
        for column in column..column.saturating_add(cell.repeats) {
            self.count += 1;
            if self.count > CELL_LIMIT || column >= COLUMN_LIMIT {
                return Err(WorkbookError::Cells(CELL_LIMIT));
            }
            if let Some(sheet) = self.sheets.last_mut() {
                sheet.row(row.saturating_add(1)).put(column, value.clone());
            }
        }
        Ok(())
    }

    /// Rows that stand there several times are laid out where they hold something.
    fn end_row(&mut self) -> Result<(), WorkbookError> {
        let first = self.row.saturating_add(1);
        let next = self.row.saturating_add(self.row_repeats);
        let Some(sheet) = self.sheets.last_mut() else {
            return Ok(());
        };
        let held = sheet.rows.last().filter(|row| row.number == first).cloned();
        if let Some(held) = held {
            for number in first..=next {
                if number > first {
                    self.count += held.cells.len();
                    if self.count > CELL_LIMIT {
                        return Err(WorkbookError::Cells(CELL_LIMIT));
                    }
                    sheet.row(number).cells.clone_from(&held.cells);
                }
                if self.row_is_hidden {
                    self.margins.hidden.insert(number);
                }
            }
        }
        self.row = next;
        Ok(())
    }
}

impl Cell {
    fn of(element: &BytesStart<'_>) -> Cell {
        let kind = attribute(element, "value-type").unwrap_or_default();
        // `calcext:value-type` has the same local name; the one of the office says more.
        let mut attributes = element.attributes().flatten();
        let is_error = attributes.any(|found| {
            found.key.as_ref() == "calcext:value-type" && found.value.as_ref() == "error"
        });
        let named = |name| attribute(element, name);
        let value = [
            "value",
            "date-value",
            "time-value",
            "boolean-value",
            "string-value",
        ]
        .into_iter()
        .find_map(named);
        Cell {
            kind: if is_error { "error".to_owned() } else { kind },
            value,
            words: String::new(),
            repeats: number(element, "number-columns-repeated", 1).max(1),
            spans: (
                number(element, "number-rows-spanned", 1).max(1),
                number(element, "number-columns-spanned", 1).max(1),
            ),
            has_formula: named("formula").is_some(),
        }
    }

    fn read(&self) -> Option<Value> {
        let stated = self.value.as_deref();
        let number = || stated.and_then(|text| text.parse::<f64>().ok());
        match self.kind.as_str() {
            "error" => Some(Value::Error(self.words.trim().to_owned())),
            "float" | "currency" | "percentage" => number().map(Value::Number),
            "boolean" => stated.map(|text| Value::Truth(text == "true")),
            "date" => stated.and_then(moment).or_else(|| text(&self.words)),
            "time" => stated.and_then(length).or_else(|| text(&self.words)),
            "" if self.has_formula && self.words.is_empty() => Some(Value::Uncalculated),
            _ => text(&self.words).or_else(|| {
                let stated = stated?;
                let plain = quick_xml::escape::unescape(stated).ok()?;
                text(&plain)
            }),
        }
    }
}

/// `2025-08-08` or `2025-08-08T19:20:00`.
fn moment(text: &str) -> Option<Value> {
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok();
    let year = i32::try_from(number(0..4)?).ok()?;
    let date = Date::from_ymd(year, number(5..7)?, number(8..10)?)?;
    let Some(clock) = text.get(10..).filter(|rest| rest.starts_with('T')) else {
        return Some(Value::Date(date));
    };
    let time = clock.get(1..6)?.parse::<TimeOfDay>().ok()?;
    let is_midnight = clock.bytes().all(|byte| !(b'1'..=b'9').contains(&byte));
    Some(if is_midnight {
        Value::Date(date)
    } else {
        Value::Instant(date.at(time))
    })
}

/// `PT19H20M00S` as a time of day.
fn length(text: &str) -> Option<Value> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, _) = rest.split_once('M')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    let time = (hours < 24 && minutes < 60)
        .then(|| TimeOfDay::from_minutes(hours * 60 + minutes))
        .flatten()?;
    Some(Value::Time(time))
}
