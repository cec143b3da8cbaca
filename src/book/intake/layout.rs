//! Which column of a list is which of ours.

use std::collections::BTreeSet;

use super::fold::folded;
use super::header::{self, Found, Wish};
use super::heading::{Heading, Use, letters};
use super::recognising::LayoutFault;
use super::recognising::use_of;
use super::settling::{clashes, name_kept, settle_groups, settle_moments, settle_second_choices};
use super::table::Table;
use crate::text::workbook::Sheet;
use crate::words::nearest;

/// What a caller says of columns.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The number of the row of headings.
    pub header_row: Option<u32>,
    /// `--map THEIRS=OURS`: a heading or the letter of a column, and a column of ours; empty: left out.
    pub map: Vec<(String, String)>,
}

/// The columns of one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// First and last row of the headings, by number.
    pub header_rows: (u32, u32),
    /// The headings, by column.
    pub headings: Vec<Heading>,
    /// How many columns of the table they name.
    pub known: usize,
    /// What was said of columns and does not fit this sheet: its place among what was said, and why.
    pub unmet: Vec<(usize, LayoutFault)>,
}

/// The columns of a sheet as one of a table; `services` are those that the policy rates.
pub fn layout(
    sheet: &Sheet,
    table: Table,
    told: &Told,
    services: &[String],
) -> Result<Layout, LayoutFault> {
    let mapped: BTreeSet<String> = told.map.iter().map(|(name, _)| folded(name)).collect();
    let wish = Wish {
        row: told.header_row,
        mapped: Some(&mapped),
    };
    let found = header::find(sheet, table, wish).ok_or(LayoutFault::NoHeader)?;
    let mut headings = recognised(&found, table, services);
    let unmet = apply(&mut headings, table, told, services);
    settle_groups(&mut headings, &found, table);
    settle_second_choices(&mut headings, table);
    settle_moments(&mut headings, table);
    clashes(&headings)?;
    name_kept(&mut headings, table);
    Ok(Layout {
        header_rows: found.rows,
        headings,
        known: found.known,
        unmet,
    })
}

fn recognised(found: &Found, table: Table, services: &[String]) -> Vec<Heading> {
    let heading = |(column, (text, _)): (&u32, &(String, Option<String>))| Heading {
        column: *column,
        text: text.clone(),
        used: use_of(table, text, services),
        is_told: false,
    };
    found.texts.iter().map(heading).collect()
}

/// Puts to work what `--map` says, as far as it is about this sheet.
fn apply(
    headings: &mut Vec<Heading>,
    table: Table,
    told: &Told,
    services: &[String],
) -> Vec<(usize, LayoutFault)> {
    let mut unmet = Vec::new();
    for (at, (theirs, ours)) in told.map.iter().enumerate() {
        if let Err(fault) = apply_one(headings, table, theirs, ours, services) {
            unmet.push((at, fault));
        }
    }
    unmet
}

fn apply_one(
    headings: &mut Vec<Heading>,
    table: Table,
    theirs: &str,
    ours: &str,
    services: &[String],
) -> Result<(), LayoutFault> {
    let used = target(table, ours, services)?;
    let position = position_of(headings, theirs).ok_or_else(|| LayoutFault::NoHeading {
        name: theirs.to_owned(),
        headings: headings
            .iter()
            .map(|heading| heading.text.clone())
            .collect(),
    })?;
    if let Use::Column(column) | Use::Party(column) = &used {
        // What was only guessed gives way to what was said.
        for heading in headings.iter_mut().filter(|heading| !heading.is_told) {
            if heading.used.target() == column && heading.used.word() == used.word() {
                heading.used = Use::Kept(heading.text.clone());
            }
        }
    }
    headings[position].used = used;
    headings[position].is_told = true;
    Ok(())
}

/// The heading of this text, or the column of these letters.
fn position_of(headings: &mut Vec<Heading>, name: &str) -> Option<usize> {
    let exact = headings
        .iter()
        .position(|heading| heading.text == name.trim());
    let alike = || {
        let wanted = folded(name);
        let same = |heading: &Heading| folded(&heading.text) == wanted;
        headings.iter().position(same)
    };
    if let Some(position) = exact.or_else(alike) {
        return Some(position);
    }
    let letters_of = |heading: &Heading| letters(heading.column);
    let named = name.trim().to_ascii_uppercase();
    if let Some(position) = headings
        .iter()
        .position(|heading| letters_of(heading) == named)
    {
        return Some(position);
    }
    // A column without a heading.
    let column = (0..200).find(|column| letters(*column) == named)?;
    headings.push(Heading {
        column,
        text: String::new(),
        used: Use::Unnamed,
        is_told: true,
    });
    Some(headings.len() - 1)
}

fn target(table: Table, ours: &str, services: &[String]) -> Result<Use, LayoutFault> {
    let ours = ours.trim();
    if ours.is_empty() {
        return Ok(Use::LeftOut);
    }
    let used = use_of(table, ours, services);
    if matches!(used, Use::Column(_) | Use::Party(_) | Use::Running) {
        return Ok(used);
    }
    let columns = table.schema().columns.iter();
    let known: Vec<&str> = columns.map(|column| column.name).collect();
    let near = nearest(ours, known.iter().copied());
    let near = near.map_or(known, |near| vec![near]);
    Err(LayoutFault::NoColumn {
        name: ours.to_owned(),
        near: near.into_iter().map(str::to_owned).collect(),
    })
}
