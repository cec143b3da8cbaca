//! The facts that matter at a door, in a few sentences (H5, J1 of the rule ledger).

use std::collections::BTreeMap;

use super::Phrases;
use crate::duties::{Known, last_met};
use crate::model::{Issue, IssueIx, PartyIx};
use crate::words::Words;

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
            told.push(words.say("facts.arrears", &[("day", &self.phrases.day(since))]));
        }
        told.push(self.last(party));
        told
    }

    /// An open issue in a sentence, with its promise.
    pub(super) fn open_issue(&self, issue: &Issue) -> String {
        let words = self.phrases.words;
        let stage = if self.known.resolved_at(issue).is_some() {
            "facts.issue-resolved"
        } else if self.known.answered_at(issue).is_some() {
            "facts.issue-answered"
        } else if issue.promised_at.is_some() {
            "facts.issue-promised"
        } else {
            "facts.issue-open"
        };
        let promised = issue
            .promised_at
            .map_or(String::new(), |at| self.phrases.minute(at));
        let day = self.phrases.day(issue.raised_at.date());
        let kind = words.term("kind", issue.kind.as_str());
        let arguments: [(&str, &dyn std::fmt::Display); 4] = [
            ("kind", &kind),
            ("summary", &issue.summary),
            ("day", &day),
            ("promised", &promised),
        ];
        words.say(stage, &arguments)
    }

    /// When the party was last met, and what was said.
    fn last(&self, party: PartyIx) -> String {
        let words = self.phrases.words;
        let Some(visit) = last_met(self.known, party) else {
            return words.text("facts.never-met").into_owned();
        };
        let visit = &self.known.book[visit];
        let day = self.phrases.day(visit.at.date());
        match &visit.note {
            Some(note) => words.say("facts.last-note", &[("day", &day), ("note", note)]),
            None => words.say("facts.last", &[("day", &day)]),
        }
    }
}
