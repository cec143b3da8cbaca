//! What became of the plan, as a table.

use super::Month;
use super::tables::{count as counted, share_cell};
use crate::duties::figures::Attainment;
use crate::report::Names;
use crate::sheet::{Cell, Column, Kind, Row, Table};
use crate::words::Message;

/// What became of the plan, member by member; `None` where nothing was planned or made.
pub(super) fn table(of: Month<'_>, names: Names) -> Option<Table> {
    let words = of.words;
    let share = |key, head| Column::new(key, words.say(head), Kind::Share);
    let count = |key, head| Column::new(key, words.say(head), Kind::Int);
    let columns = vec![
        Column::new("name", words.say(Message::ReportMember), Kind::Text),
        share("kept", Message::ReportKept),
        share("before", Message::ReportBefore),
        share("met", Message::ReportMetOfKept),
        count("moved", Message::ReportMoved),
        count("dropped", Message::ReportDropped),
        share("unplanned", Message::ReportUnplanned),
        share("unannounced", Message::ReportUnannounced),
    ];
    let mut table = Table::new("attainment", columns).title(words.say(Message::ReportAttainment));
    let (now, then) = (&of.figures.attainment, &of.before.attainment);
    for (&member, attained) in &now.by_member {
        let name = names.member(member).to_owned();
        table.push(attainment_row(name, *attained, then.of(member)));
    }
    if !table.rows.is_empty() {
        let all = words.say(Message::ReportTogether);
        table.push(attainment_row(all, now.all, then.all));
    }
    (!table.rows.is_empty()).then_some(table)
}

fn attainment_row(name: String, now: Attainment, then: Attainment) -> Row {
    Row::new(vec![
        Cell::Text(name),
        share_cell(now.kept),
        share_cell(then.kept),
        share_cell(now.met),
        counted(now.moved),
        counted(now.dropped),
        share_cell(now.unplanned),
        share_cell(now.unannounced),
    ])
}
