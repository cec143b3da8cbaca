//! What one more appointment does to the score, exactly and at least.

use super::probe::Ask;
use crate::model::Channel;
use crate::plan::levels::Levels;
use crate::plan::problem::{Crew, DAY, Duty, DutySet, Minute, Offer, Problem, holds, indexes};
use crate::plan::state::{Plan, Visit, walked_to};

/// What an appointment does at least.
#[derive(Clone, Copy, Debug)]
pub(super) struct Least {
    /// To the score.
    pub(super) levels: Levels,
    /// How many minutes of that are walked.
    pub(super) walk: Minute,
    /// How many minutes it takes, if all is cleared.
    pub(super) longest: Minute,
    /// How many minutes of each of the crew's day count for it then.
    pub(super) minutes: Minute,
}

/// Weighs appointments of one party.
pub(super) struct Weigher<'a, 'p> {
    plan: &'a Plan<'p>,
    party: usize,
    /// What the party's other appointments and saved rows cost: a new one may take that away.
    others: Levels,
}

impl<'a, 'p> Weigher<'a, 'p> {
    pub(super) fn new(plan: &'a Plan<'p>, party: usize) -> Weigher<'a, 'p> {
        let mut others = plan.share(party).levels;
        others.0[..Levels::LATE].fill(0);
        Weigher {
            plan,
            party,
            others,
        }
    }

    /// How the score changes by an appointment that fits its day and lengthens walking by `walk`;
    /// `None` where it may not be made.
    pub(super) fn weigh(&self, visit: &mut Visit, walk: Minute) -> Option<Levels> {
        let share = self.plan.judge(visit)?;
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

    /// What an appointment from `start` on does at least that clears no more than `open` on `day`;
    /// `None` where the day is full.
    ///
    /// Whatever clears fewer of the asked duties that are `counted` is worse on the first level already, so
    /// the others may be reckoned as if it cleared them all.
    pub(super) fn least(
        &self,
        offer: &Offer,
        open: DutySet,
        counted: DutySet,
        day: usize,
        start: Minute,
    ) -> Option<Least> {
        let problem = self.plan.problem;
        let duties = problem.duties_of(self.party);
        let minutes = |position: usize| duties[position].minutes[offer.channel as usize];
        let shortest = indexes(open & offer.reasons).map(minutes).min()?;
        let asked = || indexes(open & counted).filter(|&position| duties[position].asked);
        let longest = asked().map(minutes).max().unwrap_or(0);
        let (load, walk) = self.load(offer, day, shortest, longest)?;
        let mut least = Levels::default();
        for position in asked() {
            self.add(&mut least, open, position, longest, start);
        }
        least.subtract(&self.others);
        least.0[Levels::SHORT] -= self.credits(&offer.crew, offer.channel, day);
        if !indexes(open).any(|position| self.is_first(&duties[position], offer.channel)) {
            least.0[Levels::EFFORT] += problem.settings.second_channel;
            least.0[Levels::SECOND] += 1;
        }
        least.0[Levels::EFFORT] += load + i64::from(walk);
        let meeting = offer.channel == Channel::Meeting;
        Some(Least {
            levels: least,
            walk,
            longest,
            minutes: if meeting { 0 } else { longest },
        })
    }

    /// The asked duties of a set whose lateness is reckoned: of a series any slice may be cleared.
    fn timed(&self, open: DutySet) -> impl Iterator<Item = &'p Duty> {
        let duties = self.plan.problem.duties_of(self.party);
        let open = indexes(open).map(|position| &duties[position]);
        open.filter(|duty| duty.asked && duty.series.is_none())
    }

    /// Whether one of some duties may be late on a day.
    pub(super) fn may_be_late(&self, open: DutySet, day: usize) -> bool {
        let end = Minute::try_from(day + 1).unwrap_or(0) * DAY;
        self.timed(open).any(|duty| duty.due < end)
    }

    /// Adds what it costs at least to clear some duties at a minute rather than at `first`.
    pub(super) fn delay(
        &self,
        least: &mut Levels,
        open: DutySet,
        first: Minute,
        at: Minute,
        longest: Minute,
    ) {
        let now = self.plan.problem.now;
        for duty in self.timed(open) {
            let late = |start: Minute| {
                let start = start.max(duty.opens);
                duty.late(start, start + longest, now)
            };
            least.0[Levels::LATE + duty.class] += late(at) - late(first);
        }
    }

    /// What clearing a duty from a minute on adds at least.
    fn add(
        &self,
        least: &mut Levels,
        open: DutySet,
        position: usize,
        longest: Minute,
        start: Minute,
    ) {
        let problem = self.plan.problem;
        let duties = problem.duties_of(self.party);
        let duty = &duties[position];
        if duty.series.is_some() {
            // Of a series one slice is cleared at a time, any of them.
            let repeats = |other: usize| other < position && duties[other].series == duty.series;
            least.0[duty.class] -= i64::from(!indexes(open).any(repeats));
            return;
        }
        least.0[duty.class] -= 1;
        let first = start.max(duty.opens);
        least.0[Levels::LATE + duty.class] += duty.late(first, first + longest, problem.now);
        if duty.urgent() {
            let first = duty.opens.max(problem.now).div_euclid(DAY);
            least.0[Levels::WAIT] += i64::from(start.div_euclid(DAY) - first);
        }
    }

    /// The burden of the crew's days and the walk that an appointment adds at least; `None` where somebody's day is
    /// full.
    fn load(
        &self,
        offer: &Offer,
        day: usize,
        shortest: Minute,
        longest: Minute,
    ) -> Option<(i64, Minute)> {
        let problem = self.plan.problem;
        let (mut burden, mut walk) = (0, 0);
        let here = u32::try_from(self.party).unwrap_or(0);
        for &member in &offer.crew {
            let cell = problem.cell(member, day);
            let timeline = self.plan.day(cell);
            if offer.channel != Channel::Meeting {
                if timeline.minutes + shortest > self.plan.per_day {
                    return None;
                }
                burden += self.plan.burden(cell, longest);
            }
            if walked_to(offer.channel) {
                walk += timeline.walk_to(here, &problem.places);
                burden += problem.settings.outing * i64::from(timeline.stays_in());
            }
        }
        Some((burden, walk))
    }

    /// The quota rows still short that an appointment would count for.
    fn credits(&self, crew: &Crew, channel: Channel, day: usize) -> i64 {
        let problem = self.plan.problem;
        if !problem.parties[self.party].household {
            return 0;
        }
        let counts = |row: &u32| {
            let row = *row as usize;
            self.plan.short(row) > 0 && problem.quotas[row].counts(channel, day)
        };
        let rows = crew.iter().flat_map(|&member| problem.quotas_of(member));
        i64::try_from(rows.filter(counts).count()).unwrap_or(0)
    }

    /// Whether a channel is the first one a duty names, or the one the party prefers.
    fn is_first(&self, duty: &Duty, channel: Channel) -> bool {
        let prefers = self.plan.problem.parties[self.party].prefers;
        duty.channels.first() == Some(&channel) || prefers == Some(channel)
    }
}
