//! What every chart is made of: rectangles, lines, dots and words at exact places.

use crate::render::Ink;

/// How many patterns there are; a chart with more parts begins again.
pub(in crate::render) const FILLS: usize = 5;

/// A point, or a width and a height, in tenths of a pixel.
pub(in crate::render) type At = (i64, i64);

/// What a rectangle is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Fill {
    /// One colour.
    Solid(Ink),
    /// The pattern of this number, below [`FILLS`]: solid, hatched, dotted, grey, ruled.
    Pattern(usize),
}

/// How a line is broken: lengths of strokes and gaps in pixels; whole where it is empty.
pub(in crate::render) type Dash = &'static [u8];

/// Where a text is anchored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Anchor {
    Start,
    Middle,
    End,
}

/// One mark; those that come later lie on top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) enum Mark {
    /// A rectangle by its upper left corner.
    Rect {
        at: At,
        size: At,
        fill: Fill,
        stroke: Option<Ink>,
    },
    /// A straight line.
    Line {
        from: At,
        to: At,
        ink: Ink,
        dash: Dash,
    },
    /// A dot by its middle, with a radius in tenths of a pixel.
    Dot {
        at: At,
        radius: i64,
        fill: Ink,
        stroke: Option<Ink>,
    },
    /// A triangle that stands on its base, by its top.
    Triangle { at: At, fill: Ink },
    /// A line of words, already masked and cleaned, by its foot; `size` in pixels.
    Text {
        at: At,
        anchor: Anchor,
        size: u8,
        ink: Ink,
        text: String,
    },
}

/// A chart; the page scales it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) struct Picture {
    /// How wide it is, in tenths of a pixel.
    pub(in crate::render) width: i64,
    /// How high it is, in tenths of a pixel.
    pub(in crate::render) height: i64,
    /// What it is made of.
    pub(in crate::render) marks: Vec<Mark>,
}

impl Picture {
    /// An empty one, so many pixels wide.
    pub(super) fn new(pixels: u16) -> Self {
        Self {
            width: i64::from(pixels) * 10,
            height: 0,
            marks: Vec::new(),
        }
    }

    /// How long a bar may be: as wide as the picture, its border left out.
    pub(super) fn bar(&self) -> i64 {
        self.width - 20
    }

    /// How many columns of words of the size of labels stand side by side, with room for a figure.
    pub(super) fn label(&self) -> usize {
        usize::try_from(self.width / 85).unwrap_or(1)
    }

    /// A rectangle without a border.
    pub(super) fn rect(&mut self, at: At, size: At, fill: Fill) {
        self.push_rect(at, size, fill, None);
    }

    /// A rectangle with one.
    pub(super) fn bordered(&mut self, at: At, size: At, fill: Fill, stroke: Ink) {
        self.push_rect(at, size, fill, Some(stroke));
    }

    fn push_rect(&mut self, at: At, (wide, high): At, fill: Fill, stroke: Option<Ink>) {
        let size = (wide.max(0), high.max(0));
        self.marks.push(Mark::Rect {
            at,
            size,
            fill,
            stroke,
        });
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: At, to: At, ink: Ink, dash: Dash) {
        self.marks.push(Mark::Line {
            from,
            to,
            ink,
            dash,
        });
    }

    /// A line of words.
    pub(super) fn text(&mut self, at: At, anchor: Anchor, size: u8, ink: Ink, text: &str) {
        let text = text.to_owned();
        self.marks.push(Mark::Text {
            at,
            anchor,
            size,
            ink,
            text,
        });
    }

    /// The picture, so many tenths of a pixel high.
    pub(super) fn finish(mut self, height: i64) -> Self {
        self.height = height;
        self
    }
}

/// `length` scaled by `part` of `whole`, without overflow; nothing of nothing.
pub(super) fn scaled(length: i64, part: i64, whole: i64) -> i64 {
    if whole <= 0 {
        return 0;
    }
    let exact = i128::from(length) * i128::from(part) / i128::from(whole);
    i64::try_from(exact).unwrap_or(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scaling_is_exact_and_never_overflows() {
        assert_eq!(scaled(4800, 12, 15), 3840);
        assert_eq!(scaled(4800, i64::MAX, i64::MAX), 4800);
        assert_eq!(scaled(4800, 1, 0), 0);
    }
}
