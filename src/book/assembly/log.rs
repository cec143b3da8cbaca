//! The folders: visits, issues, events, saved plans, surveys; and the visitors.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::Assembly;
use super::ground::Ground;
use super::repeated::without_repeated;
use crate::book::context::Context;
use crate::book::{VisitsAsked, VisitsNeed, files, tables};
use crate::calendar::{Almanac, Month, Unit};
use crate::diag::file;
use crate::diag::{Code, Fault};
use crate::model::{Approval, Book, Event, Issue, Plan, Search, Survey, Visit, VisitId, Visitor};

/// What is read beside parties and visits.
pub(super) struct Tables {
    pub(super) issues: Vec<Issue>,
    pub(super) events: Vec<Event>,
    pub(super) plans: Vec<Plan>,
    pub(super) approvals: Vec<Approval>,
    pub(super) surveys: Vec<Survey>,
    pub(super) visitors: Vec<Visitor>,
}

impl Assembly<'_> {
    /// The tables needed; of the others nothing.
    pub(super) fn tables_needed(&mut self, context: &Context<'_>, almanac: &Almanac) -> Tables {
        Tables {
            issues: self.issues(context),
            events: self.events(context),
            plans: self.plans(context, almanac),
            approvals: self.approvals(context),
            surveys: self.surveys(context),
            visitors: self.visitors(context),
        }
    }

    /// The visits of the months needed, by time and id.
    pub(in crate::book) fn visits(
        &mut self,
        context: &Context<'_>,
        asked: &VisitsAsked,
    ) -> Vec<Visit> {
        let (need, notes) = (asked.need, self.need.notes);
        let months = self.months("visits", |month| need.includes(month) || asked.of.is_some());
        let files: Vec<Arc<str>> = months.iter().map(|(_, file)| Arc::clone(file)).collect();
        let whole = months
            .into_iter()
            .filter(|(month, _)| need.includes(*month));
        let whole: BTreeSet<Arc<str>> = whole.map(|(_, file)| file).collect();
        let tables = self.tables(&files, |file| {
            let is_whole = whole.contains(file.file);
            let keeps = |party| is_whole || asked.keeps(party);
            tables::visits(file, context, notes, &keeps)
        });
        let count = tables.iter().map(|table| table.rows.len()).sum();
        let mut visits = Vec::with_capacity(count);
        // Each table is let go as soon as its rows are taken: memory never holds all of them twice.
        for table in tables {
            visits.extend(table.rows);
        }
        let mut visits = without_repeated(visits, |visit| (visit.id.as_str(), &visit.place), self);
        sort(&mut visits);
        visits
    }

    /// The visits that are looked for in months before those needed, by time and id. `read` is the book
    /// without visits, and those of the months needed. A month in which one of those looked for may stand
    /// among what cannot be read is read whole, so that it is told.
    pub(super) fn earlier_visits(
        &mut self,
        context: &Context<'_>,
        need: VisitsNeed,
        search: &mut dyn Search,
        (book, read): (&Book, &[Visit]),
    ) -> Vec<Visit> {
        search.look_at(book, read);
        let mut earlier = files::months(self.directory, "visits", &mut Vec::new());
        earlier.retain(|(month, _)| !need.includes(*month));
        let mut months = Vec::new();
        for (_, file) in earlier.iter().rev() {
            if !search.is_on() {
                break;
            }
            let wants = |party| search.wants(party);
            let notes = self.need.notes;
            let glanced = self.glance(file, |file| tables::visits_to(file, context, notes, &wants));
            let mut visits = glanced.unwrap_or_else(|| {
                self.table(file, |file| tables::visits(file, context, notes, &wants))
                    .rows
            });
            sort(&mut visits);
            search.look_at(book, &visits);
            months.push(visits);
        }
        months.into_iter().rev().flatten().collect()
    }

    /// Hands the visits of each month to `each`, by time and id, in a book without others: the months in order,
    /// so that all of them are. Tells whether each stands by itself.
    pub(in crate::book) fn visits_by_month(
        &mut self,
        ground: &mut Ground,
        mut each: impl FnMut(&Book),
    ) -> bool {
        // Eight bytes an id are all that is kept of a month.
        let mut ids: Vec<u64> = Vec::new();
        for (_, file) in self.months("visits", |_| true) {
            let context = ground.context();
            let facts = self.table(&file, |file| {
                tables::visits(file, &context, true, &|_| true)
            });
            let mut visits = facts.rows;
            sort(&mut visits);
            ids.extend(visits.iter().map(|visit| hash(&visit.id)));
            ground.book.visits = visits;
            each(&ground.book);
        }
        ground.book.visits = Vec::new();
        ids.sort_unstable();
        let is_repeated = ids.windows(2).any(|pair| pair[0] == pair[1]);
        let is_empty = |fault: &Fault| fault.code == Code::FileEmpty;
        !is_repeated && !self.faults.iter().any(is_empty)
    }

    /// The issues, by the time they were raised and id.
    pub(in crate::book) fn issues(&mut self, context: &Context<'_>) -> Vec<Issue> {
        let mut issues = Vec::new();
        if !self.need.issues {
            return issues;
        }
        for (_, file) in self.months("issues", |_| true) {
            issues.extend(self.table(&file, |file| tables::issues(file, context)).rows);
        }
        let mut issues = without_repeated(issues, |issue| (issue.id.as_str(), &issue.place), self);
        issues.sort_unstable_by(|one, other| {
            (one.raised_at, &one.id).cmp(&(other.raised_at, &other.id))
        });
        issues
    }

    /// The events, by time and id.
    fn events(&mut self, context: &Context<'_>) -> Vec<Event> {
        let mut events = Vec::new();
        if !self.need.events {
            return events;
        }
        for (_, file) in self.months("events", |_| true) {
            events.extend(self.table(&file, |file| tables::events(file, context)).rows);
        }
        let mut events = without_repeated(events, |event| (event.id.as_str(), &event.place), self);
        let key = |event: &Event| event.happened_at.start();
        events.sort_unstable_by(|one, other| (key(one), &one.id).cmp(&(key(other), &other.id)));
        events
    }

    /// The saved plans, by month.
    fn plans(&mut self, context: &Context<'_>, almanac: &Almanac) -> Vec<Plan> {
        let mut plans = Vec::new();
        if !self.need.plans {
            return plans;
        }
        for (month, file) in self.months("plans", |_| true) {
            let named = almanac.parse_period(&month.to_string()).ok();
            let period =
                named.unwrap_or_else(|| almanac.period_holding(Unit::Month, month.first()));
            let rows = self
                .table(&file, |file| tables::plans(file, context, &period))
                .rows;
            plans.push(Plan {
                month: files::stem(&file).into(),
                rows,
            });
        }
        plans
    }

    /// The visitors who are no owners, by time; of one minute in the file's order, in which they came.
    fn visitors(&mut self, context: &Context<'_>) -> Vec<Visitor> {
        if !self.need.visitors {
            return Vec::new();
        }
        let file = Arc::from(file::VISITORS);
        let mut visitors = self
            .table(&file, |file| tables::visitors(file, context))
            .rows;
        visitors.sort_by_key(|visitor| visitor.came_at);
        visitors
    }

    /// The approvals of saved plans, by time.
    fn approvals(&mut self, context: &Context<'_>) -> Vec<Approval> {
        if !self.need.plans {
            return Vec::new();
        }
        let file = Arc::from(file::APPROVALS);
        let mut approvals = self
            .table(&file, |file| tables::approvals(file, context))
            .rows;
        approvals.sort_by_key(|approval| approval.approved_at);
        approvals
    }

    /// The surveys, by name.
    fn surveys(&mut self, context: &Context<'_>) -> Vec<Survey> {
        if !self.need.surveys {
            return Vec::new();
        }
        let mut surveys = Vec::new();
        let mut found = Vec::new();
        let files = files::surveys(self.directory, &mut found);
        for fault in found {
            self.note_damage(fault);
        }
        for file in files {
            if !self.reads(&file) {
                continue;
            }
            let facts = self.table(&file, |file| tables::surveys(file, context));
            let services = facts.services.into_iter().map(Box::from).collect();
            surveys.push(Survey {
                name: files::stem(&file).into(),
                services,
                forms: facts.rows,
            });
        }
        surveys
    }

    /// The files of a folder for the months needed.
    fn months(
        &mut self,
        folder: &str,
        is_needed: impl Fn(Month) -> bool,
    ) -> Vec<(Month, Arc<str>)> {
        let mut found = Vec::new();
        let files = files::months(self.directory, folder, &mut found);
        for fault in found {
            self.note_damage(fault);
        }
        files
            .into_iter()
            .filter(|(month, file)| is_needed(*month) && self.reads(file))
            .collect()
    }

    /// Whether a file of a folder is to be read.
    fn reads(&self, file: &str) -> bool {
        self.files.is_none_or(|files| files.contains(&file))
    }
}

/// By time and id.
fn sort(visits: &mut [Visit]) {
    visits.sort_unstable_by(|one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
}

fn hash(id: &VisitId) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.as_str().hash(&mut hasher);
    hasher.finish()
}
