//! The body of a table as text: aligned columns under a rule, group lines, long text below its row.

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, TableStyle};

use super::fold::wrap;
use super::line::{GAP, bold, lines, toned};
use super::pieces::is_grouped;
use super::widths::{BELOW, Layout, Ruler, arrange, stacked};
use super::{Look, Show};
use crate::sheet::{Row, Table, Tone};

/// A rule under the headings is decoration: no longer than this where nothing else bounds it.
const RULE: usize = 80;

/// The cells of a row, each folded into its lines.
type Folded = Vec<Vec<String>>;

/// A table that has rows; one card a row where the page is too narrow for it.
pub(super) fn grid(table: &Table, look: &Look) -> String {
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
    let Some(layout) = arrange(table, &heads, &rows, look.width, Ruler::TERMINAL) else {
        return stacked(table, &heads, &rows, look);
    };
    let folded: Vec<Folded> = std::iter::once(&heads)
        .chain(&rows)
        .map(|cells| fold(cells, &layout))
        .collect();
    let drawn = draw(table, &layout, &folded);
    let mut pen = Pen {
        out: Vec::new(),
        drawn: drawn.into_iter(),
        layout: &layout,
        look,
    };
    pen.cells(&heads, &folded[0], Tone::Plain, true);
    let rule: String = pen.drawn.next().unwrap_or_default();
    let rule: String = rule.chars().take(look.width.unwrap_or(RULE)).collect();
    pen.out.push(rule.clone());
    let mut group = None;
    for ((row, cells), folded) in table.rows.iter().zip(&rows).zip(&folded[1..]) {
        if is_grouped(table) && row.group.as_deref() != group {
            pen.group(row, group.is_none());
            group = row.group.as_deref();
        }
        pen.cells(cells, folded, row.tone, false);
    }
    if let (Some(total), Some(cells), Some(folded)) = (&table.total, rows.last(), folded.last()) {
        pen.out.push(rule);
        pen.cells(cells, folded, total.tone, false);
    }
    pen.out.join("\n")
}

/// Puts the drawn lines together with what has no column: group lines, tones, text below a row.
struct Pen<'a> {
    out: Vec<String>,
    drawn: std::vec::IntoIter<String>,
    layout: &'a Layout,
    look: &'a Look,
}

impl Pen<'_> {
    /// The lines of one row, then what stands below it.
    fn cells(&mut self, cells: &[String], folded: &Folded, tone: Tone, is_head: bool) {
        let height = folded.iter().map(Vec::len).max().unwrap_or(1);
        let mut text: Vec<String> = self.drawn.by_ref().take(height).collect();
        let below = self
            .layout
            .below
            .map(|at| cells[at].as_str())
            .filter(|text| !text.is_empty());
        text.extend(below.map(|below| lines(below, BELOW, self.look)));
        let text = text.join("\n");
        self.out.push(if is_head {
            bold(text, self.look)
        } else {
            toned(text, tone, self.look)
        });
    }

    /// The line above the rows of one group, set off by an empty line from the group before.
    fn group(&mut self, row: &Row, is_first: bool) {
        if !is_first {
            self.out.push(String::new());
        }
        let name = Show::new(self.look).text(row.group.as_deref().unwrap_or_default());
        self.out.push(bold(lines(&name, "", self.look), self.look));
    }
}

fn fold(cells: &[String], layout: &Layout) -> Folded {
    layout
        .columns
        .iter()
        .map(|(at, columns)| wrap(&cells[*at], *columns))
        .collect()
}

/// Cells, already folded, as aligned lines: headings, rule, rows.
fn draw(table: &Table, layout: &Layout, folded: &[Folded]) -> Vec<String> {
    let mut drawing = comfy_table::Table::new();
    drawing.load_style(TableStyle::new().header_separator(LineStyle::none().fill('─')));
    drawing.set_content_arrangement(ContentArrangement::Disabled);
    drawing.force_no_tty();
    let mut records = folded
        .iter()
        .map(|cells| cells.iter().map(|lines| lines.join("\n")));
    if let Some(heads) = records.next() {
        drawing.set_header(heads.collect::<Vec<_>>());
    }
    drawing.add_rows(records.map(Iterator::collect::<Vec<_>>));
    for (place, (at, _)) in layout.columns.iter().enumerate() {
        let Some(column) = drawing.column_mut(place) else {
            continue;
        };
        let gap = if place + 1 == layout.columns.len() {
            0
        } else {
            GAP
        };
        column.set_padding((0, u16::try_from(gap).unwrap_or(0)));
        if table.columns[*at].kind.is_number() {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    drawing
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect()
}
