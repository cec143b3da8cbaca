//! The body of a table on sheets: headings, group lines, rows, rules and borders.

use super::desk::{Desk, baseline, folded};
use super::face::measure;
use super::paper::{Length, Type, mm, toned};
use crate::render::Ink;
use crate::render::show::TICK;
use crate::render::widths::BELOW;
use crate::sheet::{Row, Tone};

/// Above and below the lines of a row, at full size.
const PAD: Length = 210;

/// A count as a length.
pub(super) fn length(count: usize) -> Length {
    Length::try_from(count).unwrap_or(Length::MAX / 10_000)
}

/// A column on the sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) at: usize,
    pub(super) x: Length,
    pub(super) width: Length,
    pub(super) is_number: bool,
}

/// A table as it is drawn: where its columns stand, whether they have borders to write between.
pub(super) struct Grid {
    pub(super) places: Vec<Place>,
    pub(super) below: Option<usize>,
    pub(super) kind: Type,
    /// Between two columns.
    pub(super) gap: Length,
    pub(super) is_form: bool,
}

impl Grid {
    /// Where the last column ends.
    fn right(&self) -> Length {
        self.places.last().map_or(0, |place| place.x + place.width)
    }
}

impl Desk<'_> {
    /// Above and below the lines of a row.
    pub(super) fn pad(&self) -> Length {
        self.paper.scaled(PAD)
    }

    /// Between two columns.
    pub(super) fn gap(&self) -> Length {
        2 * measure("0", self.paper.cell().size)
    }

    /// The headings, under a rule.
    pub(super) fn heads(&mut self, grid: &Grid, heads: &[String]) {
        let kind = grid.kind.bold().ink(Ink::SOFT);
        let top = self.y;
        self.cells(grid, heads, kind);
        if grid.is_form {
            self.frames(grid, top, self.y - top);
        } else {
            self.level(grid, 80, Ink::SOFT);
        }
        if !grid.is_form {
            self.y += 100;
        }
    }

    /// The line above the rows of a group; said again where the group goes on on a new sheet.
    pub(super) fn group(&mut self, grid: &Grid, name: &str, is_again: bool) {
        if name.is_empty() {
            return;
        }
        if !is_again {
            self.y += grid.kind.line() / 2;
        }
        let said = self.said(name);
        let kind = grid.kind.bold().ink(Ink::DEEP);
        self.lines(&said, self.left, self.width, kind);
        self.y += self.pad() / 2;
        self.level(grid, 40, Ink::SOFT);
    }

    /// A row, with a rule below it or borders around its cells.
    pub(super) fn row(&mut self, grid: &Grid, cells: &[String], tone: Tone) {
        let top = self.y;
        let sheet = self.sheets.len();
        let ink = match tone {
            Tone::Bad | Tone::Quiet => toned(tone),
            _ => Ink::TEXT,
        };
        self.cells(grid, cells, grid.kind.ink(ink));
        if self.sheets.len() == sheet {
            self.marked(tone, top);
        }
        if grid.is_form {
            self.y = self.y.max(top + self.paper.scaled(mm(9)));
            self.frames(grid, top, self.y - top);
        } else {
            self.level(grid, 30, Ink::GRID);
        }
    }

    /// A rule as wide as the table.
    fn level(&mut self, grid: &Grid, thick: Length, ink: Ink) {
        let right = grid.right().max(self.left + self.width / 3);
        let (left, y) = (self.left, self.y);
        self.pen().line((left, y), (right, y), thick, ink);
    }

    /// What wants attention has a bar before it, so that nothing rests on colour.
    fn marked(&mut self, tone: Tone, top: Length) {
        let (thick, ink) = match tone {
            Tone::Bad => (250, Ink::RED),
            Tone::Warn => (120, Ink::AMBER),
            _ => return,
        };
        let (x, high) = (self.left - 450, self.y - top);
        self.pen().filled((x, top), (thick, high), ink);
    }

    /// The last row, set apart.
    pub(super) fn total(&mut self, grid: &Grid, total: &Row, cells: &[String]) {
        self.need(self.height(grid, cells));
        self.level(grid, 80, Ink::SOFT);
        self.cells(grid, cells, grid.kind.bold().ink(toned(total.tone)));
    }

    /// How high a row is.
    pub(super) fn height(&self, grid: &Grid, cells: &[String]) -> Length {
        let lines = grid.places.iter();
        let lines = lines.map(|place| folded(&cells[place.at], place.width, grid.kind).len());
        let below = self.below(grid, cells).len();
        let lines = length(lines.max().unwrap_or(1) + below);
        let high = lines * grid.kind.line() + 3 * self.pad();
        if grid.is_form {
            high.max(self.paper.scaled(mm(9)))
        } else {
            high
        }
    }

    /// The lines of long text that stand below the row.
    fn below(&self, grid: &Grid, cells: &[String]) -> Vec<String> {
        let below = grid.below.map(|at| &cells[at]);
        let width = self.width - indent(grid);
        below
            .filter(|text| !text.is_empty())
            .map_or_else(Vec::new, |text| folded(text, width, grid.kind))
    }

    /// The cells of a row side by side, then what stands below; a row longer than a sheet goes on.
    fn cells(&mut self, grid: &Grid, cells: &[String], kind: Type) {
        // What is written by hand needs room above it too.
        self.y += if grid.is_form {
            self.pad() * 2
        } else {
            self.pad()
        };
        let columns: Vec<(Place, Vec<String>)> = grid
            .places
            .iter()
            .map(|place| (*place, folded(&cells[place.at], place.width, kind)))
            .collect();
        let tall = columns.iter().map(|(_, lines)| lines.len()).max();
        for line in 0..tall.unwrap_or(0) {
            self.need(kind.line());
            let foot = self.y + baseline(kind);
            for (place, lines) in &columns {
                let Some(text) = lines.get(line) else {
                    continue;
                };
                let spare = if place.is_number {
                    place.width - measure(text, kind.size)
                } else {
                    0
                };
                if text == TICK {
                    self.tick(place.x, foot);
                } else {
                    self.pen().text(place.x + spare, foot, kind, text);
                }
            }
            self.y += kind.line();
        }
        for text in self.below(grid, cells) {
            self.need(kind.line());
            let foot = self.y + baseline(kind);
            let x = self.left + indent(grid);
            self.pen().text(x, foot, kind, &text);
            self.y += kind.line();
        }
        self.y += self.pad();
    }

    /// A box to tick.
    fn tick(&mut self, x: Length, foot: Length) {
        let side = self.paper.scaled(950);
        self.pen()
            .boxed((x, foot - side * 9 / 10), (side, side), 60, Ink::TEXT);
    }

    /// Borders around the cells of a row of a form.
    fn frames(&mut self, grid: &Grid, top: Length, high: Length) {
        for place in &grid.places {
            let at = (place.x - grid.gap / 2, top);
            let size = (place.width + grid.gap, high);
            self.pen().boxed(at, size, 40, Ink::SOFT);
        }
    }
}

fn indent(grid: &Grid) -> Length {
    length(BELOW.len()) * measure("0", grid.kind.size)
}
