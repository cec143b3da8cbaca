//! `history`: the whole file of one party, in time order (A2 of the rule ledger).

use super::page::page_of;
use super::{Names, Voice};
use crate::model::{Event, Issue, Visit};
use crate::ops::history::{Entry, History, Told, What, Who};
use crate::ops::{Answer, Say};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words, vocabulary};

/// The page of `history`.
pub fn page(answer: &Answer<History<'_>>, words: Words) -> Page {
    let history = &answer.body;
    let home = history.party.household().map(|home| home.home().join("-"));
    let title = words.say(Message::HistoryTitle {
        name: &history.name,
        home: &home.unwrap_or_default(),
    });
    let mut page = page_of(answer, title.trim().to_owned());
    page.table(table(&history.entries, words));
    let count = &history.entries.len();
    page.text(Tone::Quiet, words.say(Message::HistorySummary { count }));
    page
}

fn table(entries: &[Entry<'_>], words: Words) -> Table {
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
            Cell::Text(words.say(what(entry.what))),
            Cell::id(entry.id),
            Cell::text(entry.who.to_string()),
            Cell::text(entry.text.to_string()),
        ]));
    }
    table
}

fn what(what: What) -> Message<'static> {
    match what {
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

impl Say<Who<'_>> for Voice<'_> {
    fn say(&self, who: &Who<'_>) -> String {
        match who {
            Who::Nobody => String::new(),
            Who::Visitors(visit) => self.names(visit.staff.iter().copied()),
            Who::Assignee(issue) => issue.assignee.map_or_else(
                || Names::new(self.book, self.words).department(&issue.department),
                |member| self.book[member].name.clone(),
            ),
        }
    }
}

impl Say<Told<'_>> for Voice<'_> {
    fn say(&self, told: &Told<'_>) -> String {
        let parts = match told {
            Told::Visit(visit) => self.of_visit(visit),
            Told::Raised(issue) => self.of_issue(issue),
            Told::Event(event) => self.of_event(event),
            Told::Text(text) => return (*text).to_owned(),
        };
        parts.join(&self.words.say(Message::WhyBetween))
    }
}

impl Voice<'_> {
    fn of_visit(&self, visit: &Visit) -> Vec<String> {
        let words = self.words;
        let mut told = vec![
            words.term(visit.channel).to_owned(),
            words.term(visit.outcome).to_owned(),
        ];
        told.extend(visit.next_at.map(|next| {
            let at = &self.phrases.minute(next);
            words.say(Message::HistoryNext { at })
        }));
        let services = self.book.policy.satisfaction.services.iter();
        let marked = services.zip(&visit.rates);
        let marked = marked.filter_map(|(service, mark)| Some((service, (*mark)?)));
        let service = |service: &String| words.word(&vocabulary::SERVICE, service);
        let marks: Vec<String> = marked
            .map(|(marked, mark)| format!("{} {mark}", service(marked)))
            .collect();
        told.extend((!marks.is_empty()).then(|| words.list(&marks)));
        told.extend(visit.note.as_ref().map(ToString::to_string));
        told
    }

    fn of_issue(&self, issue: &Issue) -> Vec<String> {
        let (kind, severity) = (self.words.term(issue.kind), self.words.term(issue.severity));
        [kind, severity, &*issue.summary]
            .map(str::to_owned)
            .to_vec()
    }

    fn of_event(&self, event: &Event) -> Vec<String> {
        let kind = Names::new(self.book, self.words).event(&event.kind);
        let note = event.note.as_ref().map(ToString::to_string);
        std::iter::once(kind).chain(note).collect()
    }
}
