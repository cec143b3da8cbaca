//! `log`: what was recorded, what it cleared, what is still open for that party.

use serde_json::{Map, Value, json};

use super::{Names, Phrases, reason};
use crate::calendar::Instant;
use crate::duties::limits::answer_limit;
use crate::duties::{Duty, Known, State};
use crate::model::{Book, IssueIx, VisitIx};
use crate::sheet::{Page, Tone};
use crate::words::{Message, Words};

/// What became of one visit.
#[derive(Debug)]
pub struct Logged<'a> {
    /// What is known, the new facts among it.
    pub known: &'a Known<'a>,
    /// The visit.
    pub visit: VisitIx,
    /// The issues raised in it.
    pub issues: Vec<IssueIx>,
    /// The duties it cleared.
    pub cleared: Vec<Duty>,
    /// The duties it waived, or that the party declined by it.
    pub let_go: Vec<Duty>,
    /// What is still open for the party, or overdue.
    pub open: Vec<Duty>,
}

/// The page of `log`.
pub fn page(logged: &Logged<'_>, now: Instant, words: Words) -> Page {
    let book = logged.known.book;
    let names = Names::new(book, words);
    let phrases = Phrases::new(words, now);
    let visit = &book[logged.visit];
    let mut page = Page::new("log", words.say(Message::LogTitle { id: &visit.id }), now);
    page.text(Tone::Plain, told(logged, names, phrases));
    for issue in &logged.issues {
        page.text(Tone::Plain, issue_told(logged.known, *issue, phrases));
    }
    let mut list = |title: Message<'_>, tone: Tone, duties: &[Duty]| {
        if !duties.is_empty() {
            page.text(tone, words.say(title));
            page.points(
                duties
                    .iter()
                    .map(|duty| point(book, duty, names, phrases))
                    .collect(),
            );
        }
    };
    let cleared = Message::LogCleared {
        count: &logged.cleared.len(),
    };
    list(cleared, Tone::Good, &logged.cleared);
    let let_go = Message::LogLetGo {
        count: &logged.let_go.len(),
    };
    list(let_go, Tone::Quiet, &logged.let_go);
    let open = Message::LogOpen {
        count: &logged.open.len(),
    };
    list(open, Tone::Plain, &logged.open);
    if logged.open.is_empty() {
        page.text(Tone::Quiet, words.say(Message::LogNothingOpen));
    }
    page.wire = wire(logged);
    page
}

/// Who was visited, how, when, by whom, and what came of it.
fn told(logged: &Logged<'_>, names: Names, phrases: Phrases) -> String {
    let words = phrases.words;
    let visit = &logged.known.book[logged.visit];
    let said = words.say(Message::LogTold {
        name: &names.party(visit.party),
        party: &names.party_id(visit.party),
        at: &phrases.minute(visit.at),
        channel: &words.term(visit.channel),
        outcome: &words.term(visit.outcome),
        staff: &names.members(visit.staff.iter().copied()),
    });
    match visit.next_at {
        Some(next) => {
            said + &words.say(Message::LogNext {
                at: &phrases.minute(next),
            })
        }
        None => said,
    }
}

fn issue_told(known: &Known<'_>, issue: IssueIx, phrases: Phrases) -> String {
    let words = phrases.words;
    let issue = &known.book[issue];
    let assignee = issue.assignee.map(|member| known.book[member].name.clone());
    let limit = answer_limit(known, issue).map(|limit| phrases.minute(limit));
    words.say(Message::LogIssue {
        id: &issue.id,
        severity: &words.term(issue.severity),
        kind: &words.term(issue.kind),
        department: &Names::new(known.book, words).department(&issue.department),
        assignee: &assignee.unwrap_or_else(|| "–".to_owned()),
        limit: &limit.unwrap_or_else(|| "–".to_owned()),
    })
}

fn point(book: &Book, duty: &Duty, names: Names, phrases: Phrases) -> String {
    let (rule, last) = (&names.rule(duty.rule), &phrases.last(duty.due));
    let reason = &reason::sentence(&duty.reason, book, phrases);
    phrases.words.say(if duty.state == State::Overdue {
        Message::LogDutyOverdue { rule, last, reason }
    } else {
        Message::LogDuty { rule, last, reason }
    })
}

fn wire(logged: &Logged<'_>) -> Map<String, Value> {
    let book = logged.known.book;
    let visit = &book[logged.visit];
    let ids = |duties: &[Duty]| {
        duties
            .iter()
            .map(|duty| duty.id.clone())
            .collect::<Vec<_>>()
    };
    let issues: Vec<&str> = logged
        .issues
        .iter()
        .map(|issue| book[*issue].id.as_str())
        .collect();
    let staff: Vec<&str> = visit
        .staff
        .iter()
        .map(|member| book[*member].id.as_str())
        .collect();
    let wire = json!({
        "visit": {
            "id": visit.id.as_str(),
            "visited_at": visit.at.to_string(),
            "party": book[visit.party].id.as_str(),
            "staff": staff,
            "channel": visit.channel.as_str(),
            "outcome": visit.outcome.as_str(),
            "next_at": visit.next_at.map(|next| next.to_string()),
            "file": &*visit.place.file,
            "line": visit.place.line,
        },
        "issue": issues.first(),
        "issues": issues,
        "cleared": ids(&logged.cleared),
        "let_go": ids(&logged.let_go),
        "open": ids(&logged.open),
    });
    match wire {
        Value::Object(wire) => wire,
        _ => Map::new(),
    }
}
