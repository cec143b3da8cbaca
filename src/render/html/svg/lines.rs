//! Lines over time: each with a dash and a mark of its own, so that they stay apart without colour.

use super::canvas::{Anchor, Canvas, Px, WIDTH, scaled};
use crate::render::show::fixed;
use crate::render::{Look, Show, width};
use crate::sheet::Series;

const LEFT: i64 = 460;
const RIGHT: i64 = WIDTH * 10 - 140;
const TOP: i64 = 160;
const BOTTOM: i64 = 1700;
const DASHES: [&str; 4] = ["", "6 3", "2 3", "8 3 2 3"];
const COLOURS: [&str; 4] = ["#1f4e79", "#a4262c", "#5b6570", "#1e6b3a"];

/// Whether there is a point to draw.
pub(super) fn has_figures(series: &[Series]) -> bool {
    series
        .iter()
        .any(|line| line.values.iter().any(Option::is_some))
}

/// Axis, lines, legend.
pub(super) fn draw(
    labels: &[String],
    series: &[Series],
    decimals: u8,
    title: &str,
    look: &Look,
) -> String {
    let show = Show::new(look);
    let scale = Scale::of(series, labels.len());
    let mut canvas = Canvas::default();
    for tick in scale.ticks() {
        let y = scale.y(tick);
        canvas.line((LEFT, y), (RIGHT, y), "#d5dae0", "");
        canvas.text(
            (LEFT - 60, y + 40),
            Anchor::End,
            12,
            "soft",
            &fixed(tick, decimals),
        );
    }
    // Labels that would touch are left out from the front, so that the last one always stands.
    let widest = labels
        .iter()
        .map(|label| width(&show.text(label)))
        .max()
        .unwrap_or(1);
    let room = i64::try_from(widest).unwrap_or(1) * 70 + 60;
    let every = (room / scale.step().max(1) + 1).max(1);
    for (at, label) in labels.iter().enumerate() {
        let back = i64::try_from(labels.len() - 1 - at).unwrap_or(0);
        if back % every == 0 {
            canvas.text(
                (scale.x(at), BOTTOM + 190),
                Anchor::Middle,
                12,
                "soft",
                &show.text(label),
            );
        }
    }
    let mut y = BOTTOM + 260;
    for (at, line) in series.iter().enumerate() {
        draw_line(&mut canvas, &scale, at, line, decimals);
        y += 180;
        canvas.line(
            (LEFT, y - 40),
            (LEFT + 300, y - 40),
            COLOURS[at % 4],
            DASHES[at % 4],
        );
        mark(&mut canvas, at, (LEFT + 150, y - 40));
        canvas.text(
            (LEFT + 380, y),
            Anchor::Start,
            12,
            "",
            &show.text(&line.name),
        );
    }
    canvas.finish(y + 60, title)
}

fn draw_line(canvas: &mut Canvas, scale: &Scale, at: usize, line: &Series, decimals: u8) {
    let mut before: Option<(i64, i64)> = None;
    let last = line.values.iter().rposition(Option::is_some);
    for (place, value) in line.values.iter().enumerate() {
        let Some(value) = value else {
            before = None;
            continue;
        };
        let point = (scale.x(place), scale.y(*value));
        if let Some(before) = before {
            canvas.line(before, point, COLOURS[at % 4], DASHES[at % 4]);
        }
        mark(canvas, at, point);
        if last == Some(place) {
            canvas.text(
                (point.0, point.1 - 70),
                Anchor::Middle,
                12,
                "",
                &fixed(*value, decimals),
            );
        }
        before = Some(point);
    }
}

/// A dot, a square, a triangle, a ring.
fn mark(canvas: &mut Canvas, at: usize, (x, y): (i64, i64)) {
    let colour = COLOURS[at % 4];
    match at % 4 {
        0 => canvas.push(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"3.5\" fill=\"{colour}\"/>",
            Px(x),
            Px(y)
        )),
        1 => canvas.rect((x - 30, y - 30), (60, 60), colour, "none"),
        2 => canvas.push(format_args!(
            "<path d=\"M{} {}l4 7h-8z\" fill=\"{colour}\"/>",
            Px(x),
            Px(y - 40)
        )),
        _ => canvas.push(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"3\" fill=\"#fff\" stroke=\"{colour}\"/>",
            Px(x),
            Px(y)
        )),
    }
}

/// From values and places to the canvas.
struct Scale {
    least: i64,
    most: i64,
    tick: i64,
    places: i64,
}

impl Scale {
    /// Round ticks around all values, four or so of them.
    fn of(series: &[Series], places: usize) -> Self {
        let values = || {
            series
                .iter()
                .flat_map(|line| line.values.iter().flatten().copied())
        };
        let (least, most) = (values().min().unwrap_or(0), values().max().unwrap_or(0));
        let span = most.saturating_sub(least).max(1);
        let mut tick = 1_i64;
        'found: loop {
            for step in [1, 2, 5] {
                if span <= tick.saturating_mul(step).saturating_mul(4) {
                    tick = tick.saturating_mul(step);
                    break 'found;
                }
            }
            tick = tick.saturating_mul(10);
        }
        let least = least.div_euclid(tick).saturating_mul(tick);
        let most = most.div_euclid(tick).saturating_add(1).saturating_mul(tick);
        Self {
            least,
            most,
            tick,
            places: i64::try_from(places).unwrap_or(1),
        }
    }

    fn ticks(&self) -> impl Iterator<Item = i64> + use<> {
        let (from, to, tick) = (self.least, self.most, self.tick);
        (0..8)
            .map(move |at| from.saturating_add(tick.saturating_mul(at)))
            .take_while(move |at| *at <= to)
    }

    fn step(&self) -> i64 {
        (RIGHT - LEFT - 200) / (self.places - 1).max(1)
    }

    fn x(&self, at: usize) -> i64 {
        let at = i64::try_from(at).unwrap_or(0);
        LEFT + 100 + scaled(RIGHT - LEFT - 200, at, (self.places - 1).max(1))
    }

    fn y(&self, value: i64) -> i64 {
        BOTTOM
            - scaled(
                BOTTOM - TOP,
                value.saturating_sub(self.least),
                self.most.saturating_sub(self.least),
            )
    }
}
