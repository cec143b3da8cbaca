//! The steps of an issue's life (G2 of the rule ledger): which may follow which, asked by whoever
//! reads an issue and by whoever is about to take a step.

use super::{Issue, IssueKind, Outcome, StaffIx, Visit};
use crate::calendar::{Instant, Interval};

/// Something that happens to an issue at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// An owner raised it.
    Raise,
    /// A time for the answer was promised; the time is the promised one.
    Promise,
    /// Who is to handle it took it over.
    Accept,
    /// Somebody was on site.
    Arrive,
    /// The owner was told the solution.
    Answer,
    /// It was solved.
    Resolve,
    /// It was passed up.
    Escalate,
    /// It was closed.
    Close,
}

/// Which step comes no earlier than which: the later one first.
const ORDER: [(Step, Step); 9] = [
    (Step::Promise, Step::Raise),
    (Step::Accept, Step::Raise),
    (Step::Arrive, Step::Raise),
    (Step::Answer, Step::Raise),
    (Step::Resolve, Step::Raise),
    (Step::Escalate, Step::Raise),
    (Step::Close, Step::Raise),
    (Step::Close, Step::Answer),
    (Step::Close, Step::Resolve),
];

/// A step that lies before one it must follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disorder {
    /// The step, and its time.
    pub later: (Step, Instant),
    /// The one it must follow, and its time.
    pub earlier: (Step, Instant),
}

/// The steps that lie before one they must follow; `at` tells the time of each taken.
pub fn disorders(at: impl Fn(Step) -> Option<Instant>) -> Vec<Disorder> {
    let pair = |(later, earlier)| {
        let pair = Disorder {
            later: (later, at(later)?),
            earlier: (earlier, at(earlier)?),
        };
        (pair.later.1 < pair.earlier.1).then_some(pair)
    };
    let mut found: Vec<Disorder> = ORDER.into_iter().filter_map(pair).collect();
    // One slip of one date: what else a closing before the beginning comes before need not be told.
    let closes_first = |disorder: &Disorder| disorder.later.0 == Step::Close;
    if let Some(first) = found.iter().position(closes_first)
        && found[first].earlier.0 == Step::Raise
    {
        found.truncate(first + 1);
    }
    found
}

/// Why a step cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepObjection {
    /// It was taken already.
    Taken(Step, Instant),
    /// The issue is closed.
    Closed(Instant),
    /// It comes before one that it must follow.
    Before(Disorder),
    /// Nobody has told the owner the solution.
    Unanswered,
    /// It is not solved yet.
    Unresolved,
    /// Complaints alone have a class (N1 of the rule ledger).
    NoComplaint,
    /// Suggestions alone are taken up (L8 of the rule ledger).
    NoSuggestion,
    /// Another visit has checked the result.
    Revisited,
    /// Somebody else is waited for already, since then.
    Held(Instant),
    /// Nobody else is waited for.
    NotHeld,
    /// It lies in, or before, a time in which somebody else was waited for.
    BeforeHold(Instant),
    /// It is not solved, and would be closed without a reason.
    ClosedUnresolved,
    /// It is neither solved nor closed, so it goes on as it is.
    NotOver,
    /// The visit cannot be the one that checked the result.
    Visit(RevisitObjection),
}

/// Why a visit cannot be the one that checked an issue's result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevisitObjection {
    /// It was made to another party.
    OfAnother,
    /// Nobody was met.
    NotMet(Outcome),
    /// It was made before the solution, at this time.
    BeforeResolved(Instant),
}

/// Why an issue cannot be the one that another takes up again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReopenObjection {
    /// Another party raised it.
    OfAnother,
    /// It was neither solved nor closed when the other was raised, so it goes on as it is.
    NotOver,
}

impl Issue {
    /// When a step was taken.
    pub fn step_at(&self, step: Step) -> Option<Instant> {
        match step {
            Step::Raise => Some(self.raised_at),
            Step::Promise => self.promised_at,
            Step::Accept => self.accepted_at,
            Step::Arrive => self.arrived_at,
            Step::Answer => self.answered_at,
            Step::Resolve => self.resolved_at,
            Step::Escalate => self.escalated_at,
            Step::Close => self.closed_at,
        }
    }

    /// Whether a step may be taken at `at`. A promise may be given again until it is kept.
    pub fn may_take(&self, step: Step, at: Instant) -> Result<(), StepObjection> {
        let ends = if step == Step::Promise {
            Step::Answer
        } else {
            step
        };
        if let Some(taken) = self.step_at(ends) {
            return Err(StepObjection::Taken(ends, taken));
        }
        if let Some(closed) = self.closed_at {
            return Err(StepObjection::Closed(closed));
        }
        if step == Step::Close && self.answered_at.is_none() {
            return Err(StepObjection::Unanswered);
        }
        let as_taken = |asked: Step| {
            if asked == step {
                Some(at)
            } else {
                self.step_at(asked)
            }
        };
        let disorders = disorders(as_taken);
        let mine = disorders.into_iter().find(|found| found.later.0 == step);
        mine.map_or(Ok(()), |found| Err(StepObjection::Before(found)))
    }

    /// Whether somebody else may be waited for from `at` on: the intervals follow one another.
    pub fn may_hold(&self, at: Instant) -> Result<(), StepObjection> {
        self.may_wait(at)?;
        match self.holds.last() {
            Some(Interval { from, to: None }) => Err(StepObjection::Held(*from)),
            Some(Interval { to: Some(to), .. }) if at < *to => Err(StepObjection::BeforeHold(*to)),
            _ => Ok(()),
        }
    }

    /// Whether it may go on at `at`; since when it was held.
    pub fn may_resume(&self, at: Instant) -> Result<Instant, StepObjection> {
        self.may_wait(at)?;
        match self.holds.last() {
            Some(Interval { from, to: None }) if at < *from => {
                Err(StepObjection::BeforeHold(*from))
            }
            Some(Interval { from, to: None }) => Ok(*from),
            _ => Err(StepObjection::NotHeld),
        }
    }

    /// Nobody is waited for before it was raised, nor once it is over.
    fn may_wait(&self, at: Instant) -> Result<(), StepObjection> {
        if let Some(closed) = self.closed_at {
            return Err(StepObjection::Closed(closed));
        }
        if let Some(resolved) = self.resolved_at {
            return Err(StepObjection::Taken(Step::Resolve, resolved));
        }
        if at < self.raised_at {
            return Err(StepObjection::Before(Disorder {
                later: (Step::Arrive, at),
                earlier: (Step::Raise, self.raised_at),
            }));
        }
        Ok(())
    }

    /// Whether another one may take it up again at `at`.
    pub fn may_reopen(&self, at: Instant) -> Result<(), StepObjection> {
        let ends = [self.resolved_at, self.closed_at].into_iter().flatten();
        match ends.min() {
            None => Err(StepObjection::NotOver),
            Some(end) if at < end => Err(StepObjection::BeforeHold(end)),
            Some(_) => Ok(()),
        }
    }

    /// Whether it may be closed at `at`; one that is not solved only for a reason.
    pub fn may_close(&self, at: Instant, has_reason: bool) -> Result<(), StepObjection> {
        self.may_take(Step::Close, at)?;
        if self.resolved_at.is_none() && !has_reason {
            return Err(StepObjection::ClosedUnresolved);
        }
        Ok(())
    }

    /// Whether `member` may take it over at `at`: once, unless somebody else had.
    pub fn may_accept(&self, member: StaffIx, at: Instant) -> Result<(), StepObjection> {
        let was_another = self.accepted_at.is_some() && self.assignee != Some(member);
        match (was_another, self.closed_at) {
            (true, Some(closed)) => Err(StepObjection::Closed(closed)),
            (true, None) => Ok(()),
            (false, _) => self.may_take(Step::Accept, at),
        }
    }

    /// Whether it may be said to be taken up: suggestions alone.
    pub fn may_adopt(&self) -> Result<(), StepObjection> {
        if self.kind == IssueKind::Suggestion {
            Ok(())
        } else {
            Err(StepObjection::NoSuggestion)
        }
    }

    /// Whether it may be given a class.
    pub fn may_classify(&self) -> Result<(), StepObjection> {
        if self.kind.has_class() {
            Ok(())
        } else {
            Err(StepObjection::NoComplaint)
        }
    }

    /// Whether `visit` may be noted as the one that checked the result.
    pub fn may_revisit(&self, visit: &Visit) -> Result<(), StepObjection> {
        if self.resolved_at.is_none() {
            return Err(StepObjection::Unresolved);
        }
        let named = self.revisit.as_ref();
        if named.is_some_and(|named| *named != visit.id) {
            return Err(StepObjection::Revisited);
        }
        let objection = self.revisit_objection(visit).map(StepObjection::Visit);
        objection.map_or(Ok(()), Err)
    }

    /// What keeps `visit` from being the one that checked the result.
    pub fn revisit_objection(&self, visit: &Visit) -> Option<RevisitObjection> {
        if visit.party != self.party {
            return Some(RevisitObjection::OfAnother);
        }
        if visit.outcome != Outcome::Met {
            return Some(RevisitObjection::NotMet(visit.outcome));
        }
        let resolved = self.resolved_at.filter(|resolved| visit.at < *resolved);
        resolved.map(RevisitObjection::BeforeResolved)
    }

    /// What keeps `earlier` from being the issue that this one takes up again.
    pub fn reopen_objection(&self, earlier: &Issue) -> Option<ReopenObjection> {
        if earlier.party != self.party {
            return Some(ReopenObjection::OfAnother);
        }
        let ends = [earlier.resolved_at, earlier.closed_at];
        let is_over = ends.into_iter().flatten().any(|end| end <= self.raised_at);
        (!is_over || earlier.id == self.id).then_some(ReopenObjection::NotOver)
    }
}

impl IssueKind {
    /// Whether issues of this kind have a class (N1 of the rule ledger).
    pub fn has_class(self) -> bool {
        self == IssueKind::Complaint
    }
}

/// The first of the `holds` of an issue raised at `raised` that meets the one before it or begins
/// before the issue; an open one has no other after it.
pub fn misplaced_hold(raised: Instant, holds: &[Interval]) -> Option<Interval> {
    let mut free_from = Some(raised);
    let misplaced = |hold: &&Interval| {
        let free = free_from.is_some_and(|free| free <= hold.from);
        free_from = hold.to;
        !free
    };
    holds.iter().find(misplaced).copied()
}

#[cfg(test)]
mod tests {
    use super::{Disorder, Step, disorders, misplaced_hold};
    use crate::calendar::{Instant, Interval};

    fn at(text: &str) -> Instant {
        format!("2026-11-{text}").parse().unwrap()
    }

    fn pairs(steps: &[(Step, &str)]) -> Vec<(Step, Step)> {
        let taken = |asked: Step| {
            let step = steps.iter().find(|(step, _)| *step == asked);
            step.map(|(_, time)| at(time))
        };
        let pair = |found: &Disorder| (found.later.0, found.earlier.0);
        disorders(taken).iter().map(pair).collect()
    }

    #[test]
    fn steps_follow_what_they_rest_on() {
        use Step::{Answer, Close, Raise, Resolve};
        let sound = [
            (Raise, "02T09:00"),
            (Resolve, "02T09:00"),
            (Answer, "03T09:00"),
        ];
        assert_eq!(pairs(&sound), []);
        let early = [
            (Raise, "02T09:00"),
            (Answer, "02T08:59"),
            (Close, "02T08:00"),
        ];
        assert_eq!(
            pairs(&early),
            [(Answer, Raise), (Close, Raise)],
            "that it comes before the answer too need not be told"
        );
        let unsolved = [
            (Raise, "02T09:00"),
            (Resolve, "05T09:00"),
            (Close, "04T09:00"),
        ];
        assert_eq!(pairs(&unsolved), [(Close, Resolve)]);
    }

    #[test]
    fn holds_follow_one_another() {
        let holds = |texts: &[&str]| {
            let in_november = |text: &str| Ok(at(text));
            let read = |text: &&str| Interval::parse(text, in_november).unwrap();
            let holds: Vec<Interval> = texts.iter().map(read).collect();
            misplaced_hold(at("02T09:00"), &holds).is_none()
        };
        assert!(holds(&["02T09:00/02T10:00", "02T10:00/"]));
        assert!(!holds(&["02T08:59/02T10:00"]), "before the issue");
        assert!(
            !holds(&["02T09:00/", "03T10:00/"]),
            "an open one has none after it"
        );
        assert!(!holds(&["03T09:00/03T10:00", "02T10:00/02T11:00"]));
    }
}
