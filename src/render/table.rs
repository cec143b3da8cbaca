//! table: text for people at a terminal, and whole, unfolded lines for a pipe.

use super::grid::grid;
use super::line::{bold, lines, pairs_of, toned};
use super::pieces::{nothing, subtitle};
use super::{Look, Show};
use crate::sheet::{Block, Page, Table, Tone};

/// The whole page.
pub(super) fn table(page: &Page, look: &Look) -> String {
    let show = Show::new(look);
    let mut parts = vec![head(page, look)];
    parts.extend(page.blocks.iter().filter_map(|block| match block {
        Block::Heading(text) => Some(bold(lines(&show.text(text), "", look), look)),
        Block::Text(tone, text) => Some(toned(lines(&show.text(text), "", look), *tone, look)),
        Block::Points(points) => points_of(points, look),
        Block::Pairs(pairs) => {
            let pairs = pairs
                .iter()
                .map(|(name, cell)| (show.text(name), show.cell(cell)));
            pairs_of(&pairs.collect::<Vec<_>>(), look)
        }
        Block::Table(table) => Some(self::block(table, look)),
        Block::Fill(asked, count) => Some(format!(
            "{}\n{}",
            show.text(asked),
            vec!["_".repeat(60); *count].join("\n")
        )),
        Block::Chart(_) | Block::Card(_) | Block::Break => None,
    }));
    let mut out = parts.join("\n\n");
    out.push('\n');
    out
}

fn head(page: &Page, look: &Look) -> String {
    let title = bold(lines(&Show::new(look).text(&page.title), "", look), look);
    let under = subtitle(page, look)
        .into_iter()
        .map(|line| toned(lines(&line, "", look), Tone::Quiet, look));
    std::iter::once(title)
        .chain(under)
        .collect::<Vec<_>>()
        .join("\n")
}

fn points_of(points: &[String], look: &Look) -> Option<String> {
    let show = Show::new(look);
    let points: Vec<String> = points
        .iter()
        .map(|point| lines(&show.text(point), "- ", look))
        .collect();
    (!points.is_empty()).then(|| points.join("\n"))
}

/// A table with its title, or what is said in its place.
fn block(table: &Table, look: &Look) -> String {
    let show = Show::new(look);
    let title = table
        .title
        .as_ref()
        .map(|title| bold(lines(&show.text(title), "", look), look));
    let body = if table.rows.is_empty() {
        toned(
            lines(&show.text(&nothing(table, look)), "", look),
            Tone::Quiet,
            look,
        )
    } else {
        grid(table, look)
    };
    title
        .into_iter()
        .chain([body])
        .collect::<Vec<_>>()
        .join("\n")
}
