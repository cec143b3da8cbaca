//! How wide each column of a table is on a page of so many columns.

use super::fold::{Measure, longest_piece, wrap_by};
use super::line::{GAP, pairs_of};
use super::pieces::visible;
use super::{Look, width};
use crate::sheet::{Kind, Table};

/// What stands before a line below its row.
pub(super) const BELOW: &str = "    ";
/// A word longer than the first of these is broken rather than kept, and where the page has no room
/// for such words, one longer than the second. The first holds an id with the brackets around it.
const LONG_WORDS: [usize; 2] = [24, 18];
/// What a column of text is at least to be read without pain; narrower, it goes below its row.
const READABLE: usize = 26;

/// What a page measures with: how wide text is, and how wide a digit, of which all that is fixed
/// is a multiple.
#[derive(Clone, Copy)]
pub(super) struct Ruler<'a> {
    pub(super) measure: Measure<'a>,
    pub(super) digit: usize,
}

impl Ruler<'_> {
    /// What a terminal measures with: columns.
    pub(super) const TERMINAL: Ruler<'static> = Ruler {
        measure: &width,
        digit: 1,
    };

    /// Between two columns.
    pub(super) fn gap(self) -> usize {
        GAP * self.digit
    }

    /// What a column that gives way loses at a time: fine enough not to be seen.
    fn step(self) -> usize {
        self.digit.div_ceil(8)
    }
}

/// Which columns are drawn, each with its width, in order.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// Index and width.
    pub(super) columns: Vec<(usize, usize)>,
    /// A column of long text that has a line of its own below each row.
    pub(super) below: Option<usize>,
}

/// The layout of a table; `None` when no table fits the page.
///
/// Without a page width every column is as wide as what it holds. With one, first the columns for
/// wide pages are left out; then those that may be folded give way, the highest rank first, the
/// widest of a rank first, and words last of all. Where that leaves too little for the last of
/// the foldable ones, as a rule the reason, it goes below the row and the others have its room, if
/// the table is the shorter for it.
pub(super) fn arrange(
    table: &Table,
    heads: &[String],
    rows: &[Vec<String>],
    page: Option<usize>,
    ruler: Ruler<'_>,
) -> Option<Layout> {
    let measure = ruler.measure;
    let natural = |at: usize| {
        let cells = rows.iter().map(|row| measure(&row[at]));
        (at, cells.chain([measure(&heads[at])]).max().unwrap_or(0))
    };
    let all: Vec<_> = visible(table, false).into_iter().map(natural).collect();
    let Some(page) = page.filter(|page| total(&all, ruler) > *page) else {
        return Some(Layout {
            columns: all,
            below: None,
        });
    };
    let wanted: Vec<_> = visible(table, true).into_iter().map(natural).collect();
    LONG_WORDS
        .into_iter()
        .find_map(|long| with_words(long, table, heads, rows, &wanted, page, ruler))
}

/// The layout in which no word of at most `long` digits is broken, if there is one.
fn with_words(
    long: usize,
    table: &Table,
    heads: &[String],
    rows: &[Vec<String>],
    wanted: &[(usize, usize)],
    page: usize,
    ruler: Ruler<'_>,
) -> Option<Layout> {
    let words: Vec<usize> = (0..heads.len())
        .map(|at| longest_word(heads, rows, at, ruler).min(long * ruler.digit))
        .collect();
    let fitted = fit(table, &words, wanted.to_vec(), page, ruler);
    let last = wanted
        .iter()
        .rfind(|(at, _)| table.columns[*at].fold > 0)
        .copied();
    let Some((below, _)) = last.filter(|last| is_squeezed(fitted.as_deref(), *last, ruler)) else {
        return fitted.map(|columns| Layout {
            columns,
            below: None,
        });
    };
    let others = wanted
        .iter()
        .copied()
        .filter(|(at, _)| *at != below)
        .collect();
    let beside = fitted.map(|columns| Layout {
        columns,
        below: None,
    });
    let beneath = fit(table, &words, others, page, ruler).map(|columns| Layout {
        columns,
        below: Some(below),
    });
    match (beside, beneath) {
        (Some(beside), Some(beneath)) => {
            let is_shorter = beneath.height(rows, page, ruler) < beside.height(rows, page, ruler);
            Some(if is_shorter { beneath } else { beside })
        }
        (beside, beneath) => beside.or(beneath),
    }
}

impl Layout {
    /// How many lines the rows take.
    fn height(&self, rows: &[Vec<String>], page: usize, ruler: Ruler<'_>) -> usize {
        let lines = |text: &str, room| wrap_by(text, room, ruler.measure).len();
        let row = |cells: &Vec<String>| {
            let beside = self
                .columns
                .iter()
                .map(|(at, columns)| lines(&cells[*at], *columns));
            let room = page.saturating_sub(BELOW.len() * ruler.digit);
            let below = self.below.filter(|at| !cells[*at].is_empty());
            let below = below.map_or(0, |at| lines(&cells[at], room));
            beside.max().unwrap_or(1) + below
        };
        rows.iter().map(row).sum()
    }
}

/// The longest word of a column, so that none is broken that need not be.
fn longest_word(heads: &[String], rows: &[Vec<String>], at: usize, ruler: Ruler<'_>) -> usize {
    let piece = |text: &str| longest_piece(text, ruler.measure);
    let cells = rows.iter().map(|row| piece(&row[at]));
    cells.chain([piece(&heads[at])]).max().unwrap_or(0)
}

/// Whether the column has less room than it wants and than reading asks for.
fn is_squeezed(
    fitted: Option<&[(usize, usize)]>,
    (column, wanted): (usize, usize),
    ruler: Ruler<'_>,
) -> bool {
    let has = fitted.and_then(|columns| columns.iter().find(|(at, _)| *at == column));
    has.is_none_or(|(_, has)| *has < wanted.min(READABLE * ruler.digit))
}

/// The columns made narrow enough for the page, if they can be.
fn fit(
    table: &Table,
    words: &[usize],
    mut columns: Vec<(usize, usize)>,
    page: usize,
    ruler: Ruler<'_>,
) -> Option<Vec<(usize, usize)>> {
    let least = |at: usize, digits: usize| words[at].max(digits * ruler.digit);
    for (_, wanted) in &mut columns {
        *wanted = (*wanted).min(page);
    }
    let fold = |at: usize| table.columns[at].fold;
    let ranks = columns.iter().map(|(at, _)| fold(*at)).max().unwrap_or(0);
    for rank in (1..=ranks).rev() {
        shrink(&mut columns, page, ruler, |at| {
            (fold(at) == rank).then(|| least(at, 12))
        });
    }
    shrink(&mut columns, page, ruler, |at| {
        (fold(at) > 0).then(|| least(at, 8))
    });
    let is_text = |at: usize| matches!(table.columns[at].kind, Kind::Text | Kind::List);
    shrink(&mut columns, page, ruler, |at| {
        is_text(at).then(|| least(at, 8))
    });
    (total(&columns, ruler) <= page).then_some(columns)
}

fn total(layout: &[(usize, usize)], ruler: Ruler<'_>) -> usize {
    layout
        .iter()
        .map(|(_, columns)| columns + ruler.gap())
        .sum::<usize>()
        .saturating_sub(ruler.gap())
}

/// Takes columns from the widest of those that give way until the page is wide enough or all
/// have come down to their least width.
fn shrink(
    layout: &mut [(usize, usize)],
    page: usize,
    ruler: Ruler<'_>,
    least: impl Fn(usize) -> Option<usize>,
) {
    while total(layout, ruler) > page {
        let gives = layout
            .iter_mut()
            .filter(|(at, columns)| least(*at).is_some_and(|least| *columns > least));
        let Some((at, columns)) = gives.max_by_key(|(_, columns)| *columns) else {
            return;
        };
        *columns -= ruler.step().min(*columns - least(*at).unwrap_or(0));
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
