//! A chart as inline SVG, with its caption.

use std::fmt::{Display, Formatter, Write};

use super::markup::{element, escape};
use crate::render::picture::{Anchor, Dash, Fill, Mark, Picture, draw};
use crate::render::{Ink, Look, Show};
use crate::sheet::Chart;
use crate::words::Message;

/// Width of a chart in its own pixels; the page scales it.
const WIDTH: u16 = 420;

/// Fills that stay apart in black and white, named `p0` to `p4`; once a page, before the charts.
pub(super) const PATTERNS: &str = r##"<svg class="defs" aria-hidden="true"><defs>
<pattern id="p0" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#1f4e79"/></pattern>
<pattern id="p1" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#dbe7f2"/><rect width="2" height="6" fill="#1f4e79"/></pattern>
<pattern id="p2" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#fff"/><circle cx="3" cy="3" r="1.3" fill="#a4262c"/></pattern>
<pattern id="p3" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#c9ced4"/></pattern>
<pattern id="p4" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#fff"/><rect width="6" height="1.5" fill="#5b6570"/></pattern>
</defs></svg>"##;

/// The figure, or a sentence where there is nothing to draw.
pub(super) fn figure(chart: &Chart, look: &Look) -> String {
    let show = Show::new(look);
    let title = show.text(&chart.title);
    let unit = show.text(&chart.unit);
    let caption = if unit.is_empty() {
        title.clone()
    } else {
        format!("{title} ({unit})")
    };
    let drawing = match draw(chart, WIDTH, look) {
        Some(picture) => svg(&picture, &title),
        None => element("p", "quiet", &look.words.say(Message::ChartNone)),
    };
    format!(
        "<figure data-key=\"{}\">\n<figcaption>{}</figcaption>\n{drawing}\n</figure>",
        escape(chart.key),
        escape(&caption)
    )
}

/// The picture, named for those who cannot see it.
fn svg(picture: &Picture, name: &str) -> String {
    let mut marks = String::new();
    for mark in &picture.marks {
        writeln!(marks, "{}", Svg(mark)).expect("writing to a string cannot fail");
    }
    format!(
        "<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\" xmlns=\"http://www.w3.org/2000/svg\">\n{marks}</svg>",
        Px(picture.width),
        Px(picture.height),
        escape(name),
    )
}

/// A mark as an element.
struct Svg<'a>(&'a Mark);

impl Display for Svg<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Mark::Rect {
                at: (x, y),
                size: (wide, high),
                fill,
                stroke,
            } => write!(
                out,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"{}/>",
                Px(*x),
                Px(*y),
                Px(*wide),
                Px(*high),
                paint(*fill),
                edge(*stroke)
            ),
            Mark::Line {
                from,
                to,
                ink,
                dash,
            } => write!(
                out,
                "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{}{}/>",
                Px(from.0),
                Px(from.1),
                Px(to.0),
                Px(to.1),
                edge(Some(*ink)),
                dashes(dash)
            ),
            Mark::Dot {
                at: (x, y),
                radius,
                fill,
                stroke,
            } => write!(
                out,
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"{}/>",
                Px(*x),
                Px(*y),
                Px(*radius),
                fill,
                edge(*stroke)
            ),
            Mark::Triangle { at: (x, y), fill } => write!(
                out,
                "<path d=\"M{} {}l4 7h-8z\" fill=\"{}\"/>",
                Px(*x),
                Px(*y),
                fill
            ),
            Mark::Text {
                at: (x, y),
                anchor,
                size,
                ink,
                text,
            } => write!(
                out,
                "<text x=\"{}\" y=\"{}\" font-size=\"{size}\" text-anchor=\"{}\"{}>{}</text>",
                Px(*x),
                Px(*y),
                anchored(*anchor),
                coloured(*ink),
                escape(text)
            ),
        }
    }
}

fn paint(fill: Fill) -> String {
    match fill {
        Fill::Solid(ink) => ink.to_string(),
        Fill::Pattern(number) => format!("url(#p{number})"),
    }
}

fn edge(stroke: Option<Ink>) -> String {
    stroke.map_or_else(String::new, |ink| format!(" stroke=\"{ink}\""))
}

fn dashes(dash: Dash) -> String {
    if dash.is_empty() {
        return String::new();
    }
    let lengths: Vec<String> = dash.iter().map(ToString::to_string).collect();
    format!(" stroke-dasharray=\"{}\"", lengths.join(" "))
}

fn anchored(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}

/// The page's own ink needs no word; a style wins over the sheet's rule for texts.
fn coloured(ink: Ink) -> String {
    match ink {
        Ink::TEXT => String::new(),
        Ink::SOFT => " class=\"soft\"".to_owned(),
        other => format!(" style=\"fill:{other}\""),
    }
}

/// Tenths of a pixel, written with at most one decimal.
struct Px(i64);

impl Display for Px {
    fn fmt(&self, out: &mut Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, tenth) = (self.0.abs() / 10, self.0.abs() % 10);
        if tenth == 0 {
            write!(out, "{sign}{whole}")
        } else {
            write!(out, "{sign}{whole}.{tenth}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Px;

    #[test]
    fn numbers_are_exact() {
        let said = [125, -5, 480].map(|tenths| Px(tenths).to_string());
        assert_eq!(said, ["12.5", "-0.5", "48"]);
    }
}
