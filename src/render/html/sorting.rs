//! Putting the rows of a table in order and choosing among them, by style sheet alone: each heading
//! has two buttons that are radio buttons, each row says its place by every column, and rules that
//! ask which button is pressed do the rest. No script runs; where a browser does not know such
//! rules, the buttons are not shown.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::markup::escape;
use crate::render::show::NOTHING;
use crate::render::{Look, Show};
use crate::sheet::{Block, Cell, Column, Kind, Page, Table};
use crate::words::Message;

/// A table with fewer rows is read at a glance.
const FEW: usize = 12;
/// One with more would be slow, and its page large.
const MANY: usize = 3000;
/// A column with more different values is no help to choose by.
const CHOICES: usize = 12;
/// Days of a month are.
const DAYS: usize = 31;

/// Whether a table can be put in order.
pub(super) fn sorts(table: &Table) -> bool {
    (FEW..=MANY).contains(&table.rows.len())
}

/// What the rows of a table say of themselves.
pub(super) struct Sorting {
    /// By column drawn, by row: its place.
    places: Vec<Vec<usize>>,
    /// By column drawn: the values to choose from and which each row has; empty for no help.
    choices: Vec<Choice>,
}

/// The values of a column.
#[derive(Default)]
struct Choice {
    values: Vec<String>,
    /// Those of each row: of a list, one for each of its items.
    of_row: Vec<Vec<usize>>,
}

impl Sorting {
    /// Of a table whose columns `drawn` are shown; `None` for one that is read at a glance.
    pub(super) fn new(table: &Table, drawn: &[(usize, &Column)], look: &Look) -> Option<Self> {
        sorts(table).then(|| Self {
            places: drawn.iter().map(|(at, _)| places(table, *at)).collect(),
            choices: drawn
                .iter()
                .map(|(at, column)| choice(table, *at, column, look))
                .collect(),
        })
    }

    /// What a row says: its place by each column as a property, its values as classes.
    pub(super) fn row(&self, row: usize) -> (String, String) {
        let places = self.places.iter().enumerate();
        let places = places.map(|(at, places)| format!("--{at}:{}", places[row]));
        let chosen = self.choices.iter().enumerate();
        let chosen = chosen.flat_map(|(at, choice)| {
            let values = choice.of_row.get(row).into_iter().flatten();
            values.map(move |value| value_class(at, *value))
        });
        (
            places.collect::<Vec<_>>().join(";"),
            chosen.collect::<Vec<_>>().join(" "),
        )
    }

    /// The two buttons beside a heading.
    pub(super) fn buttons(key: &str, at: usize, head: &str, look: &Look) -> String {
        let up = look.words.say(Message::SortUp { head: &head });
        let down = look.words.say(Message::SortDown { head: &head });
        let button = |class: char, name: &str, mark: char| {
            format!(
                "<label><input type=\"radio\" name=\"s-{}\" class=\"{class}{at}\" aria-label=\"{}\"><i>{mark}</i></label>",
                escape(key),
                escape(name)
            )
        };
        format!(
            "<span class=\"by\">{}{}</span>",
            button('u', &up, '▲'),
            button('d', &down, '▼')
        )
    }

    /// The box above a table: back to the order it came in, and the values to choose from.
    pub(super) fn controls(&self, key: &str, drawn: &[(usize, &Column)], look: &Look) -> String {
        let words = &look.words;
        let show = Show::new(look);
        let radio = |name: &str, class: &str, checked: bool, said: &str| {
            let checked = if checked { " checked" } else { "" };
            format!(
                "<label><input type=\"radio\" name=\"{}\" class=\"{class}\"{checked}> {}</label>",
                escape(name),
                escape(said)
            )
        };
        let came = words.say(Message::SortCame);
        let mut out = format!(
            "<details class=\"choose\"><summary>{}</summary>\n<fieldset>{}</fieldset>\n",
            escape(&words.say(Message::SortChoose)),
            radio(&format!("s-{key}"), "came", true, &came)
        );
        let all = words.say(Message::SortAll);
        for ((at, choice), (_, column)) in self.choices.iter().enumerate().zip(drawn) {
            if choice.values.is_empty() {
                continue;
            }
            let name = format!("f-{key}-{at}");
            let values = choice.values.iter().enumerate();
            let values = values
                .map(|(value, said)| radio(&name, &format!("f{at}-{value}"), false, named(said)));
            let _ = writeln!(
                out,
                "<fieldset><legend>{}</legend>{}{}</fieldset>",
                escape(&show.text(&column.head)),
                radio(&name, "all", true, &all),
                values.collect::<String>()
            );
        }
        out.push_str("</details>\n");
        out
    }
}

/// A value as it is chosen by: nothing has a sign too.
fn named(value: &str) -> &str {
    if value.is_empty() { NOTHING } else { value }
}

fn value_class(at: usize, value: usize) -> String {
    format!("r{at}-{value}")
}

/// The rules for the tables of a page that can be put in order; empty where none can.
pub(super) fn rules(page: &Page, drawn: impl Fn(&Table) -> usize) -> String {
    let tables = page.on_paper().iter().filter_map(Block::as_table);
    let tables: Vec<&Table> = tables.filter(|table| sorts(table)).collect();
    let columns = tables.iter().map(|table| drawn(table)).max().unwrap_or(0);
    let mut out = String::new();
    if columns == 0 {
        return out;
    }
    out.push_str(FRAME);
    for at in 0..columns {
        let _ = writeln!(
            out,
            ".sorts:has(.u{at}:checked) tbody tr {{ order: var(--{at}); }} \
             .sorts:has(.d{at}:checked) tbody tr {{ order: calc({MANY} - var(--{at})); }}"
        );
        for value in 0..DAYS {
            let row = value_class(at, value);
            let _ = writeln!(
                out,
                ".sorts:has(.f{at}-{value}:checked) tbody tr:not(.{row}):not(.grouping), \
                 .sorts:has(.f{at}-{value}:checked) tbody:not(:has(.{row})) {{ display: none; }}"
            );
        }
    }
    out
}

/// What holds for every such table.
const FRAME: &str = "
.by label { cursor: pointer; padding: 0 .1rem; } .by input { position: absolute; opacity: 0; width: 0; height: 0; }
.by i { font-style: normal; font-size: .65em; color: var(--line); } .by label:hover i, .by input:checked + i { color: var(--deep); } .by input:focus-visible + i { outline: 2px solid var(--deep); }
.choose { margin: .3rem 0; } .choose summary { color: var(--deep); cursor: pointer; } .choose fieldset { border: 0; padding: 0; margin: .3rem 0; display: flex; flex-wrap: wrap; gap: .1rem 1rem; } .choose legend { color: var(--soft); padding: 0; }
.grouped { display: none; }
.sorts:has(.by input:checked) table { display: grid; grid-template-columns: repeat(var(--n), auto); justify-content: start; }
.sorts:has(.by input:checked) :is(thead, tbody, tfoot) { display: contents; }
.sorts:has(.by input:checked) tr { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; }
.sorts:has(.by input:checked) caption { grid-column: 1 / -1; order: -2; } .sorts:has(.by input:checked) thead tr { order: -1; } .sorts:has(.by input:checked) tfoot tr { order: 9999; }
.sorts:has(.by input:checked) tr.grouping { display: none; } .sorts:has(.by input:checked) .grouped { display: block; }
@media screen and (max-width: 40rem) {
  .sorts .cards thead { display: block; } .sorts .cards thead tr { border: 0; font-size: .85em; } .sorts .cards thead th { border: 0; padding: 0; }
  .sorts:has(.by input:checked) .cards { display: flex; flex-direction: column; } .sorts:has(.by input:checked) .cards tr { display: flex; }
}
@media print { .by, .choose { display: none; } }
@supports not selector(:has(a)) { .by, .choose { display: none; } }
";

/// By row, its place among the values of a column, the least first; what is alike is alike.
fn places(table: &Table, at: usize) -> Vec<usize> {
    let keys: Vec<Key> = table
        .rows
        .iter()
        .map(|row| Key::of(&row.cells[at]))
        .collect();
    let sorted: BTreeSet<&Key> = keys.iter().collect();
    let place: BTreeMap<&Key, usize> = sorted.into_iter().zip(0..).collect();
    keys.iter().map(|key| place[key]).collect()
}

/// The values to choose a column's rows by: some that several rows have, in order.
fn choice(table: &Table, at: usize, column: &Column, look: &Look) -> Choice {
    let is_told = matches!(
        column.kind,
        Kind::Text | Kind::Date | Kind::List | Kind::Flag
    );
    if !is_told || column.fold == 1 {
        return Choice::default();
    }
    let show = Show::new(look);
    let said = table.rows.iter().map(|row| match &row.cells[at] {
        Cell::List(items) if !items.is_empty() => {
            items.iter().map(|item| show.text(item)).collect()
        }
        cell => vec![show.cell(cell)],
    });
    let said: Vec<Vec<String>> = said.collect();
    let values: BTreeSet<&String> = said.iter().flatten().collect();
    let most = if column.kind == Kind::Date {
        DAYS
    } else {
        CHOICES
    };
    let helps = (2..=most).contains(&values.len()) && values.len() * 2 <= said.len();
    if !helps {
        return Choice::default();
    }
    let numbers: BTreeMap<&String, usize> = values.iter().copied().zip(0..).collect();
    Choice {
        of_row: said
            .iter()
            .map(|values| values.iter().map(|value| numbers[value]).collect())
            .collect(),
        values: values.into_iter().cloned().collect(),
    }
}

/// What a cell is put in order by: nothing first, then numbers, then words with the numbers in them.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Nothing,
    Number(i128),
    Words(Vec<Piece>),
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Number(u128),
    Text(String),
}

impl Key {
    fn of(cell: &Cell) -> Self {
        match cell {
            Cell::Empty | Cell::Tick | Cell::Share { of: 0, .. } | Cell::Mean { count: 0, .. } => {
                Self::Nothing
            }
            Cell::Int(number) | Cell::Minutes(number) => Self::Number((*number).into()),
            Cell::Share { n, of } => Self::Number(i128::from(*n) * 1_000_000 / i128::from(*of)),
            Cell::Mean { sum, count } => {
                Self::Number(i128::from(*sum) * 1_000_000 / i128::from(*count))
            }
            Cell::Flag(flag) => Self::Number((*flag).into()),
            Cell::Text(text) | Cell::Id(text) | Cell::Phone(text) => Self::words(text),
            Cell::Date(date) => Self::words(&date.to_string()),
            Cell::Instant(instant) => Self::words(&instant.to_string()),
            Cell::List(items) => Self::words(&items.join(";")),
        }
    }

    fn words(text: &str) -> Self {
        let digit = |c: char| c.is_ascii_digit();
        let mut pieces = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let number = rest.starts_with(digit);
            let end = rest
                .find(|c: char| digit(c) != number)
                .unwrap_or(rest.len());
            let (piece, tail) = rest.split_at(end);
            pieces.push(match piece.parse() {
                Ok(value) if number => Piece::Number(value),
                _ => Piece::Text(piece.to_owned()),
            });
            rest = tail;
        }
        Self::Words(pieces)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_put_in_order_as_people_count() {
        let places = |cells: Vec<Cell>| {
            let mut table = Table::new("t", vec![Column::new("c", "c", Kind::Text)]);
            for cell in cells {
                table.push(crate::sheet::Row::new(vec![cell]));
            }
            super::places(&table, 0)
        };
        let text = |text: &str| Cell::text(text);
        assert_eq!(
            places(vec![text("10栋"), text("2栋"), Cell::Empty, text("2栋")]),
            [2, 1, 0, 1]
        );
        assert_eq!(
            places(vec![
                Cell::share(1, 2),
                Cell::share(0, 0),
                Cell::share(2, 3)
            ]),
            [1, 0, 2]
        );
    }
}
