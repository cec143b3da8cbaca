//! A file as sheets, rows and cells, whatever program wrote it.

use super::value::Value;
use crate::text::fault::LineFault;

/// A file that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// What kind of file it is.
    pub form: Form,
    /// Its sheets in their order; a text has one, without a name.
    pub sheets: Vec<Sheet>,
}

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Text: its encoding, and what separates its cells.
    Text {
        /// `UTF-8`, `GB 18030`, `Big5`, `UTF-16LE`, `UTF-16BE`.
        encoding: &'static str,
        /// `,`, `;`, `|` or a tab.
        separator: char,
    },
    /// Excel since 2007, and WPS.
    Xlsx,
    /// Excel's binary form.
    Xlsb,
    /// Excel before 2007, and WPS (`.et`).
    Xls,
    /// `LibreOffice` and `OpenOffice`.
    Ods,
}

impl Form {
    /// Its short name for programs: `csv`, `xlsx`, `xlsb`, `xls`, `ods`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text { .. } => "csv",
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Xls => "xls",
            Self::Ods => "ods",
        }
    }
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Its name; empty for a text.
    pub name: String,
    /// Whether it is hidden.
    pub is_hidden: bool,
    /// The rows that hold something, in order.
    pub rows: Vec<Row>,
    /// Regions that are merged to one cell, in no order.
    pub merged: Vec<Area>,
    /// Lines of a text that are no record, in order.
    pub broken: Vec<BrokenLine>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its number in the file, from 1: the row of a sheet, the first line in a text.
    pub number: u32,
    /// Whether it is hidden, by hand or by a filter.
    pub is_hidden: bool,
    /// Its cells that hold something, by column from 0, in order.
    pub cells: Vec<(u32, Value)>,
}

impl Row {
    /// The value in a column from 0.
    pub fn get(&self, column: u32) -> Option<&Value> {
        let found = self.cells.binary_search_by_key(&column, |(at, _)| *at);
        found.ok().map(|position| &self.cells[position].1)
    }

    /// Puts a value into a column, in place of what stood there.
    pub(super) fn put(&mut self, column: u32, value: Value) {
        match self.cells.binary_search_by_key(&column, |(at, _)| *at) {
            Ok(position) => self.cells[position].1 = value,
            Err(position) => self.cells.insert(position, (column, value)),
        }
    }
}

/// A region of cells, rows and columns from 0, all included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

/// A line of a text that is no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenLine {
    /// Its number, from 1.
    pub number: u32,
    /// Why.
    pub fault: LineFault,
}

impl Sheet {
    /// The row of a number, made where there is none yet.
    pub(super) fn row(&mut self, number: u32) -> &mut Row {
        let is_next = self.rows.last().is_none_or(|last| last.number < number);
        let position = if is_next {
            Err(self.rows.len())
        } else {
            self.rows.binary_search_by_key(&number, |row| row.number)
        };
        let position = position.unwrap_or_else(|position| {
            let row = Row {
                number,
                ..Row::default()
            };
            self.rows.insert(position, row);
            position
        });
        &mut self.rows[position]
    }
}
