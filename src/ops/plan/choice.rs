//! What of a plan is shown.

use crate::calendar::DateRange;
use crate::model::StaffIx;
use crate::plan::Appointment;

/// What of a plan is shown, and in which arrangement.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice {
    /// Only the appointments of this member.
    pub staff: Option<StaffIx>,
    /// Only these days.
    pub days: Option<DateRange>,
    /// Whether the score is told level by level.
    pub score: bool,
    /// Whether every duty without an appointment is listed.
    pub unplaced: bool,
    /// How the rows are grouped.
    pub by: Arrangement,
}

/// How the rows of a plan are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// By the leading member, then by day.
    #[default]
    Staff,
    /// By day.
    Day,
    /// By building.
    Building,
}

impl Choice {
    /// Under whose name an appointment stands: the member asked for, else its leader.
    pub fn head(&self, appointment: &Appointment) -> Option<StaffIx> {
        self.staff.or_else(|| appointment.staff.first().copied())
    }

    /// Whether an appointment is shown.
    pub fn shows(&self, appointment: &Appointment) -> bool {
        self.staff
            .is_none_or(|member| appointment.staff.contains(&member))
            && self
                .days
                .is_none_or(|days| days.holds(appointment.start.date()))
    }
}
