//! What a sheet says beside its values: merged regions, hidden rows, formulas without a value.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::a1;
use super::calamine_cells::damaged;
use super::error::WorkbookError;
use super::limits::MERGE_LIMIT;
use super::sheet::{Area, Sheet};
use super::value::Value;

/// What stands beside the values of a sheet.
#[derive(Debug, Default)]
pub(super) struct Margins {
    /// Merged regions.
    pub(super) merged: Vec<Area>,
    /// Numbers of hidden rows, from 1.
    pub(super) hidden: BTreeSet<u32>,
    /// Rows and columns, from 0, of formulas that have no value.
    pub(super) uncalculated: Vec<(u32, u32)>,
}

impl Margins {
    /// Puts it all to the sheet; rows that hold nothing stay absent.
    pub(super) fn put_to(self, sheet: &mut Sheet) {
        for (row, column) in self.uncalculated {
            sheet.row(row + 1).put(column, Value::Uncalculated);
        }
        for row in &mut sheet.rows {
            row.is_hidden = self.hidden.contains(&row.number);
        }
        sheet.merged = self.merged;
    }

    /// Notes a region; those beyond all measure are damage.
    pub(super) fn merge(&mut self, area: Area) -> Result<(), WorkbookError> {
        if self.merged.len() >= MERGE_LIMIT {
            return Err(WorkbookError::Damaged("too many merged regions".to_owned()));
        }
        self.merged.push(area);
        Ok(())
    }
}

/// The value of an attribute, as it stands.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes().flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}

/// Reads the part of one sheet of an xlsx.
pub(super) fn of_xlsx(part: &[u8]) -> Result<Margins, WorkbookError> {
    let mut margins = Margins::default();
    let mut xml = Reader::from_reader(part);
    xml.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    let mut row = 0;
    let mut cell: Option<(u32, u32)> = None;
    let mut column = 0;
    let (mut has_formula, mut has_value, mut is_inside) = (false, false, false);
    loop {
        buffer.clear();
        let event = xml.read_event_into(&mut buffer).map_err(damaged)?;
        let is_empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "row" => {
                    let number = attribute(&element, "r").and_then(|text| text.parse().ok());
                    row = number.unwrap_or(row + 1);
                    column = 0;
                    if attribute(&element, "hidden").is_some_and(|set| is_true(&set)) {
                        margins.hidden.insert(row);
                    }
                }
                "c" => {
                    let place = attribute(&element, "r").and_then(|text| a1::place(&text));
                    let place = place.unwrap_or((row.saturating_sub(1), column));
                    column = place.1.saturating_add(1);
                    cell = (!is_empty).then_some(place);
                    (has_formula, has_value, is_inside) = (false, false, false);
                }
                "f" => has_formula = true,
                "v" | "is" => is_inside = !is_empty,
                "mergeCell" => {
                    let area = attribute(&element, "ref").and_then(|text| a1::area(&text));
                    if let Some(area) = area {
                        margins.merge(area)?;
                    }
                }
                _ => {}
            },
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => has_value |= is_inside,
            Event::End(element) if element.local_name().as_ref() == "c" => {
                let place = cell.take().filter(|_| has_formula && !has_value);
                margins.uncalculated.extend(place);
            }
            Event::End(element) if matches!(element.local_name().as_ref(), "v" | "is") => {
                is_inside = false;
            }
            Event::Eof => return Ok(margins),
            _ => {}
        }
    }
}

fn is_true(text: &str) -> bool {
    matches!(text, "1" | "true")
}
