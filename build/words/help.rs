//! The Chinese help of commands and arguments: a table from their path to the text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use toml::{Table, Value};

use super::source::Source;

/// The Rust text of the table, sorted by path: `plan` of a command, `plan.month` of an argument.
pub fn generate(source: &Source) -> Result<String, String> {
    let mut texts = BTreeMap::new();
    for (command, table) in source.tables()? {
        collect(source, command, table, &mut texts)?;
    }
    let mut out = String::from("pub(super) static HELP: &[(&str, &str)] = &[\n");
    for (path, text) in texts {
        let _ = writeln!(out, "    ({path:?}, {text:?}),");
    }
    out.push_str("];\n");
    Ok(out)
}

fn collect(
    source: &Source,
    path: &str,
    table: &Table,
    texts: &mut BTreeMap<String, String>,
) -> Result<(), String> {
    for (key, value) in table {
        let below = format!("{path}.{key}");
        match value {
            Value::String(text) if key == "about" => {
                texts.insert(path.to_owned(), text.clone());
            }
            Value::String(text) => {
                texts.insert(below, text.clone());
            }
            Value::Table(table) => collect(source, &below, table, texts)?,
            _ => return Err(source.fault(&below, "is no text")),
        }
    }
    Ok(())
}
