//! An appointment of the plan in the making.

use crate::model::Channel;
use crate::plan::problem::{Crew, DAY, DutySet, Minute, Problem};

/// Why an appointment is in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// An agreed row.
    Fixed(u32),
    /// Duties of the party whose team goes: it stands as long as it clears one of them.
    Duty(DutySet),
    /// A top-up for a quota row.
    TopUp(u32),
}

/// An appointment of the plan in the making.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    /// With whom.
    pub(crate) party: u32,
    /// Who goes.
    pub(crate) crew: Crew,
    /// Who stands first.
    pub(crate) lead: u32,
    /// How.
    pub(crate) channel: Channel,
    /// When.
    pub(crate) start: Minute,
    /// How long.
    pub(crate) minutes: Minute,
    /// The duties that its people clear by its channel, each in its own window.
    pub(crate) clears: DutySet,
    /// The duties it clears.
    pub(crate) duties: DutySet,
    /// Why it is there.
    pub(crate) origin: Origin,
    /// Whether it stands as the saved plan had it, and is not to be moved for effort's sake.
    pub(crate) kept: bool,
}

impl Visit {
    /// The minute after the last.
    pub(crate) fn end(&self) -> Minute {
        self.start + self.minutes
    }

    /// Its day.
    pub(crate) fn day(&self) -> usize {
        Problem::day_of(self.start)
    }

    /// Whether it has a reason if it clears `duties`.
    pub(crate) fn answers(&self, duties: DutySet) -> bool {
        match self.origin {
            Origin::Duty(reasons) => reasons & duties != 0,
            Origin::Fixed(_) | Origin::TopUp(_) => true,
        }
    }

    /// Whether it is an agreed row.
    pub(crate) fn is_fixed(&self) -> bool {
        matches!(self.origin, Origin::Fixed(_))
    }

    /// Whether it keeps other appointments of the party at a distance: messages do not.
    pub(crate) fn distances(&self) -> bool {
        self.channel != Channel::Message
    }
}

/// Whether somebody walks to appointments of a channel.
pub(crate) fn walked_to(channel: Channel) -> bool {
    matches!(channel, Channel::Door | Channel::Meeting | Channel::Desk)
}

/// The last minute of a day counted from its own midnight stays on that day.
pub(crate) fn same_day(start: Minute, end: Minute) -> bool {
    start.div_euclid(DAY) == (end - 1).div_euclid(DAY)
}
