//! One CSV file: its damage, its header, its rows, each of which is a fact or a fault.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::columns::Columns;
use super::file_faults;
use super::row::RowReader;
use super::shift::{self, Expected};
use crate::calendar::Month;
use crate::diag::{Code, Fault, Place};
use crate::store::schema::Columns as Schema;
use crate::store::{Cells, Encoding, Header, Item, Line, LineFault, Remark, Row, Table};
use crate::store::{files, mend};

/// One CSV file about to be read.
pub(in crate::store) struct RowsFile<'a> {
    /// Its path in the directory.
    pub(in crate::store) file: &'a Arc<str>,
    /// Its bytes.
    pub(in crate::store) bytes: &'a [u8],
}

/// What a file held.
#[derive(Debug)]
pub(in crate::store) struct FileFacts<T> {
    /// The facts, in the file's order.
    pub(in crate::store) rows: Vec<T>,
    /// Everything wrong with it.
    pub(in crate::store) faults: Vec<Fault>,
    /// How many rows are no facts.
    pub(in crate::store) left_out: usize,
    /// The ids of rows that are no facts: who refers to one is left out too.
    pub(in crate::store) left_out_ids: Vec<Box<str>>,
    /// Whether the file is damaged as a whole.
    pub(in crate::store) is_damaged: bool,
    /// The services of its `rate_` columns, in the file's order.
    pub(in crate::store) services: Vec<String>,
}

impl RowsFile<'_> {
    /// Reads every row with `read`, which gives a fact or has noted why not.
    pub(super) fn read<C: Schema, T>(
        &self,
        mut read: impl FnMut(&mut RowReader<'_, '_, C>) -> Option<T>,
    ) -> FileFacts<T> {
        let table = Table::parse(self.bytes);
        let mut facts = FileFacts {
            rows: Vec::new(),
            faults: table
                .damage()
                .iter()
                .map(|damage| file_faults::of_file(self.file, damage))
                .collect(),
            left_out: 0,
            left_out_ids: Vec::new(),
            is_damaged: !table.damage().is_empty(),
            services: Vec::new(),
        };
        if table.encoding() == Encoding::Gb18030 {
            let fault = Fault::new(Code::ReadAsGb18030, Place::whole(self.file));
            facts.faults.push(fault.with("file", self.file));
        }
        let Some(header) = table.header() else {
            return facts;
        };
        let Some(columns) = Columns::of(header, C::SCHEMA, self.file, &mut facts.faults) else {
            facts.is_damaged = true;
            return facts;
        };
        facts.services = columns
            .rates()
            .iter()
            .map(|(_, service)| service.clone())
            .collect();
        let mut pass = Pass {
            file: self.file,
            month: files::stem(self.file).parse().ok(),
            table: &table,
            columns: &columns,
            header,
            habit: None,
            rows: 0,
            skip_through: 0,
            remarked: BTreeSet::new(),
            facts,
        };
        let mut cursor = table.cursor();
        while let Some(item) = cursor.next() {
            pass.take::<C>(item, &mut read);
        }
        let rows = pass.rows;
        file_faults::gather_wrong_months(self.file, rows, &mut pass.facts.faults);
        pass.facts
    }
}

/// One pass over the lines below a header.
struct Pass<'a, T> {
    file: &'a Arc<str>,
    month: Option<Month>,
    table: &'a Table<'a>,
    columns: &'a Columns,
    header: &'a Header,
    /// As many empty cells too many as most rows have, once it was asked.
    habit: Option<(usize, bool)>,
    /// How many rows there are, sound or not.
    rows: usize,
    /// Lines up to this one belong to a record already told of.
    skip_through: u32,
    /// Remarks that are made once a file.
    remarked: BTreeSet<Code>,
    facts: FileFacts<T>,
}

impl<T> Pass<'_, T> {
    fn take<C: Schema>(
        &mut self,
        item: Item<'_, '_>,
        read: &mut impl FnMut(&mut RowReader<'_, '_, C>) -> Option<T>,
    ) {
        match item {
            Item::Row(row) if row.line.number > self.skip_through => self.row(&row, read),
            Item::Bad { line, fault, cells } if line.number > self.skip_through => {
                self.facts
                    .left_out_ids
                    .extend(row_id::<C>(self.columns, cells));
                self.bad(line, &fault, cells);
            }
            Item::Nothing {
                line,
                remark: Remark::EmptyRow,
            } if line.number > self.skip_through && self.remarked.insert(Code::EmptyRow) => {
                let place = Place::new(self.file, line.number);
                self.facts.faults.push(Fault::new(Code::EmptyRow, place));
            }
            _ => {}
        }
    }

    fn row<C: Schema>(
        &mut self,
        row: &Row<'_, '_>,
        read: &mut impl FnMut(&mut RowReader<'_, '_, C>) -> Option<T>,
    ) {
        self.rows += 1;
        if let Some(fault) = self.shifted::<C>(row) {
            self.facts.faults.push(fault);
            self.facts.left_out += 1;
            return;
        }
        let facts = &mut self.facts;
        if row.surplus > 0 && self.remarked.insert(Code::TrailingCommas) {
            facts.faults.push(file_faults::trailing_commas(
                self.file,
                row,
                self.header.len(),
            ));
        }
        let mut reader =
            RowReader::new(self.file, row, self.columns, self.month, &mut facts.faults);
        let fact = read(&mut reader).filter(|_| reader.is_sound());
        if let Some(fact) = fact {
            facts.rows.push(fact);
        } else {
            facts.left_out_ids.extend(reader.own_id());
            facts.left_out += 1;
        }
    }

    /// The fault of a row whose last cells are empty and too many, unless it is beyond doubt that
    /// they are the ones too many.
    fn shifted<C: Schema>(&mut self, row: &Row<'_, '_>) -> Option<Fault> {
        if row.surplus == 0 {
            return None;
        }
        let expected = Expected::of(self.header, C::SCHEMA);
        let shift = expected.shifted(row.cells, row.surplus)?;
        let is_habit = match self.habit {
            Some((surplus, is_habit)) if surplus == row.surplus => is_habit,
            _ => shift::is_habit(self.table, row.surplus),
        };
        self.habit = Some((row.surplus, is_habit));
        let fault = || file_faults::shifted(self.file, row, &shift, &expected);
        (!is_habit).then(fault)
    }

    fn bad(&mut self, line: Line<'_>, fault: &LineFault, cells: Cells<'_, '_>) {
        self.rows += 1;
        self.facts.left_out += 1;
        let folded = mend::last_line(self.table.text(), line, self.header);
        self.skip_through = folded.unwrap_or(0);
        let found = match folded {
            Some(_) => Some(file_faults::line_break(self.file, line, fault)),
            None => file_faults::of_line(self.file, line, fault, cells, self.header.len()),
        };
        let marks_conflict = |fault: &Fault| fault.code == Code::ConflictMarker;
        self.facts.is_damaged |= found.as_ref().is_some_and(marks_conflict);
        self.facts.faults.extend(found);
    }
}

/// The id that a row of which no cells can be trusted seems to have.
fn row_id<C: Schema>(columns: &Columns, cells: Cells<'_, '_>) -> Option<Box<str>> {
    let declared = C::SCHEMA.columns;
    let position = declared.iter().position(|column| column.name == "id")?;
    let id = cells.get(columns.cell(position)?);
    (!id.is_empty()).then(|| Box::from(id.trim()))
}

impl<T> FileFacts<T> {
    /// A file that is not there: an empty one.
    pub(in crate::store) fn absent() -> FileFacts<T> {
        FileFacts {
            rows: Vec::new(),
            faults: Vec::new(),
            left_out: 0,
            left_out_ids: Vec::new(),
            is_damaged: false,
            services: Vec::new(),
        }
    }
}
