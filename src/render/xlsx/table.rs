//! A table on its sheet: headings in view, a filter, widths that fit what is in the columns.

use rust_xlsxwriter::{Format, FormatBorder, Worksheet, XlsxError};

use super::cells::{Seat, span};
use super::paper;
use crate::render::pieces::nothing;
use crate::render::{Look, Show, width};
use crate::sheet::{Column, Kind, Row, Table, Tone};
use crate::words::Message;

const NARROWEST: usize = 6;
const WIDEST: usize = 56;
/// Points of a line of text.
const LINE: f64 = 15.0;

/// Headings in the first row, so that the sheet can be filtered and read by programs.
pub(super) fn write(sheet: &mut Worksheet, table: &Table, look: &Look) -> Result<(), XlsxError> {
    let heads: Vec<String> = table
        .columns
        .iter()
        .flat_map(|column| heads(column, look))
        .collect();
    let bold = Format::new()
        .set_bold()
        .set_border_bottom(FormatBorder::Thin)
        .set_text_wrap();
    for (at, head) in (0_u16..).zip(&heads) {
        sheet.write_string_with_format(0, at, head, &bold)?;
    }
    let mut line = 1;
    for row in &table.rows {
        self::row(sheet, line, &table.columns, row, look)?;
        heighten(sheet, line, table, row, look)?;
        line += 1;
    }
    let last = u16::try_from(heads.len()).unwrap_or(1).saturating_sub(1);
    sheet.autofilter(0, 0, (line - 1).max(1), last)?;
    sheet.set_freeze_panes(1, 0)?;
    match (&table.total, table.rows.is_empty()) {
        (Some(total), _) => self::row(sheet, line, &table.columns, total, look)?,
        (None, true) => {
            let said = Show::new(look).text(&nothing(table, look));
            Seat {
                sheet,
                row: 1,
                column: 0,
                tone: Tone::Quiet,
            }
            .text(&said, false)?;
        }
        _ => {}
    }
    let characters = widths(sheet, table, &heads, look)?;
    paper::table(sheet, line + 1, characters);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// The headings of one column: a share has three, a mean two; a length of time names its unit.
fn heads(column: &Column, look: &Look) -> Vec<String> {
    let words = &look.words;
    let head = Show::new(look).text(&column.head);
    let count = || words.say(Message::XlsxCount { head: &head });
    match column.kind {
        Kind::Share => {
            let of = words.say(Message::XlsxOf { head: &head });
            vec![count(), of, words.say(Message::XlsxShare { head: &head })]
        }
        Kind::Mean => vec![head.clone(), count()],
        Kind::Minutes => vec![words.say(Message::XlsxMinutes { head: &head })],
        _ => vec![head],
    }
}

fn row(
    sheet: &mut Worksheet,
    line: u32,
    columns: &[Column],
    row: &Row,
    look: &Look,
) -> Result<(), XlsxError> {
    let mut at = 0;
    for (column, cell) in columns.iter().zip(&row.cells) {
        Seat {
            sheet,
            row: line,
            column: at,
            tone: row.tone,
        }
        .cell(cell, look)?;
        at += span(column.kind);
    }
    Ok(())
}

/// Gives a row the height of its longest text: not every program measures that itself.
fn heighten(
    sheet: &mut Worksheet,
    line: u32,
    table: &Table,
    row: &Row,
    look: &Look,
) -> Result<(), XlsxError> {
    let show = Show::new(look);
    let texts = row.cells.iter().zip(&table.columns);
    let texts = texts.filter(|(_, column)| matches!(column.kind, Kind::Text | Kind::List));
    // A line may end a few columns early, where a word does.
    let lines = |text: &str| width(text).div_ceil(WIDEST - 4);
    let lines = texts.map(|(cell, _)| lines(&show.cell(cell))).max();
    match u32::try_from(lines.unwrap_or(1)) {
        Ok(lines @ 2..) => sheet.set_row_height(line, f64::from(lines.min(27)) * LINE)?,
        _ => sheet,
    };
    Ok(())
}

/// As wide as the widest cell, a Chinese character counting for two, within reason; says how wide
/// all are together.
fn widths(
    sheet: &mut Worksheet,
    table: &Table,
    heads: &[String],
    look: &Look,
) -> Result<usize, XlsxError> {
    let show = Show::new(look);
    let (mut at, mut all) = (0, 0);
    for (place, column) in table.columns.iter().enumerate() {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(place));
        let widest = cells.map(|cell| width(&show.cell(cell))).max().unwrap_or(0);
        for offset in 0..span(column.kind) {
            let head = heads
                .get(usize::from(at + offset))
                .map_or(0, |head| width(head) + 3);
            let content = if span(column.kind) > 1 { 0 } else { widest };
            let columns = head.max(content + 1).clamp(NARROWEST, WIDEST);
            sheet.set_column_width(at + offset, f64::from(u32::try_from(columns).unwrap_or(10)))?;
            all += columns;
        }
        at += span(column.kind);
    }
    Ok(all)
}
