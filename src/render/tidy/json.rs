//! ndjson: an object a row, with the table's name in it, so that many tables share one stream.

use serde_json::{Map, Value};

use super::Stamp;
use crate::render::escape::clean_json;
use crate::render::{Look, RenderFault, Show};
use crate::sheet::{Cell, Table};

pub(super) fn ndjson(table: &Table, stamp: &Stamp, look: &Look) -> Result<Vec<u8>, RenderFault> {
    let mut text = String::new();
    for row in &table.rows {
        let mut line = Map::new();
        for ((key, _), cell) in stamp.columns(table).zip(stamp.row(&row.cells)) {
            line.insert(key.to_owned(), value(cell, stamp, look));
            if line.len() == stamp.cells.len() {
                line.insert("table".to_owned(), table.key.into());
            }
        }
        text += &clean_json(&serde_json::to_string(&line)?);
        text.push('\n');
    }
    Ok(text.into_bytes())
}

fn value(cell: &Cell, stamp: &Stamp, look: &Look) -> Value {
    let show = Show::new(look);
    match cell {
        Cell::Empty | Cell::Tick | Cell::Share { .. } | Cell::Mean { .. } => Value::Null,
        Cell::Text(text) | Cell::Id(text) => show.masked(text).into(),
        Cell::Phone(phone) => show.phone(phone).into(),
        Cell::Int(number) | Cell::Minutes(number) => (*number).into(),
        Cell::Date(date) => date.to_string().into(),
        Cell::Instant(wall) => stamp.moment(*wall).into(),
        Cell::List(items) => items.iter().map(|item| show.masked(item)).collect(),
        Cell::Flag(flag) => (*flag).into(),
    }
}
