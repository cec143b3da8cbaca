//! A text of another program as a sheet: any encoding, any separator, cells over several lines.

use std::borrow::Cow;

use super::encodings::text_of;
use super::error::WorkbookError;
use super::limits::CELL_LIMIT;
use super::records::Records;
use super::sheet::{BrokenLine, Form, Sheet, Workbook};
use super::value::Value;
use crate::text::csv::Cells;
use crate::text::fault::FileFault;
use crate::text::one_line;

/// The one sheet of a text.
pub(super) fn read(bytes: &[u8]) -> Result<Workbook, WorkbookError> {
    let (text, encoding) = text_of(bytes)?;
    if text.trim().is_empty() {
        return Err(WorkbookError::Empty);
    }
    if text.contains('\0') {
        return Err(FileFault::Undecodable { line: 1, offset: 0 }.into());
    }
    let text = with_line_feeds(&text);
    let mut sheet = Sheet::default();
    let mut records = Records::new(&text);
    let mut count = 0;
    while let Some(record) = records.next() {
        match record {
            Ok((number, line)) => {
                let cells = Cells::new(line, &records.spans);
                for (column, cell) in (0..).zip(cells.iter()) {
                    let cell = one_line(&cell);
                    if cell.trim().is_empty() {
                        continue;
                    }
                    count += 1;
                    if count > CELL_LIMIT {
                        return Err(WorkbookError::Cells(CELL_LIMIT));
                    }
                    sheet.row(number).put(column, Value::Text(cell));
                }
            }
            Err((number, fault)) => sheet.broken.push(BrokenLine { number, fault }),
        }
    }
    Ok(Workbook {
        form: Form::Text {
            encoding,
            separator: char::from(records.separator),
        },
        sheets: vec![sheet],
    })
}

/// The text with LF for CR LF, and for the CR alone by which old programs end lines.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}
