//! A form on a sheet: lines around every cell, room to write, its title at the head of the paper.

use rust_xlsxwriter::{ConditionalFormatFormula, Format, FormatBorder, Worksheet, XlsxError};

use super::cells::span;
use crate::sheet::Table;

/// Points of a line that somebody writes on by hand.
const LINE: f64 = 28.0;
/// Characters of a column of long text.
const ROOM: f64 = 44.0;

/// Makes a form of a sheet that holds `table`.
pub(super) fn rule(sheet: &mut Worksheet, table: &Table, title: &str) -> Result<(), XlsxError> {
    let width: u16 = table.columns.iter().map(|column| span(column.kind)).sum();
    let lines = u32::try_from(table.rows.len()).unwrap_or_default() + 1;
    for line in 0..lines {
        sheet.set_row_height(line, LINE)?;
    }
    // A format of its own would take that of dates and numbers away.
    let ruled = ConditionalFormatFormula::new()
        .set_rule("=TRUE")
        .set_format(Format::new().set_border(FormatBorder::Thin));
    let last = width.saturating_sub(1);
    sheet.add_conditional_format(0, 0, lines - 1, last, &ruled)?;
    let mut at = 0;
    for column in &table.columns {
        if column.fold == 1 {
            sheet.set_column_width(at, ROOM)?;
        }
        at += span(column.kind);
    }
    sheet.set_header(format!("&L&B&14{}", title.replace('&', "&&")));
    sheet
        .set_margins(0.4, 0.4, 0.9, 0.5, 0.4, 0.3)
        .set_landscape();
    Ok(())
}
