//! csv: the page's main table for programs and spreadsheets, with the columns' English keys.
//!
//! A share becomes three columns (`KEY_n`, `KEY_of`, `KEY`), a mean two (`KEY`, `KEY_count`).
//! Text that a spreadsheet would take for a formula gets a leading `'` (P11 of the reliability
//! page); the numbers that the program itself makes stay numbers.

use super::show::hundredths;
use super::{Format, Look, RenderFault, Show, clean};
use crate::sheet::{Cell, Column, Kind, Page, Row};

const BOM: &[u8] = "\u{feff}".as_bytes();

/// The main table.
pub(super) fn csv(page: &Page, look: &Look) -> Result<Vec<u8>, RenderFault> {
    let fault = RenderFault::NoSuchForm {
        page: page.name,
        form: Format::Csv,
    };
    let table = page.main_table().ok_or(fault)?;
    let mut out = if look.bom { BOM.to_vec() } else { Vec::new() };
    let mut writer = ::csv::Writer::from_writer(&mut out);
    writer.write_record(table.columns.iter().flat_map(header))?;
    for row in &table.rows {
        writer.write_record(record(&table.columns, row, look))?;
    }
    writer.flush().map_err(::csv::Error::from)?;
    drop(writer);
    Ok(out)
}

fn header(column: &Column) -> Vec<String> {
    let key = &*column.key;
    match column.kind {
        Kind::Share => vec![format!("{key}_n"), format!("{key}_of"), key.to_owned()],
        Kind::Mean => vec![key.to_owned(), format!("{key}_count")],
        _ => vec![key.to_owned()],
    }
}

fn record(columns: &[Column], row: &Row, look: &Look) -> Vec<String> {
    columns
        .iter()
        .zip(&row.cells)
        .flat_map(|(column, cell)| fields(column.kind, cell, look))
        .collect()
}

/// The fields of one cell: as many as its column has headers, whatever the cell holds.
fn fields(kind: Kind, cell: &Cell, look: &Look) -> Vec<String> {
    match (kind, cell) {
        (Kind::Share, Cell::Share { n, of }) => vec![n.to_string(), of.to_string(), share(*n, *of)],
        (Kind::Share, other) => vec![String::new(), String::new(), field(other, look)],
        (Kind::Mean, Cell::Mean { sum, count }) => vec![mean(*sum, *count), count.to_string()],
        (Kind::Mean, other) => vec![field(other, look), String::new()],
        (_, cell) => vec![field(cell, look)],
    }
}

fn field(cell: &Cell, look: &Look) -> String {
    let show = Show::new(look);
    match cell {
        Cell::Empty | Cell::Tick => String::new(),
        Cell::Text(text) | Cell::Id(text) => neutral(&show.masked(text)),
        Cell::Phone(phone) => neutral(&show.phone(phone)),
        Cell::List(items) => {
            let items: Vec<_> = items.iter().map(|item| show.masked(item)).collect();
            neutral(&items.join(";"))
        }
        Cell::Int(number) | Cell::Minutes(number) => number.to_string(),
        Cell::Share { n, of } => share(*n, *of),
        Cell::Mean { sum, count } => mean(*sum, *count),
        Cell::Date(date) => date.to_string(),
        Cell::Instant(instant) => instant.to_string(),
        Cell::Flag(flag) => flag.to_string(),
    }
}

/// Text that no spreadsheet runs, cleaned of what acts.
pub(super) fn neutral(text: &str) -> String {
    let starts_formula =
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let clean = clean(text);
    if starts_formula {
        format!("'{clean}")
    } else {
        clean.into_owned()
    }
}

/// A share with up to four decimals; nothing for a share of nothing.
fn share(n: u64, of: u64) -> String {
    if of == 0 {
        return String::new();
    }
    let (n, of) = (u128::from(n), u128::from(of));
    decimals((n * 20_000 + of) / (of * 2), 4)
}

fn mean(sum: i64, count: u64) -> String {
    hundredths(sum, count).map_or_else(String::new, |value| {
        let sign = if value < 0 { "-" } else { "" };
        format!("{sign}{}", decimals(u128::from(value.unsigned_abs()), 2))
    })
}

/// A fixed-point number without idle zeros at its end.
fn decimals(value: u128, places: u32) -> String {
    let unit = 10_u128.pow(places);
    let width = places as usize;
    let text = format!("{}.{:0width$}", value / unit, value % unit);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
