//! The facts that matter at a door, in a few sentences (H5, J1 of the rule ledger).

use std::collections::BTreeMap;

use super::Phrases;
use crate::duties::{Known, last_met};
use crate::model::{Issue, IssueIx, PartyIx};
use crate::ops::Say;
use crate::ops::agenda::AtTheDoor;
use crate::words::{Message, Words, vocabulary};

/// What is known of each party, made once for a page.
pub struct Facts<'a> {
    pub(super) known: &'a Known<'a>,
    pub(super) phrases: Phrases,
    open: BTreeMap<PartyIx, Vec<IssueIx>>,
}

impl<'a> Facts<'a> {
    /// The facts as of `now`.
    pub fn new(known: &'a Known<'a>, words: Words) -> Facts<'a> {
        let mut open: BTreeMap<PartyIx, Vec<IssueIx>> = BTreeMap::new();
        for (index, issue) in known.issues() {
            if known.closed_at(issue).is_none() {
                open.entry(issue.party).or_default().push(index);
            }
        }
        Facts {
            known,
            phrases: Phrases::new(words, known.now),
            open,
        }
    }

    /// The open issues of a party, oldest first.
    pub(super) fn open_issues(&self, party: PartyIx) -> &[IssueIx] {
        self.open.get(&party).map_or(&[], Vec::as_slice)
    }

    /// What to know at the door: what is open, what was promised, what is owed, how the last
    /// visit ended.
    pub(super) fn at_the_door(&self, party: PartyIx) -> Vec<String> {
        let mut told = self.open(party);
        told.push(self.last(party));
        told
    }

    /// What a visitor must be careful of: what people call the household, what was noted of it, what
    /// is open, promised or owed, what was liked little.
    pub(super) fn careful(&self, party: PartyIx) -> Vec<String> {
        let words = self.phrases.words;
        let stated = &self.known.book[party];
        let mut told: Vec<String> = Vec::new();
        let tags = stated.household().map_or(&[][..], |home| &home.tags);
        if !tags.is_empty() {
            told.push(words.list(&words.each_word(&vocabulary::TAG, tags)));
        }
        told.extend(stated.note.as_deref().map(str::to_owned));
        told.extend(self.open(party));
        told.extend(self.low_marks(party));
        told
    }

    /// What the party marked low when it last gave marks.
    pub(super) fn low_marks(&self, party: PartyIx) -> Option<String> {
        let satisfaction = &self.known.book.policy.satisfaction;
        let visits = self.known.visits_of(party).iter().rev();
        let last = visits
            .map(|&visit| &self.known.book[visit])
            .find(|visit| visit.rates.iter().any(Option::is_some))?;
        let marked = satisfaction.services.iter().zip(&last.rates);
        let words = self.phrases.words;
        let low: Vec<String> = marked
            .filter_map(|(service, mark)| Some((service, (*mark)?)))
            .filter(|(_, mark)| *mark < satisfaction.satisfied_from)
            .map(|(service, mark)| format!("{} {mark}", words.word(&vocabulary::SERVICE, service)))
            .collect();
        (!low.is_empty()).then(|| {
            words.say(Message::BriefLowMarks {
                names: &words.list(&low),
            })
        })
    }

    /// What is open, what was promised, what is owed.
    pub(super) fn open(&self, party: PartyIx) -> Vec<String> {
        let words = self.phrases.words;
        let mut told: Vec<String> = Vec::new();
        for &index in self.open_issues(party) {
            let issue = &self.known.book[index];
            told.push(self.open_issue(issue));
        }
        let home = self.known.book[party].household();
        if let Some(since) = home
            .and_then(|home| home.arrears_since)
            .filter(|since| since.start() <= self.known.now)
        {
            told.push(words.say(Message::FactsArrears {
                day: &self.phrases.day(since),
            }));
        }
        told
    }

    /// An open issue in a sentence, with its promise.
    pub(super) fn open_issue(&self, issue: &Issue) -> String {
        let words = self.phrases.words;
        let kind = &words.term(issue.kind);
        let day = &self.phrases.day(issue.raised_at.date());
        let summary = &issue.summary;
        let promised = issue.promised_at.map(|at| self.phrases.minute(at));
        words.say(if self.known.resolved_at(issue).is_some() {
            Message::FactsIssueResolved { kind, day, summary }
        } else if self.known.answered_at(issue).is_some() {
            Message::FactsIssueAnswered { kind, day, summary }
        } else if let Some(promised) = &promised {
            Message::FactsIssuePromised {
                kind,
                day,
                promised,
                summary,
            }
        } else {
            Message::FactsIssueOpen { kind, day, summary }
        })
    }

    /// When the party was last met, and what was said, in a sentence.
    fn last(&self, party: PartyIx) -> String {
        let words = self.phrases.words;
        let Some(visit) = last_met(self.known, party) else {
            return words.say(Message::FactsNeverMet);
        };
        let visit = &self.known.book[visit];
        let day = self.phrases.day(visit.at.date());
        match &visit.note {
            Some(note) => words.say(Message::FactsLastNote { day: &day, note }),
            None => words.say(Message::FactsLast { day: &day }),
        }
    }

    /// The same where it stands under a word that says that it is the last time.
    pub(super) fn last_said(&self, party: PartyIx) -> String {
        let words = self.phrases.words;
        let Some(visit) = last_met(self.known, party) else {
            return words.say(Message::FactsNeverMet);
        };
        let visit = &self.known.book[visit];
        let day = self.phrases.day(visit.at.date());
        match &visit.note {
            Some(note) => words.say(Message::AgendaDay {
                day: &day,
                text: note,
            }),
            None => day,
        }
    }
}

impl Say<AtTheDoor, Vec<String>> for Facts<'_> {
    fn say(&self, door: &AtTheDoor) -> Vec<String> {
        self.at_the_door(door.0)
    }
}
