//! Charts: the pictures the html page shows, in ink, two side by side.

use pdf_writer::types::TextRenderingMode;

use super::desk::{Desk, baseline, folded};
use super::face::{measure, spelled};
use super::paper::{Length, Paper, Type, mm, points};
use super::pen::Pen;
use crate::render::picture::{Anchor, Fill, Mark, Picture, draw};
use crate::render::{Ink, Look};
use crate::sheet::Chart;
use crate::words::Message;

/// Width of a chart in its own pixels: fewer than on a screen, so that its words stay readable.
const PIXELS: u16 = 400;
/// Between two charts.
const GUTTER: Length = mm(8);

/// Between a caption and its chart.
const GAP: Length = 250;

/// A chart ready to be placed.
struct Printed {
    caption: Vec<String>,
    picture: Option<Picture>,
}

impl Desk<'_> {
    /// Charts, two in a row.
    pub(super) fn charts(&mut self, charts: &[&Chart]) {
        let width = (self.paper.width() - GUTTER) / 2;
        self.skip(if charts.is_empty() { 0 } else { 300 });
        for pair in charts.chunks(2) {
            let printed: Vec<Printed> = pair.iter().map(|chart| self.chart(chart, width)).collect();
            let tall = printed.iter().map(|chart| self.tall(chart, width)).max();
            self.need(tall.unwrap_or(0));
            let top = self.y;
            for (at, chart) in (0..).zip(&printed) {
                self.y = top;
                self.place(chart, Paper::MARGIN + at * (width + GUTTER), width);
            }
            self.y = top + tall.unwrap_or(0);
            self.skip(500);
        }
    }

    fn chart(&self, chart: &Chart, width: Length) -> Printed {
        let title = self.said(&chart.title);
        let unit = self.said(&chart.unit);
        let caption = if unit.is_empty() {
            title
        } else {
            format!("{title} ({unit})")
        };
        Printed {
            caption: folded(&caption, width, self.caption()),
            picture: draw(chart, self.pixels(), self.look),
        }
    }

    /// Where everything is smaller to fit a sheet, charts are so too: as many more pixels across.
    fn pixels(&self) -> u16 {
        let pixels = i32::from(PIXELS) * 100 / self.paper.percent.max(1);
        u16::try_from(pixels).unwrap_or(PIXELS)
    }

    fn caption(&self) -> Type {
        self.paper.cell().bold()
    }

    fn tall(&self, chart: &Printed, width: Length) -> Length {
        let drawn = chart.picture.as_ref().map_or(self.caption().line(), |it| {
            Scale::of(it, width, (0, 0)).length(it.height)
        });
        let captions = Length::try_from(chart.caption.len()).unwrap_or(1);
        captions * self.caption().line() + self.paper.scaled(GAP) + drawn
    }

    fn place(&mut self, chart: &Printed, x: Length, width: Length) {
        let kind = self.caption();
        for line in &chart.caption {
            let foot = self.y + baseline(kind);
            self.pen().text(x, foot, kind, line);
            self.y += kind.line();
        }
        self.y += self.paper.scaled(GAP);
        let top = self.y;
        match &chart.picture {
            Some(picture) => {
                let scale = Scale::of(picture, width, (x, top));
                let mut pen = self.pen();
                picture.marks.iter().for_each(|mark| pen.mark(mark, scale));
            }
            None => self.no_figures(x),
        }
    }

    fn no_figures(&mut self, x: Length) {
        let look: &Look = self.look;
        let kind = self.paper.cell().ink(Ink::SOFT);
        let foot = self.y + baseline(kind);
        self.pen()
            .text(x, foot, kind, &look.words.say(Message::ChartNone));
    }
}

/// From a picture's tenths of a pixel to its place on the sheet.
#[derive(Clone, Copy)]
struct Scale {
    origin: (Length, Length),
    width: i64,
    of: i64,
}

impl Scale {
    fn of(picture: &Picture, width: Length, origin: (Length, Length)) -> Self {
        Self {
            origin,
            width: i64::from(width),
            of: picture.width.max(1),
        }
    }

    fn length(self, tenths: i64) -> Length {
        let scaled = i128::from(tenths) * i128::from(self.width) / i128::from(self.of);
        Length::try_from(scaled).unwrap_or(Length::MAX / 10_000)
    }

    fn at(self, (x, y): (i64, i64)) -> (Length, Length) {
        let (left, top) = self.origin;
        (left + self.length(x), top + self.length(y))
    }
}

impl Pen<'_> {
    fn mark(&mut self, mark: &Mark, scale: Scale) {
        match mark {
            Mark::Rect {
                at,
                size,
                fill,
                stroke,
            } => {
                let size = (scale.length(size.0), scale.length(size.1));
                self.rect(scale.at(*at), size, *fill, scale);
                if let Some(ink) = stroke {
                    self.boxed(scale.at(*at), size, 40, *ink);
                }
            }
            Mark::Line {
                from,
                to,
                ink,
                dash,
            } => {
                let dashes = dash
                    .iter()
                    .map(|part| points(scale.length(i64::from(*part) * 10)));
                self.content.set_dash_pattern(dashes, 0.0);
                self.line(scale.at(*from), scale.at(*to), 70, *ink);
                self.content.set_dash_pattern([], 0.0);
            }
            Mark::Dot {
                at,
                radius,
                fill,
                stroke,
            } => self.dot(scale.at(*at), scale.length(*radius), *fill, *stroke),
            Mark::Triangle { at, fill } => {
                let (x, y) = *at;
                self.polygon(
                    &[(x, y), (x + 40, y + 70), (x - 40, y + 70)].map(|at| scale.at(at)),
                    *fill,
                );
            }
            Mark::Text {
                at,
                anchor,
                size,
                ink,
                text,
            } => {
                let kind = Type {
                    size: scale.length(i64::from(*size) * 10),
                    bold: false,
                    ink: *ink,
                };
                self.anchored(scale.at(*at), *anchor, kind, text);
            }
        }
    }

    fn anchored(&mut self, (x, foot): (Length, Length), anchor: Anchor, kind: Type, text: &str) {
        let text = spelled(text);
        let wide = measure(&text, kind.size);
        let before = match anchor {
            Anchor::Start => 0,
            Anchor::Middle => wide / 2,
            Anchor::End => wide,
        };
        self.content
            .set_text_rendering_mode(TextRenderingMode::Fill);
        self.text(x - before, foot, kind, &text);
    }

    fn rect(&mut self, at: (Length, Length), size: (Length, Length), fill: Fill, scale: Scale) {
        match fill {
            Fill::Solid(ink) => self.filled(at, size, ink),
            Fill::Pattern(0) => self.filled(at, size, Ink::DEEP),
            Fill::Pattern(3) => self.filled(at, size, Ink([0xc9, 0xce, 0xd4])),
            Fill::Pattern(number) => {
                self.content.save_state();
                self.path(at, size);
                self.content.clip_nonzero().end_path();
                self.pattern(number, at, size, scale.length(60).max(50));
                self.content.restore_state();
            }
        }
    }

    /// Fills that stay apart in black and white: slanting lines, dots, level lines.
    fn pattern(
        &mut self,
        number: usize,
        at: (Length, Length),
        size: (Length, Length),
        pitch: Length,
    ) {
        let ((x, y), (wide, high)) = (at, size);
        let ground = if number == 1 {
            Ink([0xdb, 0xe7, 0xf2])
        } else {
            Ink::WHITE
        };
        self.filled(at, size, ground);
        match number {
            1 => (0..=(wide + high) / pitch).for_each(|step| {
                let from = x + step * pitch;
                self.line((from, y), (from - high, y + high), pitch / 4, Ink::DEEP);
            }),
            2 => (0..=wide / pitch).for_each(|across| {
                (0..=high / pitch).for_each(|down| {
                    let dot = (x + across * pitch, y + down * pitch);
                    let side = pitch * 2 / 5;
                    self.filled(dot, (side, side), Ink::RED);
                });
            }),
            _ => (0..=high / pitch).for_each(|step| {
                let level = y + step * pitch;
                self.line((x, level), (x + wide, level), pitch / 4, Ink::SOFT);
            }),
        }
    }

    /// A dot as eight chords of curves: four are enough for the eye.
    fn dot(&mut self, (x, y): (Length, Length), radius: Length, fill: Ink, stroke: Option<Ink>) {
        // How far the handles of four curves that make a circle stand off.
        let off = radius * 552 / 1000;
        let high = self.paper.high;
        let place = |dx: Length, dy: Length| (points(x + dx), points(high - y + dy));
        let curves = [
            [(radius, off), (off, radius), (0, radius)],
            [(-off, radius), (-radius, off), (-radius, 0)],
            [(-radius, -off), (-off, -radius), (0, -radius)],
            [(off, -radius), (radius, -off), (radius, 0)],
        ];
        self.fill_with(fill);
        self.stroke_with(stroke.unwrap_or(fill), 50);
        let (from_x, from_y) = place(radius, 0);
        self.content.move_to(from_x, from_y);
        for curve in curves {
            let [one, two, end] = curve.map(|(dx, dy)| place(dx, dy));
            self.content
                .cubic_to(one.0, one.1, two.0, two.1, end.0, end.1);
        }
        self.content.close_path().fill_nonzero_and_stroke();
    }

    fn polygon(&mut self, corners: &[(Length, Length)], fill: Ink) {
        self.fill_with(fill);
        let high = self.paper.high;
        for (at, (x, y)) in corners.iter().enumerate() {
            let (x, y) = (points(*x), points(high - y));
            if at == 0 {
                self.content.move_to(x, y);
            } else {
                self.content.line_to(x, y);
            }
        }
        self.content.close_path().fill_nonzero();
    }
}
