//! A word file as read, and its entries with their place.

use std::fmt::Display;
use std::fs;
use std::path::Path;

use toml::de::Error;
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
    /// Reads the file `name` of the folder of words.
    pub fn read(words: &Path, name: &str) -> Result<Source, String> {
        let told = |what: &dyn Display| format!("src/words/{name}: {what}");
        let text = fs::read_to_string(words.join(name)).map_err(|error| told(&error))?;
        let table = text.parse().map_err(|error: Error| told(&error))?;
        let name = name.to_owned();
        Ok(Source { name, table })
    }

    /// Reads every word file in a folder of it, by name.
    pub fn all(words: &Path, folder: &str) -> Result<Vec<Source>, String> {
        let told = |error: std::io::Error| format!("src/words/{folder}: {error}");
        let mut names = Vec::new();
        for entry in fs::read_dir(words.join(folder)).map_err(told)? {
            names.push(entry.map_err(told)?.file_name());
        }
        names.sort();
        let files = names
            .iter()
            .map(|name| format!("{folder}/{}", name.to_string_lossy()));
        files.map(|name| Source::read(words, &name)).collect()
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
