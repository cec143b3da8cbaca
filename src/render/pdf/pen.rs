//! What a sheet is drawn with: type, rules, boxes; places are from the upper left corner.

use pdf_writer::types::TextRenderingMode;
use pdf_writer::{Content, Str};

use super::glyphs::{FONT, Glyphs};
use super::paper::{Length, Paper, Type, points};
use crate::render::Ink;

/// A sheet as it is drawn.
pub(super) struct Pen<'a> {
    pub(super) content: &'a mut Content,
    pub(super) glyphs: &'a mut Glyphs,
    pub(super) paper: Paper,
}

impl Pen<'_> {
    fn at(&self, x: Length, y: Length) -> (f32, f32) {
        (points(x), points(self.paper.high - y))
    }

    /// A line of type, already spelled, by its foot.
    pub(super) fn text(&mut self, x: Length, foot: Length, kind: Type, text: &str) {
        let shown = self.glyphs.encoded(text);
        if shown.is_empty() {
            return;
        }
        let (x, y) = self.at(x, foot);
        self.fill_with(kind.ink);
        self.content.begin_text();
        if kind.bold {
            self.stroke_with(kind.ink, kind.size / 32);
            self.content
                .set_text_rendering_mode(TextRenderingMode::FillStroke);
        }
        self.content
            .set_font(FONT, points(kind.size))
            .next_line(x, y)
            .show(Str(&shown));
        if kind.bold {
            self.content
                .set_text_rendering_mode(TextRenderingMode::Fill);
        }
        self.content.end_text();
    }

    /// A straight line.
    pub(super) fn line(
        &mut self,
        from: (Length, Length),
        to: (Length, Length),
        thick: Length,
        ink: Ink,
    ) {
        let ((x1, y1), (x2, y2)) = (self.at(from.0, from.1), self.at(to.0, to.1));
        self.stroke_with(ink, thick);
        self.content.move_to(x1, y1).line_to(x2, y2).stroke();
    }

    /// A rectangle filled with a colour.
    pub(super) fn filled(&mut self, at: (Length, Length), size: (Length, Length), ink: Ink) {
        self.fill_with(ink);
        self.path(at, size);
        self.content.fill_nonzero();
    }

    /// A rectangle's border.
    pub(super) fn boxed(
        &mut self,
        at: (Length, Length),
        size: (Length, Length),
        thick: Length,
        ink: Ink,
    ) {
        self.stroke_with(ink, thick);
        self.path(at, size);
        self.content.stroke();
    }

    /// Adds a rectangle to the path.
    pub(super) fn path(&mut self, (x, y): (Length, Length), (wide, high): (Length, Length)) {
        let (left, below) = self.at(x, y + high);
        self.content.rect(left, below, points(wide), points(high));
    }

    pub(super) fn fill_with(&mut self, ink: Ink) {
        let [red, green, blue] = shades(ink);
        self.content.set_fill_rgb(red, green, blue);
    }

    pub(super) fn stroke_with(&mut self, ink: Ink, thick: Length) {
        let [red, green, blue] = shades(ink);
        self.content
            .set_stroke_rgb(red, green, blue)
            .set_line_width(points(thick));
    }
}

fn shades(ink: Ink) -> [f32; 3] {
    ink.0.map(|shade| f32::from(shade) / 255.0)
}
