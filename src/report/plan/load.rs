//! What a plan asks of each member, week by week: visits, minutes, evenings out.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::Choice;
use crate::calendar::Date;
use crate::model::{Channel, StaffIx};
use crate::plan::Outcome;
use crate::report::{Names, Phrases};
use crate::sheet::{Cell, Chart, Column, Kind, Plot, Row, Table};
use crate::words::Message;

/// Who is met from this minute of a day on is met in the evening.
const EVENING: u16 = 18 * 60;

/// What a member does in a week.
#[derive(Clone, Debug, Default)]
pub(super) struct Load {
    visits: i64,
    minutes: i64,
    /// The evenings on which the member goes out.
    evenings: BTreeSet<Date>,
}

/// By member and the week's Monday.
pub(super) type Loads = BTreeMap<(StaffIx, Date), Load>;

/// What the appointments shown ask of everybody who goes.
pub(super) fn loads(outcome: &Outcome, choice: &Choice) -> Loads {
    let mut loads = Loads::new();
    let shown = outcome.appointments.iter();
    for made in shown.filter(|made| choice.shows(made)) {
        let goers = made.staff.iter().copied();
        for member in goers.filter(|&goer| choice.staff.is_none_or(|member| member == goer)) {
            let day = made.start.date();
            let load = loads.entry((member, day.monday())).or_default();
            load.visits += 1;
            load.minutes += i64::from(made.minutes);
            let goes_out = matches!(made.channel, Channel::Door | Channel::Meeting);
            if goes_out && made.start.time().minutes() >= EVENING {
                load.evenings.insert(day);
            }
        }
    }
    loads
}

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

/// The same for programs.
pub(super) fn wire(loads: &Loads, names: Names<'_>) -> Value {
    let row = |(&(member, week), load): (&(StaffIx, Date), &Load)| {
        json!({
            "staff": names.member_id(member),
            "week": week.to_string(),
            "visits": load.visits,
            "minutes": load.minutes,
            "evenings": evenings_of(load),
        })
    };
    loads.iter().map(row).collect()
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
    phrases.words.say(Message::PlanLoadWeek {
        first: &phrases.day(monday),
        last: &phrases.day(monday.plus_days(6)),
    })
}
