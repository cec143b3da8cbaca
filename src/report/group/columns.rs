//! The table of a group's rows.

use serde_json::Value;

use super::Shown;
use super::links::Links;
use crate::ops::group::GroupRow;
use crate::sheet::{Cell, Column, Kind, Row, Table, Tone};
use crate::words::{Message, Words};

/// A table of rows told apart by the labels `by`.
pub(super) fn table<F: Shown>(
    key: &'static str,
    rows: &[GroupRow<F>],
    by: &[String],
    links: Links<'_>,
    words: Words,
) -> Table {
    let is_single = rows.iter().all(|row| row.path.is_some());
    let has_faults = rows.iter().any(|row| row.fault.is_some());
    let mut columns: Vec<Column> = by
        .iter()
        .map(|name| Column::new(name.clone(), label(name, words), Kind::Id))
        .collect();
    if !is_single {
        columns.push(column(
            "communities",
            Message::GroupCommunities,
            Kind::Int,
            words,
        ));
        columns.push(column(
            "unreadable",
            Message::GroupUnreadable,
            Kind::Int,
            words,
        ));
    }
    columns.extend(figures::<F>(words));
    if has_faults {
        columns.push(column("fault", Message::GroupFault, Kind::Text, words).fold(1));
    }
    let mut table = Table::new(key, columns).empty(words.say(Message::GroupEmpty));
    for row in rows {
        let labels = by
            .iter()
            .map(|name| row.labels.get(name).unwrap_or(&Value::Null));
        let labels = labels.map(|value| Cell::id(value.as_str().unwrap_or("–")));
        let mut cells: Vec<Cell> = labels.collect();
        push(&mut cells, row, is_single, has_faults);
        let mut drawn = Row::new(cells).tone(tone(row));
        drawn.link = row.path.as_deref().and_then(links);
        table.push(drawn);
    }
    table
}

/// The row of all communities under such a table.
pub(super) fn total<F: Shown>(table: &mut Table, all: &GroupRow<F>, by: &[String], words: Words) {
    let has = |key: &str| table.columns.iter().any(|column| column.key == key);
    let mut cells = vec![Cell::Empty; by.len()];
    if let Some(first) = cells.first_mut() {
        *first = Cell::Text(words.say(Message::GroupTotal));
    }
    push(&mut cells, all, !has("communities"), has("fault"));
    table.total = Some(Row::new(cells));
}

fn push<F: Shown>(cells: &mut Vec<Cell>, row: &GroupRow<F>, is_single: bool, has_faults: bool) {
    let count = |count: u64| Cell::Int(i64::try_from(count).unwrap_or(i64::MAX));
    if !is_single {
        cells.extend([count(row.communities), count(row.unreadable)]);
    }
    for shows in F::columns() {
        let cell = |figures: &Option<F>| figures.as_ref().map_or(Cell::Empty, shows.cell);
        cells.push(cell(&row.figures));
        if shows.has_before {
            cells.push(cell(&row.before));
        }
    }
    if has_faults {
        cells.push(Cell::text(row.fault.clone().unwrap_or_default()));
    }
}

fn tone<F: Shown>(row: &GroupRow<F>) -> Tone {
    match (&row.fault, &row.figures) {
        (Some(_), _) => Tone::Bad,
        (None, Some(figures)) => figures.tone(),
        (None, None) => Tone::Plain,
    }
}

/// What stands over a label.
pub(super) fn label(name: &str, words: Words) -> String {
    match name {
        "community" => words.say(Message::GroupCommunity),
        "city" => words.say(Message::GroupCity),
        "company" => words.say(Message::GroupCompany),
        other => other.to_owned(),
    }
}

fn column(key: &'static str, head: Message<'static>, kind: Kind, words: Words) -> Column {
    Column::new(key, words.say(head), kind)
}

fn figures<F: Shown>(words: Words) -> Vec<Column> {
    let mut columns = Vec::new();
    for (place, shows) in F::columns().into_iter().enumerate() {
        let head = words.say(shows.head);
        let before = words.say(Message::GroupBefore { figure: &head });
        let aside = |column: Column, is_aside: bool| if is_aside { column.told() } else { column };
        columns.push(aside(
            Column::new(shows.key, head, shows.kind),
            shows.is_aside,
        ));
        if shows.has_before {
            let key = format!("{}_before", shows.key);
            // One comparison fits beside the others; all of them stand where there is room.
            columns.push(aside(Column::new(key, before, shows.kind), place > 0));
        }
    }
    columns
}
