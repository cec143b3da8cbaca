//! One CSV file: its damage, its header, its rows, each of which is a fact or a fault.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::columns::Columns;
use super::file_faults;
use super::row::RowReader;
use crate::calendar::Month;
use crate::diag::{Code, Fault, Place};
use crate::store::schema::Columns as Schema;
use crate::store::{Encoding, Item, Remark, Table};
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
        self.read_rows(&table, &columns, &mut facts, &mut read);
        facts
    }

    fn read_rows<C: Schema, T>(
        &self,
        table: &Table<'_>,
        columns: &Columns,
        facts: &mut FileFacts<T>,
        read: &mut impl FnMut(&mut RowReader<'_, '_, C>) -> Option<T>,
    ) {
        let month = files::stem(self.file).parse::<Month>().ok();
        let mut cursor = table.cursor();
        let mut skip_through = 0;
        let mut remarked = BTreeSet::new();
        let width = table.header().map_or(0, crate::store::Header::len);
        while let Some(item) = cursor.next() {
            match item {
                Item::Row(row) => {
                    if row.line.number <= skip_through {
                        continue;
                    }
                    if row.surplus > 0 && remarked.insert(Code::TrailingCommas) {
                        facts
                            .faults
                            .push(file_faults::trailing_commas(self.file, &row, width));
                    }
                    let mut reader =
                        RowReader::new(self.file, &row, columns, month, &mut facts.faults);
                    let fact = read(&mut reader).filter(|_| reader.is_sound());
                    match fact {
                        Some(fact) => facts.rows.push(fact),
                        None => {
                            facts.left_out_ids.extend(reader.own_id());
                            facts.left_out += 1;
                        }
                    }
                }
                Item::Bad { line, fault, cells } => {
                    if line.number <= skip_through {
                        continue;
                    }
                    facts.left_out += 1;
                    let folded = table
                        .header()
                        .and_then(|header| mend::last_line(table.text(), line, header));
                    skip_through = folded.unwrap_or(0);
                    let found = match folded {
                        Some(_) => Some(file_faults::line_break(self.file, line, &fault)),
                        None => file_faults::of_line(self.file, line, &fault, cells, width),
                    };
                    facts.is_damaged |= found
                        .as_ref()
                        .is_some_and(|fault| fault.code == Code::ConflictMarker);
                    facts.left_out_ids.extend(row_id::<C>(columns, cells));
                    facts.faults.extend(found);
                }
                Item::Nothing {
                    line,
                    remark: Remark::EmptyRow,
                } if line.number > skip_through => {
                    if remarked.insert(Code::EmptyRow) {
                        facts.faults.push(Fault::new(
                            Code::EmptyRow,
                            Place::new(self.file, line.number),
                        ));
                    }
                }
                Item::Nothing { .. } => {}
            }
        }
    }
}

/// The id that a row of which no cells can be trusted seems to have.
fn row_id<C: Schema>(columns: &Columns, cells: crate::store::Cells<'_, '_>) -> Option<Box<str>> {
    let position = C::SCHEMA
        .columns
        .iter()
        .position(|column| column.name == "id")?;
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
