//! Columns that nobody knows: what people added for themselves, kept with the place of each row.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::schema::{Kind, Schema, service_of};
use super::{files_of, table_of};
use crate::diag::Place;
use crate::text::{CSV_LIMIT, Directory, Header, Item, Table};

/// The unknown columns of all files of one table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strangers {
    /// Their names, in the order in which they are met.
    pub columns: Vec<String>,
    /// What rows have in them, by the place of the row; as many cells as `columns`, some empty.
    pub rows: BTreeMap<Place, Vec<String>>,
}

/// Reads the unknown columns of a table. Marks count as known if they are of `services`, those of a
/// survey always. A column without a name counts only where something stands in it.
pub fn strangers(
    directory: &Directory,
    schema: &Schema,
    services: &[String],
) -> std::io::Result<Strangers> {
    let mut found = Strangers::default();
    for file in files_of(directory)? {
        let is_meant = table_of(&file).is_some_and(|table| table.name == schema.name);
        let bytes = directory.bytes(&file, CSV_LIMIT).ok().flatten();
        if let (true, Some(bytes)) = (is_meant, bytes) {
            take(&mut found, &Arc::from(file), &bytes, schema, services);
        }
    }
    let width = found.columns.len();
    found
        .rows
        .values_mut()
        .for_each(|cells| cells.resize(width, String::new()));
    Ok(found)
}

fn take(
    found: &mut Strangers,
    file: &Arc<str>,
    bytes: &[u8],
    schema: &Schema,
    services: &[String],
) {
    let table = Table::parse(bytes);
    let Some(header) = table.header() else {
        return;
    };
    let unknown = unknown(header, schema, services);
    let mut cursor = table.cursor();
    while let Some(item) = cursor.next().filter(|_| !unknown.is_empty()) {
        let Item::Row(row) = item else {
            continue;
        };
        for &at in &unknown {
            let (name, value) = (&header.names()[at], row.cells.get(at));
            if name.is_empty() && value.is_empty() {
                continue;
            }
            let column = column(found, name);
            let cells = found
                .rows
                .entry(Place::new(file, row.line.number))
                .or_default();
            cells.resize(cells.len().max(column + 1), String::new());
            cells[column] = value.into_owned();
        }
    }
}

/// The cells of the columns that the table does not have.
fn unknown(header: &Header, schema: &Schema, services: &[String]) -> Vec<usize> {
    let is_known = |name: &str| {
        schema.column(name).is_some_and(|column| {
            let own = schema.name == "surveys";
            let service = service_of(name).map(str::to_owned);
            column.kind != Kind::Rates || own || service.is_some_and(|one| services.contains(&one))
        })
    };
    let names = header.names().iter().enumerate();
    names
        .filter(|(_, name)| !is_known(name))
        .map(|(at, _)| at)
        .collect()
}

/// The place of a column by name; a new one comes last.
fn column(found: &mut Strangers, name: &str) -> usize {
    let known = found.columns.iter().position(|column| column == name);
    known.unwrap_or_else(|| {
        found.columns.push(name.to_owned());
        found.columns.len() - 1
    })
}
