//! table: text for people at a terminal, and whole, unfolded lines for a pipe.

use super::fold::wrap;
use super::grid::grid;
use super::pieces::{nothing, subtitle};
use super::widths::GAP;
use super::{Look, Show, width};
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

/// Text folded to the page, later lines indented as the first one's mark is wide.
pub(super) fn lines(text: &str, mark: &str, look: &Look) -> String {
    let indent = " ".repeat(width(mark));
    let folded = look.width.map_or_else(
        || vec![text.to_owned()],
        |columns| wrap(text, columns.saturating_sub(width(mark))),
    );
    let marked = folded
        .iter()
        .enumerate()
        .map(|(at, line)| format!("{}{line}", if at == 0 { mark } else { &indent }));
    marked.collect::<Vec<_>>().join("\n")
}

fn points_of(points: &[String], look: &Look) -> Option<String> {
    let show = Show::new(look);
    let points: Vec<String> = points
        .iter()
        .map(|point| lines(&show.text(point), "- ", look))
        .collect();
    (!points.is_empty()).then(|| points.join("\n"))
}

/// Names in a column of their own, values beside them.
pub(super) fn pairs_of(pairs: &[(String, String)], look: &Look) -> Option<String> {
    let column = pairs.iter().map(|(name, _)| width(name)).max()?;
    let said = pairs.iter().map(|(name, value)| {
        let mark = format!("{name}{}", " ".repeat(column + GAP - width(name)));
        lines(value, &mark, look).trim_end().to_owned()
    });
    Some(said.collect::<Vec<_>>().join("\n"))
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

/// Each line bold.
pub(super) fn bold(text: String, look: &Look) -> String {
    styled(text, "1", look)
}

/// Lines in the colour of their tone.
pub(super) fn toned(text: String, tone: Tone, look: &Look) -> String {
    match tone {
        Tone::Plain => text,
        Tone::Good => styled(text, "32", look),
        Tone::Warn => styled(text, "33", look),
        Tone::Bad => styled(text, "31", look),
        Tone::Quiet => styled(text, "2", look),
    }
}

/// Each line in a style, where there are colours; a style never runs over a line's end.
fn styled(text: String, code: &str, look: &Look) -> String {
    if !look.colour || text.is_empty() {
        return text;
    }
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| format!("\u{1b}[{code}m{line}\u{1b}[0m"))
        .collect();
    lines.join("\n")
}
