//! An appointment of the plan in the making.

use smallvec::SmallVec;

use crate::model::Channel;
use crate::plan::problem::{Crew, DAY, DutySet, Minute, Problem};

/// Why an appointment is in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// An agreed row.
    Fixed(u32),
    /// Asked duties of the party, each of which sends the whole team by itself.
    Duty(DutySet),
    /// A top-up for a quota row.
    TopUp(u32),
}

/// An appointment of the plan in the making.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    /// With whom.
    pub(crate) party: u32,
    /// Who goes; those who go along for a quota's sake come last.
    pub(crate) crew: Crew,
    /// For each of those the quota row.
    pub(crate) along: SmallVec<[u32; 1]>,
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
    /// An appointment for one duty of a party at no particular time of a day, to see whether it would
    /// keep its distance.
    pub(crate) fn of_duty(party: usize, duty: DutySet, day: usize) -> Visit {
        Visit {
            party: u32::try_from(party).unwrap_or(u32::MAX),
            crew: Crew::new(),
            along: SmallVec::new(),
            lead: 0,
            channel: Channel::Phone,
            start: Minute::try_from(day).unwrap_or(0) * DAY,
            minutes: 0,
            clears: duty,
            duties: duty,
            origin: Origin::Duty(duty),
            kept: false,
        }
    }

    /// The minute after the last.
    pub(crate) fn end(&self) -> Minute {
        self.start + self.minutes
    }

    /// Its day.
    pub(crate) fn day(&self) -> usize {
        Problem::day_of(self.start)
    }

    /// Who goes for its duties.
    pub(crate) fn team(&self) -> &[u32] {
        &self.crew[..self.crew.len() - self.along.len()]
    }

    /// Whether it may be made if it clears `duties`: its whole team is asked for.
    pub(crate) fn answers(&self, problem: &Problem, duties: DutySet) -> bool {
        match self.origin {
            Origin::Duty(reasons) => {
                let team = self.team();
                reasons & duties != 0
                    || team.len() > 1 && problem.goes_for(self.party as usize, team, duties)
            }
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

/// Whether somebody goes out and walks to appointments of a channel.
pub(crate) fn walked_to(channel: Channel) -> bool {
    matches!(channel, Channel::Door | Channel::Meeting)
}

/// The last minute of a day counted from its own midnight stays on that day.
pub(crate) fn same_day(start: Minute, end: Minute) -> bool {
    start.div_euclid(DAY) == (end - 1).div_euclid(DAY)
}
