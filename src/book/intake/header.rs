//! The headings of a sheet: in which row, or in which two, they stand.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::folded;
use super::table::Table;
use super::vocabulary::vocabulary;
use crate::text::workbook::{Area, Row, Sheet, Value};

/// Among how many rows the headings are looked for.
const LOOKED_AT: usize = 20;

/// The headings that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// First and last row they stand in, by number.
    pub(super) rows: (u32, u32),
    /// Their texts by column, those of two rows put together; and the group a column stands in.
    pub(super) texts: BTreeMap<u32, (String, Option<String>)>,
    /// How many columns of the table they name.
    pub(super) known: usize,
}

/// What a caller says of headings.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wish<'w> {
    /// The number of their row.
    pub(super) row: Option<u32>,
    /// Headings that `--map` names, folded.
    pub(super) mapped: Option<&'w BTreeSet<String>>,
}

/// The headings of a sheet, by the row that names most columns of the table.
pub(super) fn find(sheet: &Sheet, table: Table, wish: Wish<'_>) -> Option<Found> {
    let rows: Vec<&Row> = sheet.rows.iter().take(LOOKED_AT).collect();
    let position = if let Some(number) = wish.row {
        sheet.rows.iter().position(|row| row.number == number)?
    } else {
        let scores = rows.iter().map(|row| known_in(&texts_of(row), table, wish));
        let scores: Vec<usize> = scores.collect();
        let best = *scores.iter().max()?;
        scores.iter().position(|score| *score == best && best > 0)?
    };
    let merged: Vec<&Area> = sheet.merged.iter().collect();
    let main = &sheet.rows[position];
    let above = position.checked_sub(1).map(|above| &sheet.rows[above]);
    let below = sheet.rows.get(position + 1);
    let mut found = Found {
        rows: (main.number, main.number),
        texts: texts_of(main)
            .into_iter()
            .map(|(at, text)| (at, (text, None)))
            .collect(),
        known: 0,
    };
    if let Some(above) = above.filter(|above| is_upper(above, main, &merged)) {
        join_above(&mut found, above, &merged);
    } else if let Some(below) = below.filter(|below| is_lower(main, below, &merged, table)) {
        join_below(&mut found, main, below, &merged);
    }
    let texts = found
        .texts
        .iter()
        .map(|(at, (text, _))| (*at, text.clone()));
    found.known = known_in(&texts.collect(), table, wish);
    Some(found)
}

fn texts_of(row: &Row) -> BTreeMap<u32, String> {
    let texts = row.cells.iter().filter_map(|(at, value)| match value {
        Value::Text(text) => Some((*at, text.trim().to_owned())),
        _ => None,
    });
    texts.collect()
}

/// How many different columns of the table some texts name.
fn known_in(texts: &BTreeMap<u32, String>, table: Table, wish: Wish<'_>) -> usize {
    let mut known = BTreeSet::new();
    for text in texts.values() {
        // A sentence is no heading.
        if text.chars().count() > 24 {
            continue;
        }
        if wish
            .mapped
            .is_some_and(|mapped| mapped.contains(&folded(text)))
        {
            known.insert(text.clone());
        } else if let Some(meaning) = vocabulary().heading(table, text) {
            if !matches!(meaning.column.as_str(), "running" | "computed") {
                known.insert(meaning.column);
            }
        } else if folded(text).starts_with("rate") && text.contains('_') {
            known.insert(text.clone());
        }
    }
    known.len()
}

/// The merged region that holds a cell; rows and columns from 0.
fn region<'m>(merged: &[&'m Area], row: u32, column: u32) -> Option<&'m Area> {
    merged.iter().copied().find(|area| {
        (area.top..=area.bottom).contains(&row) && (area.left..=area.right).contains(&column)
    })
}

/// Whether the row above the one that names most columns belongs to the headings: it has several
/// texts, and stands right above.
fn is_upper(above: &Row, main: &Row, merged: &[&Area]) -> bool {
    let texts = texts_of(above);
    let is_near = main.number - above.number == 1;
    let groups = texts.keys().filter(|at| {
        let area = region(merged, above.number - 1, **at);
        area.is_some_and(|area| area.right > area.left || area.bottom > area.top)
            || main.get(**at).is_none()
            || main.get(**at + 1).is_some()
    });
    let values = above.cells.len();
    is_near && texts.len() >= 2 && texts.len() == values && groups.count() >= 2
}

fn join_above(found: &mut Found, above: &Row, merged: &[&Area]) {
    let texts = texts_of(above);
    found.rows.0 = above.number;
    for (at, text) in &texts {
        found
            .texts
            .entry(*at)
            .or_insert_with(|| (text.clone(), None));
    }
    let columns: Vec<u32> = found.texts.keys().copied().collect();
    for column in columns {
        let group = group_of(&texts, above, merged, column);
        if let Some((text, named)) = found.texts.get_mut(&column)
            && group.as_ref() != Some(text)
        {
            *named = group;
        }
    }
}

/// The text of the group that a column stands in: the merged cell above it, or the last text to its
/// left where nothing is merged.
fn group_of(
    texts: &BTreeMap<u32, String>,
    row: &Row,
    merged: &[&Area],
    column: u32,
) -> Option<String> {
    if let Some(area) = region(merged, row.number - 1, column) {
        return texts.get(&area.left).cloned();
    }
    let has_regions = merged
        .iter()
        .any(|area| area.top < row.number && area.bottom + 1 >= row.number);
    if has_regions {
        return texts.get(&column).cloned();
    }
    texts
        .range(..=column)
        .next_back()
        .map(|(_, text)| text.clone())
}

/// Whether the row below the one that names most columns belongs to the headings: it has texts alone,
/// each where the row above has none or a cell over several columns.
fn is_lower(main: &Row, below: &Row, merged: &[&Area], table: Table) -> bool {
    let texts = texts_of(below);
    if below.number - main.number != 1 || texts.is_empty() || texts.len() != below.cells.len() {
        return false;
    }
    let is_under_group = |at: &u32| {
        let area = region(merged, main.number - 1, *at);
        match area {
            Some(area) => area.right > area.left && area.bottom < below.number,
            None => main.get(*at).is_none() || main.get(*at + 1).is_none(),
        }
    };
    let known = texts
        .values()
        .any(|text| vocabulary().heading(table, text).is_some());
    let is_short = texts.values().all(|text| text.chars().count() <= 12);
    let has_gap = texts.keys().any(|at| main.get(*at).is_none());
    known && is_short && has_gap && texts.keys().all(is_under_group)
}

fn join_below(found: &mut Found, main: &Row, below: &Row, merged: &[&Area]) {
    let upper = texts_of(main);
    found.rows.1 = below.number;
    for (at, text) in texts_of(below) {
        let group = group_of(&upper, main, merged, at).filter(|group| *group != text);
        found.texts.insert(at, (text, group));
    }
}
