//! Which kind of file it is, by its content.

use super::archive::Archive;
use super::error::WorkbookError;
use super::foreign::what_else;
use super::limits::{CELL_COST, COST_LIMIT};
use super::sheet::{Form, Workbook};
use super::value::Value;
use super::{ods, text, xls, xlsb, xlsx};

const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Reads a file: a workbook if it is one by its content, else text. One that would take more memory than
/// is promised is refused.
pub fn open(bytes: &[u8]) -> Result<Workbook, WorkbookError> {
    let book = opened(bytes)?;
    let rows = book.sheets.iter().flat_map(|sheet| &sheet.rows);
    let cells = rows.flat_map(|row| &row.cells);
    let cost: usize = cells.map(|(_, value)| cost(value)).sum();
    if cost > COST_LIMIT {
        return Err(WorkbookError::TooLong);
    }
    Ok(book)
}

/// What a cell adds to the memory that an import takes, in the measure of [`COST_LIMIT`].
fn cost(value: &Value) -> usize {
    match value {
        Value::Text(text) | Value::Error(text) => CELL_COST + text.len(),
        _ => CELL_COST,
    }
}

fn opened(bytes: &[u8]) -> Result<Workbook, WorkbookError> {
    if bytes.is_empty() {
        return Err(WorkbookError::Empty);
    }
    if bytes.starts_with(ZIP) || bytes.starts_with(EMPTY_ZIP) {
        return archived(bytes);
    }
    if bytes.starts_with(COMPOUND) {
        let sheets = xls::read(bytes)?;
        return Ok(Workbook {
            form: Form::Xls,
            sheets,
        });
    }
    match what_else(bytes) {
        Some(error) => Err(error),
        None => text::read(bytes),
    }
}

fn archived(bytes: &[u8]) -> Result<Workbook, WorkbookError> {
    let mut archive = Archive::open(bytes)?;
    let (form, sheets) = if archive.has("content.xml") {
        (Form::Ods, ods::read(bytes)?)
    } else if archive.has("word/document.xml") {
        return Err(WorkbookError::NoTable("docx"));
    } else {
        let main = xlsx::main_part(&mut archive)?;
        if !archive.has(&main) {
            return Err(WorkbookError::NoTable("zip"));
        }
        if main
            .rsplit_once('.')
            .is_some_and(|(_, ending)| ending == "bin")
        {
            (Form::Xlsb, xlsb::read(bytes)?)
        } else {
            (Form::Xlsx, xlsx::read(bytes)?)
        }
    };
    Ok(Workbook { form, sheets })
}

#[cfg(test)]
mod tests {
    use super::{CELL_COST, COST_LIMIT, WorkbookError, open};

    #[test]
    fn long_texts_are_fewer() {
        let list = |rows: usize, note: usize| {
            let row = format!("3-1-0502,Li,{}\n", "x".repeat(note));
            format!("room,name,note\n{}", row.repeat(rows)).into_bytes()
        };
        assert!(open(&list(20_000, 300)).is_ok());
        let many = COST_LIMIT / (3 * CELL_COST + 600);
        assert_eq!(open(&list(many, 600)), Err(WorkbookError::TooLong));
    }
}
