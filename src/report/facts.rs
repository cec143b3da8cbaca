//! The facts that matter at a door, in a few sentences (H5, J1 of the rule ledger).

use std::collections::BTreeMap;

use super::Phrases;
use crate::duties::{Known, last_met};
use crate::model::{Issue, IssueIx, PartyIx};
use crate::words::{Message, Words};

/// What is known of each party, made once for a page.
pub(super) struct Facts<'a> {
    known: &'a Known<'a>,
    phrases: Phrases,
    open: BTreeMap<PartyIx, Vec<IssueIx>>,
}

impl<'a> Facts<'a> {
    /// The facts as of `now`.
    pub(super) fn new(known: &'a Known<'a>, words: Words) -> Facts<'a> {
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
        told.push(self.last(party));
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

    /// When the party was last met, and what was said.
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
}
