//! What a plan asks of each member, week by week: visits, minutes, evenings out.

use std::collections::BTreeSet;

use crate::calendar::Date;
use crate::model::StaffIx;
use crate::ops::plan::{Load, Loads};
use crate::report::{Names, Phrases};
use crate::sheet::{Cell, Chart, Column, Kind, Plot, Row, Table};
use crate::words::Message;

/// Members by weeks, with the sums of each member; nothing where nothing is planned.
pub(super) fn table(loads: &Loads, names: Names<'_>, phrases: Phrases) -> Option<Table> {
    let words = phrases.words;
    let weeks = weeks(loads);
    let mut columns = vec![Column::new("name", words.say(Message::PlanWho), Kind::Text)];
    columns.extend(weeks.iter().map(|&week| {
        let head = week_name(week, phrases);
        Column::new(week.to_string(), head, Kind::Text)
    }));
    for (key, head) in [
        ("visits", Message::PlanLoadVisits),
        ("minutes", Message::PlanMinutes),
        ("evenings", Message::PlanLoadEvenings),
    ] {
        columns.push(Column::new(key, words.say(head), Kind::Int));
    }
    let mut table = Table::new("load", columns).title(words.say(Message::PlanLoad));
    for member in members(loads) {
        table.push(row(loads, member, &weeks, names, phrases));
    }
    (!table.rows.is_empty()).then_some(table)
}

fn row(
    loads: &Loads,
    member: StaffIx,
    weeks: &BTreeSet<Date>,
    names: Names<'_>,
    phrases: Phrases,
) -> Row {
    let mut cells = vec![Cell::Text(names.member(member).to_owned())];
    let (mut visits, mut minutes, mut evenings) = (0, 0, 0);
    for &week in weeks {
        let load = loads.get(&(member, week));
        cells.push(load.map_or(Cell::Empty, |load| Cell::Text(cell(load, phrases))));
        if let Some(load) = load {
            visits += load.visits;
            minutes += load.minutes;
            evenings += evenings_of(load);
        }
    }
    cells.extend([visits, minutes, evenings].map(Cell::Int));
    Row::new(cells)
}

fn cell(load: &Load, phrases: Phrases) -> String {
    let (visits, minutes) = (&load.visits, &load.minutes);
    let evenings = &evenings_of(load);
    phrases.words.say(match evenings {
        0 => Message::PlanLoadCell { visits, minutes },
        _ => Message::PlanLoadCellOut {
            visits,
            minutes,
            evenings,
        },
    })
}

/// Minutes by member and week.
pub(super) fn chart(loads: &Loads, names: Names<'_>, phrases: Phrases) -> Chart {
    let words = phrases.words;
    let weeks = weeks(loads);
    let minutes = |member, week| loads.get(&(member, week)).map_or(0, |load| load.minutes);
    let rows = members(loads).into_iter().map(|member| {
        let parts = weeks.iter().map(|&week| minutes(member, week)).collect();
        (names.member(member).to_owned(), parts)
    });
    Chart {
        key: "load",
        title: words.say(Message::PlanLoad),
        unit: words.say(Message::PlanMinutes),
        decimals: 0,
        full: None,
        target: String::new(),
        plot: Plot::Stacked {
            series: weeks.iter().map(|&week| week_name(week, phrases)).collect(),
            rows: rows.collect(),
        },
    }
}

fn evenings_of(load: &Load) -> i64 {
    i64::try_from(load.evenings.len()).unwrap_or(i64::MAX)
}

fn members(loads: &Loads) -> BTreeSet<StaffIx> {
    loads.keys().map(|(member, _)| *member).collect()
}

fn weeks(loads: &Loads) -> BTreeSet<Date> {
    loads.keys().map(|(_, week)| *week).collect()
}

/// A week by its first and its last day.
fn week_name(monday: Date, phrases: Phrases) -> String {
    phrases.days(monday, monday.plus_days(6))
}
