//! What a caller may choose.

use super::Rest;
use crate::calendar::DateRange;
use crate::model::{RoleIx, StaffIx};

/// What a caller may choose about a plan.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How many moves the search may make; absent: by the size of the community.
    pub moves: Option<u64>,
    /// Mixed into the seed that follows from the community's name and the month.
    pub seed: u64,
    /// Gives everybody in turn the best place left, without weighing all against each other first:
    /// what the planner is measured against.
    pub greedy: bool,
    /// Suppositions: the plan as it would be if they held.
    pub suppose: Vec<Suppose>,
    /// Plans the rest of one member's day alone anew; whatever else is saved stays where it is.
    pub rest: Option<Rest>,
}

/// A supposition for a plan (`--what-if`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suppose {
    /// A member is on leave on more days: `leave=ID:2026-11-17/2026-11-21`.
    Leave {
        /// Who.
        member: StaffIx,
        /// When.
        days: DateRange,
    },
    /// One more member: `staff+1:ROLE[:AREA]`.
    Hire {
        /// Of which role.
        role: RoleIx,
        /// Whose own area it is; absent: none.
        area: Option<Box<str>>,
    },
    /// Another limit for a day's visits: `minutes_per_day=240`.
    MinutesPerDay(u32),
}
