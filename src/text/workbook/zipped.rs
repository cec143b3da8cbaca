//! The sheets of Excel's zipped workbooks, xlsx and xlsb alike: values by calamine, one cell after the
//! other, what it does not give from the sheet's own part.

use std::collections::BTreeMap;

use calamine::{DataRef, SheetType, SheetVisible};

use super::archive::Archive;
use super::calamine_cells::streamed;
use super::error::WorkbookError;
use super::limits::{CELL_LIMIT, COLUMN_LIMIT, SHEET_LIMIT};
use super::margins::Margins;
use super::sheet::Sheet;

/// Where the cells of a sheet go, in bounds.
pub(super) struct Cells<'s> {
    sheet: &'s mut Sheet,
    /// How many cells the workbook has so far.
    count: &'s mut usize,
    is_1904: bool,
}

impl Cells<'_> {
    /// Puts a cell to its row and column, both from 0; one without a value is none.
    pub(super) fn put(
        &mut self,
        (row, column): (u32, u32),
        value: &DataRef<'_>,
    ) -> Result<(), WorkbookError> {
        let Some(value) = streamed(value, self.is_1904) else {
            return Ok(());
        };
        *self.count += 1;
        if *self.count > CELL_LIMIT || column >= COLUMN_LIMIT {
            return Err(WorkbookError::Cells(CELL_LIMIT));
        }
        self.sheet.row(row.saturating_add(1)).put(column, value);
        Ok(())
    }
}

/// The sheets of a workbook that hold cells.
pub(super) struct Listed {
    sheets: Vec<calamine::Sheet>,
    is_1904: bool,
}

impl Listed {
    /// Of what the workbook lists; its days count from 1904 or from 1900.
    pub(super) fn of(listed: &[calamine::Sheet], is_1904: bool) -> Result<Self, WorkbookError> {
        let sheets = listed.iter();
        let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let sheets: Vec<_> = sheets.cloned().collect();
        if sheets.len() > SHEET_LIMIT {
            return Err(WorkbookError::Sheets(SHEET_LIMIT));
        }
        Ok(Self { sheets, is_1904 })
    }

    /// Reads each: `values` gives the cells of the sheet of a name, `margins` reads its part, which
    /// `parts` names.
    pub(super) fn read(
        self,
        archive: &mut Archive<'_>,
        parts: &BTreeMap<String, String>,
        margins: fn(&[u8]) -> Result<Margins, WorkbookError>,
        mut values: impl FnMut(&str, Cells<'_>) -> Result<(), WorkbookError>,
    ) -> Result<Vec<Sheet>, WorkbookError> {
        let mut sheets = Vec::new();
        let mut count = 0;
        for known in self.sheets {
            let mut sheet = Sheet {
                name: known.name.clone(),
                is_hidden: known.visible != SheetVisible::Visible,
                ..Sheet::default()
            };
            let cells = Cells {
                sheet: &mut sheet,
                count: &mut count,
                is_1904: self.is_1904,
            };
            values(&known.name, cells)?;
            if let Some(part) = parts.get(&known.name)
                && let Some(part) = archive.part(part)?
            {
                margins(&part)?.put_to(&mut sheet);
            }
            sheets.push(sheet);
        }
        Ok(sheets)
    }
}
