//! One CSV file: its damage, its header, its rows, each of which is a fact or a fault.

use std::sync::Arc;

use super::columns::Columns;
use super::file_facts::FileFacts;
use super::file_faults;
use super::noted::{Noted, Noting, Tally};
use super::pass::Pass;
use super::row::RowReader;
use crate::book::files;
use crate::book::schema::Columns as Schema;
use crate::diag::{Code, Fault, Place};
use crate::text::{Encoding, Table};

/// One CSV file about to be read.
pub(in crate::book) struct RowsFile<'a> {
    /// Its path in the directory.
    pub(in crate::book) file: &'a Arc<str>,
    /// Its bytes.
    pub(in crate::book) bytes: &'a [u8],
    /// What becomes of the faults of its rows.
    pub(in crate::book) noting: Noting<'a>,
}

impl RowsFile<'_> {
    /// Reads every row with `read`, which gives a fact or has noted why not.
    pub(in crate::book) fn read<C: Schema, T>(
        &self,
        mut read: impl FnMut(&mut RowReader<'_, '_, C>) -> Option<T>,
    ) -> FileFacts<T> {
        let table = Table::parse(self.bytes);
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
        let faults = std::mem::take(&mut facts.faults);
        let noted = Noted::new(self.noting, header.names(), faults);
        let month = files::stem(self.file).parse().ok();
        let mut pass = Pass::new(self.file, month, &table, header, &columns, noted, facts);
        let mut cursor = table.cursor();
        while let Some(item) = cursor.next() {
            pass.line::<C>(item, &mut read);
        }
        pass.end()
    }
}
