//! Workbooks (xlsx) of other programs, one cell after the other in bounded memory.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{
    DataRef, ExcelDateTime, ExcelDateTimeType, Reader, SheetType, SheetVisible, Xlsx, XlsxError,
};

use super::fault::{LineFault, Place};
use super::import::{
    CELL_LIMIT, ImportCause, ImportError, ImportFault, Imported, ImportedRow, one_line,
};

/// The first day that Excel cannot count, the first of year 10000.
const END_OF_DATES: f64 = 2_958_466.0;
/// Most bytes that the parts of a workbook may unpack to.
const UNPACKED_LIMIT: u64 = 1 << 30;

pub(crate) fn read_workbook(bytes: &[u8], sheet: Option<&str>) -> Result<Imported, ImportError> {
    if unpacked(bytes) > UNPACKED_LIMIT {
        return Err(ImportError::Workbook("too large unpacked".to_string()));
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let sheets = wanted_sheets(&book, sheet)?;
    for name in sheets {
        let grid = read_sheet(&mut book, &name)?;
        if !grid.is_empty() {
            return table(grid);
        }
    }
    Err(ImportError::NoHeader)
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
fn unreadable(error: XlsxError) -> ImportError {
    ImportError::Workbook(error.to_string())
}

/// What the archive's directory says its parts unpack to.
fn unpacked(bytes: &[u8]) -> u64 {
    let entries = memchr::memmem::find_iter(bytes, b"PK\x01\x02");
    let size = |at: usize| {
        let field = bytes.get(at + 24..at + 28)?;
        Some(u64::from(u32::from_le_bytes(field.try_into().ok()?)))
    };
    entries.filter_map(size).sum()
}

fn wanted_sheets(
    book: &Xlsx<Cursor<&[u8]>>,
    wanted: Option<&str>,
) -> Result<Vec<String>, ImportError> {
    let all = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let Some(wanted) = wanted else {
        let visible = all.filter(|sheet| sheet.visible == SheetVisible::Visible);
        return Ok(visible.map(|sheet| sheet.name.clone()).collect());
    };
    let names: Vec<String> = all.map(|sheet| sheet.name.clone()).collect();
    match names.iter().find(|name| *name == wanted) {
        Some(name) => Ok(vec![name.clone()]),
        None => Err(ImportError::NoSheet(names)),
    }
}

/// A cell's text, or the error it holds.
type Value = Result<String, String>;
/// The cells that hold something, by row and column from 0.
type Grid = BTreeMap<u32, BTreeMap<u32, Value>>;

fn read_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Grid, ImportError> {
    let is_1904 = book.has_1904_epoch();
    let mut reader = book.worksheet_cells_reader(name).map_err(unreadable)?;
    let mut grid = Grid::new();
    let mut count = 0;
    while let Some(cell) = reader.next_cell().map_err(unreadable)? {
        let value = text_of(cell.get_value(), is_1904);
        if value.as_ref().is_ok_and(|text| text.trim().is_empty()) {
            continue;
        }
        count += 1;
        if count > CELL_LIMIT {
            return Err(ImportError::TooManyCells { limit: CELL_LIMIT });
        }
        let (row, column) = cell.get_position();
        grid.entry(row).or_default().insert(column, value);
    }
    Ok(grid)
}

/// The first row that holds anything names the columns; those below are the rows.
fn table(grid: Grid) -> Result<Imported, ImportError> {
    let mut rows = grid.into_iter();
    let (header_row, names) = rows.next().ok_or(ImportError::NoHeader)?;
    let width = names.keys().last().map_or(0, |&last| last as usize + 1);
    let mut header = vec![String::new(); width];
    for (column, name) in names {
        header[column as usize] = name.unwrap_or_default().trim().to_string();
    }
    let (sound, refused): (Vec<_>, Vec<_>) = rows
        .map(|(row, cells)| take(row, cells, width))
        .partition(Result::is_ok);
    Ok(Imported {
        header,
        header_line: header_row + 1,
        rows: sound.into_iter().filter_map(Result::ok).collect(),
        refused: refused.into_iter().filter_map(Result::err).collect(),
    })
}

fn take(row: u32, found: BTreeMap<u32, Value>, width: usize) -> Result<ImportedRow, ImportFault> {
    let mut cells = vec![String::new(); width];
    let count = found.keys().last().map_or(0, |&last| last as usize + 1);
    for (column, value) in found {
        let place = Place {
            line: row + 1,
            column: column + 1,
        };
        let refuse = |cause| ImportFault { place, cause };
        let Some(cell) = cells.get_mut(column as usize) else {
            let fault = LineFault::TooManyCells {
                expected: width,
                found: count,
                at: 0,
            };
            return Err(refuse(ImportCause::Line(fault)));
        };
        *cell = value.map_err(|error| refuse(ImportCause::CellError(error)))?;
    }
    Ok(ImportedRow {
        line: row + 1,
        cells,
    })
}

fn text_of(value: &DataRef<'_>, is_1904: bool) -> Value {
    Ok(match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => one_line(text),
        DataRef::SharedString(text) => one_line(text),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(time) => time_text(*time, is_1904),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => return Err(error.to_string()),
        DataRef::Empty => String::new(),
    })
}

/// A date, an instant or a time of day as our files write it, to the nearest second.
fn time_text(time: ExcelDateTime, is_1904: bool) -> String {
    let serial = time.as_f64();
    if time.is_duration() || !(0.0..END_OF_DATES).contains(&serial) {
        return serial.to_string();
    }
    // A serial counts days: a second is 1/86400 of one, mostly with a rounding error.
    let seconds = (serial * 86_400.0).round();
    let exact = (seconds + 0.001) / 86_400.0;
    let exact = ExcelDateTime::new(exact, ExcelDateTimeType::DateTime, is_1904);
    let (year, month, day, hour, minute, second, _) = exact.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let clock = match second {
        0 => format!("{hour:02}:{minute:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    match (serial < 1.0, (hour, minute, second)) {
        (true, _) => clock,
        (false, (0, 0, 0)) => date,
        (false, _) => format!("{date}T{clock}"),
    }
}
