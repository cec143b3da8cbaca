//! Which cell of a row holds which column: the header matched with the table's columns.

use std::sync::Arc;

use crate::book::schema::{Kind, Schema, service_of};
use crate::diag::{Code, Fault, Place, Severity, nearest};
use crate::text::{Header, Table};

/// Where the columns of a table stand in one file.
#[derive(Debug, Default)]
pub(in crate::book) struct Columns {
    /// For each column of the table, the cell that holds it.
    cells: Vec<Option<usize>>,
    /// The columns `rate_NAME`: the cell, and the service.
    rates: Vec<(usize, String)>,
}

impl Columns {
    /// Matches a header with a table. `None` if a required column is missing.
    pub(in crate::book) fn of(
        header: &Header,
        schema: &Schema,
        file: &Arc<str>,
        faults: &mut Vec<Fault>,
    ) -> Option<Columns> {
        let names = header.names();
        let at = |name: &str| names.iter().position(|found| found == name);
        let place = || Place::new(file, header.line());
        let cells: Vec<_> = schema
            .columns
            .iter()
            .map(|column| at(column.name))
            .collect();
        let rates = names.iter().enumerate();
        let rates = rates.filter_map(|(cell, name)| Some((cell, service_of(name)?.to_owned())));
        let has_rates = schema
            .columns
            .iter()
            .any(|column| column.kind == Kind::Rates);
        let columns = Columns {
            cells,
            rates: if has_rates {
                rates.collect()
            } else {
                Vec::new()
            },
        };
        let missing = columns.missing(schema);
        if !missing.is_empty() && columns.cells.iter().all(Option::is_none) {
            faults.push(
                Fault::new(Code::HeaderMissing, place())
                    .with("file", file)
                    .with("columns", missing.join(", ")),
            );
            return None;
        }
        let unknown: Vec<&str> = names
            .iter()
            .map(String::as_str)
            .filter(|name| schema.column(name).is_none())
            .collect();
        for &name in &missing {
            let named = unknown.iter().copied().filter(|name| !name.is_empty());
            let headed = named.clone().find(|head| is_headed(schema, head, name));
            let near = headed.or_else(|| nearest(name, named));
            let fault = Fault::new(Code::MissingColumn, place()).with("column", name);
            // The near name is the file's own: it is the one to be changed.
            faults.push(match near {
                Some(near) => fault.cell(near).with("near", near).told_as("renamed"),
                None => fault,
            });
        }
        let absent = |name: &str| at(name).is_none() && !missing.contains(&name);
        let free: Vec<&str> = schema
            .columns
            .iter()
            .map(|column| column.name)
            .filter(|name| absent(name))
            .collect();
        faults.extend(
            unknown
                .iter()
                .filter_map(|name| stranger(name, schema, &free, &missing, place())),
        );
        missing.is_empty().then_some(columns)
    }

    fn missing(&self, schema: &Schema) -> Vec<&'static str> {
        let columns = schema.columns.iter().zip(&self.cells);
        columns
            .filter(|(column, cell)| column.required && cell.is_none())
            .map(|(column, _)| column.name)
            .collect()
    }

    /// The cell that holds the column at `position` of the table.
    pub(in crate::book) fn cell(&self, position: usize) -> Option<usize> {
        self.cells[position]
    }

    /// The columns `rate_NAME` in the file's order: the cell, and the service.
    pub(in crate::book) fn rates(&self) -> &[(usize, String)] {
        &self.rates
    }
}

/// What is wrong with the header of `table`, a file of `schema`, if it lacks a required column.
pub(in crate::book) fn missing_columns(
    file: &Arc<str>,
    table: &Table<'_>,
    schema: &Schema,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let Some(header) = table.header() else {
        return faults;
    };
    if Columns::of(header, schema, file, &mut faults).is_some() {
        return Vec::new();
    }
    faults.retain(|fault| fault.severity() == Severity::Error);
    faults
}

/// Whether `head` is a heading of the column `name`, as people write it.
pub(in crate::book) fn is_headed(schema: &Schema, head: &str, name: &str) -> bool {
    let column = schema.headings.typed(head);
    column.is_some_and(|column| column.key == name)
}

/// What there is to say of a column nobody knows: nothing, unless its name is nearly a known one
/// that the file lacks.
fn stranger(
    name: &str,
    schema: &Schema,
    free: &[&str],
    missing: &[&str],
    place: Place,
) -> Option<Fault> {
    if name.is_empty() {
        return Some(Fault::new(Code::EmptyHeaderCell, place));
    }
    let headed = |columns: &[&str]| columns.iter().any(|column| is_headed(schema, name, column));
    if headed(missing) || nearest(name, missing.iter().copied()).is_some() {
        return None;
    }
    let by_heading = free.iter().find(|column| is_headed(schema, name, column));
    let near = by_heading
        .copied()
        .or_else(|| nearest(name, free.iter().copied()))?;
    Some(
        Fault::new(Code::UnknownColumn, place)
            .cell(name)
            .with("column", name)
            .near(Some(near)),
    )
}
