//! What is to be taken in, as values.

use std::collections::BTreeMap;

use crate::book::intake::{Asked, Table};
use crate::text::workbook::Workbook;

/// A file that was opened, and what was said of it.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Opened {
    /// Its name, without folders.
    pub(in crate::cli) name: String,
    /// What it holds.
    pub(in crate::cli) book: Workbook,
    /// What was said of it.
    pub(in crate::cli) asked: Asked,
}

/// What is to be taken in.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct Request {
    /// The files.
    pub(in crate::cli) files: Vec<Opened>,
    /// `--set COLUMN=VALUE`: what holds where a list says nothing.
    pub(in crate::cli) set: BTreeMap<String, String>,
    /// `--year`: that of dates which have none.
    pub(in crate::cli) year: Option<i32>,
    /// The survey that forms are of.
    pub(in crate::cli) survey: Option<String>,
    /// Whether sound rows are taken although others are not.
    pub(in crate::cli) partial: bool,
    /// Whether the office begins with these lists: roles and areas are made of them.
    pub(in crate::cli) is_beginning: bool,
    /// What the area of an office without areas is called.
    pub(in crate::cli) whole_area: String,
}

impl Request {
    /// Whether some file may hold rows of `table`.
    pub(in crate::cli) fn may_hold(&self, table: Table) -> bool {
        let mut files = self.files.iter();
        files.any(|file| file.asked.table.is_none_or(|asked| asked == table))
    }
}
