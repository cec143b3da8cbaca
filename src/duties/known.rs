//! What is known at `now`: the one place where the future is left out.
//!
//! Visits count when they lie at or before `now`, and so does each instant of an issue or a survey
//! form, save the promised one. Events, owners' dates and the calendar count whatever their date.

use super::days::Days;
use super::groups::Groups;
use crate::calendar::{Date, DateOrInstant, Instant, Interval};
use crate::model::{Book, Form, Issue, IssueIx, Outcome, PartyIx, Visit, VisitId, VisitIx};

/// A book as it is known at an instant, with its visits found by party.
///
/// Made once for a command; every meaning of this room is asked of it.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    /// All facts, known or not.
    pub book: &'a Book,
    /// The instant.
    pub now: Instant,
    visits_end: usize,
    issues_end: usize,
    days: Days,
    visits: Groups<VisitIx>,
    refusals: Groups<VisitIx>,
    issues: Groups<IssueIx>,
}

impl<'a> Known<'a> {
    /// Looks at `book` as of `now`.
    pub fn at(book: &'a Book, now: Instant) -> Known<'a> {
        let visits_end = book.visits.partition_point(|visit| visit.at <= now);
        let issues_end = book.issues.partition_point(|issue| issue.raised_at <= now);
        let parties = book.parties.len();
        let visits = || indexed(&book.visits[..visits_end]);
        let issues = book.issues[..issues_end].iter().enumerate();
        let issues = issues.map(|(position, issue)| (issue.party, IssueIx::new(position)));
        Known {
            book,
            now,
            visits_end,
            issues_end,
            days: Days::of(&book.visits[..visits_end]),
            visits: Groups::new(parties, visits().map(|(index, visit)| (visit.party, index))),
            refusals: Groups::new(
                parties,
                visits()
                    .filter(is_refusal)
                    .map(|(index, visit)| (visit.party, index)),
            ),
            issues: Groups::new(parties, issues),
        }
    }

    /// From when on what happens makes duties and limits: the day on which the office began to use
    /// this, or ever.
    pub fn counts_from(&self) -> Instant {
        self.book.office.since.map_or(Instant::MIN, Date::start)
    }

    /// Every known visit, in order.
    pub fn visits(
        &self,
    ) -> impl DoubleEndedIterator<Item = (VisitIx, &'a Visit)> + Clone + use<'a> {
        indexed(&self.book.visits[..self.visits_end])
    }

    /// The known visits in [`from`, `to`), in order.
    pub fn visits_between(
        &self,
        from: Instant,
        to: Instant,
    ) -> impl Iterator<Item = (VisitIx, &'a Visit)> + use<'a> {
        let known = &self.book.visits[..self.visits_end];
        let end = known.partition_point(|visit| visit.at < to);
        let first = known.partition_point(|visit| visit.at < from).min(end);
        indexed(known).skip(first).take(end - first)
    }

    /// The known visits to a party, in order.
    pub fn visits_of(&self, party: PartyIx) -> &[VisitIx] {
        self.visits.of(party)
    }

    /// The known visits to a party in [`from`, `to`), in order.
    pub fn visits_of_between(&self, party: PartyIx, from: Instant, to: Instant) -> &[VisitIx] {
        self.between(self.visits.of(party), from, to)
    }

    /// The known refusals of a party, in order.
    pub fn refusals_of(&self, party: PartyIx) -> &[VisitIx] {
        self.refusals.of(party)
    }

    /// The known refusals of a party in [`from`, `to`), in order.
    pub fn refusals_of_between(&self, party: PartyIx, from: Instant, to: Instant) -> &[VisitIx] {
        self.between(self.refusals.of(party), from, to)
    }

    /// The issues of a party raised by now, in order.
    pub fn issues_of(&self, party: PartyIx) -> &[IssueIx] {
        self.issues.of(party)
    }

    /// The issues of a party raised in [`from`, `to`), in order.
    pub fn issues_between(
        &self,
        party: PartyIx,
        from: Instant,
        to: Instant,
    ) -> impl Iterator<Item = &'a Issue> {
        let book = self.book;
        let raised = self.issues.of(party).iter().map(move |&issue| &book[issue]);
        raised.filter(move |issue| from <= issue.raised_at && issue.raised_at < to)
    }

    /// The issues raised by now, in order.
    pub fn issues(&self) -> impl Iterator<Item = (IssueIx, &'a Issue)> + use<'a> {
        let known = &self.book.issues[..self.issues_end];
        known
            .iter()
            .enumerate()
            .map(|(position, issue)| (IssueIx::new(position), issue))
    }

    /// When the owner was told the solution, as far as is known.
    pub fn answered_at(&self, issue: &Issue) -> Option<Instant> {
        self.past(issue.answered_at)
    }

    /// When it was solved, as far as is known.
    pub fn resolved_at(&self, issue: &Issue) -> Option<Instant> {
        self.past(issue.resolved_at)
    }

    /// When who is to handle it took it over, as far as is known.
    pub fn accepted_at(&self, issue: &Issue) -> Option<Instant> {
        self.past(issue.accepted_at)
    }

    /// When somebody was on site, as far as is known.
    pub fn arrived_at(&self, issue: &Issue) -> Option<Instant> {
        self.past(issue.arrived_at)
    }

    /// The stretches in which an issue was on hold, by time; one that goes on ends now.
    pub fn holds<'i>(
        &self,
        issue: &'i Issue,
    ) -> impl Iterator<Item = (Instant, Instant)> + use<'i> {
        let now = self.now;
        let begun = issue.holds.iter().filter(move |hold| hold.from <= now);
        begun.map(move |hold| (hold.from, hold.to.map_or(now, |to| to.min(now))))
    }

    /// Since when an issue is on hold, if it is and there is still something to do.
    pub fn held_since(&self, issue: &Issue) -> Option<Instant> {
        let ended = self.resolved_at(issue).or(self.closed_at(issue));
        let goes_on = |hold: &&Interval| hold.to.is_none_or(|to| to > self.now);
        let mut holds = issue.holds.iter().filter(|hold| hold.from <= self.now);
        let hold = holds.find(goes_on).filter(|_| ended.is_none())?;
        Some(hold.from)
    }

    /// When it was passed up, as far as is known.
    pub fn escalated_at(&self, issue: &Issue) -> Option<Instant> {
        self.past(issue.escalated_at)
    }

    /// When it was closed, as far as is known.
    pub fn closed_at(&self, issue: &Issue) -> Option<Instant> {
        self.past(issue.closed_at)
    }

    /// The visit an issue names as its revisit, unless that visit lies ahead. A visit of a month
    /// that was not read counts: only the past is left unread.
    pub fn revisit<'i>(&self, issue: &'i Issue) -> Option<&'i VisitId> {
        let ahead = &self.book.visits[self.visits_end..];
        issue
            .revisit
            .as_ref()
            .filter(|named| ahead.iter().all(|visit| visit.id != **named))
    }

    /// When a form went out, as far as is known.
    pub fn sent_at(&self, form: &Form) -> Option<DateOrInstant> {
        form.sent_at.filter(|sent| sent.start() <= self.now)
    }

    /// When a form came back, as far as is known.
    pub fn returned_at(&self, form: &Form) -> Option<DateOrInstant> {
        form.returned_at
            .filter(|returned| returned.start() <= self.now)
    }

    fn past(&self, instant: Option<Instant>) -> Option<Instant> {
        instant.filter(|&instant| instant <= self.now)
    }

    fn between<'v>(&self, visits: &'v [VisitIx], from: Instant, to: Instant) -> &'v [VisitIx] {
        let before = |instant| self.days.before(visits, &self.book.visits, instant);
        let end = before(to);
        &visits[before(from).min(end)..end]
    }
}

/// Visits with their indexes.
fn indexed(
    visits: &[Visit],
) -> impl DoubleEndedIterator<Item = (VisitIx, &Visit)> + ExactSizeIterator + Clone {
    visits
        .iter()
        .enumerate()
        .map(|(position, visit)| (VisitIx::new(position), visit))
}

fn is_refusal((_, visit): &(VisitIx, &Visit)) -> bool {
    visit.outcome == Outcome::Refused
}
