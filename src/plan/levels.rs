//! The score of a plan as integers, compared level by level; less is better.

/// How many entries [`Levels`] has.
const ENTRIES: usize = 9;

/// The six levels as nine entries: unplaced by class (four), late minutes, quota short, moved,
/// days waited, minutes of effort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Levels(pub(super) [i64; ENTRIES]);

impl Levels {
    /// Where the late minutes stand.
    pub(super) const LATE: usize = 4;
    /// Where the quotas' shortfall stands.
    pub(super) const SHORT: usize = 5;
    /// Where the rows moved stand.
    pub(super) const MOVED: usize = 6;
    /// Where the days waited stand.
    pub(super) const WAIT: usize = 7;
    /// Where the effort stands.
    pub(super) const EFFORT: usize = 8;

    /// All levels but the last.
    pub(super) fn upper(&self) -> &[i64] {
        &self.0[..Self::EFFORT]
    }

    /// The minutes of effort.
    pub(super) fn effort(&self) -> i64 {
        self.0[Self::EFFORT]
    }

    /// Adds entry by entry.
    pub(super) fn add(&mut self, other: &Levels) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
    }

    /// Takes away entry by entry.
    pub(super) fn subtract(&mut self, other: &Levels) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine -= theirs;
        }
    }
}

/// The score as it is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Asked duties left without an appointment: urgent, high, normal, low.
    pub unplaced: [i64; 4],
    /// Minutes after `due` (or `now`, where that is later) at which placed duties end.
    pub late_minutes: i64,
    /// What the quotas are short of after the plan.
    pub quota_short: i64,
    /// Rows of the saved plan that are gone or changed.
    pub moved: i64,
    /// Days that urgent duties wait.
    pub wait_days: i64,
    /// Minutes walked.
    pub walk_minutes: i64,
    /// The price of door visits outside the preferred hours, in minutes.
    pub outside_preferred: i64,
    /// The price of second channels, in minutes.
    pub second_channel: i64,
    /// Minutes beyond what is easy in a day.
    pub overload_minutes: i64,
}

impl Score {
    /// The last level: the sum of its four parts.
    pub fn effort_minutes(&self) -> i64 {
        self.walk_minutes + self.outside_preferred + self.second_channel + self.overload_minutes
    }
}
