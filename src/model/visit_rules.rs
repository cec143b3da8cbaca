//! What makes a visit's row sound: asked by whoever reads one and by whoever is about to write one.

use super::{Channel, Outcome};
use crate::calendar::Instant;

/// A visit's row, as far as its cells can be read. That a cell is filled counts even where what
/// stands in it cannot be read, which is a fault of its own.
#[derive(Clone, Copy, Debug)]
pub struct VisitRow {
    /// What came of it.
    pub outcome: Outcome,
    /// How.
    pub channel: Option<Channel>,
    /// When it happened.
    pub at: Option<Instant>,
    /// The time agreed on.
    pub next_at: Option<Instant>,
    /// When it was recorded.
    pub logged_at: Option<Instant>,
    /// Whether a time agreed on is given.
    pub has_next: bool,
    /// Whether rules are named.
    pub has_rules: bool,
    /// Whether there is a note.
    pub has_note: bool,
    /// Whether the owner gave marks.
    pub has_rates: bool,
}

/// What a visit's row lacks, has for nothing, or contradicts itself in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisitObjection {
    /// Another time was agreed on, and none is given.
    NextMissing,
    /// Something was let go, and no rule is named.
    RulesMissing,
    /// The outcome asks for a reason, and there is none.
    NoteMissing,
    /// A time is given where none was agreed on.
    NextUnused,
    /// Another time was agreed on, but not at the door or by telephone, so no appointment follows.
    NoAppointment(Channel),
    /// Marks of somebody who was not met.
    RatedUnmet,
    /// The time agreed on comes no later than the visit.
    NextBeforeVisit(Instant, Instant),
    /// It was recorded before it happened.
    LoggedBeforeVisit(Instant, Instant),
}

impl VisitRow {
    /// Everything there is against it, in the order in which it is told.
    pub fn objections(&self) -> impl Iterator<Item = VisitObjection> {
        let rules: [fn(&VisitRow) -> Option<VisitObjection>; 8] = [
            VisitRow::next_missing,
            VisitRow::note_missing,
            VisitRow::rules_missing,
            VisitRow::next_unused,
            VisitRow::no_appointment,
            VisitRow::rated_unmet,
            VisitRow::next_before_visit,
            VisitRow::logged_before_visit,
        ];
        rules.into_iter().filter_map(|rule| rule(self))
    }

    fn next_missing(&self) -> Option<VisitObjection> {
        let missing = self.outcome == Outcome::Rescheduled && !self.has_next;
        missing.then_some(VisitObjection::NextMissing)
    }

    fn rules_missing(&self) -> Option<VisitObjection> {
        let missing = self.outcome == Outcome::Waived && !self.has_rules;
        missing.then_some(VisitObjection::RulesMissing)
    }

    fn note_missing(&self) -> Option<VisitObjection> {
        let needed = matches!(self.outcome, Outcome::Waived | Outcome::Refused);
        (needed && !self.has_note).then_some(VisitObjection::NoteMissing)
    }

    fn next_unused(&self) -> Option<VisitObjection> {
        let unused = self.outcome != Outcome::Rescheduled && self.has_next;
        unused.then_some(VisitObjection::NextUnused)
    }

    fn no_appointment(&self) -> Option<VisitObjection> {
        let by_word = |channel: &Channel| matches!(channel, Channel::Door | Channel::Phone);
        let channel = self.channel.filter(|channel| !by_word(channel))?;
        let agreed = self.outcome == Outcome::Rescheduled;
        agreed.then_some(VisitObjection::NoAppointment(channel))
    }

    fn rated_unmet(&self) -> Option<VisitObjection> {
        let rated = self.has_rates && self.outcome != Outcome::Met;
        rated.then_some(VisitObjection::RatedUnmet)
    }

    fn next_before_visit(&self) -> Option<VisitObjection> {
        let (at, next) = (self.at?, self.next_at?);
        (next <= at).then_some(VisitObjection::NextBeforeVisit(next, at))
    }

    fn logged_before_visit(&self) -> Option<VisitObjection> {
        let (at, logged) = (self.at?, self.logged_at?);
        (logged < at).then_some(VisitObjection::LoggedBeforeVisit(logged, at))
    }
}

#[cfg(test)]
mod tests {
    use super::{VisitObjection, VisitRow};
    use crate::model::{Channel, Outcome};

    fn row(outcome: Outcome) -> VisitRow {
        VisitRow {
            outcome,
            channel: Some(Channel::Door),
            at: Some("2026-11-03T10:00".parse().unwrap()),
            next_at: None,
            logged_at: None,
            has_next: false,
            has_rules: false,
            has_note: false,
            has_rates: false,
        }
    }

    fn objections(row: VisitRow) -> Vec<VisitObjection> {
        row.objections().collect()
    }

    #[test]
    fn an_outcome_cannot_be_without_what_it_rests_on() {
        use VisitObjection::{NextMissing, NoteMissing, RulesMissing};
        for (outcome, expected) in [
            (Outcome::Met, &[][..]),
            (Outcome::NoAnswer, &[]),
            (Outcome::Inspected, &[]),
            (Outcome::Rescheduled, &[NextMissing]),
            (Outcome::Refused, &[NoteMissing]),
            (Outcome::Waived, &[NoteMissing, RulesMissing]),
        ] {
            assert_eq!(objections(row(outcome)), expected, "{outcome}");
        }
    }

    #[test]
    fn what_contradicts_itself_is_told_with_both_sides() {
        let next = "2026-11-03T10:00".parse().unwrap();
        let agreed = VisitRow {
            channel: Some(Channel::Desk),
            next_at: Some(next),
            has_next: true,
            has_rates: true,
            ..row(Outcome::Rescheduled)
        };
        assert_eq!(
            objections(agreed),
            [
                VisitObjection::NoAppointment(Channel::Desk),
                VisitObjection::RatedUnmet,
                VisitObjection::NextBeforeVisit(next, next),
            ]
        );
    }
}
