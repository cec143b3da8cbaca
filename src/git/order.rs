//! In which order the rows of a merged table stand.

use std::collections::HashMap;

use super::grid::{Grid, GridRow, Key};
use super::meaning::Meaning;
use super::sides::Sides;

/// Every row of either side, in our order, theirs behind the row they stand behind; by the table's
/// key where all versions are sorted by it. A line that is no row stays behind the row before it.
pub(super) fn in_order(sides: &Sides<'_>) -> Vec<Key> {
    let keys = together(sides);
    let grids = [&sides.base, &sides.ours, &sides.theirs];
    if !grids.iter().all(|grid| is_sorted(grid, sides.meaning)) {
        return keys;
    }
    let mut groups: Vec<(Vec<String>, Vec<Key>)> = Vec::new();
    for key in keys {
        let mut both = [&sides.ours, &sides.theirs].into_iter();
        let found = both.find_map(|side| Some((side, side.row(&key)?)));
        match (found, groups.last_mut()) {
            (Some((_, row)), Some((_, lines))) if row.is_line() => lines.push(key),
            (Some((side, row)), _) => groups.push((sort_key(side, row, sides.meaning), vec![key])),
            (None, _) => {}
        }
    }
    groups.sort_by(|(one, _), (other, _)| one.cmp(other));
    groups.into_iter().flat_map(|(_, keys)| keys).collect()
}

fn together(sides: &Sides<'_>) -> Vec<Key> {
    let mut theirs: HashMap<Option<&Key>, Vec<&Key>> = HashMap::new();
    let mut behind = None;
    for row in &sides.theirs.rows {
        if sides.ours.row(&row.key).is_some() {
            behind = Some(&row.key);
        } else {
            theirs.entry(behind).or_default().push(&row.key);
        }
    }
    let ours = sides.ours.rows.iter().map(|row| Some(&row.key));
    let mut keys: Vec<Key> = Vec::new();
    for key in std::iter::once(None).chain(ours) {
        keys.extend(key.cloned());
        let behind = theirs.get(&key).into_iter().flatten();
        keys.extend(behind.map(|key| (*key).clone()));
    }
    keys
}

/// Whether a table's rows stand in the order of its key.
fn is_sorted(grid: &Grid, meaning: Meaning<'_>) -> bool {
    let rows = grid.rows.iter().filter(|row| !row.is_line());
    rows.map(|row| sort_key(grid, row, meaning)).is_sorted()
}

/// The cells by which `fmt` sorts rows; nothing for a line that is none.
fn sort_key(grid: &Grid, row: &GridRow, meaning: Meaning<'_>) -> Vec<String> {
    let key = meaning.schema.key.iter();
    key.map(|name| meaning.of(name, grid.cell(row, name)).into_owned())
        .collect()
}
