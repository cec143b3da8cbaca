//! Tables: each in a box of its own that scrolls, so that the page is never wider than the screen.

use super::markup::{class, element, escape};
use crate::render::pieces::{nothing, visible};
use crate::render::{Look, Show};
use crate::sheet::{Column, Kind, Row, Table};

/// A table with its caption, or what is said in its place.
pub(super) fn table(table: &Table, look: &Look) -> String {
    let show = Show::new(look);
    let title = table.title.as_ref().map(|title| show.text(title));
    if table.rows.is_empty() {
        let title = title
            .map(|title| format!("{}\n", element("h3", "", &title)))
            .unwrap_or_default();
        let said = element("p", "quiet", &show.text(&nothing(table, look)));
        return format!("<div>\n{title}{said}\n</div>");
    }
    let columns: Vec<(usize, &Column)> = visible(table, false)
        .into_iter()
        .map(|at| (at, &table.columns[at]))
        .collect();
    let label = escape(title.as_deref().unwrap_or(table.key));
    let mut out = format!(
        "<section class=\"scroll\" tabindex=\"0\" aria-label=\"{label}\">\n<table data-key=\"{}\"{}>\n",
        escape(table.key),
        classes(&[cards(&columns)])
    );
    if let Some(title) = title {
        out.push_str(&element("caption", "", &title));
        out.push('\n');
    }
    out.push_str(&head(&columns, show));
    for rows in table
        .rows
        .chunk_by(|before, after| before.group == after.group)
    {
        out.push_str(&body(&columns, rows, show));
    }
    if let Some(total) = &table.total {
        out.push_str("<tfoot>\n");
        out.push_str(&line(&columns, total, show));
        out.push_str("</tfoot>\n");
    }
    out.push_str("</table>\n</section>");
    out
}

fn head(columns: &[(usize, &Column)], show: Show<'_>) -> String {
    let cells: Vec<String> = columns
        .iter()
        .map(|(_, column)| {
            let class = classes(&[if column.kind.is_number() { "n" } else { "" }, wide(column)]);
            format!(
                "<th scope=\"col\"{class}>{}</th>",
                escape(&show.text(&column.head))
            )
        })
        .collect();
    format!("<thead>\n<tr>{}</tr>\n</thead>\n", cells.concat())
}

/// The rows of one group, under its line.
fn body(columns: &[(usize, &Column)], rows: &[Row], show: Show<'_>) -> String {
    let group = rows
        .first()
        .and_then(|row| row.group.as_ref())
        .map(|group| {
            let name = escape(&show.text(group));
            format!(
                "<tr class=\"grouping\"><th class=\"group\" scope=\"rowgroup\" colspan=\"{}\">{name}</th></tr>\n",
                columns.len()
            )
        });
    let rows: String = rows.iter().map(|row| line(columns, row, show)).collect();
    format!("<tbody>\n{}{rows}</tbody>\n", group.unwrap_or_default())
}

fn line(columns: &[(usize, &Column)], row: &Row, show: Show<'_>) -> String {
    let cells: Vec<String> = columns
        .iter()
        .filter_map(|(at, column)| Some((column, row.cells.get(*at)?)))
        .map(|(column, cell)| {
            let class = classes(&[shape(column), wide(column)]);
            let head = if column.kind.is_number() {
                format!(" data-head=\"{}\"", escape(&show.text(&column.head)))
            } else {
                String::new()
            };
            format!("<td{class}{head}>{}</td>", escape(&show.cell(cell)))
        })
        .collect();
    format!(
        "<tr{}>{}</tr>\n",
        classes(&[class(row.tone)]),
        cells.concat()
    )
}

/// Wide tables with something to read in them become cards on a phone; others scroll.
fn cards(columns: &[(usize, &Column)]) -> &'static str {
    let reads = columns
        .iter()
        .any(|(_, column)| shape(column) == "text long");
    if reads && columns.len() > 3 {
        "cards"
    } else {
        ""
    }
}

fn shape(column: &Column) -> &'static str {
    match column.kind {
        Kind::Text | Kind::List if column.fold > 0 => "text long",
        Kind::Text | Kind::List => "text",
        kind if kind.is_number() => "n",
        _ => "key",
    }
}

fn wide(column: &Column) -> &'static str {
    if column.wide_only { "wide" } else { "" }
}

fn classes(names: &[&str]) -> String {
    let names: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| !name.is_empty())
        .collect();
    if names.is_empty() {
        String::new()
    } else {
        format!(" class=\"{}\"", names.join(" "))
    }
}
