//! Whether an errand of the invented office still has to be run.

use super::chronicle::{Chronicle, Meeting};
use super::errand::{Errand, Purpose};
use crate::calendar::Date;
use crate::model::Channel;

impl Chronicle<'_> {
    /// Whether an earlier visit did it already; then an issue looks at that one.
    pub(super) fn is_served(&mut self, errand: &Errand) -> bool {
        let meetings = self.met.get(&errand.party).into_iter().flatten();
        let served = meetings.into_iter().find(|meeting| {
            meeting.at >= errand.opens && errand.agreed.is_none() && self.serves(meeting, errand)
        });
        let Some(meeting) = served else { return false };
        if let Some(issue) = errand.revisits() {
            self.issues[issue]
                .revisit
                .get_or_insert((meeting.id.clone(), meeting.at));
        }
        errand.raises.is_none()
    }

    fn serves(&self, meeting: &Meeting, errand: &Errand) -> bool {
        match errand.purpose {
            Purpose::Quota(member) => meeting.team.contains(&member),
            Purpose::Rule(rule) => {
                let roles = std::iter::once(&rule.by).chain(&rule.with);
                let present = |role: &str| {
                    meeting
                        .team
                        .iter()
                        .any(|member| self.office.members[*member].role == role)
                };
                rule.channels().any(|channel| channel == meeting.channel)
                    && roles.into_iter().all(|seat| present(&seat.role))
            }
        }
    }

    /// Nobody is called upon twice within three days without need.
    pub(super) fn met_lately(&self, errand: &Errand, day: Date) -> bool {
        let urgent = match errand.purpose {
            Purpose::Rule(rule) => rule
                .within
                .as_deref()
                .is_some_and(|within| within.len() < 4 && within != "14d"),
            Purpose::Quota(_) => false,
        };
        let lately =
            |meeting: &Meeting| day.days_since(meeting.at.date()) < if urgent { 1 } else { 3 };
        let personal =
            |meeting: &&Meeting| matches!(meeting.channel, Channel::Door | Channel::Phone);
        let mut meetings = self
            .met
            .get(&errand.party)
            .into_iter()
            .flatten()
            .filter(personal);
        errand.agreed.is_none() && errand.raises.is_none() && meetings.any(lately)
    }
}
