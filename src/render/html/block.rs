//! The parts of the page that are no table.

use super::card::card;
use super::markup::{class, dated, element, escape};
use super::svg::figure;
use super::table::table;
use crate::render::{Look, Show};
use crate::sheet::{Block, Cell};

/// One part as markup.
pub(super) fn block(block: &Block, look: &Look) -> String {
    let show = Show::new(look);
    match block {
        Block::Heading(text) => element("h2", "", &show.text(text)),
        Block::Text(tone, text) => element("p", class(*tone), &show.text(text)),
        Block::Points(points) => {
            let points: Vec<String> = points
                .iter()
                .map(|point| element("li", "", &show.text(point)))
                .collect();
            if points.is_empty() {
                String::new()
            } else {
                format!("<ul>\n{}\n</ul>", points.join("\n"))
            }
        }
        Block::Pairs(pairs) => self::pairs(pairs, show),
        Block::Card(it) => card(it, look),
        Block::Table(it) => table(it, look),
        Block::Chart(chart) => figure(chart, look),
        Block::Fill(asked, lines) => {
            let ruled = "<div class=\"ruled\"></div>\n".repeat(*lines);
            format!(
                "<div class=\"fill\">\n{}\n{ruled}</div>",
                element("p", "", &show.text(asked))
            )
        }
        Block::Break => "<div class=\"break\"></div>".to_owned(),
    }
}

fn pairs(pairs: &[(String, Cell)], show: Show<'_>) -> String {
    if pairs.is_empty() {
        return String::new();
    }
    let pairs = pairs.iter().map(|(name, value)| {
        format!(
            "<dt>{}</dt><dd>{}</dd>",
            escape(&show.text(name)),
            dated(&show.cell(value))
        )
    });
    format!("<dl>\n{}\n</dl>", pairs.collect::<Vec<_>>().join("\n"))
}
