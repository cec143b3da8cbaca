//! Members of staff and their quotas.

use super::{Minute, Spans};
use crate::model::Channel;

/// A member of staff.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// The role.
    pub(crate) role: u16,
    /// For each day the hours worked, none on days off.
    pub(crate) spans: Vec<Spans>,
    /// For each day the spans of hours as stated for its weekday, also on days off.
    pub(crate) hours: Vec<Spans>,
    /// How many of the days are worked.
    pub(crate) days_at_work: Minute,
    /// The member's rows of [`super::Problem::quotas`].
    pub(crate) quotas: std::ops::Range<u32>,
    /// Minutes that today's rows before `now` have taken (day 0 only).
    pub(crate) used_today: Minute,
}

impl Member {
    /// Where the span of hours begins that holds a minute.
    pub(crate) fn span_from(&self, day: usize, minute: Minute) -> Option<Minute> {
        let mut spans = self.hours[day].iter();
        let span = spans.find(|&&(from, to)| from <= minute && minute < to);
        span.map(|&(from, _)| from)
    }
}

/// One quota of one member.
#[derive(Clone, Debug)]
pub(crate) struct QuotaNeed {
    /// Whose.
    pub(crate) member: u32,
    /// The quota's place in policy order.
    pub(crate) rule: u32,
    /// How many households are still to be met this month.
    pub(crate) need: i32,
    /// The first day that counts.
    pub(crate) first_day: usize,
    /// The day after the last that counts.
    pub(crate) end_day: usize,
    /// Channels that count, in order of preference.
    pub(crate) channels: Vec<Channel>,
    /// Minutes of a top-up, by channel.
    pub(crate) minutes: [Minute; 5],
    /// Households in the order in which they would be added.
    pub(crate) candidates: Vec<u32>,
}

impl QuotaNeed {
    /// Whether an appointment by `channel` on `day` counts.
    pub(crate) fn counts(&self, channel: Channel, day: usize) -> bool {
        (self.first_day..self.end_day).contains(&day) && self.channels.contains(&channel)
    }
}
