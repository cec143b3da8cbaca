//! A duty as the search sees it, and sets of one party's duties.

use std::sync::Arc;

use super::{DAY, Minute};
use crate::model::Channel;

/// Minutes of an hour.
const HOUR: Minute = 60;

/// The most duties of one party that are looked at.
pub(crate) const MOST_DUTIES: usize = 128;

/// A set of one party's duties, by their position among them.
pub(crate) type DutySet = u128;

/// The set of one duty.
pub(crate) fn bit(position: usize) -> DutySet {
    1 << position
}

/// The positions in a set, ascending.
pub(crate) fn indexes(mut set: DutySet) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let position = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(position)
    })
}

/// Somebody who must be there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Seat {
    /// The role asked for; absent: whoever is in charge of the issue.
    pub(crate) role: Option<u16>,
    /// Whom the planner may send: of the role, own area and department as the rule says.
    pub(crate) eligible: Arc<[u32]>,
}

/// A duty that may be planned this month.
#[derive(Clone, Debug)]
pub(crate) struct Duty {
    /// Whose it is.
    pub(crate) party: usize,
    /// Its rule's place in policy order.
    pub(crate) rule: u32,
    /// First minute.
    pub(crate) opens: Minute,
    /// Late from here on.
    pub(crate) due: Minute,
    /// Minute after the last.
    pub(crate) closes: Minute,
    /// Priority: 0 urgent to 3 low.
    pub(crate) class: usize,
    /// Allowed channels in order of preference.
    pub(crate) channels: Arc<[Channel]>,
    /// Minutes it takes, by channel; 0 where the channel is not allowed.
    pub(crate) minutes: [Minute; 5],
    /// May be planned outside the channel's hours.
    pub(crate) any_hour: bool,
    /// Who leads.
    pub(crate) lead: Seat,
    /// Who must be there too.
    pub(crate) with: Vec<Seat>,
    /// Whether this month's plan is asked for it.
    pub(crate) asked: bool,
    /// The series it is a slice of (`times = n`): same rule and period.
    pub(crate) series: Option<u32>,
    /// Of a cadence's duty half the days between two of its visits, rounded down.
    pub(crate) rest: Option<i32>,
    /// The teams it can be met by, a range of [`super::Teams`].
    pub(crate) teams: std::ops::Range<usize>,
    /// Days that its window meets.
    pub(crate) days: u64,
    /// Days with a start that hours, window and attendance allow.
    pub(crate) possible: u64,
}

impl Duty {
    /// Whether a channel is allowed.
    pub(crate) fn allows(&self, channel: Channel) -> bool {
        self.minutes[channel as usize] > 0
    }

    /// Whether it can be met without going to the door: by telephone or message.
    pub(crate) fn avoids_door(&self) -> bool {
        self.allows(Channel::Phone) || self.allows(Channel::Message)
    }

    /// Whether it is urgent.
    pub(crate) fn urgent(&self) -> bool {
        self.class == 0
    }

    /// Whether it is urgent or high.
    pub(crate) fn presses(&self) -> bool {
        self.class <= 1
    }

    /// How late it is if an appointment from `start` to `end` clears it: begun hours if it is urgent
    /// or high, else calendar days, counted from `due`, or from `now` where that is later.
    pub(crate) fn late(&self, start: Minute, end: Minute, now: Minute) -> i64 {
        let from = self.due.max(now);
        if end <= from {
            0
        } else if self.presses() {
            i64::from((end - from + HOUR - 1) / HOUR)
        } else {
            i64::from((start.div_euclid(DAY) - (from - 1).div_euclid(DAY)).max(0))
        }
    }
}
