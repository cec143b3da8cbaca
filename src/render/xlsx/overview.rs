//! The first sheet of a report: the page as a manager reads it, its words, its tables, its charts.

use rust_xlsxwriter::{Chart as Drawing, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::cells::{coloured, float};
use super::charts::HEIGHT;
use super::paper;
use crate::render::pieces::{incomplete, subtitle};
use crate::render::{Look, Show, width};
use crate::sheet::{Block, Page, Row, Table, Tone};

/// The sheet's columns, over which lines go and which tables share.
const COLUMNS: u16 = 12;
/// How many characters each has.
const CHARACTERS: u16 = 9;
/// The height of a line, in points.
const LINE: f64 = 15.0;

/// The page's parts one below the other, charts two side by side at the end.
pub(super) fn write(
    sheet: &mut Worksheet,
    page: &Page,
    drawings: &[Drawing],
    look: &Look,
) -> Result<(), XlsxError> {
    for column in 0..COLUMNS {
        sheet.set_column_width(column, f64::from(CHARACTERS))?;
    }
    sheet.set_screen_gridlines(false);
    let mut overview = Overview {
        sheet,
        look,
        row: 0,
    };
    overview.head(page)?;
    for block in page.on_paper() {
        overview.block(block)?;
    }
    overview.charts(drawings)?;
    let rows = overview.row;
    paper::one_sheet(sheet, rows);
    Ok(())
}

/// The sheet as it fills.
struct Overview<'a> {
    sheet: &'a mut Worksheet,
    look: &'a Look,
    row: u32,
}

impl Overview<'_> {
    fn head(&mut self, page: &Page) -> Result<(), XlsxError> {
        if let Some(said) = incomplete(page, self.look) {
            self.line(&said, coloured(Format::new(), Tone::Warn))?;
        }
        let title = Show::new(self.look).text(&page.title);
        self.line(&title, Format::new().set_bold().set_font_size(16))?;
        self.sheet.set_row_height(self.row - 1, LINE * 1.5)?;
        for under in subtitle(page, self.look) {
            self.line(&under, coloured(Format::new(), Tone::Quiet))?;
        }
        Ok(())
    }

    fn block(&mut self, block: &Block) -> Result<(), XlsxError> {
        let show = Show::new(self.look);
        match block {
            Block::Heading(text) => {
                self.row += 1;
                let format = Format::new().set_bold().set_font_size(12);
                self.line(&show.text(text), format)
            }
            Block::Text(tone, text) => self.line(&show.text(text), coloured(Format::new(), *tone)),
            Block::Points(points) => points
                .iter()
                .try_for_each(|point| self.line(&format!("• {}", show.text(point)), Format::new())),
            Block::Pairs(pairs) => pairs.iter().try_for_each(|(name, value)| {
                let said = format!("{}  {}", show.text(name), show.cell(value));
                self.line(&said, Format::new())
            }),
            Block::Table(table) => self.table(table),
            Block::Fill(asked, _) => self.line(&show.text(asked), Format::new()),
            Block::Chart(_) | Block::Card(_) | Block::Break => Ok(()),
        }
    }

    /// Text over the whole width, as high as its lines.
    fn line(&mut self, text: &str, format: Format) -> Result<(), XlsxError> {
        let format = format
            .set_num_format("@")
            .set_align(FormatAlign::Top)
            .set_text_wrap();
        self.span(0, COLUMNS - 1, text, &format)?;
        let room = usize::from(COLUMNS * CHARACTERS);
        let lines = width(text).div_ceil(room).max(1);
        self.sheet.set_row_height(self.row, LINE * float(lines))?;
        self.row += 1;
        Ok(())
    }

    fn span(&mut self, from: u16, to: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        if from == to {
            self.sheet
                .write_string_with_format(self.row, from, text, format)?;
        } else {
            self.sheet
                .merge_range(self.row, from, self.row, to, text, format)?;
        }
        Ok(())
    }

    /// A table as people read it; its numbers stand on a sheet of their own.
    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let show = Show::new(self.look);
        let heads: Vec<String> = table
            .columns
            .iter()
            .map(|column| show.text(&column.head))
            .collect();
        let rows: Vec<Vec<String>> = table.rows.iter().map(|row| show.row(row)).collect();
        let places = places(&heads, &rows);
        self.row += 1;
        if let Some(title) = &table.title {
            self.line(&show.text(title), Format::new().set_bold())?;
        }
        let head = coloured(Format::new(), Tone::Quiet)
            .set_bold()
            .set_border_bottom(FormatBorder::Thin);
        self.cells(table, &heads, &places, &head)?;
        for (Row { tone, .. }, cells) in table.rows.iter().zip(&rows) {
            self.cells(table, cells, &places, &coloured(Format::new(), *tone))?;
        }
        Ok(())
    }

    fn cells(
        &mut self,
        table: &Table,
        cells: &[String],
        places: &[(u16, u16)],
        format: &Format,
    ) -> Result<(), XlsxError> {
        for ((column, cell), (from, to)) in table.columns.iter().zip(cells).zip(places) {
            let format = format.clone().set_num_format("@");
            let format = if column.kind.is_number() {
                format.set_align(FormatAlign::Right)
            } else {
                format.set_indent(u8::from(*from > 0))
            };
            self.span(*from, *to, cell, &format)?;
        }
        self.row += 1;
        Ok(())
    }

    fn charts(&mut self, drawings: &[Drawing]) -> Result<(), XlsxError> {
        for pair in drawings.chunks(2) {
            self.row += 1;
            for (drawing, column) in pair.iter().zip([0, COLUMNS / 2]) {
                self.sheet.insert_chart(self.row, column, drawing)?;
            }
            self.row += HEIGHT;
        }
        Ok(())
    }
}

/// The first and the last of the sheet's columns that each column of a table takes: as many as its
/// texts need, while there are any.
fn places(heads: &[String], rows: &[Vec<String>]) -> Vec<(u16, u16)> {
    let mut next = 0;
    let place = |(at, head): (usize, &String)| {
        let cells = rows.iter().map(|row| width(&row[at]));
        let widest = cells.chain([width(head)]).max().unwrap_or(0) + 1;
        let wanted = u16::try_from(widest.div_ceil(CHARACTERS.into())).unwrap_or(COLUMNS);
        let left = u16::try_from(heads.len() - at).unwrap_or(1);
        let most = COLUMNS.saturating_sub(next).saturating_sub(left - 1).max(1);
        let from = next.min(COLUMNS - 1);
        next = from + wanted.clamp(1, most);
        (from, next - 1)
    };
    heads.iter().enumerate().map(place).collect()
}
