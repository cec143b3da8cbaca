//! What the lower half found in a file, as faults of the catalogue.

use std::sync::Arc;

use super::shift::{Expected, Shift};
use crate::book::schema::Column;
use crate::diag::file::Folder;
use crate::diag::{Code, Fault, Place};
use crate::text::{
    COLUMN_LIMIT, Cells, FileFault, LINE_LIMIT, Line, LineFault, Place as TextPlace, Row,
};

/// The fault of a file as a whole; `columns` are those of its table.
pub(in crate::book) fn of_file(file: &Arc<str>, damage: &FileFault, columns: &[Column]) -> Fault {
    let whole = |code| Fault::new(code, Place::whole(file)).with("file", file);
    let line = |code, line: u32| Fault::new(code, Place::new(file, line)).with("file", file);
    match damage {
        FileFault::Utf16 { .. } => whole(Code::Utf16),
        FileFault::Nul { line: number, .. } => line(Code::NulBytes, *number),
        FileFault::MixedEncodings { gb18030_line, .. } => line(Code::BadEncoding, *gb18030_line),
        FileFault::Undecodable { line: number, .. }
        | FileFault::CutCharacter { line: number, .. } => line(Code::BadEncoding, *number),
        FileFault::ConflictMarker { line: number } => {
            conflict(file, line(Code::ConflictMarker, *number))
        }
        FileFault::Workbook => whole(Code::NulBytes).told_as("workbook"),
        FileFault::NoHeader => whole(Code::HeaderMissing).with("columns", required(columns)),
        FileFault::SeparatorLine { line: number, .. } => line(Code::SeparatorLine, *number),
        FileFault::Separator {
            line: number,
            separator,
        } => line(Code::WrongSeparator, *number).with("separator", separator_name(*separator)),
        FileFault::DuplicateColumn { place, name } => {
            let length = u32::try_from(name.chars().count()).unwrap_or(1);
            line(Code::RepeatedColumn, place.line)
                .span(place.column, length)
                .with("column", name)
        }
        FileFault::BadHeader {
            line: number,
            fault,
        } => match code_of(fault) {
            None => line(Code::HeaderMissing, *number).with("columns", required(columns)),
            Some(Code::LineTooLong) => line(Code::LineTooLong, *number).with("limit", LINE_LIMIT),
            Some(code) => line(code, *number)
                .with("limit", COLUMN_LIMIT)
                .told_as("header"),
        },
    }
}

/// A conflict in a plan is not for people to sort out row by row: a plan is drawn anew.
fn conflict(file: &str, fault: Fault) -> Fault {
    if Folder::Plans.holds(file) {
        fault.told_as("plan")
    } else {
        fault
    }
}

/// The columns that every row must fill.
fn required(columns: &[Column]) -> String {
    let required = columns.iter().filter(|column| column.required);
    let names: Vec<&str> = required.map(|column| column.name).collect();
    names.join(", ")
}

fn separator_name(separator: char) -> String {
    if separator == '\t' {
        "TAB".to_owned()
    } else {
        separator.to_string()
    }
}

/// The fault of a line of which no row can be made; `None` where the file's own fault says it.
pub(in crate::book) fn of_line(
    file: &Arc<str>,
    line: Line<'_>,
    fault: &LineFault,
    cells: Cells<'_, '_>,
    width: usize,
) -> Option<Fault> {
    let code = code_of(fault)?;
    let here = |code| at(file, line, fault, code);
    Some(match code {
        Code::TooManyCells => {
            let smart = cells.iter().any(|cell| cell.starts_with(['“', '‘', '”']));
            let code = if smart { Code::SmartQuotes } else { code };
            here(code).with("cells", cells.len()).with("columns", width)
        }
        Code::TooFewCells => here(code).with("cells", cells.len()).with("columns", width),
        Code::LineTooLong => here(code).with("limit", LINE_LIMIT),
        Code::TooManyColumns => here(code).with("limit", COLUMN_LIMIT),
        Code::ConflictMarker => conflict(file, here(code)),
        _ => here(code),
    })
}

/// The fault of a quoted cell that goes on in the next line.
pub(in crate::book) fn line_break(file: &Arc<str>, line: Line<'_>, fault: &LineFault) -> Fault {
    at(file, line, fault, Code::LineBreakInCell)
}

/// The fault of a row at `place` whose id the row at `first` has.
pub(in crate::book) fn repeated(place: Place, id: &str, first: &Place) -> Fault {
    let fault = Fault::new(Code::DuplicateId, place)
        .cell("id")
        .with("value", id);
    fault.with("file", &first.file).with("line", first.line)
}

/// The remark that empty cells stand after the last column.
pub(in crate::book) fn trailing_commas(file: &Arc<str>, row: &Row<'_, '_>, width: usize) -> Fault {
    let start = row
        .cells
        .span(width)
        .map_or(0, |span| (span.start as usize).saturating_sub(1));
    let place = TextPlace::within(row.line.number, row.line.text, start);
    let fault = Fault::new(Code::TrailingCommas, Place::new(file, row.line.number));
    let fault = fault.span(place.column, u32::try_from(row.surplus).unwrap_or(1));
    fault.with("cells", row.cells.len()).with("columns", width)
}

/// The fault of a row that ends in empty cells too many, of which one inside is the surplus one as
/// likely as not.
pub(in crate::book) fn shifted(
    file: &Arc<str>,
    row: &Row<'_, '_>,
    shift: &Shift,
    expected: &Expected<'_>,
) -> Fault {
    // The comma before the value.
    let before = row.cells.span(shift.moved.saturating_sub(1));
    let start = before.map_or(0, |span| span.end);
    let place = TextPlace::within(row.line.number, row.line.text, start as usize);
    Fault::new(Code::TooManyCells, Place::new(file, row.line.number))
        .span(place.column, 1)
        .told_as("shifted")
        .with("cells", row.cells.len())
        .with("columns", row.cells.len() - row.surplus)
        .with("value", row.cells.get(shift.moved).trim())
        .with("column", expected.name(shift.moved))
        .with("meant", expected.name(shift.meant))
}

fn at(file: &Arc<str>, line: Line<'_>, fault: &LineFault, code: Code) -> Fault {
    let place = TextPlace::within(line.number, line.text, fault.at());
    let found = Fault::new(code, Place::new(file, line.number));
    if fault.at() > 0 {
        found.span(place.column, 1)
    } else {
        found
    }
}

fn code_of(fault: &LineFault) -> Option<Code> {
    Some(match fault {
        LineFault::UnclosedQuote { .. } => Code::UnclosedQuote,
        LineFault::StrayQuote { .. } | LineFault::AfterQuote { .. } => Code::StrayQuote,
        LineFault::LoneCarriageReturn { .. } => Code::LineBreakInCell,
        LineFault::TooFewCells { .. } | LineFault::Torn { .. } => Code::TooFewCells,
        LineFault::TooManyCells { .. } => Code::TooManyCells,
        LineFault::TooManyColumns { .. } => Code::TooManyColumns,
        LineFault::TooLong { .. } => Code::LineTooLong,
        LineFault::HeaderAgain => Code::RepeatedHeader,
        LineFault::ConflictMarker => Code::ConflictMarker,
        LineFault::Encoding | LineFault::Nul { .. } | LineFault::NoHeader => return None,
    })
}
