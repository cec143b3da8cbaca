//! From a chart to its picture.

use super::{Picture, bars, heat, lines, stacked};
use crate::render::Look;
use crate::sheet::{Chart, Plot};

/// The picture, so many pixels wide; `None` where there is nothing to draw.
pub(in crate::render) fn draw(chart: &Chart, pixels: u16, look: &Look) -> Option<Picture> {
    let blank = Picture::new(pixels);
    match &chart.plot {
        Plot::Bars(it) if !it.is_empty() => Some(bars::draw(blank, it, chart, look)),
        Plot::Stacked { series, rows } if !rows.is_empty() => {
            Some(stacked::draw(blank, series, rows, chart.decimals, look))
        }
        Plot::Lines { labels, series } if lines::has_figures(series) => {
            Some(lines::draw(blank, labels, series, chart.decimals, look))
        }
        Plot::Heat(days) if !days.is_empty() => Some(heat::draw(blank, days, look)),
        _ => None,
    }
}
