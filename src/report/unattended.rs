//! Open issues that nobody sees to, as pages show them.

use super::Phrases;
use crate::duties::unattended::Absence;
use crate::ops::unattended::Unattended;
use crate::sheet::{Cell, Column, Kind, Row, Table, Tone};
use crate::words::Message;

/// Which they are, who has them, and why nothing comes of it.
pub(super) fn table(issues: &[Unattended<'_>], phrases: Phrases) -> Table {
    let words = phrases.words;
    let columns = vec![
        Column::new("id", words.say(Message::OverdueId), Kind::Text),
        Column::new("party", words.say(Message::OverdueParty), Kind::Id),
        Column::new("name", words.say(Message::OverdueName), Kind::Text).fold(2),
        Column::new("absence", words.say(Message::OverdueStaff), Kind::Text).fold(1),
        Column::new("limit", words.say(Message::UnattendedLimit), Kind::Instant),
        Column::new("summary", words.say(Message::OverdueSummary), Kind::Text).fold(1),
    ];
    let mut table = Table::new("unattended", columns).title(words.say(Message::UnattendedTitle));
    for issue in issues {
        let cells = vec![
            Cell::text(issue.id.id.as_str()),
            Cell::Id(issue.party.id.to_string()),
            Cell::text(&*issue.party.name),
            Cell::Text(absence(&issue.staff.name, issue.why, phrases)),
            issue.limit.map_or(Cell::Empty, Cell::Instant),
            Cell::text(issue.summary),
        ];
        table.push(Row::new(cells).tone(Tone::Bad));
    }
    table
}

/// Why somebody does not see to something.
pub(super) fn absence(name: &str, absence: Absence, phrases: Phrases) -> String {
    let (words, name) = (phrases.words, &name);
    match absence {
        Absence::Left(day) => words.say(Message::UnattendedLeft {
            name,
            day: &phrases.day(day),
        }),
        Absence::Joins(day) => words.say(Message::UnattendedJoins {
            name,
            day: &phrases.day(day),
        }),
        Absence::Leave(until) => words.say(Message::UnattendedLeave {
            name,
            day: &phrases.last(until),
        }),
    }
}
