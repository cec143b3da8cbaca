//! The last sheet: what the workbook is, for when it holds, and what the page says in words.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::cells::Seat;
use super::paper;
use crate::render::pieces::{incomplete, subtitle};
use crate::render::{Look, Show};
use crate::sheet::{Block, Cell, Page, Tone};

/// One line below the other.
pub(super) fn write(sheet: &mut Worksheet, page: &Page, look: &Look) -> Result<(), XlsxError> {
    let show = Show::new(look);
    sheet.set_column_width(0, 28)?;
    sheet.set_column_width(1, 80)?;
    let mut lines = Lines {
        sheet,
        row: 0,
        look,
    };
    if let Some(said) = incomplete(page, look) {
        lines.say(&said, Tone::Warn)?;
    }
    let (row, title) = (lines.row, show.text(&page.title));
    let bold = Format::new().set_bold();
    lines.sheet.write_string_with_format(row, 0, title, &bold)?;
    lines.row += 1;
    for under in subtitle(page, look) {
        lines.say(&under, Tone::Quiet)?;
    }
    for block in &page.blocks {
        lines.block(block)?;
    }
    let rows = lines.row;
    paper::one_sheet(sheet, rows);
    Ok(())
}

struct Lines<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
    look: &'a Look,
}

impl Lines<'_> {
    /// The parts of the page that are words; tables and charts have sheets of their own.
    fn block(&mut self, block: &Block) -> Result<(), XlsxError> {
        let show = Show::new(self.look);
        match block {
            Block::Heading(text) => self.say(&show.text(text), Tone::Plain),
            Block::Text(tone, text) => self.say(&show.text(text), *tone),
            Block::Points(points) => points
                .iter()
                .try_for_each(|point| self.say(&show.text(point), Tone::Plain)),
            Block::Pairs(pairs) => pairs
                .iter()
                .try_for_each(|(name, value)| self.pair(name, value)),
            Block::Fill(asked, _) => self.say(&show.text(asked), Tone::Plain),
            Block::Table(_) | Block::Chart(_) | Block::Card(_) | Block::Break => Ok(()),
        }
    }

    fn say(&mut self, text: &str, tone: Tone) -> Result<(), XlsxError> {
        Seat {
            sheet: self.sheet,
            row: self.row,
            column: 0,
            tone,
        }
        .text(text, false)?;
        self.row += 1;
        Ok(())
    }

    fn pair(&mut self, name: &str, value: &Cell) -> Result<(), XlsxError> {
        let show = Show::new(self.look);
        let (name, value) = (show.text(name), show.cell(value));
        Seat {
            sheet: self.sheet,
            row: self.row,
            column: 0,
            tone: Tone::Quiet,
        }
        .text(&name, true)?;
        Seat {
            sheet: self.sheet,
            row: self.row,
            column: 1,
            tone: Tone::Plain,
        }
        .text(&value, true)?;
        self.row += 1;
        Ok(())
    }
}
