//! A table of TOML whose keys are asked for by name.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::extend::extend;
use super::{Document, Entry};
use crate::diag::{Code, Fault, Place, nearest};

/// A table of TOML: remembers which keys were asked for, so that the others are faults.
pub(crate) struct TableReader<'a> {
    document: &'a Document<'a>,
    table: &'a DeTable<'a>,
    path: String,
    span: Range<usize>,
    asked: Vec<&'static str>,
}

impl<'a> TableReader<'a> {
    /// The table called `path` (dotted, empty at the top), which begins at `span`.
    pub(super) fn new(
        document: &'a Document<'a>,
        table: &'a DeTable<'a>,
        path: String,
        span: Range<usize>,
    ) -> TableReader<'a> {
        TableReader {
            document,
            table,
            path,
            span,
            asked: Vec::new(),
        }
    }

    /// The value of `key`, if it is given.
    pub(crate) fn get(&mut self, key: &'static str) -> Option<Entry<'a>> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        let value = self.table.get(key)?;
        Some(Entry::new(self.document, self.key(key), value))
    }

    /// The value of `key`; a fault where it is not given.
    pub(crate) fn required(&mut self, key: &'static str) -> Option<Entry<'a>> {
        let found = self.get(key);
        if found.is_none() {
            self.note(
                self.fault(Code::MissingKey)
                    .with("key", key)
                    .with("table", &self.path),
            );
        }
        found
    }

    /// Puts the value of `key` into `place`, if it is given and can be read.
    pub(crate) fn set<T>(
        &mut self,
        key: &'static str,
        place: &mut T,
        read: impl FnOnce(&Entry<'a>) -> Option<T>,
    ) {
        if let Some(value) = self.get(key).and_then(|entry| read(&entry)) {
            *place = value;
        }
    }

    /// The table under `key`; a fault where something else stands there.
    pub(crate) fn table(&mut self, key: &'static str) -> Option<TableReader<'a>> {
        self.get(key)?.table()
    }

    /// The tables `[[key]]`; a fault where something else stands there.
    pub(crate) fn tables(&mut self, key: &'static str) -> Vec<TableReader<'a>> {
        self.get(key)
            .map(|entry| entry.tables())
            .unwrap_or_default()
    }

    /// Every key with its value, as with tables whose keys are names of the user's. The faults of
    /// unknown keys are then the caller's business.
    pub(crate) fn entries(self) -> Vec<(Spanned<String>, Entry<'a>)> {
        let named = |(key, value): (
            &Spanned<std::borrow::Cow<'a, str>>,
            &'a Spanned<DeValue<'a>>,
        )| {
            let name = Spanned::new(key.span(), key.get_ref().to_string());
            (
                name,
                Entry::new(self.document, self.key(key.get_ref()), value),
            )
        };
        self.table.iter().map(named).collect()
    }

    /// Notes every key that nobody asked for, with the nearest one that somebody did.
    pub(crate) fn finish(self) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if self.asked.contains(&name) {
                continue;
            }
            let fault = self.document.fault(Code::UnknownKey, key.span());
            let near = nearest(name, self.asked.iter().copied());
            if let Some(near) = near {
                // What is misspelt is not missing as well.
                self.document
                    .forget_missing(near, &self.path, &self.place());
            }
            self.note(fault.with("key", name).with("table", &self.path).near(near));
        }
    }

    /// A fault that speaks of the table as a whole.
    pub(crate) fn fault(&self, code: Code) -> Fault {
        self.document.fault(code, self.span.clone())
    }

    /// Keeps a fault.
    pub(crate) fn note(&self, fault: Fault) {
        self.document.note(fault);
    }

    /// The line on which it begins.
    pub(crate) fn place(&self) -> Place {
        self.document.place_of(self.span.start)
    }

    /// The file it stands in.
    pub(crate) fn document(&self) -> &'a Document<'a> {
        self.document
    }

    fn key(&self, name: &str) -> String {
        if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.path)
        }
    }
}

impl Document<'_> {
    /// Hands the top table to `walk`; `None` if the text is no TOML, whose faults are then noted:
    /// keys that were swallowed by a syntax error would only be missed a second time.
    pub(crate) fn walk<T>(&self, walk: impl FnOnce(&mut TableReader<'_>) -> T) -> Option<T> {
        self.walk_extending("", walk)
    }

    /// The same, with what the text `base` says beside it taken in where this one says nothing. `base`
    /// is sound by itself.
    pub(crate) fn walk_extending<T>(
        &self,
        base: &str,
        walk: impl FnOnce(&mut TableReader<'_>) -> T,
    ) -> Option<T> {
        if self.text().starts_with('\u{FEFF}') {
            // The file's own mark is gone by now, and the parser would let a second one pass.
            self.note(
                self.fault(Code::TomlSyntax, 0..3)
                    .with("syntax", "second byte order mark"),
            );
        }
        let (mut table, errors) = DeTable::parse_recoverable(self.text());
        if !errors.is_empty() {
            // One quote too few makes every line below it wrong: the first error is told, those after
            // it only where they stand by themselves.
            let is_repeated = |error: &&toml::de::Error| error.message().contains("duplicate key");
            let first = errors.iter().find(|error| !is_repeated(error));
            for error in first.into_iter().chain(errors.iter().filter(is_repeated)) {
                self.note_syntax(error);
            }
            return None;
        }
        for value in table.get_ref().values() {
            self.check_numbers(value);
        }
        if let Ok(base) = DeTable::parse(base) {
            extend(table.get_mut(), base.into_inner());
        }
        Some(self.walk_table(&table, walk))
    }

    fn walk_table<T>(
        &self,
        table: &Spanned<DeTable<'_>>,
        walk: impl FnOnce(&mut TableReader<'_>) -> T,
    ) -> T {
        let mut reader = TableReader::new(self, table.get_ref(), String::new(), 0..0);
        let outcome = walk(&mut reader);
        reader.finish();
        outcome
    }
}

impl<'a> Entry<'a> {
    /// A table.
    pub(crate) fn table(&self) -> Option<TableReader<'a>> {
        match self.value() {
            DeValue::Table(table) => Some(TableReader::new(
                self.document(),
                table,
                self.key().to_owned(),
                self.bytes(),
            )),
            _ => self.wrong_type("table"),
        }
    }

    /// A list of tables, `[[key]]`.
    pub(crate) fn tables(&self) -> Vec<TableReader<'a>> {
        match self.value() {
            DeValue::Array(array) if array.iter().all(|value| value.get_ref().is_table()) => {
                let list = self.list().unwrap_or_default();
                list.iter().filter_map(Entry::table).collect()
            }
            DeValue::Table(_) => {
                self.note(self.fault(Code::SingleTable).with("key", self.key()));
                Vec::new()
            }
            _ => self.wrong_type("tables").unwrap_or_default(),
        }
    }
}
