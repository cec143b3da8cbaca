//! What is on record so far, and what is to be done because of it.

use std::collections::BTreeMap;

use super::agenda::{Agenda, Purpose, Task, day_in_time, last_day};
use super::diary::Diary;
use super::ids::Ids;
use super::issues::{Issue, drafts};
use super::office::Office;
use super::random::Random;
use super::visits::Visit;
use crate::calendar::{Date, Instant};
use crate::duties::{Frame, start};
use crate::model::policy::{Anchor, IssueStep};
use crate::model::{Channel, InCharge, PartyIx, RuleIx, StaffIx};

/// The office at work.
pub(super) struct Chronicle<'a> {
    pub(super) office: &'a Office,
    pub(super) agenda: Agenda,
    /// Those raised, and those that will be.
    pub(super) issues: Vec<Issue<'a>>,
    pub(super) visits: Vec<Visit>,
    /// The visits at which a party was met.
    pub(super) met: BTreeMap<PartyIx, Vec<Meeting>>,
    /// Today's taken minutes.
    pub(super) diary: Diary,
    /// What is agreed for later days.
    pub(super) booked: BTreeMap<Date, Diary>,
    pub(super) ids: Ids,
    issue_ids: Ids,
    pub(super) random: Random,
}

/// A visit at which a party was met, as far as later tasks ask.
#[derive(Clone, Debug)]
pub(super) struct Meeting {
    pub(super) at: Instant,
    pub(super) channel: Channel,
    pub(super) team: Vec<StaffIx>,
    /// The visit's.
    pub(super) id: String,
}

impl<'a> Chronicle<'a> {
    pub(super) fn new(office: &'a Office) -> Chronicle<'a> {
        let stream = |topic: &str| Random::new(office.options.seed, topic);
        Chronicle {
            office,
            agenda: Agenda::new(office),
            issues: drafts(office, &mut stream("issues")),
            visits: Vec::new(),
            met: BTreeMap::new(),
            diary: Diary::default(),
            booked: BTreeMap::new(),
            ids: Ids::new(stream("visit ids")),
            issue_ids: Ids::new(stream("issue ids")),
            random: stream("visits"),
        }
    }

    pub(super) fn raise(&mut self, issue: usize, at: Instant) {
        let Chronicle {
            office,
            issues,
            issue_ids,
            random,
            ..
        } = self;
        issues[issue].raise(at, office, issue_ids, random);
        let party = issues[issue].party;
        for (step, at) in self.issues[issue].steps() {
            self.happened(&Anchor::Issue(step), at, party, Some(issue));
        }
    }

    /// Puts down what triggers ask for because of what happened to a party.
    pub(super) fn happened(
        &mut self,
        on: &Anchor,
        at: Instant,
        party: PartyIx,
        issue: Option<usize>,
    ) {
        let book = &self.office.book;
        for (rule, stated) in book.policy.indexed_rules() {
            let Some(trigger) = stated.trigger().filter(|trigger| trigger.on == *on) else {
                continue;
            };
            let issue_of = issue.map(|issue| &self.issues[issue]);
            let takes =
                issue_of.is_none_or(|issue| trigger.filter.takes(|column| issue.text(column)));
            let holds = trigger.whom.is_empty() || trigger.whom.may_hold(&book[party]);
            let start = start(&book.almanac, trigger, at).filter(|_| takes && holds);
            let Some(opens) = start.map(|start| start.opens) else {
                continue;
            };
            let frame = Frame::running(opens, trigger.within, trigger.expires, &book.almanac);
            let task = Task {
                issue,
                ..Task::new(party, Purpose::Rule(rule), opens, last_day(frame.due))
            };
            if let Some(day) = day_in_time(opens, frame.due, &mut self.random) {
                self.agenda.put(day, task);
            }
        }
    }

    /// Who is in charge of the issue a task is about.
    pub(super) fn in_charge(&self, task: &Task) -> Option<InCharge<'a>> {
        task.issue.map(|issue| InCharge {
            department: self.issues[issue].matter.department.as_str(),
            assignee: None,
        })
    }

    /// The issue whose result is looked at, once it is solved.
    pub(super) fn revisits(&self, task: &Task) -> Option<usize> {
        let solved = |rule: RuleIx| {
            let trigger = self.office.book[rule].trigger();
            trigger.is_some_and(|trigger| trigger.on == Anchor::Issue(IssueStep::Resolved))
        };
        task.issue.filter(|_| task.rule().is_some_and(solved))
    }
}
