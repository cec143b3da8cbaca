//! A chart with its caption.

use super::super::markup::{element, escape};
use super::{bars, heat, lines, stacked};
use crate::render::{Look, Show};
use crate::sheet::{Chart, Plot};
use crate::words::Message;

/// The figure, or a sentence where there is nothing to draw.
pub(in crate::render::html) fn figure(chart: &Chart, look: &Look) -> String {
    let show = Show::new(look);
    let title = show.text(&chart.title);
    let unit = show.text(&chart.unit);
    let caption = if unit.is_empty() {
        title.clone()
    } else {
        format!("{title} ({unit})")
    };
    let drawing = match &chart.plot {
        Plot::Bars(it) if !it.is_empty() => bars::draw(it, chart, &title, look),
        Plot::Stacked { series, rows } if !rows.is_empty() => {
            stacked::draw(series, rows, chart.decimals, &title, look)
        }
        Plot::Lines { labels, series } if lines::has_figures(series) => {
            lines::draw(labels, series, chart.decimals, &title, look)
        }
        Plot::Heat(days) if !days.is_empty() => heat::draw(days, &title, look),
        _ => element("p", "quiet", &look.words.say(Message::ChartNone)),
    };
    format!(
        "<figure data-key=\"{}\">\n<figcaption>{}</figcaption>\n{drawing}\n</figure>",
        escape(chart.key),
        escape(&caption)
    )
}
