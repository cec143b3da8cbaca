//! What stands in the way of a duty: the conditions that fail, as values.

use super::{Fact, NotOwed};
use crate::calendar::Date;
use crate::model::policy::{Unmet, Validity};
use crate::model::{IssueIx, VisitIx};

/// A condition that fails, with its fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The rule does not select it.
    Unmet(Unmet),
    /// It moves in too late, or moved out before, or the office began later.
    NotOwed(NotOwed),
    /// The rule is in force on other days.
    NotInForce(Validity),
    /// The period has no such day as the rule's `on` names.
    NoSuchDay,
    /// It is not to be disturbed.
    Paused,
    /// Others come first in the pick.
    NotPicked,
    /// It refused in the period, so the pick passes over it.
    Refused(VisitIx),
    /// Its place in the sample is too far behind.
    NotDrawn {
        /// Its place, from 1.
        rank: u32,
        /// Of how many.
        of: u32,
    },
    /// It was met for a rule that the sample leaves out.
    LeftOut(VisitIx),
    /// Nothing the rule follows has happened to it.
    NothingHappened,
    /// An issue happened, but not one that `where` asks for.
    OtherIssue(IssueIx),
    /// It happened, and the rule waits for rain.
    WaitsForRain(Fact),
    /// It happened, and whether the rule draws it is known on this day.
    WaitsForDraw(Fact, Date),
}
