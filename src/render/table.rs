//! table: text for people at a terminal, and whole, unfolded lines for a pipe.

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, TableStyle};

use super::fold::wrap;
use super::pieces::{is_grouped, nothing, subtitle};
use super::widths::{GAP, arrange, stacked};
use super::{Look, Show, width};
use crate::sheet::{Block, Page, Row, Table, Tone};

/// A rule under the headings is decoration: no longer than this where nothing else bounds it.
const RULE: usize = 80;

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
        Block::Chart(_) | Block::Break => None,
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
fn lines(text: &str, mark: &str, look: &Look) -> String {
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
        self::body(table, look)
    };
    title
        .into_iter()
        .chain([body])
        .collect::<Vec<_>>()
        .join("\n")
}

fn body(table: &Table, look: &Look) -> String {
    let show = Show::new(look);
    let heads: Vec<String> = table
        .columns
        .iter()
        .map(|column| show.text(&column.head))
        .collect();
    let rows: Vec<Vec<String>> = table
        .rows
        .iter()
        .chain(&table.total)
        .map(|row| show.row(row))
        .collect();
    let Some(layout) = arrange(table, &heads, &rows, look.width) else {
        return stacked(table, &heads, &rows, look);
    };
    let fold = |cells: &[String]| -> Vec<Vec<String>> {
        layout
            .iter()
            .map(|(at, columns)| wrap(&cells[*at], *columns))
            .collect()
    };
    let folded: Vec<Vec<Vec<String>>> = std::iter::once(fold(&heads))
        .chain(rows.iter().map(|row| fold(row)))
        .collect();
    let mut drawn = draw(table, &layout, &folded).into_iter();
    let height = |cells: &Vec<Vec<String>>| cells.iter().map(Vec::len).max().unwrap_or(1);
    let mut out: Vec<String> = drawn
        .by_ref()
        .take(height(&folded[0]))
        .map(|line| bold(line, look))
        .collect();
    let rule = rule(&drawn.next().unwrap_or_default(), look);
    out.push(rule.clone());
    let mut group = None;
    for (row, cells) in table.rows.iter().zip(&folded[1..]) {
        if is_grouped(table) && row.group.as_deref() != group {
            push_group(&mut out, group.is_none(), row, look);
            group = row.group.as_deref();
        }
        out.extend(
            drawn
                .by_ref()
                .take(height(cells))
                .map(|line| toned(line, row.tone, look)),
        );
    }
    if table.total.is_some() {
        out.push(rule);
        out.extend(drawn);
    }
    out.join("\n")
}

/// The line above the rows of one group, set off by an empty line from the group before.
fn push_group(out: &mut Vec<String>, is_first: bool, row: &Row, look: &Look) {
    if !is_first {
        out.push(String::new());
    }
    let name = Show::new(look).text(row.group.as_deref().unwrap_or_default());
    out.push(bold(name, look));
}

/// Cells, already folded, as aligned lines: headings, rule, rows.
fn draw(table: &Table, layout: &[(usize, usize)], folded: &[Vec<Vec<String>>]) -> Vec<String> {
    let mut drawing = comfy_table::Table::new();
    let rule = LineStyle::none().fill('─');
    drawing.load_style(TableStyle::new().header_separator(rule));
    drawing.set_content_arrangement(ContentArrangement::Disabled);
    drawing.force_no_tty();
    let mut records = folded
        .iter()
        .map(|cells| cells.iter().map(|lines| lines.join("\n")));
    if let Some(heads) = records.next() {
        drawing.set_header(heads.collect::<Vec<_>>());
    }
    drawing.add_rows(records.map(Iterator::collect::<Vec<_>>));
    for (place, (at, _)) in layout.iter().enumerate() {
        let Some(column) = drawing.column_mut(place) else {
            continue;
        };
        let is_last = place + 1 == layout.len();
        column.set_padding((
            0,
            if is_last {
                0
            } else {
                u16::try_from(GAP).unwrap_or(2)
            },
        ));
        if table.columns[*at].kind.is_number() {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    drawing
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

fn rule(drawn: &str, look: &Look) -> String {
    drawn.chars().take(look.width.unwrap_or(RULE)).collect()
}

fn bold(text: String, look: &Look) -> String {
    styled(text, "1", look)
}

/// Lines in the colour of their tone.
fn toned(text: String, tone: Tone, look: &Look) -> String {
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
