//! `hand-over`: households, and open issues if asked for, go from one member to another.

use schemars::JsonSchema;
use serde::Serialize;

use super::act::Act;
use super::entrusted::{self, Entrusted};
use super::{Answer, Body, Fact};
use crate::duties::Known;
use crate::duties::entrusted::Entrusted as Found;
use crate::model::policy::Selection;
use crate::model::{IssueIx, Party, PartyIx, Staff, StaffIx};

/// What is handed over.
#[derive(Debug)]
pub struct Asked {
    /// Whose it was.
    pub from: StaffIx,
    /// Whose it will be.
    pub to: StaffIx,
    /// Of the households only those for which each flag holds.
    pub selection: Selection,
    /// Only these; none means all.
    pub parties: Vec<PartyIx>,
    /// The open issues too: of these parties, or all.
    pub issues: bool,
}

/// What `hand-over` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HandOver<'a> {
    /// Whose it was.
    pub from: Fact<'a, Staff>,
    /// Whose it is now.
    pub to: Fact<'a, Staff>,
    /// What was handed over.
    #[serde(flatten)]
    pub handed: Entrusted<'a>,
    /// Open issues that stay with the one who had them: no `--issues` was given.
    pub issues_left: usize,
}

impl Body for HandOver<'_> {
    const NAME: &'static str = "hand-over";
}

/// Hands over.
pub fn hand_over<'a>(known: &Known<'a>, asked: &Asked) -> Act<HandOver<'a>> {
    let book = known.book;
    let mut found = Found {
        households: households(known, asked),
        issues: issues(known, asked),
        ..Found::default()
    };
    let open = found.issues.len();
    if !asked.issues {
        found.issues.clear();
    }
    let body = HandOver {
        from: Fact(&book[asked.from]),
        to: Fact(&book[asked.to]),
        handed: entrusted::told(book, &found),
        issues_left: open - found.issues.len(),
    };
    Act {
        answer: Answer::at(known.now, body),
        changes: entrusted::handed(known, &found, asked.from, asked.to),
    }
}

/// The households asked for whose butler it is, by the cell or by the area.
fn households(known: &Known<'_>, asked: &Asked) -> Vec<PartyIx> {
    let butlers = known.book.butlers(known.now.date());
    let parties = known.book.indexed_parties();
    let meant = parties.filter(|(index, party)| {
        party.household().is_some_and(|household| {
            butlers[index.position()] == Some(asked.from)
                && household
                    .moved_out
                    .is_none_or(|out| out >= known.now.date())
                && asked.takes(*index, party)
        })
    });
    meant.map(|(index, _)| index).collect()
}

/// The open issues of the one who hands over: of the parties asked for.
fn issues(known: &Known<'_>, asked: &Asked) -> Vec<IssueIx> {
    let issues = known.issues();
    let meant = issues.filter(|(_, issue)| {
        issue.assignee == Some(asked.from)
            && known.closed_at(issue).is_none()
            && asked.takes(issue.party, &known.book[issue.party])
    });
    meant.map(|(index, _)| index).collect()
}

impl Asked {
    /// Whether what is about a party is asked for.
    fn takes(&self, index: PartyIx, party: &Party) -> bool {
        let is_named = self.parties.is_empty() || self.parties.contains(&index);
        let is_all = self.selection == Selection::default();
        is_named && (is_all || self.selection.may_hold(party))
    }
}
