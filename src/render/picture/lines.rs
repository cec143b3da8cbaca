//! Lines over time: each with a dash and a mark of its own, so that they stay apart without colour.

use super::marks::{Anchor, Dash, Fill, Mark, Picture, scaled};
use crate::render::show::fixed;
use crate::render::{Ink, Look, Show, width};
use crate::sheet::Series;

const LEFT: i64 = 460;
const TOP: i64 = 160;
const BOTTOM: i64 = 1700;
const DASHES: [Dash; 4] = [&[], &[6, 3], &[2, 3], &[8, 3, 2, 3]];
const INKS: [Ink; 4] = [Ink::DEEP, Ink::RED, Ink::SOFT, Ink::GREEN];

/// Whether there is a point to draw.
pub(super) fn has_figures(series: &[Series]) -> bool {
    series
        .iter()
        .any(|line| line.values.iter().any(Option::is_some))
}

/// Axis, lines, legend.
pub(super) fn draw(
    mut picture: Picture,
    labels: &[String],
    series: &[Series],
    decimals: u8,
    look: &Look,
) -> Picture {
    let show = Show::new(look);
    let scale = Scale::of(series, labels.len(), picture.width - 140);
    for tick in scale.ticks() {
        let y = scale.y(tick);
        picture.line((LEFT, y), (scale.right, y), Ink::GRID, &[]);
        picture.text(
            (LEFT - 60, y + 40),
            Anchor::End,
            12,
            Ink::SOFT,
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
            picture.text(
                (scale.x(at), BOTTOM + 190),
                Anchor::Middle,
                12,
                Ink::SOFT,
                &show.text(label),
            );
        }
    }
    let mut y = BOTTOM + 260;
    for (at, line) in series.iter().enumerate() {
        draw_line(&mut picture, &scale, at, line, decimals);
        y += 180;
        picture.line(
            (LEFT, y - 40),
            (LEFT + 300, y - 40),
            INKS[at % 4],
            DASHES[at % 4],
        );
        mark(&mut picture, at, (LEFT + 150, y - 40));
        picture.text(
            (LEFT + 380, y),
            Anchor::Start,
            12,
            Ink::TEXT,
            &show.text(&line.name),
        );
    }
    picture.finish(y + 60)
}

fn draw_line(picture: &mut Picture, scale: &Scale, at: usize, line: &Series, decimals: u8) {
    let mut before: Option<(i64, i64)> = None;
    let last = line.values.iter().rposition(Option::is_some);
    for (place, value) in line.values.iter().enumerate() {
        let Some(value) = value else {
            before = None;
            continue;
        };
        let point = (scale.x(place), scale.y(*value));
        if let Some(before) = before {
            picture.line(before, point, INKS[at % 4], DASHES[at % 4]);
        }
        mark(picture, at, point);
        if last == Some(place) {
            picture.text(
                (point.0, point.1 - 70),
                Anchor::Middle,
                12,
                Ink::TEXT,
                &fixed(*value, decimals),
            );
        }
        before = Some(point);
    }
}

/// A dot, a square, a triangle, a ring.
fn mark(picture: &mut Picture, at: usize, (x, y): (i64, i64)) {
    let ink = INKS[at % 4];
    let dot = |radius, fill, stroke| Mark::Dot {
        at: (x, y),
        radius,
        fill,
        stroke,
    };
    match at % 4 {
        0 => picture.marks.push(dot(35, ink, None)),
        1 => picture.rect((x - 30, y - 30), (60, 60), Fill::Solid(ink)),
        2 => picture.marks.push(Mark::Triangle {
            at: (x, y - 40),
            fill: ink,
        }),
        _ => picture.marks.push(dot(30, Ink::WHITE, Some(ink))),
    }
}

/// From values and places to the canvas.
struct Scale {
    least: i64,
    most: i64,
    tick: i64,
    places: i64,
    right: i64,
}

impl Scale {
    /// Round ticks around all values, four or so of them.
    fn of(series: &[Series], places: usize, right: i64) -> Self {
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
            right,
        }
    }

    fn ticks(&self) -> impl Iterator<Item = i64> + use<> {
        let (from, to, tick) = (self.least, self.most, self.tick);
        (0..8)
            .map(move |at| from.saturating_add(tick.saturating_mul(at)))
            .take_while(move |at| *at <= to)
    }

    fn step(&self) -> i64 {
        (self.right - LEFT - 200) / (self.places - 1).max(1)
    }

    fn x(&self, at: usize) -> i64 {
        let at = i64::try_from(at).unwrap_or(0);
        LEFT + 100 + scaled(self.right - LEFT - 200, at, (self.places - 1).max(1))
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
