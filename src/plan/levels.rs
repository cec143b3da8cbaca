//! The score of a plan as integers, compared level by level; less is better.

/// How many entries [`Levels`] has.
const ENTRIES: usize = 14;

/// The six levels as twelve entries: unplaced by class (four), late by class (four), quota short,
/// moved, days waited, minutes of effort; and what decides between plans of equal score: how many
/// appointments are by another channel than the first, then by how many days households are met sooner
/// again than in two weeks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Levels(pub(super) [i64; ENTRIES]);

impl Levels {
    /// Where lateness begins: one entry a class.
    pub(super) const LATE: usize = 4;
    /// Where the quotas' shortfall stands.
    pub(super) const SHORT: usize = 8;
    /// Where the rows moved stand.
    pub(super) const MOVED: usize = 9;
    /// Where the days waited stand.
    pub(super) const WAIT: usize = 10;
    /// Where the effort stands.
    pub(super) const EFFORT: usize = 11;
    /// Where the appointments by a second channel stand.
    pub(super) const SECOND: usize = 12;
    /// Where the days stand by which households are met too soon again.
    pub(super) const NEAR: usize = 13;

    /// Level 1: what is left out, by class.
    pub(super) fn unplaced(&self) -> &[i64] {
        &self.0[..Self::LATE]
    }

    /// Level 2: how late duties are, by class.
    pub(super) fn late(&self) -> &[i64] {
        &self.0[Self::LATE..Self::SHORT]
    }

    /// Levels 1 and 2.
    pub(super) fn up_to_late(&self) -> &[i64] {
        &self.0[..Self::SHORT]
    }

    /// All levels but the last.
    pub(super) fn upper(&self) -> &[i64] {
        &self.0[..Self::EFFORT]
    }

    /// Whether the last level is as good as another's, or worse by no more than a threshold.
    pub(super) fn is_about_as_easy_as(&self, other: &Levels, threshold: i64) -> bool {
        let (mine, theirs) = (self.0[Self::EFFORT], other.0[Self::EFFORT] + threshold);
        (mine, &self.0[Self::SECOND..]) <= (theirs, &other.0[Self::SECOND..])
    }

    /// Whether anything is late.
    pub(super) fn is_late(&self) -> bool {
        self.late().iter().any(|&late| late > 0)
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
    /// How late placed duties are: begun hours of urgent and high ones, calendar days of normal and low
    /// ones, each duty rounded up by itself.
    pub late: [i64; 4],
    /// The minutes of that, for information: by so much they end after `due` (or `now`, where that is
    /// later).
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
    /// The price of going out, in minutes.
    pub outing_minutes: i64,
    /// Minutes beyond what is easy in a day.
    pub overload_minutes: i64,
    /// Minutes beyond what a member's usual day has.
    pub crowded_minutes: i64,
    /// The price of coming again too soon, in minutes.
    pub too_soon_minutes: i64,
}

impl Score {
    /// The last level: the sum of its seven parts.
    pub fn effort_minutes(&self) -> i64 {
        self.walk_minutes
            + self.outside_preferred
            + self.second_channel
            + self.outing_minutes
            + self.overload_minutes
            + self.crowded_minutes
            + self.too_soon_minutes
    }
}
