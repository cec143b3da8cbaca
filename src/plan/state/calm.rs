//! Whether a member's month is spread over its days, so that something urgent finds room on each.

use super::Timeline;
use crate::plan::problem::{Minute, Problem};

/// How crowded a member's days are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calm {
    /// Minutes of the member's appointments, those before `now` left out.
    total: Minute,
    /// Days at work, at least one.
    days: Minute,
    /// Minutes of a day that are never many.
    least: Minute,
    /// Minutes of days beyond what is calm.
    crowded: i64,
}

impl Calm {
    /// How crowded these days of a member are.
    pub(super) fn of(problem: &Problem, member: usize, days: &[Timeline]) -> Calm {
        let facts = &problem.members[member];
        let minutes = days.iter().map(|day| day.minutes).sum::<Minute>();
        let mut calm = Calm {
            total: minutes - facts.used_today,
            days: facts.days_at_work.max(1),
            least: problem.settings.crowded_from,
            crowded: 0,
        };
        calm.crowded = beyond(days, calm.limit(calm.total));
        calm
    }

    /// Minutes of days beyond what is calm.
    pub(super) fn crowded(&self) -> i64 {
        self.crowded
    }

    /// The minutes up to which a day is calm as things are.
    pub(super) fn most(&self) -> Minute {
        self.limit(self.total)
    }

    /// The minutes up to which a day is calm: twice the mean day, and never little.
    fn limit(&self, total: Minute) -> Minute {
        self.least.max(2 * ((total + self.days - 1) / self.days))
    }

    /// By how much that grows with `more` minutes on the day that has `taken`.
    pub(super) fn change(&self, days: &[Timeline], taken: Minute, more: Minute) -> i64 {
        let (before, after) = (self.limit(self.total), self.limit(self.total + more));
        let over = |minutes: Minute, limit: Minute| i64::from((minutes - limit).max(0));
        let day = over(taken + more, after) - over(taken, after);
        if before == after {
            return day;
        }
        day + beyond(days, after) - self.crowded
    }
}

/// Minutes of days beyond a limit.
fn beyond(days: &[Timeline], limit: Minute) -> i64 {
    let over = days
        .iter()
        .map(|day| i64::from((day.minutes - limit).max(0)));
    over.sum()
}
