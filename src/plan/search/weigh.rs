//! What one more appointment does to the score, exactly and at least.

use super::probe::Ask;
use crate::model::Channel;
use crate::plan::levels::Levels;
use crate::plan::problem::{Crew, DAY, Duty, Minute, NOWHERE, Problem, bit, holds};
use crate::plan::state::{Plan, Share, Timeline, Visit, walked_to};

/// Weighs appointments of one party.
///
/// Most parties have one duty and nothing else: for them an appointment that fits the day is
/// sound, and what it adds is reckoned without looking at the party's others.
pub(super) struct Weigher<'a, 'p> {
    plan: &'a Plan<'p>,
    party: usize,
    single: bool,
}

impl<'a, 'p> Weigher<'a, 'p> {
    pub(super) fn new(plan: &'a Plan<'p>, party: usize) -> Weigher<'a, 'p> {
        let facts = &plan.problem.parties[party];
        let bare = facts.wishes.is_empty() && plan.numbers_of(party).is_empty();
        Weigher {
            plan,
            party,
            single: bare && facts.duties.len() == 1,
        }
    }

    /// What a crew could do by a channel at best, whenever it comes: the open asked duties it would
    /// clear, of a series but one.
    pub(super) fn gain(&self, crew: &Crew, channel: Channel) -> Levels {
        let problem = self.plan.problem;
        let share = self.plan.share(self.party);
        let duties = problem.duties_of(self.party);
        let mut least = Levels::default();
        least.0[Levels::MOVED] = -share.levels.0[Levels::MOVED];
        for (position, duty) in duties.iter().enumerate() {
            let open = duty.asked && share.placed & bit(position) == 0;
            let repeats = duty.series.is_some()
                && duties[..position]
                    .iter()
                    .any(|other| other.series == duty.series);
            if open && !repeats && duty.allows(channel) && problem.lead_of(duty, crew).is_some() {
                least.0[duty.class] -= 1;
            }
        }
        // An earlier slice may be placed, and a later one still be open.
        let series = |duty: &Duty, position: usize| {
            duty.series.is_some() && share.placed & bit(position) == 0
        };
        if let Some((_, duty)) = duties
            .iter()
            .enumerate()
            .find(|(position, duty)| series(duty, *position))
        {
            least.0[duty.class] -= i64::from(share.placed != 0);
        }
        least
    }

    /// How the score changes by an appointment that fits its day and lengthens walking by `walk`;
    /// `None` where it may not be made.
    pub(super) fn weigh(&self, visit: &mut Visit, walk: Minute) -> Option<Levels> {
        let share = if self.single {
            visit.duties = bit(0);
            Share::of(self.plan.problem, self.party, std::iter::once(&*visit))
        } else {
            self.plan.judge(visit)?
        };
        Some(self.plan.change(visit, &share, walk))
    }

    /// The price of a door visit at that time, were it made.
    pub(super) fn outside(&self, ask: &Ask<'_>, start: Minute) -> Minute {
        if ask.channel != Channel::Door || self.plan.problem.parties[self.party].hours.is_some() {
            return 0;
        }
        let problem = self.plan.problem;
        let suits = &problem.open.preferred[Problem::day_of(start)];
        let price = problem.settings.outside_preferred;
        if holds(suits, start, start + ask.minutes) {
            0
        } else {
            Minute::try_from(price).unwrap_or(0)
        }
    }

    /// How the score changes at least by an appointment for `duty` on `day`, walking left out, and
    /// by how many minutes walking grows at least.
    pub(super) fn least(
        &self,
        gain: &Levels,
        duty: &Duty,
        crew: &Crew,
        channel: Channel,
        day: usize,
    ) -> (Levels, Minute) {
        let problem = self.plan.problem;
        let mut least = *gain;
        let start = Minute::try_from(day).unwrap_or(0) * DAY;
        let minutes = duty.minutes[channel as usize];
        let late = start.max(duty.opens) + minutes - duty.due.max(problem.now);
        least.0[Levels::LATE] = i64::from(late.max(0));
        let short = |row: u32| i64::from(self.plan.short(row as usize) > 0);
        least.0[Levels::SHORT] = -crew
            .iter()
            .flat_map(|&member| problem.quotas_of(member))
            .map(short)
            .sum::<i64>();
        if duty.urgent() {
            let first = duty.opens.max(problem.now).div_euclid(DAY);
            least.0[Levels::WAIT] = i64::from(start.div_euclid(DAY) - first);
        }
        let mut effort = 0;
        let mut walk = 0;
        for &member in crew {
            let timeline = self.plan.day(problem.cell(member, day));
            if channel != Channel::Meeting {
                let minutes = timeline.minutes + minutes;
                effort += self.plan.overload(minutes) - self.plan.overload(timeline.minutes);
            }
            if walked_to(channel) {
                walk += self.nearest(timeline);
            }
        }
        if self.single && self.second(duty, channel) {
            effort += problem.settings.second_channel;
        }
        least.0[Levels::EFFORT] = effort;
        (least, walk)
    }

    /// The walk from the nearest place of a day: in a tree of places no detour is shorter.
    fn nearest(&self, timeline: &Timeline) -> Minute {
        let here = u32::try_from(self.party).unwrap_or(0);
        let places = &self.plan.problem.places;
        let stands = timeline.entries.iter().map(|entry| entry.place);
        let walks = stands
            .filter(|&place| place != NOWHERE)
            .map(|place| places.walk(place, here));
        walks.min().unwrap_or(0)
    }

    /// Whether it is another channel than the first one named, and not the one preferred.
    fn second(&self, duty: &Duty, channel: Channel) -> bool {
        let prefers = self.plan.problem.parties[self.party].prefers;
        duty.channels.first() != Some(&channel) && prefers != Some(channel)
    }
}
