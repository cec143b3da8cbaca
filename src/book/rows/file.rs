//! One CSV file: its damage, its header, its rows, each of which is a fact or a fault.

use std::collections::HashMap;
use std::sync::Arc;

use memchr::memmem::Finder;

use super::columns::Columns;
use super::file_facts::FileFacts;
use super::file_faults;
use super::noted::{Noted, Noting, Tally};
use super::pass::{Ids, Pass};
use super::prints::Prints;
use super::row::RowReader;
use crate::book::files;
use crate::book::schema::Columns as Schema;
use crate::diag::{Code, Fault, Place};
use crate::text::{Encoding, Item, Sought, Table};

/// One CSV file about to be read.
pub(in crate::book) struct RowsFile<'a> {
    /// Its path in the directory.
    pub(in crate::book) file: &'a Arc<str>,
    /// Its bytes.
    pub(in crate::book) bytes: &'a [u8],
    /// What becomes of the faults of its rows.
    pub(in crate::book) noting: Noting<'a>,
    /// What a line must hold to be looked at, if not all are.
    pub(in crate::book) only: Option<&'a [Finder<'a>]>,
}

impl RowsFile<'_> {
    /// Reads every row with `read`, which gives a fact or has noted why not.
    pub(in crate::book) fn read<C: Schema, T>(
        &self,
        read: impl FnMut(&mut RowReader<'_, '_, C>) -> Option<T>,
    ) -> FileFacts<T> {
        self.read_keeping(read, |_| true)
    }

    /// The same, of whose facts only those are kept that pass `keeps`.
    pub(in crate::book) fn read_keeping<C: Schema, T>(
        &self,
        mut read: impl FnMut(&mut RowReader<'_, '_, C>) -> Option<T>,
        keeps: impl Fn(&T) -> bool,
    ) -> FileFacts<T> {
        let table = Table::parse(self.bytes);
        let printed = match self.noting {
            Noting::Keep(_) => {
                let ids = Ids::Printed(Prints::default());
                self.pass(&table, ids, &mut read, &keeps)
            }
            // What was told cannot be told again.
            Noting::Tell(_) => None,
        };
        let compared = || self.pass(&table, Ids::Compared(HashMap::new()), &mut read, &keeps);
        let facts = printed.or_else(compared);
        facts.unwrap_or_else(FileFacts::absent)
    }

    /// One pass over the rows; `None` where `ids` could not tell whether one stands twice.
    fn pass<'a, C: Schema, T>(
        &'a self,
        table: &'a Table<'a>,
        ids: Ids<'a>,
        read: &mut impl FnMut(&mut RowReader<'_, '_, C>) -> Option<T>,
        keeps: &impl Fn(&T) -> bool,
    ) -> Option<FileFacts<T>> {
        let mut facts = FileFacts {
            rows: Vec::new(),
            faults: table
                .damage()
                .iter()
                .map(|damage| file_faults::of_file(self.file, damage, C::SCHEMA.columns))
                .collect(),
            beyond: Tally::default(),
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
            if !facts.is_damaged {
                let fault = Fault::new(Code::FileEmpty, Place::whole(self.file));
                facts.faults.push(fault.with("file", self.file));
            }
            return Some(facts);
        };
        let Some(columns) = Columns::of(header, C::SCHEMA, self.file, &mut facts.faults) else {
            facts.is_damaged = true;
            return Some(facts);
        };
        facts.services = columns
            .rates()
            .iter()
            .map(|(_, service)| service.clone())
            .collect();
        let faults = std::mem::take(&mut facts.faults);
        let noted = Noted::new(self.noting, header.names(), faults);
        let mut pass = Pass::new(self.file, table, header, &columns, noted, ids, facts);
        let mut cursor = table.cursor();
        let mut sought = self.only.map(Sought::new);
        pass.passes_over = sought.is_some() && has_lines(table);
        loop {
            if let Some(sought) = &mut sought {
                cursor.skip_to(sought);
            }
            let Some(item) = cursor.next() else {
                return pass.end();
            };
            pass.line::<C>(item, read, keeps);
        }
    }

    /// Reads the rows whose cell of `column` passes `is_wanted`; `None` where one of them, or a line whose
    /// cell cannot be told, cannot be read: what is wrong is for a whole reading to say.
    pub(in crate::book) fn glance<C: Schema, T>(
        &self,
        column: C,
        is_wanted: impl Fn(&str) -> bool,
        mut read: impl FnMut(&mut RowReader<'_, '_, C>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let table = Table::parse(self.bytes);
        let columns = table
            .header()
            .and_then(|header| Columns::of(header, C::SCHEMA, self.file, &mut Vec::new()));
        let columns = columns?;
        let at = columns.cell(column.position())?;
        let month = files::stem(self.file).parse().ok();
        let (mut facts, mut faults) = (Vec::new(), Vec::new());
        let mut cursor = table.cursor();
        while let Some(item) = cursor.next_with(at, &is_wanted) {
            let row = match item {
                Item::Row(row) => row,
                Item::Bad { .. } => return None,
                Item::Nothing { .. } => continue,
            };
            // One with quotes in it was not asked for its cell yet.
            if !is_wanted(row.cells.get(at).trim()) {
                continue;
            }
            let mut reader = RowReader::new(self.file, &row, &columns, month, &mut faults);
            let fact = read(&mut reader);
            if !reader.is_sound() {
                return None;
            }
            facts.extend(fact);
        }
        Some(facts)
    }
}

/// Whether anything stands below the header.
fn has_lines(table: &Table<'_>) -> bool {
    let mut cursor = table.cursor();
    loop {
        match cursor.next() {
            None => return false,
            Some(Item::Nothing { .. }) => {}
            Some(_) => return true,
        }
    }
}
