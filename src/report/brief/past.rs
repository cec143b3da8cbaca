//! What was: the last visits, issues, marks over time.

use crate::duties::{Known, revisited_of, stage};
use crate::model::{Issue, PartyIx, Stage, Visit};
use crate::report::{Names, Phrases};
use crate::sheet::{Cell, Column, Kind, Row, Table, Tone};
use crate::words::{Message, vocabulary};

/// How many visits a brief tells.
const LAST: usize = 6;

/// The last visits and what was said, newest first.
pub(super) fn visits(known: &Known<'_>, party: PartyIx, phrases: Phrases) -> Table {
    let words = phrases.words;
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
    let names = Names::new(known.book, words);
    for &index in known.visits_of(party).iter().rev().take(LAST) {
        let visit = &known.book[index];
        table.push(Row::new(vec![
            Cell::Instant(visit.at),
            Cell::Text(names.members(visit.staff.iter().copied())),
            Cell::text(words.term(visit.channel)),
            Cell::text(words.term(visit.outcome)),
            Cell::text(visit.note.as_deref().unwrap_or_default()),
        ]));
    }
    table
}

/// A party's issues, newest first: those open, then what became of the others.
pub(super) fn issues(known: &Known<'_>, party: PartyIx, phrases: Phrases) -> Table {
    let words = phrases.words;
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
    for (issue, stage) in of_party(known, party) {
        let open = known.closed_at(issue).is_none();
        let cells = vec![
            Cell::Date(issue.raised_at.date()),
            Cell::text(words.term(issue.kind)),
            Cell::text(words.term(stage)),
            issue.promised_at.map_or(Cell::Empty, Cell::Instant),
            Cell::text(&*issue.summary),
            Cell::text(issue.result.as_deref().unwrap_or_default()),
        ];
        table.push(Row::new(cells).tone(if open { Tone::Warn } else { Tone::Plain }));
    }
    table
}

/// A party's issues raised by now with how far they have come, newest first.
pub(super) fn of_party<'a>(known: &Known<'a>, party: PartyIx) -> Vec<(&'a Issue, Stage)> {
    let seen = revisited_of(known, party);
    let own = known.issues().filter(|(_, issue)| issue.party == party);
    let mut found: Vec<_> = own
        .map(|(index, issue)| (issue, stage(known, index, seen[index.position()])))
        .collect();
    found.reverse();
    found
}

/// Marks over time, newest first; `None` without any.
pub(super) fn ratings(known: &Known<'_>, party: PartyIx, phrases: Phrases) -> Option<Table> {
    let words = phrases.words;
    let columns = vec![
        Column::new("date", words.say(Message::BriefDate), Kind::Date),
        Column::new("marks", words.say(Message::BriefMarks), Kind::Text).fold(1),
    ];
    let mut table = Table::new("ratings", columns).title(words.say(Message::BriefRatings));
    for &index in known.visits_of(party).iter().rev() {
        let visit = &known.book[index];
        let marks = marks(known, visit, phrases);
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
fn marks(known: &Known<'_>, visit: &Visit, phrases: Phrases) -> Vec<String> {
    let services = known.book.policy.satisfaction.services.iter();
    let marked = services
        .zip(&visit.rates)
        .filter_map(|(service, mark)| Some((service, (*mark)?)));
    marked
        .map(|(service, mark)| {
            format!(
                "{} {mark}",
                phrases.words.word(&vocabulary::SERVICE, service)
            )
        })
        .collect()
}
