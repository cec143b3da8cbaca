//! The last sheet: what the workbook is, for when it holds, and what the page says in words.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::cells::Seat;
use super::paper;
use crate::render::pieces::subtitle;
use crate::render::{Look, Show};
use crate::sheet::{Block, Cell, Page, Tone};
use crate::words::Message;

/// One line below the other.
pub(super) fn write(sheet: &mut Worksheet, page: &Page, look: &Look) -> Result<(), XlsxError> {
    let show = Show::new(look);
    sheet.set_column_width(0, 28)?;
    sheet.set_column_width(1, 80)?;
    sheet.write_string_with_format(0, 0, show.text(&page.title), &Format::new().set_bold())?;
    let mut lines = Lines {
        sheet,
        row: 1,
        look,
    };
    for under in subtitle(page, look) {
        lines.say(&under, Tone::Quiet)?;
    }
    if page.data_errors > 0 {
        let said = look.words.say(Message::PageDataErrors {
            count: &page.data_errors,
        });
        lines.say(&said, Tone::Warn)?;
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
