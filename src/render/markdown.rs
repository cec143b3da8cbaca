//! md: GitHub's Markdown, with everything that could be markup escaped.

use super::pieces::{incomplete, is_grouped, nothing, subtitle, visible};
use super::{Look, Show};
use crate::sheet::{Block, Page, Table, Tone};

/// The whole page.
pub(super) fn markdown(page: &Page, look: &Look) -> String {
    let show = Show::new(look);
    let first = incomplete(page, look).map(|said| format!("**{}**", escape(&said)));
    let mut parts: Vec<String> = first.into_iter().collect();
    parts.push(format!("# {}", escape(&show.text(&page.title))));
    parts.extend(subtitle(page, look).iter().map(|line| escape(line)));
    parts.extend(
        page.blocks
            .iter()
            .filter_map(|block| self::block(block, look)),
    );
    let mut out = parts.join("\n\n");
    out.push('\n');
    out
}

fn block(block: &Block, look: &Look) -> Option<String> {
    let show = Show::new(look);
    match block {
        Block::Heading(text) => Some(format!("## {}", escape(&show.text(text)))),
        Block::Text(tone, text) => {
            let text = paragraph(&show.text(text));
            Some(if *tone == Tone::Bad {
                format!("**{text}**")
            } else {
                text
            })
        }
        Block::Points(points) => {
            let points: Vec<String> = points
                .iter()
                .map(|point| format!("- {}", paragraph(&show.text(point))))
                .collect();
            (!points.is_empty()).then(|| points.join("\n"))
        }
        Block::Pairs(pairs) => {
            let lines: Vec<String> = pairs
                .iter()
                .map(|(name, cell)| {
                    format!(
                        "- **{}**: {}",
                        escape(&show.text(name)),
                        escape(&show.cell(cell))
                    )
                })
                .collect();
            (!lines.is_empty()).then(|| lines.join("\n"))
        }
        Block::Table(table) => Some(self::table(table, look)),
        Block::Fill(asked, lines) => {
            let ruled = vec!["\\_".repeat(40); (*lines).max(1)].join("\n\n");
            Some(format!("{}\n\n{ruled}", paragraph(&show.text(asked))))
        }
        Block::Break => Some("---".to_owned()),
        Block::Chart(_) | Block::Card(_) => None,
    }
}

fn table(table: &Table, look: &Look) -> String {
    let show = Show::new(look);
    let mut lines = Vec::new();
    if let Some(title) = &table.title {
        lines.push(format!("### {}\n", escape(&show.text(title))));
    }
    if table.rows.is_empty() {
        lines.push(paragraph(&show.text(&nothing(table, look))));
        return lines.join("\n");
    }
    let columns = visible(table, false);
    let line = |cells: &[String]| {
        let cells: Vec<String> = columns.iter().map(|at| escape(&cells[*at])).collect();
        format!("| {} |", cells.join(" | "))
    };
    let heads: Vec<String> = table
        .columns
        .iter()
        .map(|column| show.text(&column.head))
        .collect();
    lines.push(line(&heads));
    let rule = |at: &usize| {
        if table.columns[*at].kind.is_number() {
            "---:"
        } else {
            "---"
        }
    };
    lines.push(format!(
        "| {} |",
        columns.iter().map(rule).collect::<Vec<_>>().join(" | ")
    ));
    let mut group = None;
    for row in &table.rows {
        if is_grouped(table) && row.group.as_deref() != group {
            group = row.group.as_deref();
            let name = escape(&show.text(group.unwrap_or_default()));
            let rest = " |".repeat(columns.len().saturating_sub(1));
            lines.push(format!("| **{name}** |{rest}"));
        }
        lines.push(line(&show.row(row)));
    }
    if let Some(total) = &table.total {
        lines.push(line(&show.row(total)));
    }
    lines.join("\n")
}

/// Text inside a line, with what Markdown would read as markup escaped.
///
/// A masked phone number keeps its stars where they stand alone: one run of stars emphasises nothing.
fn escape(text: &str) -> String {
    let runs = text
        .split(|c| c != '*')
        .filter(|run| !run.is_empty())
        .count();
    let lone_stars = runs == 1 && !text.starts_with('*');
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '*' if lone_stars => out.push('*'),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '|' | '$' => out.extend(['\\', character]),
            // GitHub makes mentions of it.
            '@' => out.push_str("&#64;"),
            other => out.push(other),
        }
    }
    out.replace("://", "&#58;//")
}

/// Text at the start of a line, where a few more characters are markup.
fn paragraph(text: &str) -> String {
    let escaped = escape(text);
    let numbered = escaped.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_list = numbered.len() < escaped.len() && numbered.starts_with(['.', ')']);
    if is_list {
        let digits = escaped.len() - numbered.len();
        return format!("{}\\{}", &escaped[..digits], numbered);
    }
    if escaped.starts_with(['#', '-', '+', '=']) {
        format!("\\{escaped}")
    } else {
        escaped
    }
}
