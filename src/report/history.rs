//! `history`: the whole file of one party, in time order (A2 of the rule ledger).

use serde_json::{Value, json};

use super::{Names, Phrases};
use crate::calendar::{DateOrInstant, Instant};
use crate::duties::Known;
use crate::model::{Issue, PartyIx, Visit};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::Words;

/// Something that happened.
struct Entry {
    at: DateOrInstant,
    what: &'static str,
    id: String,
    who: String,
    text: String,
}

/// The page of `history`.
pub fn page(known: &Known<'_>, party: PartyIx, words: Words) -> Page {
    let names = Names::new(known.book, words);
    let title = words.say(
        "history.title",
        &[("name", &names.party(party)), ("home", &names.home(party))],
    );
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
        words.say("history.summary", &[("count", &entries.len())]),
    );
    page.wire
        .insert("party".into(), names.party_id(party).into());
    page.wire.insert("name".into(), names.party(party).into());
    page.wire
        .insert("entries".into(), entries.iter().map(wire).collect());
    page
}

fn table(entries: &[Entry], words: Words) -> Table {
    let head = |key: &str| words.text(&format!("history.{key}")).into_owned();
    let columns = vec![
        Column::new("at", head("at"), Kind::Instant),
        Column::new("what", head("what"), Kind::Text),
        Column::new("id", head("id"), Kind::Id).wide_only(),
        Column::new("who", head("who"), Kind::Text).fold(2),
        Column::new("text", head("text"), Kind::Text).fold(1),
    ];
    let mut table = Table::new("entries", columns).empty(head("empty"));
    for entry in entries {
        table.push(Row::new(vec![
            Cell::from(entry.at),
            Cell::Text(
                words
                    .text(&format!("history.what.{}", entry.what))
                    .into_owned(),
            ),
            Cell::id(entry.id.as_str()),
            Cell::text(entry.who.as_str()),
            Cell::text(entry.text.as_str()),
        ]));
    }
    table
}

fn wire(entry: &Entry) -> Value {
    json!({"at": entry.at.to_string(), "what": entry.what, "id": entry.id, "who": entry.who, "text": entry.text})
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
                ("moved_in", home.moved_in),
                ("moved_out", home.moved_out),
                ("arrears", home.arrears_since),
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
            words.term("channel", visit.channel.as_str()),
            words.term("outcome", visit.outcome.as_str()),
        ];
        if let Some(next) = visit.next_at {
            told.push(words.say("history.next", &[("at", &self.phrases.minute(next))]));
        }
        let services = self.known.book.policy.satisfaction.services.iter();
        let marks: Vec<String> = services
            .zip(&visit.rates)
            .filter_map(|(service, mark)| {
                Some(format!("{} {}", words.term("service", service), (*mark)?))
            })
            .collect();
        if !marks.is_empty() {
            told.push(words.list(&marks));
        }
        told.extend(visit.note.as_ref().map(ToString::to_string));
        Entry {
            at: DateOrInstant::Instant(visit.at),
            what: "visit",
            id: visit.id.to_string(),
            who: self.names.members(visit.staff.iter().copied()),
            text: told.join(&words.text("why.between")),
        }
    }

    /// Each step of an issue that is known.
    fn issue(&self, issue: &Issue) -> Vec<Entry> {
        let words = self.phrases.words;
        let raised = [
            words.term("kind", issue.kind.as_str()),
            words.term("severity", issue.severity.as_str()),
            issue.summary.to_string(),
        ]
        .join(&words.text("why.between"));
        let result = issue.result.as_deref().unwrap_or_default().to_owned();
        let summary = issue.summary.to_string();
        let steps: [(&'static str, Option<Instant>, String); 5] = [
            ("raised", Some(issue.raised_at), raised),
            ("answered", self.known.answered_at(issue), summary.clone()),
            ("escalated", self.known.escalated_at(issue), summary.clone()),
            (
                "resolved",
                self.known.resolved_at(issue),
                if result.is_empty() {
                    summary.clone()
                } else {
                    result
                },
            ),
            ("closed", self.known.closed_at(issue), summary),
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
                    || words.term("department", &issue.department),
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
            what: "event",
            id: event.id.to_string(),
            who: String::new(),
            text: [
                Some(words.term("event", &event.kind)),
                event.note.as_ref().map(ToString::to_string),
            ]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(&words.text("why.between")),
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
                        .map(|at| entry("form-sent", at, String::new())),
                );
                let opinion = form.opinion.as_deref().unwrap_or_default().to_owned();
                entries.extend(
                    self.known
                        .returned_at(form)
                        .map(|at| entry("form-returned", at, opinion)),
                );
            }
        }
        entries
    }
}
