//! What a plan costs at any moment, and what more would.

use super::Plan;
use super::calm::Calm;
use crate::plan::levels::{Levels, Score};
use crate::plan::problem::{Minute, Problem};

/// What a day weighs on which something is not reached in time, in urgent duties left out.
const STRAIN: i64 = 1_000_000;

impl Plan<'_> {
    /// How many households are planned for a quota row.
    pub(crate) fn planned(&self, row: usize) -> i32 {
        self.planned[row]
    }

    /// How many households a quota row is short of.
    pub(crate) fn short(&self, row: usize) -> i32 {
        (self.problem.quotas[row].need - self.planned[row]).max(0)
    }

    /// The score, by which plans are compared. A day on which something is not reached in time
    /// weighs more than anything left out: taking out a door can leave a call between two others
    /// where there is no time for the walk any more, and no plan may end so.
    pub(crate) fn levels(&self) -> Levels {
        let mut levels = self.levels;
        levels.0[0] += self.strained * STRAIN;
        levels
    }

    /// The score as it is printed.
    pub(crate) fn score(&self) -> Score {
        let levels = self.levels.0;
        Score {
            unplaced: [levels[0], levels[1], levels[2], levels[3]],
            late: [0, 1, 2, 3].map(|class| levels[Levels::LATE + class]),
            late_minutes: self.shares.iter().map(|share| share.late_minutes).sum(),
            quota_short: levels[Levels::SHORT],
            moved: levels[Levels::MOVED],
            wait_days: levels[Levels::WAIT],
            walk_minutes: self.walk,
            outside_preferred: self.shares.iter().map(|share| share.outside).sum(),
            second_channel: self.shares.iter().map(|share| share.second).sum(),
            outing_minutes: self.outings * self.problem.settings.outing,
            overload_minutes: self.overload,
            crowded_minutes: self.calm.iter().map(Calm::crowded).sum(),
            too_soon_minutes: self.shares.iter().map(|share| share.too_soon).sum(),
        }
    }

    /// The minutes by which a day's total exceeds what is easy.
    fn overload(&self, minutes: Minute) -> i64 {
        i64::from((minutes - self.problem.settings.overload_from).max(0))
    }

    /// By how much overload and crowding grow with so many more minutes on a member's day.
    pub(crate) fn burden(&self, cell: usize, minutes: Minute) -> i64 {
        let taken = self.days[cell].minutes;
        let member = cell / self.problem.days;
        let crowding = self.calm[member].change(self.days_of(member), taken, minutes);
        self.overload(taken + minutes) - self.overload(taken) + crowding
    }

    /// The minutes up to which a member's day is calm, and by how much all of the member's days exceed that.
    pub(crate) fn calm_and_crowded(&self, member: usize) -> (Minute, i64) {
        (self.calm[member].most(), self.calm[member].crowded())
    }

    /// Whether a member goes out anyway in the span of hours that holds a minute, or needs not be
    /// counted as the minute lies in none.
    pub(crate) fn is_out(&self, cell: usize, member: u32, minute: Minute) -> bool {
        let facts = &self.problem.members[member as usize];
        let span = facts.span_from(Problem::day_of(minute), minute);
        span.is_none_or(|span| self.days[cell].is_out(span))
    }

    pub(super) fn count_cell(&mut self, cell: usize, sign: i64) {
        let (walk, minutes) = (i64::from(self.days[cell].walk), self.days[cell].minutes);
        let overload = self.overload(minutes);
        let outings = self.days[cell].outings();
        let strained =
            self.days[cell].is_strained(&self.problem.places, self.problem.settings.early);
        self.walk += sign * walk;
        self.overload += sign * overload;
        self.outings += sign * outings;
        self.strained += sign * i64::from(strained);
        let outings = outings * self.problem.settings.outing;
        self.levels.0[Levels::EFFORT] += sign * (walk + overload + outings);
    }

    pub(super) fn credit(&mut self, row: u32, sign: i32) {
        let row = row as usize;
        self.levels.0[Levels::SHORT] -= i64::from(self.short(row));
        self.planned[row] += sign;
        self.levels.0[Levels::SHORT] += i64::from(self.short(row));
    }
}
