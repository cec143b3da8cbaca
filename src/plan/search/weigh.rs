//! What one more appointment does to the score, exactly and at least.

use crate::model::Channel;
use crate::plan::levels::Levels;
use crate::plan::problem::{Crew, DAY, Duty, Minute, NOWHERE, bit};
use crate::plan::state::{Plan, Share, Visit, walked_to};

/// Weighs appointments of one party.
///
/// Most parties have one duty and nothing else: for them an appointment that fits the day is
/// sound, and what it adds is reckoned without looking at the party's others.
pub(super) struct Weigher<'a, 'p> {
    plan: &'a Plan<'p>,
    party: usize,
    single: bool,
    /// What the best appointment could do to the levels that no day changes.
    least: Levels,
}

impl<'a, 'p> Weigher<'a, 'p> {
    pub(super) fn new(plan: &'a Plan<'p>, party: usize) -> Weigher<'a, 'p> {
        let facts = &plan.problem.parties[party];
        let share = plan.share(party);
        let bare = facts.wishes.is_empty() && plan.numbers_of(party).is_empty();
        let mut least = Levels::default();
        for (class, waiting) in least.0[..4].iter_mut().zip(&share.levels.0[..4]) {
            *class = -waiting;
        }
        least.0[Levels::MOVED] = -share.levels.0[Levels::MOVED];
        Weigher {
            plan,
            party,
            single: bare && facts.duties.len() == 1,
            least,
        }
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

    /// How the score changes at least by an appointment for `duty` on `day`.
    pub(super) fn least(&self, duty: &Duty, crew: &Crew, channel: Channel, day: usize) -> Levels {
        let problem = self.plan.problem;
        let mut least = self.least;
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
        for &member in crew {
            let timeline = self.plan.day(problem.cell(member, day));
            if channel != Channel::Meeting {
                let minutes = timeline.minutes + minutes;
                effort += self.plan.overload(minutes) - self.plan.overload(timeline.minutes);
            }
            if walked_to(channel) {
                let stands = timeline.entries.iter().map(|entry| entry.place);
                let here = u32::try_from(self.party).unwrap_or(0);
                let walks = stands
                    .filter(|&place| place != NOWHERE)
                    .map(|place| problem.places.walk(place, here));
                effort += i64::from(walks.min().unwrap_or(0));
            }
        }
        if self.single
            && duty.channels.first() != Some(&channel)
            && problem.parties[self.party].prefers != Some(channel)
        {
            effort += problem.settings.second_channel;
        }
        least.0[Levels::EFFORT] = effort;
        least
    }
}
