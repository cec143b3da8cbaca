//! What every chart is drawn with: a canvas of fixed width, exact numbers, fills that differ
//! without colour.

use std::fmt::Write;

use super::super::markup::escape;

/// Width of every chart in its own pixels; the page scales it.
pub(super) const WIDTH: i64 = 480;

/// Fills that stay apart in black and white, named `p0` to `p4`; once a page, before the charts.
pub(in crate::render::html) const PATTERNS: &str = r##"<svg class="defs" aria-hidden="true"><defs>
<pattern id="p0" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#1f4e79"/></pattern>
<pattern id="p1" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#dbe7f2"/><rect width="2" height="6" fill="#1f4e79"/></pattern>
<pattern id="p2" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#fff"/><circle cx="3" cy="3" r="1.3" fill="#a4262c"/></pattern>
<pattern id="p3" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#c9ced4"/></pattern>
<pattern id="p4" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#fff"/><rect width="6" height="1.5" fill="#5b6570"/></pattern>
</defs></svg>"##;

/// How many fills there are; a chart with more parts begins again.
pub(super) const FILLS: usize = 5;

/// The inside of an SVG as it grows.
#[derive(Default)]
pub(super) struct Canvas {
    marks: String,
}

/// Where a text is anchored.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Canvas {
    /// A rectangle with a fill, in tenths of a pixel.
    pub(super) fn rect(&mut self, at: (i64, i64), size: (i64, i64), fill: &str, stroke: &str) {
        let ((x, y), (w, h)) = (at, size);
        self.push(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\" stroke=\"{stroke}\"/>",
            Px(x), Px(y), Px(w.max(0)), Px(h.max(0))
        ));
    }

    /// A straight line; `dash` may be empty.
    pub(super) fn line(&mut self, from: (i64, i64), to: (i64, i64), stroke: &str, dash: &str) {
        let dash = if dash.is_empty() {
            String::new()
        } else {
            format!(" stroke-dasharray=\"{dash}\"")
        };
        self.push(format_args!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{stroke}\"{dash}/>",
            Px(from.0),
            Px(from.1),
            Px(to.0),
            Px(to.1)
        ));
    }

    /// Text, escaped here; `size` in pixels.
    pub(super) fn text(
        &mut self,
        at: (i64, i64),
        anchor: Anchor,
        size: u8,
        class: &str,
        text: &str,
    ) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let class = if class.is_empty() {
            String::new()
        } else {
            format!(" class=\"{class}\"")
        };
        self.push(format_args!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{size}\" text-anchor=\"{anchor}\"{class}>{}</text>",
            Px(at.0), Px(at.1), escape(text)
        ));
    }

    /// Marks written elsewhere.
    pub(super) fn push(&mut self, marks: std::fmt::Arguments<'_>) {
        writeln!(self.marks, "{marks}").expect("writing to a string cannot fail");
    }

    /// The finished SVG, `height` in tenths of a pixel, named for those who cannot see it.
    pub(super) fn finish(self, height: i64, name: &str) -> String {
        format!(
            "<svg viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"{}\" xmlns=\"http://www.w3.org/2000/svg\">\n{}</svg>",
            Px(height),
            escape(name),
            self.marks
        )
    }
}

/// Tenths of a pixel, written with at most one decimal.
pub(super) struct Px(pub(super) i64);

impl std::fmt::Display for Px {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, tenth) = (self.0.abs() / 10, self.0.abs() % 10);
        if tenth == 0 {
            write!(formatter, "{sign}{whole}")
        } else {
            write!(formatter, "{sign}{whole}.{tenth}")
        }
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
    fn numbers_are_exact() {
        assert_eq!(Px(125).to_string(), "12.5");
        assert_eq!(Px(-5).to_string(), "-0.5");
        assert_eq!(scaled(4800, 12, 15), 3840);
        assert_eq!(scaled(4800, i64::MAX, i64::MAX), 4800);
    }
}
