//! csv: a record a row. Nothing is put before a text that a spreadsheet would take for a formula:
//! engines read these files, and take every cell as it stands.

use super::Stamp;
use crate::render::{Look, RenderFault, Show, clean};
use crate::sheet::{Cell, Table};

pub(super) fn csv(table: &Table, stamp: &Stamp, look: &Look) -> Result<Vec<u8>, RenderFault> {
    let mut out = ::csv::Writer::from_writer(Vec::new());
    out.write_record(stamp.columns(table).map(|(key, _)| key))?;
    for row in &table.rows {
        let cells = stamp.row(&row.cells);
        out.write_record(cells.map(|cell| field(cell, stamp, look)))?;
    }
    let out = out.into_inner();
    out.map_err(|fault| ::csv::Error::from(fault.into_error()).into())
}

fn field(cell: &Cell, stamp: &Stamp, look: &Look) -> String {
    let show = Show::new(look);
    match cell {
        Cell::Empty | Cell::Tick | Cell::Share { .. } | Cell::Mean { .. } => String::new(),
        Cell::Text(text) | Cell::Id(text) => show.text(text),
        Cell::Phone(phone) => clean(&show.phone(phone)).into_owned(),
        Cell::Int(number) | Cell::Minutes(number) => number.to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::Instant(wall) => stamp.moment(*wall),
        Cell::List(items) => {
            let items: Vec<String> = items.iter().map(|item| show.text(item)).collect();
            items.join(";")
        }
        Cell::Flag(flag) => flag.to_string(),
    }
}
