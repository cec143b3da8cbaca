//! Tables as text, with every column there is, rare ones where a row fills them.

use std::collections::BTreeMap;
use std::fmt::Display;

use crate::book::schema::schema;
use crate::calendar::{Date, Month};
use crate::diag::file::Folder;
use crate::text::join;

/// A file of a data directory: its path in it, with `/`, and its bytes.
pub type File = (String, Vec<u8>);

/// A row by the names of its columns; those not named are empty.
#[derive(Clone, Debug, Default)]
pub(super) struct Row(Vec<(String, String)>);

impl Row {
    #[must_use]
    pub(super) fn with(self, column: &str, value: impl Display) -> Row {
        self.maybe(column, Some(value))
    }

    #[must_use]
    pub(super) fn maybe(mut self, column: &str, value: Option<impl Display>) -> Row {
        let value = value.map(|value| (column.to_owned(), value.to_string()));
        self.0.extend(value);
        self
    }

    fn cell(&self, column: &str) -> &str {
        let mut cells = self.0.iter();
        let found = cells.find(|(name, _)| name == column);
        found.map_or("", |(_, value)| value)
    }
}

/// A file of the table called `name`, with a mark for each of `services` where it has marks.
pub(super) fn table(name: &str, services: &[String], rows: &[Row]) -> Vec<u8> {
    let schema = schema(name).expect("a test makes every table");
    let is_filled = |name: &str| rows.iter().any(|row| !row.cell(name).is_empty());
    let columns = schema.names_of(services, |column| !column.rare || is_filled(column.name));
    let mut text = join(columns.iter().map(String::as_str));
    text.push('\n');
    for row in rows {
        text.push_str(&join(columns.iter().map(|column| row.cell(column))));
        text.push('\n');
    }
    text.into_bytes()
}

/// One file a calendar month, its rows in the order given.
pub(super) fn monthly(
    folder: Folder,
    services: &[String],
    dated: impl Iterator<Item = (Date, Row)>,
) -> Vec<File> {
    let mut months: BTreeMap<Month, Vec<Row>> = BTreeMap::new();
    for (date, row) in dated {
        months.entry(Month::of(date)).or_default().push(row);
    }
    let file = |(month, rows): (Month, Vec<Row>)| {
        (folder.file(month), table(folder.name(), services, &rows))
    };
    months.into_iter().map(file).collect()
}
