//! How wide each column of a table is on a page of so many columns.

use super::pieces::visible;
use super::table::pairs_of;
use super::{Look, width};
use crate::sheet::{Kind, Table};

/// Blank columns between two columns of a table.
pub(super) const GAP: usize = 2;

/// The columns drawn, each with its width, in order; `None` when no table fits the page.
///
/// Without a page width every column is as wide as what it holds. With one, first the columns for
/// wide pages are left out, then those that may be folded give way, the highest rank first, the
/// widest of a rank first, and words last of all.
pub(super) fn arrange(
    table: &Table,
    heads: &[String],
    rows: &[Vec<String>],
    page: Option<usize>,
) -> Option<Vec<(usize, usize)>> {
    let natural = |at: &usize| {
        let cells = rows.iter().map(|row| width(&row[*at]));
        cells.chain([width(&heads[*at])]).max().unwrap_or(0)
    };
    let measured = |narrow| -> Vec<(usize, usize)> {
        visible(table, narrow)
            .iter()
            .map(|at| (*at, natural(at)))
            .collect()
    };
    let all = measured(false);
    let Some(page) = page.filter(|page| total(&all) > *page) else {
        return Some(all);
    };
    let mut layout = measured(true);
    for (_, columns) in &mut layout {
        *columns = (*columns).min(page);
    }
    let ranks = layout
        .iter()
        .map(|(at, _)| table.columns[*at].fold)
        .max()
        .unwrap_or(0);
    for rank in (1..=ranks).rev() {
        shrink(&mut layout, page, |at| {
            (table.columns[at].fold == rank).then_some(12)
        });
    }
    shrink(&mut layout, page, |at| {
        (table.columns[at].fold > 0).then_some(8)
    });
    shrink(&mut layout, page, |at| {
        matches!(table.columns[at].kind, Kind::Text | Kind::List).then_some(6)
    });
    (total(&layout) <= page).then_some(layout)
}

fn total(layout: &[(usize, usize)]) -> usize {
    layout
        .iter()
        .map(|(_, columns)| columns + GAP)
        .sum::<usize>()
        .saturating_sub(GAP)
}

/// Takes columns from the widest of those that give way until the page is wide enough or all
/// have come down to their least width.
fn shrink(layout: &mut [(usize, usize)], page: usize, least: impl Fn(usize) -> Option<usize>) {
    while total(layout) > page {
        let gives = layout
            .iter_mut()
            .filter(|(at, columns)| least(*at).is_some_and(|least| *columns > least));
        let Some((_, columns)) = gives.max_by_key(|(_, columns)| *columns) else {
            return;
        };
        *columns -= 1;
    }
}

/// Each row as a card, for pages too narrow for a table.
pub(super) fn stacked(
    table: &Table,
    heads: &[String],
    rows: &[Vec<String>],
    look: &Look,
) -> String {
    let columns: Vec<usize> = (0..table.columns.len()).collect();
    let cards = rows.iter().filter_map(|row| {
        let filled = columns.iter().filter(|at| !row[**at].is_empty());
        let pairs: Vec<_> = filled
            .map(|at| (heads[*at].clone(), row[*at].clone()))
            .collect();
        pairs_of(&pairs, look)
    });
    cards.collect::<Vec<_>>().join("\n\n")
}
