//! What every form says around the tables: which period is meant, for when it holds, group lines.

use super::{Look, Show};
use crate::calendar::{Date, Period};
use crate::sheet::{Chart, Column, Page, Table};
use crate::words::Message;

/// What stands first on an incomplete page: how much it does without.
pub(super) fn incomplete(page: &Page, look: &Look) -> Option<String> {
    let (rows, errors) = (&page.left_out, &page.data_errors);
    let said = || match rows {
        0 => Message::PageWithErrors { errors },
        rows => Message::PageIncomplete { rows, errors },
    };
    (page.data_errors > 0).then(|| look.words.say(said()))
}

/// The lines under a page's title: the period, and the time for which everything holds.
pub(super) fn subtitle(page: &Page, look: &Look) -> Vec<String> {
    if page.is_form {
        return Vec::new();
    }
    let words = &look.words;
    let now = page.now.to_string().replace('T', " ");
    let as_of = words.say(Message::PageAsOf { now: &now });
    match &page.period {
        Some(period) => vec![format!("{} · {as_of}", period_line(period, look))],
        None => vec![as_of],
    }
}

/// Which days a period means, both named days included.
pub(super) fn period_line(period: &Period, look: &Look) -> String {
    let words = &look.words;
    let (first, last) = (period.from, period.last());
    let name = &period.name;
    if first == last {
        return words.say(Message::PeriodDay {
            name,
            weekday: &weekday(first, look),
        });
    }
    words.say(Message::PeriodLine {
        name,
        first: &first,
        last: &last,
    })
}

/// A day's weekday as people say it.
fn weekday(date: Date, look: &Look) -> &'static str {
    look.words.weekday(date.weekday().index())
}

/// The indexes of the columns a form for people draws; `narrow` leaves the wide ones out.
pub(super) fn visible(table: &Table, narrow: bool) -> Vec<usize> {
    let grouped = is_grouped(table);
    let shows =
        |column: &Column| !(column.told || column.grouped && grouped || column.wide_only && narrow);
    (0..table.columns.len())
        .filter(|at| shows(&table.columns[*at]))
        .collect()
}

/// Whether group lines are drawn.
pub(super) fn is_grouped(table: &Table) -> bool {
    table.rows.iter().any(|row| row.group.is_some())
}

/// What the targets of a chart's bars are.
pub(super) fn target_name(chart: &Chart, look: &Look) -> String {
    if chart.target.is_empty() {
        look.words.say(Message::ChartTarget)
    } else {
        Show::new(look).text(&chart.target)
    }
}

/// What is said in place of rows.
pub(super) fn nothing(table: &Table, look: &Look) -> String {
    if table.empty.is_empty() {
        look.words.say(Message::PageNothing)
    } else {
        table.empty.clone()
    }
}
