//! Columns that nobody knows: what people added for themselves, kept with the place of each row.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::schema::{Kind, Schema, service_of};
use super::{files_of, table_of};
use crate::diag::Place;
use crate::text::{CSV_LIMIT, Directory, Header, Item, Table};

/// The unknown columns of a table, in the order in which they are met in its files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strangers {
    /// Their names.
    pub columns: Vec<String>,
}

/// What rows have in unknown columns, by the place of the row; as many cells as there are columns, some
/// empty.
pub type StrangeCells = BTreeMap<Place, Vec<String>>;

impl Strangers {
    /// Looks for those of a table. Marks count as known if they are of `services`, those of a survey always. A
    /// column without a name counts only where something stands in it.
    pub fn of(
        directory: &Directory,
        schema: &Schema,
        services: &[String],
    ) -> std::io::Result<Strangers> {
        let mut found = Strangers::default();
        for file in files_of(directory)? {
            found.walk(directory, &Arc::from(file), schema, services, |_, _, _| {});
        }
        Ok(found)
    }

    /// What the rows of one file have in them.
    pub fn cells_of(
        &mut self,
        directory: &Directory,
        file: &Arc<str>,
        schema: &Schema,
        services: &[String],
    ) -> StrangeCells {
        let mut rows = StrangeCells::new();
        if self.columns.is_empty() {
            return rows;
        }
        self.walk(directory, file, schema, services, |place, column, cell| {
            let cells = rows.entry(place).or_default();
            cells.resize(cells.len().max(column + 1), String::new());
            cells[column] = cell.into_owned();
        });
        let width = self.columns.len();
        for cells in rows.values_mut() {
            cells.resize(width, String::new());
        }
        rows
    }

    /// What all of its rows have in them.
    pub fn cells(
        &mut self,
        directory: &Directory,
        schema: &Schema,
        services: &[String],
    ) -> std::io::Result<StrangeCells> {
        let mut rows = StrangeCells::new();
        for file in files_of(directory)? {
            rows.extend(self.cells_of(directory, &Arc::from(file), schema, services));
        }
        Ok(rows)
    }

    fn walk(
        &mut self,
        directory: &Directory,
        file: &Arc<str>,
        schema: &Schema,
        services: &[String],
        mut hear: impl FnMut(Place, usize, Cow<'_, str>),
    ) {
        let is_meant = table_of(file).is_some_and(|table| table.name == schema.name);
        let bytes = directory.bytes(file, CSV_LIMIT).ok().flatten();
        let Some(bytes) = bytes.filter(|_| is_meant) else {
            return;
        };
        let table = Table::parse(&bytes);
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
                if !name.is_empty() || !value.is_empty() {
                    hear(Place::new(file, row.line.number), self.place(name), value);
                }
            }
        }
    }

    /// The place of a column by name; a new one comes last.
    fn place(&mut self, name: &str) -> usize {
        let known = self.columns.iter().position(|column| column == name);
        known.unwrap_or_else(|| {
            self.columns.push(name.to_owned());
            self.columns.len() - 1
        })
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
