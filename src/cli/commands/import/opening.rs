//! Opening the files that are to be taken in, and what was said of them.

use std::collections::BTreeMap;
use std::path::Path;

use super::request::Opened;
use crate::book::intake::{Asked, Table, supplied};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::text::workbook::{FILE_LIMIT, UNPACKED_LIMIT, WorkbookError, open};
use crate::text::{Disk, ReadError, RealDisk};
use crate::words::{Message, vocabulary};

impl Context<'_> {
    /// Opens a list, whatever kind of file it is.
    pub(in crate::cli) fn open_list(
        &self,
        path: &Path,
        asked: Asked,
    ) -> Result<Opened, CommandError> {
        let shown = path.display();
        let path = self.environment.working_directory.join(path);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let file = &shown;
        let bytes = RealDisk.read(&path, FILE_LIMIT).map_err(|error| {
            let limit = &(FILE_LIMIT >> 20);
            let detail = &self.read_reason(&error);
            let message = match error {
                ReadError::TooLarge { .. } => Message::ImportFileTooLarge {
                    file,
                    detail: limit,
                },
                _ => Message::ImportFileUnread { file, detail },
            };
            self.failure(Kind::Data, message)
        })?;
        let book = open(&bytes).map_err(|error| self.not_opened(file, &error))?;
        Ok(Opened {
            name: name.into_owned(),
            book,
            asked,
        })
    }

    fn not_opened(&self, file: &dyn std::fmt::Display, error: &WorkbookError) -> CommandError {
        let limit = UNPACKED_LIMIT >> 20;
        let message = match error {
            WorkbookError::Empty => Message::ImportFileEmpty { file },
            WorkbookError::Text(_) => Message::ImportFileNoEncoding { file },
            WorkbookError::Damaged(detail) => Message::ImportFileDamaged { file, detail },
            WorkbookError::Protected => Message::ImportFileProtected { file },
            WorkbookError::NoTable(detail) => Message::ImportFileNoTable { file, detail },
            WorkbookError::Unpacked(_) => Message::ImportFileUnpacked {
                file,
                detail: &limit,
            },
            WorkbookError::TooLong => Message::ImportFileTooLong { file },
            WorkbookError::Cells(detail) => Message::ImportFileCells { file, detail },
            WorkbookError::Sheets(detail) => Message::ImportFileSheets { file, detail },
        };
        self.failure(Kind::Data, message)
    }

    /// The table that `--as` names, in either language.
    pub(in crate::cli) fn table_asked(&self, name: &str) -> Result<Table, CommandError> {
        let known = Table::ALL.map(Table::name);
        let typed = vocabulary::LIST_TABLE.typed(name);
        typed
            .and_then(|word| Table::named(word.key))
            .or_else(|| crate::book::intake::table_named(name))
            .ok_or_else(|| self.unknown_name("--as", name, &known))
    }
}

impl Context<'_> {
    /// What `--map` says of columns.
    pub(in crate::cli) fn columns_told(
        &self,
        map: &[String],
    ) -> Result<Vec<(String, String)>, CommandError> {
        pairs(map, true).or_else(|value| self.refuse(Message::ImportMap { value: &value }))
    }

    /// What `--set` says holds where a list says nothing.
    pub(in crate::cli) fn values_told(
        &self,
        table: Option<Table>,
        set: &[String],
    ) -> Result<BTreeMap<String, String>, CommandError> {
        let told =
            pairs(set, false).or_else(|value| self.refuse(Message::ImportSet { value: &value }))?;
        let told = told.iter().map(|(name, value)| {
            supplied(table, name, value).ok_or_else(|| {
                let names = table.unwrap_or(Table::Owners).schema().names(&[]);
                let names = &self.words.list(&names);
                self.failure(Kind::Usage, Message::ImportNoField { name, names })
            })
        });
        told.collect()
    }
}

/// The pairs `LEFT=RIGHT` of an option, or the text that is none; the right side may be empty where
/// `may_be_empty`.
fn pairs(texts: &[String], may_be_empty: bool) -> Result<Vec<(String, String)>, String> {
    let pair = |text: &String| {
        let (left, right) = text.rsplit_once(['=', '＝'])?;
        let (left, right) = (left.trim().to_owned(), right.trim().to_owned());
        (!left.is_empty() && (may_be_empty || !right.is_empty())).then_some((left, right))
    };
    texts
        .iter()
        .map(|text| pair(text).ok_or_else(|| text.clone()))
        .collect()
}
