//! Excel's workbooks before 2007, and those of WPS (`.et`): looked over record by record first, since
//! calamine makes room for whatever extent a sheet claims; then read by it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Reader, SheetType, SheetVisible, Xls};

use super::biff::{Record, short_records, u16_at, u32_at};
use super::calamine_cells::{damaged, fenced, whole};
use super::error::WorkbookError;
use super::limits::{CELL_LIMIT, FILE_LIMIT, SHEET_LIMIT};
use super::margins::Margins;
use super::sheet::{Area, Sheet};

const BOF: u32 = 0x0809;
const EOF: u32 = 0x000A;
const SHEET: u32 = 0x0085;
const DIMENSIONS: u32 = 0x0200;
const ROW: u32 = 0x0208;
const LOCKED: u32 = 0x002F;
/// Records of cells with a value, each beginning with row and column.
const CELLS: [u32; 9] = [
    0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD, 0x00BD, 0x0006, 0x0201,
];

/// Every sheet of an xls.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, WorkbookError> {
    let hidden = look_over(&stream(bytes)?)?;
    fenced(|| {
        let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(damaged)?;
        let is_1904 = book.has_1904_epoch();
        let listed = book.sheets_metadata().to_vec();
        let mut sheets = Vec::new();
        for (position, known) in listed.into_iter().enumerate() {
            if known.typ != SheetType::WorkSheet {
                continue;
            }
            let mut sheet = Sheet {
                name: known.name.clone(),
                is_hidden: known.visible != SheetVisible::Visible,
                ..Sheet::default()
            };
            let range = book.worksheet_range(&known.name).map_err(damaged)?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                let place = |first: u32, at: usize| first + u32::try_from(at).unwrap_or(u32::MAX);
                if let Some(value) = whole(value, is_1904) {
                    sheet
                        .row(place(top, row) + 1)
                        .put(place(left, column), value);
                }
            }
            let mut margins = Margins::default();
            let merged = book.merge_cells_by_sheet_name(&known.name);
            for region in merged.unwrap_or_default() {
                margins.merge(Area {
                    top: region.start.0,
                    left: region.start.1,
                    bottom: region.end.0,
                    right: region.end.1,
                })?;
            }
            margins.hidden = hidden.get(&position).cloned().unwrap_or_default();
            margins.put_to(&mut sheet);
            sheets.push(sheet);
        }
        Ok(sheets)
    })
}

/// The stream of records that the compound file holds.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, WorkbookError> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    if file.exists("/EncryptedPackage") {
        return Err(WorkbookError::Protected);
    }
    for name in ["/Workbook", "/Book", "/WORKBOOK", "/BOOK"] {
        if file.is_stream(name) {
            let part = file.open_stream(name).map_err(damaged)?;
            let mut records = Vec::new();
            part.take(FILE_LIMIT)
                .read_to_end(&mut records)
                .map_err(damaged)?;
            return Ok(records);
        }
    }
    let is_document = file.is_stream("/WordDocument");
    Err(WorkbookError::NoTable(if is_document {
        "doc"
    } else {
        "compound"
    }))
}

/// The extent of cells, as it grows.
#[derive(Default)]
struct Extent {
    first: Option<(u32, u32)>,
    last: (u32, u32),
}

impl Extent {
    fn hold(&mut self, row: u32, column: u32) {
        let first = self.first.get_or_insert((row, column));
        *first = (first.0.min(row), first.1.min(column));
        self.last = (self.last.0.max(row), self.last.1.max(column));
    }

    fn cells(&self) -> usize {
        let Some((top, left)) = self.first else {
            return 0;
        };
        let (rows, columns) = (self.last.0 - top + 1, self.last.1 - left + 1);
        (rows as usize).saturating_mul(columns as usize)
    }
}

/// The hidden rows of each sheet, by its position; refuses sheets whose extent is beyond measure.
fn look_over(
    stream: &[u8],
) -> Result<BTreeMap<usize, std::collections::BTreeSet<u32>>, WorkbookError> {
    let mut starts = Vec::new();
    for record in short_records(stream) {
        match record.kind {
            LOCKED => return Err(WorkbookError::Protected),
            SHEET => starts.extend(u32_at(record.data, 0)),
            EOF => break,
            _ => {}
        }
    }
    if starts.len() > SHEET_LIMIT {
        return Err(WorkbookError::Sheets(SHEET_LIMIT));
    }
    let mut hidden = BTreeMap::new();
    let mut cells = 0_usize;
    for (position, start) in starts.into_iter().enumerate() {
        let part = stream.get(start as usize..).unwrap_or_default();
        let (rows, extent) = look_over_sheet(part);
        cells = cells.saturating_add(extent);
        if cells > CELL_LIMIT {
            return Err(WorkbookError::Cells(CELL_LIMIT));
        }
        hidden.insert(position, rows);
    }
    Ok(hidden)
}

fn look_over_sheet(part: &[u8]) -> (std::collections::BTreeSet<u32>, usize) {
    let mut hidden = std::collections::BTreeSet::new();
    let mut extent = Extent::default();
    let mut depth = 0;
    for record in short_records(part) {
        match record.kind {
            BOF => depth += 1,
            EOF if depth <= 1 => break,
            EOF => depth -= 1,
            DIMENSIONS => claim(record, &mut extent),
            ROW => {
                let flags = record.data.get(12).copied().unwrap_or(0);
                if flags & 0x20 != 0 {
                    hidden.extend(u16_at(record.data, 0).map(|row| u32::from(row) + 1));
                }
            }
            kind if CELLS.contains(&kind) => {
                if let (Some(row), Some(column)) = (u16_at(record.data, 0), u16_at(record.data, 2))
                {
                    extent.hold(row.into(), column.into());
                }
            }
            _ => {}
        }
    }
    (hidden, extent.cells())
}

/// The extent that a sheet claims for itself, ends not included.
fn claim(record: Record<'_>, extent: &mut Extent) {
    let data = record.data;
    let (rows, columns) = if data.len() >= 14 {
        (
            (u32_at(data, 0), u32_at(data, 4)),
            (u16_at(data, 8), u16_at(data, 10)),
        )
    } else {
        let wide = |at| u16_at(data, at).map(u32::from);
        ((wide(0), wide(2)), (u16_at(data, 4), u16_at(data, 6)))
    };
    if let ((Some(top), Some(bottom)), (Some(left), Some(right))) = (rows, columns)
        && bottom > top
        && right > left
    {
        extent.hold(top, left.into());
        extent.hold(bottom - 1, u32::from(right) - 1);
    }
}
