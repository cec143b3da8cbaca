//! table: text for people at a terminal, and whole, unfolded lines for a pipe.

use super::grid::grid;
use super::line::{bold, lines, pairs_of, toned};
use super::pieces::{incomplete, nothing, subtitle};
use super::{Look, Show};
use crate::sheet::{Block, Page, Table, Tone};

/// How many lines a point of a short page has at most.
const LINES_OF_POINT: usize = 2;

/// The page; one that is to be short without the points that are too many.
pub(super) fn table(page: &Page, look: &Look) -> String {
    let Some(most) = page.most_lines else {
        return whole(page, look);
    };
    let mut page = page.clone();
    loop {
        let shown = whole(&page, look);
        if shown.lines().count() <= most || !page.shorten() {
            return shown;
        }
    }
}

/// The whole page.
fn whole(page: &Page, look: &Look) -> String {
    let show = Show::new(look);
    let mut parts = vec![head(page, look)];
    parts.extend(page.blocks.iter().filter_map(|block| match block {
        Block::Heading(text) => Some(bold(lines(&show.text(text), "", look), look)),
        Block::Text(tone, text) => Some(toned(lines(&show.text(text), "", look), *tone, look)),
        Block::Points(points) => points_of(points, page.most_lines.is_some(), look),
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
    let first = incomplete(page, look);
    let first = first.map(|said| toned(lines(&said, "", look), Tone::Bad, look));
    first
        .into_iter()
        .chain(std::iter::once(title))
        .chain(under)
        .collect::<Vec<_>>()
        .join("\n")
}

fn points_of(points: &[String], is_short: bool, look: &Look) -> Option<String> {
    let show = Show::new(look);
    let points: Vec<String> = points
        .iter()
        .map(|point| lines(&show.text(point), "- ", look))
        .map(|point| if is_short { cut(&point) } else { point })
        .collect();
    (!points.is_empty()).then(|| points.join("\n"))
}

/// The first lines of a point that is long.
fn cut(point: &str) -> String {
    let mut kept: Vec<&str> = point.lines().collect();
    if kept.len() <= LINES_OF_POINT {
        return point.to_owned();
    }
    kept.truncate(LINES_OF_POINT);
    format!("{}…", kept.join("\n"))
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
