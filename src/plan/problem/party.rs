//! Parties, and what is already said about them: agreed rows and proposed ones.

use std::ops::Range;

use super::{Crew, DutySet, Minute, Spans};
use crate::model::Channel;

/// A party.
#[derive(Clone, Debug, Default)]
pub(crate) struct Party {
    /// Its duties.
    pub(crate) duties: Range<usize>,
    /// Whether it is a household: only those count for quotas.
    pub(crate) household: bool,
    /// The channel it prefers.
    pub(crate) prefers: Option<Channel>,
    /// Unanswered at the door so often that it is telephoned wherever all duties allow it.
    pub(crate) by_phone: bool,
    /// For each day the party's own hours; absent: any.
    pub(crate) hours: Option<Vec<Spans>>,
    /// Days within the gap of a visit at which it was met, or of a row of another month's plan.
    pub(crate) gap_days: u64,
    /// Days on which another month's plan has an appointment of it.
    pub(crate) booked_days: u64,
    /// Days on which it is not to be disturbed.
    pub(crate) paused_days: u64,
    /// Days on which no top-up may lie: paused, not moved in yet, moved out.
    pub(crate) closed_days: u64,
    /// The days on which it was last met, and on which an earlier month's plan will meet it: ascending,
    /// negative before the first day left.
    pub(crate) met_days: Vec<Minute>,
    /// How often it was met in the planned month.
    pub(crate) visits: Visits,
    /// Quota rows that count it as met already.
    pub(crate) counted: Vec<u32>,
    /// Duties that agreed rows carry.
    pub(crate) carried: DutySet,
    /// Its agreed rows.
    pub(crate) fixed: Vec<usize>,
    /// Its proposed rows.
    pub(crate) wishes: Vec<usize>,
}

/// How often a party was met in the planned month.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Visits {
    /// By anybody, at the door or by telephone.
    pub(crate) met: u32,
    /// Without an urgent or high duty as the reason.
    pub(crate) calm: u32,
}

impl Party {
    /// The last day on which it was met, or will be by an earlier month's plan, that is not after a
    /// day.
    pub(crate) fn met_before(&self, day: Minute) -> Option<Minute> {
        let days = self.met_days.iter().rev();
        days.copied().find(|&met| met <= day)
    }
}

/// An agreed appointment: a fact.
#[derive(Clone, Debug)]
pub(crate) struct Fixed {
    /// With whom.
    pub(crate) party: usize,
    /// Who goes, the lead first.
    pub(crate) crew: Crew,
    /// How.
    pub(crate) channel: Channel,
    /// When.
    pub(crate) start: Minute,
    /// How long.
    pub(crate) minutes: Minute,
    /// The rules it names, in policy order.
    pub(crate) rules: Vec<u32>,
    /// The duties of the party that it would clear.
    pub(crate) duties: DutySet,
}

/// A proposed row of the saved plan: what the new plan should look like.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    /// With whom.
    pub(crate) party: usize,
    /// Who goes, the lead first.
    pub(crate) crew: Crew,
    /// How.
    pub(crate) channel: Channel,
    /// When.
    pub(crate) start: Minute,
    /// How long.
    pub(crate) minutes: Minute,
    /// Its rules, in policy order.
    pub(crate) rules: Vec<u32>,
    /// The quota row that it tops up and nothing else.
    pub(crate) top_up: Option<u32>,
    /// Those who went along for a quota's sake.
    pub(crate) along: Crew,
    /// Whether one of its duties is still to be planned.
    pub(crate) alive: bool,
}
