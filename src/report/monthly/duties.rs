//! The duties of the month, rule by rule.

use super::tables::{count, share_cell};
use crate::duties::State;
use crate::duties::figures::Figures;
use crate::report::Names;
use crate::sheet::{Cell, Column, Kind, Row, Table, Tone};
use crate::words::{Message, Words};

/// The duties of each rule that has any, by state.
pub(super) fn table(month: &Figures, names: Names, words: Words) -> Table {
    let state = |state: State| Column::new(state.as_str(), words.term(state), Kind::Int);
    let mut columns = vec![
        Column::new("rule", words.say(Message::ReportRule), Kind::Text).fold(1),
        state(State::Done),
        state(State::DoneLate),
        state(State::Missed),
        state(State::Overdue),
        state(State::Declined).wide_only(),
        state(State::Waived).wide_only(),
        Column::new("visits", words.say(Message::ReportClearing), Kind::Int),
    ];
    // A share that nothing is held against says less than the counts it is made of.
    let has_target = month
        .duties
        .iter()
        .any(|(rule, _)| names.target(*rule).is_some());
    if has_target {
        columns.push(Column::new(
            "in_time",
            words.say(Message::ReportInTime),
            Kind::Share,
        ));
    }
    let mut table = Table::new("duties", columns)
        .title(words.say(Message::ReportDuties))
        .empty(words.say(Message::ReportNoDuties));
    for ((rule, tally), (_, visits)) in month.duties.iter().zip(&month.by_rule) {
        if tally.all() + visits == 0 {
            continue;
        }
        let target = names.target(*rule);
        let is_short = target.and_then(|target| tally.in_time().reaches(target)) == Some(false);
        let tone = match (is_short, tally.missed + tally.overdue) {
            (true, _) => Tone::Bad,
            (false, 0) => Tone::Plain,
            (false, _) => Tone::Warn,
        };
        let mut cells = vec![
            Cell::Text(names.rule(*rule).to_owned()),
            count(tally.done),
            count(tally.done_late),
            count(tally.missed),
            count(tally.overdue),
            count(tally.declined),
            count(tally.waived),
            count(*visits),
        ];
        if has_target {
            cells.push(target.map_or(Cell::Empty, |_| share_cell(tally.in_time())));
        }
        table.push(Row::new(cells).tone(tone));
    }
    table
}
