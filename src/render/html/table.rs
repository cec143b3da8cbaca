//! Tables: each in a box of its own that scrolls, so that the page is never wider than the screen.

use super::markup::{class, dated, element, escape};
use super::sorting::{Sorting, sorts};
use crate::render::pieces::{is_grouped, nothing, visible};
use crate::render::{Look, Show};
use crate::sheet::{Cell, Column, Kind, Row, Table};

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
    let columns = drawn(table);
    let sorting = Sorting::new(table, &columns, look);
    let drawing = Drawing {
        table,
        columns: &columns,
        sorting: sorting.as_ref(),
        look,
    };
    drawing.section(title)
}

/// The columns drawn, in order; where rows can be put in another order, those too that the group
/// lines tell.
pub(super) fn drawn(table: &Table) -> Vec<(usize, &Column)> {
    let shown = visible(table, false);
    let is_drawn = |at: &usize| shown.contains(at) || sorts(table) && table.columns[*at].grouped;
    let columns = (0..table.columns.len()).filter(is_drawn);
    columns.map(|at| (at, &table.columns[at])).collect()
}

/// A table as it is drawn.
struct Drawing<'a> {
    table: &'a Table,
    columns: &'a [(usize, &'a Column)],
    sorting: Option<&'a Sorting>,
    look: &'a Look,
}

impl Drawing<'_> {
    fn section(&self, title: Option<String>) -> String {
        let (table, key) = (self.table, escape(self.table.key));
        let label = escape(title.as_deref().unwrap_or(table.key));
        let sorts = if self.sorting.is_some() { "sorts" } else { "" };
        let controls = self
            .sorting
            .map(|sorting| sorting.controls(table.key, self.columns, self.look));
        let count = self
            .sorting
            .map(|_| format!(" style=\"--n:{}\"", self.columns.len()));
        let mut out = format!(
            "<section{} tabindex=\"0\" aria-label=\"{label}\">\n{}<table data-key=\"{key}\"{}{}>\n",
            classes(&["scroll", sorts]),
            controls.unwrap_or_default(),
            classes(&[cards(table, self.columns)]),
            count.unwrap_or_default()
        );
        if let Some(title) = title {
            out.push_str(&element("caption", "", &title));
            out.push('\n');
        }
        out.push_str(&self.head());
        let mut first = 0;
        for rows in table
            .rows
            .chunk_by(|before, after| before.group == after.group)
        {
            out.push_str(&self.body(first, rows));
            first += rows.len();
        }
        if let Some(total) = &table.total {
            out.push_str("<tfoot>\n");
            out.push_str(&self.line(total, None));
            out.push_str("</tfoot>\n");
        }
        out.push_str("</table>\n</section>");
        out
    }

    fn head(&self) -> String {
        let show = Show::new(self.look);
        let cells = self.columns.iter().enumerate().map(|(place, (_, column))| {
            let number = if column.kind.is_number() { "n" } else { "" };
            let long = if column.fold == 1 { "long" } else { "" };
            let class = classes(&[number, long, wide(column), self.grouped(column)]);
            let head = show.text(&column.head);
            let buttons = self.sorting.map_or_else(String::new, |_| {
                Sorting::buttons(self.table.key, place, &head, self.look)
            });
            format!("<th scope=\"col\"{class}>{}{buttons}</th>", escape(&head))
        });
        format!(
            "<thead>\n<tr>{}</tr>\n</thead>\n",
            cells.collect::<String>()
        )
    }

    /// The rows of one group, under its line; `first` is the number of the first of them.
    fn body(&self, first: usize, rows: &[Row]) -> String {
        let group = rows.first().and_then(|row| row.group.as_ref());
        let shown = self.columns.iter();
        let shown = shown
            .filter(|(_, column)| self.grouped(column).is_empty())
            .count();
        let group = group.map(|group| {
            let name = dated(&Show::new(self.look).text(group));
            format!(
                "<tr class=\"grouping\"><th class=\"group\" scope=\"rowgroup\" colspan=\"{shown}\">{name}</th></tr>\n"
            )
        });
        let rows = rows.iter().zip(first..);
        let rows: String = rows
            .map(|(row, number)| self.line(row, Some(number)))
            .collect();
        format!("<tbody>\n{}{rows}</tbody>\n", group.unwrap_or_default())
    }

    /// A row; with its number where it can be put elsewhere.
    fn line(&self, row: &Row, number: Option<usize>) -> String {
        let show = Show::new(self.look);
        let cells = self
            .columns
            .iter()
            .filter_map(|(at, column)| Some((column, row.cells.get(*at)?)));
        let mut link = row.link.as_deref();
        let cells = cells.map(|(column, cell)| {
            let class = classes(&[shape(column, cell), wide(column), self.grouped(column)]);
            let is_date = matches!(cell, Cell::Date(_) | Cell::Instant(_));
            // A target in words says no more of itself than a number.
            let is_figure = matches!(cell, Cell::Text(text) if is_target(text));
            let head = if column.kind.is_number() || is_date || is_figure {
                format!(" data-head=\"{}\"", escape(&show.text(&column.head)))
            } else {
                String::new()
            };
            // The first cell leads to what the row is about.
            let said = dated(&show.cell(cell));
            let said = link.take().map_or(said.clone(), |file| {
                format!("<a href=\"{}\">{said}</a>", escape(file))
            });
            format!("<td{class}{head}>{said}</td>")
        });
        let said = number.and_then(|number| Some(self.sorting?.row(number)));
        let (places, values) = said.unwrap_or_default();
        let places = if places.is_empty() {
            String::new()
        } else {
            format!(" style=\"{places}\"")
        };
        format!(
            "<tr{}{places}>{}</tr>\n",
            classes(&[class(row.tone), &values]),
            cells.collect::<String>()
        )
    }

    /// A column that the group lines tell comes into view when rows leave their groups.
    fn grouped(&self, column: &Column) -> &'static str {
        if column.grouped && is_grouped(self.table) {
            "grouped"
        } else {
            ""
        }
    }
}

/// Tables with more than a few columns, or with something to read in them, become cards on a phone;
/// boxes to tick stay under their headings.
fn cards(table: &Table, columns: &[(usize, &Column)]) -> &'static str {
    let reads = |(_, column): &(usize, &Column)| shape(column, &Cell::Empty) == "text long";
    let ticks = table.rows.iter().any(|row| row.cells.contains(&Cell::Tick));
    if !ticks && (columns.len() > 3 || columns.iter().any(reads)) {
        "cards"
    } else {
        ""
    }
}

/// How a cell is set: a date is never broken.
fn shape(column: &Column, cell: &Cell) -> &'static str {
    if matches!(cell, Cell::Date(_) | Cell::Instant(_)) {
        return "key date";
    }
    match column.kind {
        Kind::Text | Kind::List if column.fold == 1 => "text long",
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

/// Whether a text is a share to be reached: `≥ 98%`, `100% (50% by now)`.
fn is_target(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '≥' | '≤'))
        && text.contains('%')
}
