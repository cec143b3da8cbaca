//! Whether somebody still has to be visited.

use super::agenda::{Purpose, Task};
use super::chronicle::{Chronicle, Meeting};
use crate::calendar::{Date, Within};
use crate::model::Channel;

impl Chronicle<'_> {
    /// Whether an earlier visit did it already; then an issue looks at that one.
    pub(super) fn is_served(&mut self, task: &Task) -> bool {
        let meetings = self.met.get(&task.party).into_iter().flatten();
        let served = meetings.into_iter().find(|meeting| {
            meeting.at >= task.opens && task.agreed.is_none() && self.serves(meeting, task)
        });
        let Some(meeting) = served else { return false };
        let seen = (meeting.id.clone(), meeting.at);
        if let Some(issue) = self.revisits(task) {
            self.issues[issue].revisit.get_or_insert(seen);
        }
        task.raises.is_none()
    }

    fn serves(&self, meeting: &Meeting, task: &Task) -> bool {
        let book = &self.office.book;
        match task.purpose {
            Purpose::Quota(member) => meeting.team.contains(&member),
            Purpose::Rule(rule) => {
                let (asks, charge) = (&book[rule].asks, self.in_charge(task));
                book.suffices(asks, asks.by, meeting.channel, &meeting.team, charge)
            }
        }
    }

    /// Nobody is called upon again within the policy's gap without need.
    pub(super) fn met_lately(&self, task: &Task, day: Date) -> bool {
        let book = &self.office.book;
        let trigger = task.rule().and_then(|rule| book[rule].trigger());
        let within = trigger.and_then(|trigger| trigger.within);
        let presses = |within: Within| within.at_most_days() <= 7;
        let gap = if within.is_some_and(presses) {
            1
        } else {
            book.policy.visit.gap_days.cast_signed()
        };
        let lately = |meeting: &&Meeting| day.days_since(meeting.at.date()) < gap;
        let personal =
            |meeting: &Meeting| matches!(meeting.channel, Channel::Door | Channel::Phone);
        let mut meetings = self.met.get(&task.party).into_iter().flatten();
        let is_free = task.agreed.is_none() && task.raises.is_none();
        is_free && meetings.any(|meeting| personal(meeting) && lately(&meeting))
    }
}
