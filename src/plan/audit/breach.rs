//! A rule broken, as a value.

/// What a plan must never do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Never {
    /// 1: start before `now`, or lie outside the window of one of its duties.
    Window,
    /// 2: send the wrong people, or people who are not there.
    Staffing,
    /// 3: come by a channel that a duty does not allow or the party does not want.
    Channel,
    /// 4: come outside the channel's hours or the party's own.
    Hours,
    /// 5: be in two places.
    Places,
    /// 6: ask more minutes of a member's day than there are.
    Minutes,
    /// 7: come twice a day, or too soon again.
    Gap,
    /// 8: change what was agreed.
    Agreed,
    /// Add a household for a quota that may not be added.
    TopUp,
    /// Leave out a duty that the appointment would clear, or go without a reason.
    Carried,
    /// State a score or a quota that the appointments do not come to.
    Figures,
}

/// A rule broken by an appointment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breach {
    /// Which rule.
    pub never: Never,
    /// The appointment's id; empty where the plan as a whole is meant.
    pub appointment: String,
    /// What exactly, for whoever looks into it.
    pub detail: String,
}
