//! `history`: the whole file of one party, in time order (A2 of the rule ledger).

use serde_json::{Value, json};

use super::{Names, Phrases};
use crate::calendar::{DateOrInstant, Instant};
use crate::duties::Known;
use crate::model::{Issue, PartyIx, Visit};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words, vocabulary};

/// What kind of thing happened.
#[derive(Clone, Copy)]
enum What {
    Visit,
    Raised,
    Answered,
    Escalated,
    Resolved,
    Closed,
    Event,
    MovedIn,
    MovedOut,
    Arrears,
    FormSent,
    FormReturned,
}

impl What {
    /// Its name in the JSON.
    fn name(self) -> &'static str {
        match self {
            What::Visit => "visit",
            What::Raised => "raised",
            What::Answered => "answered",
            What::Escalated => "escalated",
            What::Resolved => "resolved",
            What::Closed => "closed",
            What::Event => "event",
            What::MovedIn => "moved_in",
            What::MovedOut => "moved_out",
            What::Arrears => "arrears",
            What::FormSent => "form-sent",
            What::FormReturned => "form-returned",
        }
    }

    fn message(self) -> Message<'static> {
        match self {
            What::Visit => Message::HistoryWhatVisit,
            What::Raised => Message::HistoryWhatRaised,
            What::Answered => Message::HistoryWhatAnswered,
            What::Escalated => Message::HistoryWhatEscalated,
            What::Resolved => Message::HistoryWhatResolved,
            What::Closed => Message::HistoryWhatClosed,
            What::Event => Message::HistoryWhatEvent,
            What::MovedIn => Message::HistoryWhatMovedIn,
            What::MovedOut => Message::HistoryWhatMovedOut,
            What::Arrears => Message::HistoryWhatArrears,
            What::FormSent => Message::HistoryWhatFormSent,
            What::FormReturned => Message::HistoryWhatFormReturned,
        }
    }
}

/// Something that happened.
struct Entry {
    at: DateOrInstant,
    what: What,
    id: String,
    who: String,
    text: String,
}

/// The page of `history`.
pub fn page(known: &Known<'_>, party: PartyIx, words: Words) -> Page {
    let names = Names::new(known.book, words);
    let title = words.say(Message::HistoryTitle {
        name: &names.party(party),
        home: &names.home(party),
    });
    let mut page = Page::new("history", title.trim().to_owned(), known.now);
    let entries = Teller {
        known,
        party,
        names,
        phrases: Phrases::new(words, known.now),
    }
    .entries();
    page.table(table(&entries, words));
    page.text(
        Tone::Quiet,
        words.say(Message::HistorySummary {
            count: &entries.len(),
        }),
    );
    page.wire
        .insert("party".into(), names.party_id(party).into());
    page.wire.insert("name".into(), names.party(party).into());
    page.wire
        .insert("entries".into(), entries.iter().map(wire).collect());
    page
}

fn table(entries: &[Entry], words: Words) -> Table {
    let columns = vec![
        Column::new("at", words.say(Message::HistoryAt), Kind::Instant),
        Column::new("what", words.say(Message::HistoryWhat), Kind::Text),
        Column::new("id", words.say(Message::HistoryId), Kind::Id).wide_only(),
        Column::new("who", words.say(Message::HistoryWho), Kind::Text).fold(2),
        Column::new("text", words.say(Message::HistoryText), Kind::Text).fold(1),
    ];
    let mut table = Table::new("entries", columns).empty(words.say(Message::HistoryEmpty));
    for entry in entries {
        table.push(Row::new(vec![
            Cell::from(entry.at),
            Cell::Text(words.say(entry.what.message())),
            Cell::id(entry.id.as_str()),
            Cell::text(entry.who.as_str()),
            Cell::text(entry.text.as_str()),
        ]));
    }
    table
}

fn wire(entry: &Entry) -> Value {
    json!({"at": entry.at.to_string(), "what": entry.what.name(), "id": entry.id, "who": entry.who, "text": entry.text})
}

struct Teller<'a> {
    known: &'a Known<'a>,
    party: PartyIx,
    names: Names<'a>,
    phrases: Phrases,
}

impl Teller<'_> {
    /// Everything, in time order; what happened at one time stays in the order of its making.
    fn entries(&self) -> Vec<Entry> {
        let mut entries = self.moves();
        let visits = self.known.visits_of(self.party).iter();
        entries.extend(visits.map(|&visit| self.visit(&self.known.book[visit])));
        let issues = self
            .known
            .issues()
            .filter(|(_, issue)| issue.party == self.party);
        for (_, issue) in issues {
            entries.extend(self.issue(issue));
        }
        entries.extend(self.events());
        entries.extend(self.forms());
        entries.sort_by_key(|entry| entry.at.start());
        entries
    }

    fn moves(&self) -> Vec<Entry> {
        let home = self.known.book[self.party].household();
        let dates = home.map_or(Vec::new(), |home| {
            vec![
                (What::MovedIn, home.moved_in),
                (What::MovedOut, home.moved_out),
                (What::Arrears, home.arrears_since),
            ]
        });
        let stated = dates
            .into_iter()
            .filter_map(|(what, date)| Some((what, date?)));
        stated
            .map(|(what, date)| Entry {
                at: DateOrInstant::Date(date),
                what,
                id: String::new(),
                who: String::new(),
                text: String::new(),
            })
            .collect()
    }

    fn visit(&self, visit: &Visit) -> Entry {
        let words = self.phrases.words;
        let mut told = vec![
            words.term(visit.channel).to_owned(),
            words.term(visit.outcome).to_owned(),
        ];
        if let Some(next) = visit.next_at {
            told.push(words.say(Message::HistoryNext {
                at: &self.phrases.minute(next),
            }));
        }
        let services = self.known.book.policy.satisfaction.services.iter();
        let marks: Vec<String> = services
            .zip(&visit.rates)
            .filter_map(|(service, mark)| {
                Some(format!(
                    "{} {}",
                    words.word(&vocabulary::SERVICE, service),
                    (*mark)?
                ))
            })
            .collect();
        if !marks.is_empty() {
            told.push(words.list(&marks));
        }
        told.extend(visit.note.as_ref().map(ToString::to_string));
        Entry {
            at: DateOrInstant::Instant(visit.at),
            what: What::Visit,
            id: visit.id.to_string(),
            who: self.names.members(visit.staff.iter().copied()),
            text: told.join(&words.say(Message::WhyBetween)),
        }
    }

    /// Each step of an issue that is known.
    fn issue(&self, issue: &Issue) -> Vec<Entry> {
        let words = self.phrases.words;
        let raised = [
            words.term(issue.kind),
            words.term(issue.severity),
            &*issue.summary,
        ]
        .join(&words.say(Message::WhyBetween));
        let result = issue.result.as_deref().unwrap_or_default().to_owned();
        let summary = issue.summary.to_string();
        let steps: [(What, Option<Instant>, String); 5] = [
            (What::Raised, Some(issue.raised_at), raised),
            (
                What::Answered,
                self.known.answered_at(issue),
                summary.clone(),
            ),
            (
                What::Escalated,
                self.known.escalated_at(issue),
                summary.clone(),
            ),
            (
                What::Resolved,
                self.known.resolved_at(issue),
                if result.is_empty() {
                    summary.clone()
                } else {
                    result
                },
            ),
            (What::Closed, self.known.closed_at(issue), summary),
        ];
        let known = steps
            .into_iter()
            .filter_map(|(what, at, text)| Some((what, at?, text)));
        known
            .map(|(what, at, text)| Entry {
                at: DateOrInstant::Instant(at),
                what,
                id: issue.id.to_string(),
                who: issue.assignee.map_or_else(
                    || words.word(&vocabulary::DEPARTMENT, &issue.department),
                    |member| self.names.member(member).to_owned(),
                ),
                text,
            })
            .collect()
    }

    fn events(&self) -> Vec<Entry> {
        let words = self.phrases.words;
        let own = self
            .known
            .book
            .events
            .iter()
            .filter(|event| event.party == Some(self.party));
        own.map(|event| Entry {
            at: event.happened_at,
            what: What::Event,
            id: event.id.to_string(),
            who: String::new(),
            text: [
                Some(words.word(&vocabulary::EVENT, &event.kind)),
                event.note.as_ref().map(ToString::to_string),
            ]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(&words.say(Message::WhyBetween)),
        })
        .collect()
    }

    fn forms(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        for survey in &self.known.book.surveys {
            for form in survey.forms.iter().filter(|form| form.party == self.party) {
                let entry = |what, at, text: String| Entry {
                    at,
                    what,
                    id: survey.name.to_string(),
                    who: String::new(),
                    text,
                };
                entries.extend(
                    self.known
                        .sent_at(form)
                        .map(|at| entry(What::FormSent, at, String::new())),
                );
                let opinion = form.opinion.as_deref().unwrap_or_default().to_owned();
                entries.extend(
                    self.known
                        .returned_at(form)
                        .map(|at| entry(What::FormReturned, at, opinion)),
                );
            }
        }
        entries
    }
}
