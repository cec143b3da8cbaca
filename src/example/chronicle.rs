//! What is on record so far, and what is to be done because of it.

use std::collections::{BTreeMap, BTreeSet};

use super::agenda::{Agenda, Purpose, Task, day_in_time, last_day};
use super::diary::Diary;
use super::further_issues::{again, further};
use super::ids::Ids;
use super::issues::{Issue, drafts};
use super::office::Office;
use super::random::Random;
use super::visits::Visit;
use crate::calendar::{Almanac, Date, Instant, Unit};
use crate::duties::{Frame, start};
use crate::model::policy::{Anchor, IssueStep, Rule, RuleKind, Selection, Trigger, Until};
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
    /// Who never answers.
    pub(super) silent: BTreeSet<PartyIx>,
    /// Today's taken minutes.
    pub(super) diary: Diary,
    /// What is agreed for later days.
    pub(super) booked: BTreeMap<Date, Diary>,
    pub(super) ids: Ids,
    issue_ids: Ids,
    pub(super) random: Random,
    /// For marks.
    pub(super) marking: Random,
    /// How often in a row visits to a party came to what a rule counts.
    pub(super) rows: BTreeMap<(RuleIx, PartyIx), u32>,
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
        let mut issues = drafts(office, &mut stream("issues"));
        issues.extend(further(office, &mut stream("further issues")));
        Chronicle {
            office,
            agenda: Agenda::new(office),
            issues,
            visits: Vec::new(),
            met: BTreeMap::new(),
            silent: silent(office),
            diary: Diary::default(),
            booked: BTreeMap::new(),
            ids: Ids::new(stream("visit ids")),
            issue_ids: Ids::new(stream("issue ids")),
            random: stream("visits"),
            marking: stream("marks"),
            rows: BTreeMap::new(),
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

    /// One repair that did not hold is taken up again.
    pub(super) fn take_up_again(&mut self) {
        let until = self.office.options.until;
        let repaired = self.issues.iter();
        let first = repaired
            .filter(|issue| issue.is_repaired_before(until))
            .max_by_key(|issue| issue.raised_at);
        let issue = first.and_then(|repair| again(repair, &mut self.issue_ids));
        self.issues.extend(issue);
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
            if takes {
                self.follow(rule, at, party, issue);
            }
        }
    }

    /// Puts down what one trigger asks for, once or again and again.
    pub(super) fn follow(
        &mut self,
        rule: RuleIx,
        at: Instant,
        party: PartyIx,
        issue: Option<usize>,
    ) {
        let book = &self.office.book;
        let Some(trigger) = book[rule].trigger() else {
            return;
        };
        let holds = trigger.whom.is_empty() || trigger.whom.may_hold(&book[party]);
        let start = start(&book.almanac, trigger, at).filter(|_| holds);
        let Some(first) = start.map(|start| start.opens) else {
            return;
        };
        for opens in turns(&book.almanac, trigger, first, self.office.options.until) {
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

/// When a trigger opens: once, or of a series each time until the records end.
fn turns(almanac: &Almanac, trigger: &Trigger, first: Instant, last: Date) -> Vec<Instant> {
    let Some(series) = &trigger.series else {
        return vec![first];
    };
    let ends = match series.until {
        Some(Until::Span(span)) => almanac.plus(first, span),
        _ => last.end(),
    };
    let most = series.most_times().unwrap_or(u32::MAX);
    let opens = (0..most).map(|turn| match turn {
        0 => first,
        _ => almanac.plus(first, series.every.times(turn)),
    });
    opens
        .take_while(|opens| *opens <= ends && opens.date() <= last)
        .collect()
}

/// Two homes that are called on every month and never answer, where a rule counts such calls.
fn silent(office: &Office) -> BTreeSet<PartyIx> {
    let policy = &office.book.policy;
    let counts = policy.rules.iter().filter_map(Rule::trigger);
    if !counts.into_iter().any(|trigger| trigger.in_a_row > 1) {
        return BTreeSet::new();
    }
    let again = policy.rules.iter().filter(
        |rule| matches!(&rule.kind, RuleKind::Cadence(cadence) if cadence.every == Unit::Month),
    );
    let mut rounds: Vec<&Selection> = again.map(Rule::selection).collect();
    rounds.retain(|selection| !selection.is_empty() && selection.arrears.is_none());
    let homes = office.lived_in().into_iter();
    let called = homes.filter(|home| {
        let party = &office.book[*home];
        rounds.iter().any(|selection| selection.may_hold(party))
    });
    called.take(2).collect()
}
