//! A column of ids in which no id stands: numbers of rows, or of the office's own.

use std::collections::BTreeSet;

use super::heading::{Heading, Use};
use super::notes::{Notes, RemarkKind, Spot};
use super::reader::Source;
use super::table::Table;
use crate::book::ids;

/// The headings, without a column of ids in which no id stands: numbers of rows, or numbers of the
/// office's own, which are kept under their heading.
pub(super) fn useful_ids(source: Source<'_>, notes: &mut Notes) -> Vec<Heading> {
    let mut headings = source.layout.headings.clone();
    let is_id = |heading: &&mut Heading| heading.used == Use::Column("id".to_owned());
    let Some(heading) = headings.iter_mut().find(is_id) else {
        return headings;
    };
    let below = source
        .sheet
        .rows
        .iter()
        .filter(|row| row.number > source.layout.header_rows.1);
    let values: Vec<(u32, String)> = below
        .filter_map(|row| {
            Some((
                row.number,
                row.get(heading.column)?.text().trim().to_owned(),
            ))
        })
        .filter(|(_, text)| !text.is_empty())
        .collect();
    if values.is_empty()
        || values
            .iter()
            .any(|(_, text)| ids::check(&super::fold::narrow(text)).is_ok())
    {
        return headings;
    }
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let numbers: BTreeSet<&str> = values.iter().map(|(_, text)| text.as_str()).collect();
    let counts_up = values
        .iter()
        .zip(1_u32..)
        .all(|((_, text), number)| *text == number.to_string());
    heading.used = if counts_up || heading.is_told {
        if heading.is_told {
            return headings;
        }
        Use::Running
    } else if source.table == Table::Staff {
        Use::Unkept
    } else {
        Use::Kept(heading.text.clone())
    };
    if values.iter().all(|(_, text)| is_number(text)) || numbers.len() > 1 {
        let spot = Spot {
            file: source.file.to_owned(),
            sheet: source.sheet.name.clone(),
            row: values[0].0,
            heading: heading.text.clone(),
        };
        notes.remark(RemarkKind::IdsUseless, "id", &spot, values[0].1.clone(), "");
    }
    headings
}
