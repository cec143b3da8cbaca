//! What was: the last visits, issues, marks over time.

use crate::ops::brief::{BriefIssue, BriefVisit};
use crate::sheet::{Cell, Column, Kind, Row, Table, Tone};
use crate::words::{Message, Words, vocabulary};

/// How many visits a brief tells.
const LAST: usize = 6;

/// The last visits and what was said, newest first.
pub(super) fn visits(visits: &[BriefVisit<'_>], words: Words) -> Table {
    let columns = vec![
        Column::new("at", words.say(Message::BriefAt), Kind::Instant),
        Column::new("staff", words.say(Message::BriefStaff), Kind::Text).fold(2),
        Column::new("channel", words.say(Message::BriefHow), Kind::Text),
        Column::new("outcome", words.say(Message::BriefOutcome), Kind::Text),
        Column::new("note", words.say(Message::BriefSaid), Kind::Text).fold(1),
    ];
    let mut table = Table::new("visits", columns)
        .title(words.say(Message::BriefVisits))
        .empty(words.say(Message::BriefNoVisits));
    for visit in visits.iter().take(LAST) {
        let staff: Vec<&str> = visit.staff.iter().map(|member| &*member.name).collect();
        table.push(Row::new(vec![
            Cell::Instant(visit.at),
            Cell::Text(words.list(&staff)),
            Cell::text(words.term(visit.channel)),
            Cell::text(words.term(visit.outcome)),
            Cell::text(visit.note.unwrap_or_default()),
        ]));
    }
    table
}

/// A party's issues, newest first: those open, then what became of the others.
pub(super) fn issues(issues: &[BriefIssue<'_>], words: Words) -> Table {
    let columns = vec![
        Column::new("raised", words.say(Message::BriefRaised), Kind::Date),
        Column::new("kind", words.say(Message::BriefIssueKind), Kind::Text),
        Column::new("stage", words.say(Message::BriefStage), Kind::Text),
        Column::new("promised", words.say(Message::BriefPromised), Kind::Instant),
        Column::new("summary", words.say(Message::BriefSummary), Kind::Text).fold(1),
        Column::new("result", words.say(Message::BriefResult), Kind::Text).fold(2),
    ];
    let mut table = Table::new("issues", columns)
        .title(words.say(Message::BriefIssues))
        .empty(words.say(Message::BriefNoIssues));
    for issue in issues {
        let open = issue.closed_at.is_none();
        let cells = vec![
            Cell::Date(issue.raised_at.date()),
            Cell::text(words.term(issue.kind)),
            Cell::text(words.term(issue.stage)),
            issue.promised_at.map_or(Cell::Empty, Cell::Instant),
            Cell::text(issue.summary),
            Cell::text(issue.result.unwrap_or_default()),
        ];
        table.push(Row::new(cells).tone(if open { Tone::Warn } else { Tone::Plain }));
    }
    table
}

/// Marks over time, newest first; `None` without any.
pub(super) fn ratings(visits: &[BriefVisit<'_>], words: Words) -> Option<Table> {
    let columns = vec![
        Column::new("date", words.say(Message::BriefDate), Kind::Date),
        Column::new("marks", words.say(Message::BriefMarks), Kind::Text).fold(1),
    ];
    let mut table = Table::new("ratings", columns).title(words.say(Message::BriefRatings));
    for visit in visits {
        let marks = marks(visit, words);
        if !marks.is_empty() {
            table.push(Row::new(vec![
                Cell::Date(visit.at.date()),
                Cell::Text(words.list(&marks)),
            ]));
        }
    }
    (!table.rows.is_empty()).then_some(table)
}

/// `security 4`, for each service marked.
fn marks(visit: &BriefVisit<'_>, words: Words) -> Vec<String> {
    let service = |service| words.word(&vocabulary::SERVICE, service);
    let marked = visit.rates.iter();
    marked
        .map(|(marked, mark)| format!("{} {mark}", service(marked)))
        .collect()
}
