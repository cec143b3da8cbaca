//! A word file as read, and its entries with their place.

use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

/// One word file.
pub struct Source {
    /// Its name as faults tell it: `sentences/log.toml`.
    pub name: String,
    /// What it holds, in the order written.
    pub table: Table,
}

/// A text in both languages.
pub struct Text {
    pub en: String,
    pub zh: String,
}

impl Source {
    /// Reads one file.
    pub fn read(path: &Path) -> Result<Source, String> {
        let ends = path.iter().rev().take(2).map(|part| part.to_string_lossy());
        let name = ends.collect::<Vec<_>>().into_iter().rev();
        let name = name.collect::<Vec<_>>().join("/");
        let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
        let table = text.parse().map_err(|error| format!("{name}: {error}"))?;
        Ok(Source { name, table })
    }

    /// Reads every file of a folder, by name.
    pub fn all(folder: &Path) -> Result<Vec<Source>, String> {
        let told = |error: std::io::Error| format!("{}: {error}", folder.display());
        let entries = fs::read_dir(folder).map_err(told)?;
        let paths = entries.map(|entry| entry.map(|entry| entry.path()));
        let mut files: Vec<PathBuf> = paths.collect::<Result<_, _>>().map_err(told)?;
        files.sort();
        files.iter().map(|path| Source::read(path)).collect()
    }

    /// The tables of the file, each with its name.
    pub fn tables(&self) -> Result<Vec<(&String, &Table)>, String> {
        let tables = self.table.iter().map(|(key, value)| match value {
            Value::Table(table) => Ok((key, table)),
            _ => Err(self.fault(key, "stands in no table")),
        });
        tables.collect()
    }

    /// What is wrong with `key`.
    pub fn fault(&self, key: &str, what: &str) -> String {
        format!("src/words/{}: {key}: {what}", self.name)
    }

    /// The text of `value`: `{ en = "…", zh = "…" }`, or one string for both languages.
    pub fn text(&self, key: &str, value: &Value) -> Result<Text, String> {
        let language = |name: &str| match value {
            Value::String(text) => Some(text.clone()),
            other => other.get(name).and_then(Value::as_str).map(str::to_owned),
        };
        let wanted = |name: &str| {
            let text = language(name).filter(|text| !text.is_empty());
            text.ok_or_else(|| self.fault(key, &format!("has no text in `{name}`")))
        };
        Ok(Text {
            en: wanted("en")?,
            zh: wanted("zh")?,
        })
    }

    /// The string at `name` of an entry, if there is one.
    pub fn string<'t>(
        &self,
        key: &str,
        table: &'t Table,
        name: &str,
    ) -> Result<Option<&'t str>, String> {
        match table.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(self.fault(key, &format!("`{name}` is no string"))),
        }
    }
}
