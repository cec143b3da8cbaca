//! One row while it is read: cells asked for by column, faults noted with their place.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::sync::Arc;

use super::columns::Columns;
use super::odd_text;
use crate::book::schema::{Column, Columns as Schema};
use crate::calendar::Month;
use crate::diag::{Code, Fault, Place, Severity};
use crate::text::{Cells, Row};

/// One row while it is read. It is sound until an error is noted.
pub(in crate::book) struct RowReader<'r, 't, C> {
    file: &'r Arc<str>,
    line: u32,
    cells: Cells<'t, 'r>,
    columns: &'r Columns,
    faults: &'r mut Vec<Fault>,
    /// How many faults its file had before this row.
    pub(in crate::book) noted_before: usize,
    month: Option<Month>,
    sound: bool,
    table: PhantomData<C>,
}

impl<'r, 't, C: Schema> RowReader<'r, 't, C> {
    pub(in crate::book) fn new(
        file: &'r Arc<str>,
        row: &Row<'t, 'r>,
        columns: &'r Columns,
        month: Option<Month>,
        faults: &'r mut Vec<Fault>,
    ) -> RowReader<'r, 't, C> {
        let (line, cells) = (row.line.number, row.cells);
        RowReader {
            file,
            line,
            cells,
            columns,
            faults,
            noted_before: 0,
            month,
            sound: true,
            table: PhantomData,
        }
    }

    /// Where the row stands.
    pub(in crate::book) fn place(&self) -> Place {
        Place::new(self.file, self.line)
    }

    /// How many faults its file has so far.
    pub(in crate::book) fn faults_so_far(&self) -> usize {
        self.noted_before + self.faults.len()
    }

    /// The file it stands in.
    pub(in crate::book) fn file(&self) -> &'r Arc<str> {
        self.file
    }

    /// The calendar month its file is named after, if after one.
    pub(in crate::book) fn month(&self) -> Option<Month> {
        self.month
    }

    /// Where the columns stand.
    pub(in crate::book) fn columns(&self) -> &'r Columns {
        self.columns
    }

    /// Whether no error has been noted.
    pub(in crate::book) fn is_sound(&self) -> bool {
        self.sound
    }

    /// Leaves the row out without a fault: what it refers to is left out, and has one.
    pub(in crate::book) fn leave_out(&mut self) {
        self.sound = false;
    }

    /// The text of a cell as it stands; empty where the file has no such column.
    pub(in crate::book) fn raw(&self, column: C) -> Cow<'t, str> {
        self.columns
            .cell(column.position())
            .map_or(Cow::Borrowed(""), |cell| self.cells.get(cell))
    }

    /// The text of the cell at `cell`.
    pub(in crate::book) fn raw_at(&self, cell: usize) -> Cow<'t, str> {
        self.cells.get(cell)
    }

    /// A value without the spaces around it; `None` where the cell is empty, which is a fault if
    /// the column is required.
    pub(in crate::book) fn value(&mut self, column: C) -> Option<Cow<'t, str>> {
        let declared = column.column();
        let raw = self.raw(column);
        let value = self.cleaned(raw, declared.name);
        if value.is_none() && declared.required {
            // A cell that holds a spreadsheet's error is not also empty.
            if self.raw(column).trim().is_empty() {
                self.note(
                    Fault::new(Code::MissingValue, self.place())
                        .cell(declared.name)
                        .with("column", declared.name),
                );
            }
            self.sound = false;
        }
        value
    }

    /// `raw`, of the column called `name`, as a value: nothing around it, nothing of a spreadsheet's.
    pub(in crate::book) fn cleaned(
        &mut self,
        raw: Cow<'t, str>,
        name: &str,
    ) -> Option<Cow<'t, str>> {
        let (Some(&first), Some(&last)) = (raw.as_bytes().first(), raw.as_bytes().last()) else {
            return None;
        };
        // Nearly every value begins and ends with a letter or a digit.
        if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() {
            return Some(raw);
        }
        if let Some(fault) = odd_text::of_spreadsheet(&raw, || self.fault_at(name)) {
            self.note(fault);
            return None;
        }
        let trimmed = odd_text::trimmed(&raw);
        if trimmed.len() == raw.len() {
            return Some(raw);
        }
        if !trimmed.is_empty() {
            let fault = Fault::new(Code::SpacesAround, self.place()).cell(name);
            self.note(fault.with("value", trimmed).with("column", name));
        }
        (!trimmed.is_empty()).then(|| Cow::Owned(trimmed.to_owned()))
    }

    fn fault_at(&self, name: &str) -> impl Fn(Code) -> Fault + use<C> {
        let place = self.place();
        let name = name.to_owned();
        move |code| {
            Fault::new(code, place.clone())
                .cell(&name)
                .with("column", &name)
        }
    }

    /// A fault of the cell of `column`.
    pub(in crate::book) fn fault(&self, code: Code, column: C) -> Fault {
        Fault::new(code, self.place()).cell(column.column().name)
    }

    /// A fault of the cell of `column` that tells its value and its name.
    pub(in crate::book) fn fault_of(&self, code: Code, column: &Column, value: &str) -> Fault {
        let fault = Fault::new(code, self.place()).cell(column.name);
        fault.with("value", value).with("column", column.name)
    }

    /// Keeps a fault; an error makes the row no fact.
    pub(in crate::book) fn note(&mut self, fault: Fault) {
        self.sound &= fault.severity() == Severity::Warning;
        self.faults.push(fault);
    }

    /// The id the row seems to have, whatever else is wrong with it.
    pub(in crate::book) fn own_id(&self) -> Option<Box<str>> {
        let position = C::SCHEMA
            .columns
            .iter()
            .position(|column| column.name == "id")?;
        let id = self.cells.get(self.columns.cell(position)?);
        let id = odd_text::trimmed(&id);
        (!id.is_empty()).then(|| Box::from(id))
    }
}
