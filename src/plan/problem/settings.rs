//! The numbers of the policy that the search needs.

use super::Minute;
use crate::model::policy::TeamCredit;

/// The numbers of the policy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// Be there this much before a door visit.
    pub(crate) early: Minute,
    /// A member's minutes a day.
    pub(crate) per_day: Minute,
    /// Minutes of a day from which on it is a burden, rounded up so that the rest is rounded down.
    pub(crate) overload_from: Minute,
    /// Minutes of a day up to which it is not crowded, whatever the member's mean: a quarter of
    /// `per_day`, rounded up so that the rest is rounded down.
    pub(crate) crowded_from: Minute,
    /// Appointments of a party are this many days apart.
    pub(crate) gap_days: i32,
    /// Cost of a door visit outside the preferred hours.
    pub(crate) outside_preferred: i64,
    /// Cost of another channel than the first.
    pub(crate) second_channel: i64,
    /// Cost of going out in a span of a member's hours.
    pub(crate) outing: i64,
    /// Cost of a day by which a party is met too soon again.
    pub(crate) too_soon: i64,
    /// Visits of a party in a month, pressing ones aside, beyond which no top-up is made.
    pub(crate) max_visits: u32,
    /// Whether a top-up may be to go along on a colleague's door visit.
    pub(crate) accompany: bool,
    /// Who is credited for a visit made together.
    pub(crate) credit: TeamCredit,
}

impl Settings {
    /// The days less than `gap_days` from `day`, as a set of the days from 0 on.
    pub(crate) fn gap_around(&self, day: i32) -> u64 {
        days_around(day, self.gap_days)
    }
}

/// The days less than so many from `day`, as a set of the days from 0 on.
pub(crate) fn days_around(day: i32, distance: i32) -> u64 {
    let first = day.saturating_sub(distance).saturating_add(1);
    let days = first.max(0)..=day.saturating_add(distance).saturating_sub(1).min(63);
    days.fold(0, |set, day| set | 1 << day)
}
