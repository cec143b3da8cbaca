//! `log`: what was recorded, what it cleared, what is still open for that party.

use super::page::page_of;
use super::{Names, Phrases, reason};
use crate::duties::limits::answer_limit;
use crate::duties::{Duty, Known, State};
use crate::model::{Book, IssueIx};
use crate::ops::Answer;
use crate::ops::log::{Done, Logged};
use crate::sheet::{Page, Tone};
use crate::words::{Message, Words};

/// The page of `log`.
pub fn page(answer: &Answer<Logged>, known: &Known<'_>, words: Words) -> Page {
    let mut page = unread(answer, words);
    let logged = Told {
        known,
        names: Names::new(known.book, words),
        phrases: Phrases::new(words, answer.now),
    };
    for done in &answer.body.done {
        logged.tell(done, &mut page);
    }
    page
}

/// The page where nothing can be told but that it is recorded.
pub fn unread(answer: &Answer<Logged>, words: Words) -> Page {
    let visits = &answer.body.visits;
    let title = match &visits[..] {
        [visit] => Message::LogTitle { id: &visit.id },
        _ => Message::LogSeveral {
            count: &visits.len(),
        },
    };
    page_of(answer, words.say(title))
}

/// What visits are told of with.
struct Told<'k> {
    known: &'k Known<'k>,
    names: Names<'k>,
    phrases: Phrases,
}

impl Told<'_> {
    fn tell(&self, done: &Done, page: &mut Page) {
        let (words, book) = (self.phrases.words, self.known.book);
        page.text(
            Tone::Plain,
            told(self.known, done, self.names, self.phrases),
        );
        for issue in &done.issues {
            page.text(Tone::Plain, issue_told(self.known, *issue, self.phrases));
        }
        let mut list = |title: Message<'_>, tone: Tone, duties: &[Duty]| {
            if !duties.is_empty() {
                page.text(tone, words.say(title));
                let duties = duties.iter();
                let points = duties.map(|duty| point(book, duty, self.names, self.phrases));
                page.points(points.collect());
            }
        };
        let count = &done.cleared.len();
        list(Message::LogCleared { count }, Tone::Good, &done.cleared);
        let count = &done.let_go.len();
        list(Message::LogLetGo { count }, Tone::Quiet, &done.let_go);
        let count = &done.open.len();
        list(Message::LogOpen { count }, Tone::Plain, &done.open);
        if done.open.is_empty() {
            page.text(Tone::Quiet, words.say(Message::LogNothingOpen));
        }
    }
}

/// Who was visited, how, when, by whom, and what came of it.
fn told(known: &Known<'_>, done: &Done, names: Names, phrases: Phrases) -> String {
    let words = phrases.words;
    let visit = &known.book[done.visit];
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
