//! The sheets as they fill: one below the other, with the place to go on at.

use pdf_writer::Content;

use super::face::{measure, spelled};
use super::glyphs::Glyphs;
use super::paper::{Length, Paper, Type};
use super::pen::Pen;
use crate::render::fold::wrap_by;
use crate::render::{Ink, Look, Show};

/// Sheets, and where on the last of them what comes next begins.
pub(super) struct Desk<'a> {
    /// For whom.
    pub(super) look: &'a Look,
    /// Of which kind the sheets are.
    pub(super) paper: Paper,
    /// Whether the page is a form: tables have borders, and room to write.
    pub(super) is_form: bool,
    /// The heading that holds on each sheet, empty before the first.
    pub(super) running: Vec<String>,
    /// Where lines begin.
    pub(super) left: Length,
    /// How wide they are.
    pub(super) width: Length,
    /// From the top of the last sheet.
    pub(super) y: Length,
    /// Those begun.
    pub(super) sheets: Vec<Content>,
    /// The characters used so far.
    pub(super) glyphs: Glyphs,
}

impl<'a> Desk<'a> {
    /// One empty sheet.
    pub(super) fn new(look: &'a Look, paper: Paper, is_form: bool) -> Self {
        Self {
            look,
            paper,
            is_form,
            running: vec![String::new()],
            left: Paper::MARGIN,
            width: paper.width(),
            y: Paper::MARGIN,
            sheets: vec![Content::new()],
            glyphs: Glyphs::default(),
        }
    }

    /// Free text as it is printed: masked, cleaned, spelled.
    pub(super) fn said(&self, text: &str) -> String {
        spelled(&Show::new(self.look).text(text)).into_owned()
    }

    /// What draws on the last sheet.
    pub(super) fn pen(&mut self) -> Pen<'_> {
        if self.sheets.is_empty() {
            self.sheets.push(Content::new());
        }
        let last = self.sheets.len() - 1;
        Pen {
            content: &mut self.sheets[last],
            glyphs: &mut self.glyphs,
            paper: self.paper,
        }
    }

    /// Whether nothing stands on the last sheet yet.
    pub(super) fn is_fresh(&self) -> bool {
        self.y <= Paper::MARGIN
    }

    /// What is left of the last sheet.
    pub(super) fn room(&self) -> Length {
        self.paper.foot() - self.y
    }

    /// Begins a sheet, unless the last one is empty.
    pub(super) fn turn(&mut self) {
        if !self.is_fresh() {
            self.sheets.push(Content::new());
            self.running
                .push(self.running.last().cloned().unwrap_or_default());
            self.y = Paper::MARGIN;
        }
    }

    /// Begins a sheet where less than `height` is left.
    pub(super) fn need(&mut self, height: Length) {
        if self.room() < height {
            self.turn();
        }
    }

    /// Goes down, if something stands above.
    pub(super) fn skip(&mut self, height: Length) {
        if !self.is_fresh() {
            self.y += self.paper.scaled(height);
        }
    }

    /// Lines of `text`, already spelled, from `x` on; a line that does not fit goes on a new sheet.
    pub(super) fn lines(&mut self, text: &str, x: Length, width: Length, kind: Type) {
        for line in folded(text, width, kind) {
            self.need(kind.line());
            let foot = self.y + baseline(kind);
            self.pen().text(x, foot, kind, &line);
            self.y += kind.line();
        }
    }

    /// A rule across the page.
    pub(super) fn rule(&mut self, thick: Length, ink: Ink) {
        let (y, right) = (self.y, self.paper.wide - Paper::MARGIN);
        self.pen().line((Paper::MARGIN, y), (right, y), thick, ink);
    }
}

/// `text`, already spelled, in lines of at most this width.
pub(super) fn folded(text: &str, width: Length, kind: Type) -> Vec<String> {
    let measure = |text: &str| usize::try_from(measure(text, kind.size)).unwrap_or_default();
    wrap_by(text, usize::try_from(width).unwrap_or_default(), &measure)
}

/// From the top of a line to the foot of its letters.
pub(super) fn baseline(kind: Type) -> Length {
    kind.size * 105 / 100
}
