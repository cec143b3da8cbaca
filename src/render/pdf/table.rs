//! Tables: columns as wide as they need, headings again on every sheet, rows kept whole.

use super::desk::Desk;
use super::face::{measure, spelled};
use super::grid::{Grid, Place, length};
use super::paper::{Length, Paper, mm};
use crate::render::pieces::{is_grouped, nothing};
use crate::render::widths::{Layout, Ruler, arrange};
use crate::render::{Ink, Look, Show};
use crate::sheet::{Cell, Table};

/// Between two tables side by side.
const GUTTER: Length = mm(10);

/// Whether the table can be drawn as one on this paper.
pub(super) fn fits(table: &Table, paper: Paper, look: &Look) -> bool {
    let printed = || Printed::new(table, paper, Some(paper.width()), look);
    table.rows.is_empty() || printed().layout.is_some()
}

/// A table's texts as they are printed, and how wide each column is.
struct Printed {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
    layout: Option<Layout>,
}

impl Printed {
    fn new(table: &Table, paper: Paper, width: Option<Length>, look: &Look) -> Self {
        let show = Show::new(look);
        let said = |text: String| spelled(&text).into_owned();
        let heads: Vec<String> = table
            .columns
            .iter()
            .map(|column| said(show.text(&column.head)))
            .collect();
        let rows: Vec<Vec<String>> = table
            .rows
            .iter()
            .chain(&table.total)
            .map(|row| row.cells.iter().map(|cell| said(show.cell(cell))).collect())
            .collect();
        let size = paper.cell().size;
        let measured = |text: &str| count(measure(text, size));
        let ruler = Ruler {
            measure: &measured,
            digit: measured("0"),
        };
        let layout = arrange(table, &heads, &rows, width.map(count), ruler);
        Self {
            heads,
            rows,
            layout,
        }
    }
}

fn count(length: Length) -> usize {
    usize::try_from(length).unwrap_or_default()
}

impl Desk<'_> {
    /// Tables that follow one another; two narrow ones stand side by side.
    pub(super) fn tables(&mut self, tables: &[&Table]) {
        let mut rest = tables;
        while let [first, others @ ..] = rest {
            let second = others.first().copied();
            if let Some((second, x)) = second.and_then(|second| self.beside(first, second)) {
                self.pair(first, second, x);
                rest = &others[1..];
            } else {
                self.table(first);
                rest = others;
            }
        }
    }

    /// Where the second of two tables begins, if they can stand side by side on one sheet.
    fn beside<'t>(&mut self, first: &Table, second: &'t Table) -> Option<(&'t Table, Length)> {
        let size = |table: &Table| {
            let layout = Printed::new(table, self.paper, None, self.look).layout;
            let columns = layout.map_or_else(Vec::new, |layout| layout.columns);
            let widths = columns.iter().map(|(_, wide)| length(*wide) + self.gap());
            let wide = widths.sum::<Length>() - self.gap();
            let row = self.paper.cell().line() + 2 * self.pad();
            let high = row * length(table.rows.len() + 4);
            (wide, high)
        };
        let ((wide, high), (other, deep)) = (size(first), size(second));
        let x = (wide + GUTTER).max(Length::midpoint(self.width, GUTTER));
        let empty = first.rows.is_empty() || second.rows.is_empty();
        let tall = high.max(deep);
        let fits = x + other <= self.width && tall < self.paper.foot() - Paper::MARGIN;
        (fits && !empty && !self.is_form).then(|| {
            self.need(tall);
            (second, self.left + x)
        })
    }

    /// Two tables from the same height on.
    fn pair(&mut self, first: &Table, second: &Table, x: Length) {
        let (left, width, top) = (self.left, self.width, self.y);
        self.width = x - left - GUTTER;
        self.table(first);
        let below = self.y;
        self.y = top;
        (self.left, self.width) = (x, left + width - x);
        self.table(second);
        (self.left, self.width) = (left, width);
        self.y = self.y.max(below);
    }

    /// A table with its title, or what is said in its place.
    pub(super) fn table(&mut self, table: &Table) {
        let kind = self.paper.cell();
        if let Some(title) = &table.title {
            self.need(kind.line() * 6);
            self.skip(700);
            let said = self.said(title);
            let kind = self.paper.body().bold();
            self.lines(&said, self.left, self.width, kind);
            self.skip(150);
        }
        if table.rows.is_empty() {
            let said = self.said(&nothing(table, self.look));
            let kind = self.paper.body().ink(Ink::SOFT);
            self.lines(&said, self.left, self.width, kind);
            return self.skip(500);
        }
        let printed = Printed::new(table, self.paper, Some(self.width), self.look);
        match &printed.layout {
            Some(layout) => self.grid(table, &printed, layout),
            None => self.stacked(&printed),
        }
        self.skip(600);
    }

    /// Each row as a card, where no table fits.
    fn stacked(&mut self, printed: &Printed) {
        for row in &printed.rows {
            let filled = printed.heads.iter().zip(row);
            let pairs: Vec<(String, String)> = filled
                .filter(|(_, cell)| !cell.is_empty())
                .map(|(head, cell)| (head.clone(), cell.clone()))
                .collect();
            self.said_pairs(&pairs);
        }
    }

    fn grid(&mut self, table: &Table, printed: &Printed, layout: &Layout) {
        let grid = Grid {
            places: self.places(table, layout),
            below: layout.below,
            kind: self.paper.cell(),
            gap: self.gap(),
            is_form: self.is_form,
        };
        self.need(grid.kind.line() * 4);
        self.heads(&grid, &printed.heads);
        let mut group: Option<&str> = None;
        for (row, cells) in table.rows.iter().zip(&printed.rows) {
            let height = self.height(&grid, cells);
            let begins = is_grouped(table) && row.group.as_deref() != group;
            let lead = if begins { grid.kind.line() * 2 } else { 0 };
            let turned = self.room() < height + lead && !self.is_fresh();
            if turned {
                self.turn();
                self.heads(&grid, &printed.heads);
            }
            group = row.group.as_deref();
            if begins || turned {
                self.group(&grid, group.unwrap_or_default(), turned);
            }
            self.row(&grid, cells, row.tone);
        }
        if let (Some(total), Some(cells)) = (&table.total, printed.rows.last()) {
            self.total(&grid, total, cells);
        }
    }

    /// Columns from left to right; on a form those to be written in share what is left, that of long
    /// text most.
    fn places(&self, table: &Table, layout: &Layout) -> Vec<Place> {
        let gap = self.gap();
        let used: Length = layout
            .columns
            .iter()
            .map(|(_, width)| length(*width) + gap)
            .sum::<Length>()
            - gap;
        let spare = if self.is_form {
            (self.width - used - gap).max(0)
        } else {
            0
        };
        let long = layout
            .columns
            .iter()
            .rposition(|(at, _)| table.columns[*at].fold > 0);
        let blank = |at: usize| table.rows.iter().all(|row| row.cells[at] == Cell::Empty);
        let some_blank = layout.columns.iter().any(|(at, _)| blank(*at));
        let parts = |place: usize, at: usize| match (long == Some(place), some_blank) {
            (true, _) => 4,
            (false, true) => Length::from(blank(at)),
            (false, false) => 1,
        };
        let all = layout.columns.iter().enumerate();
        let all: Length = all.map(|(place, (at, _))| parts(place, *at)).sum();
        let share = spare / all.max(1);
        let mut x = self.left + if self.is_form { gap / 2 } else { 0 };
        let places = layout
            .columns
            .iter()
            .enumerate()
            .map(|(place, (at, width))| {
                let share = share * parts(place, *at);
                let here = Place {
                    at: *at,
                    x,
                    width: length(*width) + share,
                    is_number: table.columns[*at].kind.is_number(),
                };
                x += here.width + gap;
                here
            });
        places.collect()
    }
}
