//! Which kind of file it is, by its content.

use super::archive::Archive;
use super::error::WorkbookError;
use super::foreign::what_else;
use super::sheet::{Form, Workbook};
use super::{ods, text, xls, xlsb, xlsx};

const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Reads a file: a workbook if it is one by its content, else text.
pub fn open(bytes: &[u8]) -> Result<Workbook, WorkbookError> {
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
