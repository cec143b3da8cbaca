//! How good a plan is, level by level.

use schemars::JsonSchema;
use serde::Serialize;

use crate::plan::{Bounds, Score};

/// A plan's score; less is better everywhere.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanScore {
    /// Duties without an appointment: urgent, high, normal, low.
    pub unplaced: [i64; 4],
    /// Appointments after the duty was due: urgent, high, normal, low.
    pub late: [i64; 4],
    /// Minutes after it.
    pub late_minutes: i64,
    /// Households missing to quotas.
    pub quota_short: i64,
    /// Appointments of the saved plan that were moved.
    pub moved: i64,
    /// Days until the appointments.
    pub wait_days: i64,
    /// The sum of what follows, in minutes.
    pub effort_minutes: i64,
    /// Minutes of walking.
    pub walk_minutes: i64,
    /// Minutes for appointments outside the hours that owners prefer.
    pub outside_preferred: i64,
    /// Minutes for appointments through another channel than the first.
    pub second_channel: i64,
    /// Minutes for going out.
    pub outing_minutes: i64,
    /// Minutes beyond a day's.
    pub overload_minutes: i64,
    /// Minutes for days that hold much.
    pub crowded_minutes: i64,
    /// Minutes for coming too soon.
    pub too_soon_minutes: i64,
}

/// What no plan does better; null where nothing is known.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanBounds {
    /// Duties without an appointment: urgent, high, normal, low.
    pub unplaced: Option<[i64; 4]>,
    /// Households missing to quotas.
    pub quota_short: Option<i64>,
    /// Minutes of walking, of plans that place the same duties.
    pub walk_minutes: Option<i64>,
}

impl From<&Score> for PlanScore {
    fn from(score: &Score) -> PlanScore {
        PlanScore {
            unplaced: score.unplaced,
            late: score.late,
            late_minutes: score.late_minutes,
            quota_short: score.quota_short,
            moved: score.moved,
            wait_days: score.wait_days,
            effort_minutes: score.effort_minutes(),
            walk_minutes: score.walk_minutes,
            outside_preferred: score.outside_preferred,
            second_channel: score.second_channel,
            outing_minutes: score.outing_minutes,
            overload_minutes: score.overload_minutes,
            crowded_minutes: score.crowded_minutes,
            too_soon_minutes: score.too_soon_minutes,
        }
    }
}

impl From<&Bounds> for PlanBounds {
    fn from(bounds: &Bounds) -> PlanBounds {
        PlanBounds {
            unplaced: bounds.unplaced,
            quota_short: bounds.quota_short,
            walk_minutes: bounds.walk_minutes,
        }
    }
}
