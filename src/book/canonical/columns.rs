//! Which columns a canonical file has, in which order, and where each stands in the file as it is.

use std::collections::BTreeSet;

use crate::book::schema::{Kind, Schema, service_of};
use crate::text::{Header, Item, Table};

/// Where the cells of a canonical column come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// A cell of the file.
    Cell(usize),
    /// The file does not have it: empty cells.
    Nowhere,
}

/// One column of the canonical file.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) source: Source,
}

impl Layout {
    /// The columns of `table` as they shall stand: all known ones in their order (rare ones where the
    /// file has them), unknown ones
    /// after them but before a last free text. Marks are those of `services`, in a survey its own.
    pub(super) fn of(
        table: &Table<'_>,
        header: &Header,
        schema: &Schema,
        services: &[String],
    ) -> Vec<Layout> {
        let own = own_services(header);
        let services = if schema.name == "surveys" {
            &own
        } else {
            services
        };
        let mut columns: Vec<Layout> = Vec::new();
        for column in schema.columns {
            if column.kind == Kind::Rates {
                let marks = services.iter().map(|service| format!("rate_{service}"));
                columns.extend(marks.map(|name| known(header, name, Kind::Rates)));
            } else if !column.rare || header.position(column.name).is_some() {
                columns.push(known(header, column.name.to_owned(), column.kind));
            }
        }
        let taken: BTreeSet<String> = columns.iter().map(|column| column.name.clone()).collect();
        let strangers = header
            .names()
            .iter()
            .enumerate()
            .filter(|(_, name)| !taken.contains(*name));
        let strangers = strangers.filter(|(at, name)| !name.is_empty() || is_used(table, *at));
        let strangers: Vec<Layout> = strangers.map(|(at, name)| stranger(at, name)).collect();
        let before_text = columns.len().saturating_sub(1);
        columns.splice(before_text..before_text, strangers);
        columns
    }
}

fn known(header: &Header, name: String, kind: Kind) -> Layout {
    let source = header.position(&name).map_or(Source::Nowhere, Source::Cell);
    Layout { name, kind, source }
}

fn stranger(at: usize, name: &str) -> Layout {
    Layout {
        name: name.to_owned(),
        kind: Kind::Text,
        source: Source::Cell(at),
    }
}

fn own_services(header: &Header) -> Vec<String> {
    header
        .names()
        .iter()
        .filter_map(|name| service_of(name))
        .map(str::to_owned)
        .collect()
}

/// Whether any row has something in a column without a name.
fn is_used(table: &Table<'_>, column: usize) -> bool {
    let mut cursor = table.cursor();
    while let Some(item) = cursor.next() {
        if let Item::Row(row) = item
            && !row.cells.get(column).trim().is_empty()
        {
            return true;
        }
    }
    false
}
