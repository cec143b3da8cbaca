//! A look at the places that a party could have.
//!
//! Each way to meet the party on each day is weighed roughly first, by what it would add to the
//! score at least; then the most promising are looked at minute by minute, until none of the rest
//! can be better than what was found.

use smallvec::SmallVec;

use super::probe::{Ask, Grid, Start, starts};
use super::weigh::{Least, Weigher};
use crate::model::Channel;
use crate::plan::levels::Levels;
use crate::plan::problem::{DAY, DutySet, Minute, Offer, bit, indexes};
use crate::plan::state::{Origin, Plan, Visit, blocked};

/// What an appointment does to the score; then the earlier, then the smaller member.
type Cost = (Levels, Minute, u32);

/// A day on which so many starts were refused is left, on the coarser grid: what refuses one start
/// nearly always refuses all.
const MOST_REFUSED: usize = 3;

/// Where a place is looked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope {
    /// On these days.
    pub(crate) days: u64,
    /// By these of the party's offers; those beyond the 64th are looked at in any case.
    pub(crate) ways: u64,
    /// At these minutes.
    pub(crate) grid: Grid,
}

impl Scope {
    /// Anywhere, on the coarser grid.
    pub(crate) const ALL: Scope = Scope::on(u64::MAX);

    /// On some days, by any way.
    pub(crate) const fn on(days: u64) -> Scope {
        Scope {
            days,
            ways: u64::MAX,
            grid: Grid::Five,
        }
    }

    /// Anywhere, on a grid.
    pub(crate) fn at(grid: Grid) -> Scope {
        Scope { grid, ..Scope::ALL }
    }
}

/// A way to meet the party on one day.
#[derive(Clone)]
pub(crate) struct Chance<'p> {
    offer: &'p Offer,
    /// Its place among the party's offers.
    pub(super) number: usize,
    pub(super) day: usize,
    /// The duties it would clear at most.
    pub(super) duties: DutySet,
    /// What it does to the score and to the crew's day at least.
    pub(super) least: Least,
    /// The first minute at which it could start.
    start: Minute,
    /// Whether one of its duties may be late on that day.
    may_be_late: bool,
}

pub(super) struct Search<'a, 'p> {
    plan: &'a Plan<'p>,
    party: usize,
    placed: DutySet,
    /// The duties for whose sake an appointment is good.
    counted: DutySet,
    scope: Scope,
    weigher: Weigher<'a, 'p>,
    found: Option<(Cost, Visit)>,
}

impl<'a, 'p> Search<'a, 'p> {
    pub(super) fn new(plan: &'a Plan<'p>, party: usize, scope: Scope) -> Search<'a, 'p> {
        Search {
            plan,
            party,
            placed: plan.share(party).placed,
            counted: DutySet::MAX,
            scope,
            weigher: Weigher::new(plan, party),
            found: None,
        }
    }

    /// A search for the sake of one duty.
    pub(super) fn for_duty(
        plan: &'a Plan<'p>,
        party: usize,
        duty: usize,
        scope: Scope,
    ) -> Search<'a, 'p> {
        Search {
            counted: bit(duty),
            ..Search::new(plan, party, scope)
        }
    }

    /// Every way and day with room, roughly weighed.
    pub(super) fn chances(&self) -> Vec<Chance<'p>> {
        let days = self.scope.days;
        let problem = self.plan.problem;
        let duties = problem.duties_of(self.party);
        let taken = blocked(problem, self.party, self.plan.visits_of(self.party));
        let open_days = days & !taken;
        let mut chances = Vec::new();
        for (number, offer) in problem.offers[self.party].iter().enumerate() {
            let blind = number < 64 && self.scope.ways & 1 << number == 0;
            if blind || offer.reasons & !self.placed == 0 {
                continue;
            }
            let message = offer.channel == Channel::Message;
            let mut left = offer.days & if message { days } else { open_days };
            while left != 0 {
                let day = left.trailing_zeros() as usize;
                left &= left - 1;
                let open = indexes(offer.clears & !self.placed)
                    .filter(|&position| duties[position].days & 1 << day != 0)
                    .fold(0, |set, position| set | 1 << position);
                if open & offer.reasons == 0
                    || offer.joint && !problem.goes_for(self.party, &offer.crew, open)
                {
                    continue;
                }
                let start = problem.first_start(self.party, offer, day);
                let counted = self.counted;
                if let Some(least) = self.weigher.least(offer, open, counted, day, start) {
                    chances.push(Chance {
                        offer,
                        number,
                        day,
                        duties: open,
                        least,
                        start,
                        may_be_late: self.weigher.may_be_late(open & counted, day),
                    });
                }
            }
        }
        chances
    }

    /// Those of them that could clear a duty, told by its position.
    pub(super) fn chances_for(&self, duty: usize) -> Vec<Chance<'p>> {
        let mut chances = self.chances();
        chances.retain(|chance| chance.duties & bit(duty) != 0);
        chances
    }

    /// The best appointment that one of the chances comes to.
    pub(super) fn best_of(mut self, mut chances: Vec<Chance<'p>>) -> Option<Visit> {
        while let Some(next) = most_promising(&chances) {
            let chance = chances.swap_remove(next);
            if self.is_hopeless(chance.least.levels, chance.start) {
                break;
            }
            self.look(&chance);
        }
        let (_, mut visit) = self.found?;
        self.plan.judge(&mut visit).map(|_| visit)
    }

    /// Whether an appointment that starts at `start` or later and costs at least `least` cannot be
    /// better than what was found.
    fn is_hopeless(&self, least: Levels, start: Minute) -> bool {
        let found = self.found.as_ref();
        found.is_some_and(|(cost, _)| (least, start, 0) >= *cost)
    }

    /// Looks at the starts of a chance: for each stretch of time in which a reason is open, each
    /// length, and with or without the channel's hours.
    fn look(&mut self, chance: &Chance<'p>) {
        let problem = self.plan.problem;
        let duties = problem.duties_of(self.party);
        let channel = chance.offer.channel;
        let any_hour = indexes(chance.duties).any(|position| duties[position].any_hour);
        let mut lengths: SmallVec<[Minute; 4]> = indexes(chance.duties)
            .map(|position| duties[position].minutes[channel as usize])
            .collect();
        lengths.sort_unstable();
        lengths.dedup();
        for (from, until) in self.windows(chance) {
            for &minutes in &lengths {
                for any_hour in [false, true].into_iter().take(1 + usize::from(any_hour)) {
                    let ask = Ask {
                        party: self.party,
                        crew: &chance.offer.crew,
                        channel,
                        minutes,
                        any_hour,
                        from,
                        until,
                        grid: self.scope.grid,
                    };
                    let mut look = Look {
                        search: self,
                        chance,
                        ask,
                        last: None,
                        refused: 0,
                    };
                    starts(look.search.plan, ask, chance.day, &mut |start| {
                        look.look(start);
                    });
                }
            }
        }
    }

    /// The different stretches of the day in which a reason is open, and what is left of them once another
    /// duty is open too, another appointment of the party has begun, or it is too late for a duty that
    /// takes longer.
    fn windows(&self, chance: &Chance<'p>) -> SmallVec<[(Minute, Minute); 2]> {
        let problem = self.plan.problem;
        let duties = problem.duties_of(self.party);
        let end = Minute::try_from(chance.day + 1).unwrap_or(0) * DAY;
        let minutes = |position: usize| duties[position].minutes[chance.offer.channel as usize];
        let others = self.plan.visits_of(self.party);
        let begun = others
            .filter(|visit| visit.day() == chance.day)
            .map(|visit| visit.start + 1);
        let mut windows: SmallVec<[(Minute, Minute); 2]> = SmallVec::new();
        let mut add = |from: Minute, to: Minute| {
            let window = (from.max(chance.start), to.min(end));
            if window.0 < window.1 && !windows.contains(&window) {
                windows.push(window);
            }
        };
        for reason in indexes(chance.duties & chance.offer.reasons) {
            let duty = &duties[reason];
            add(duty.opens, duty.closes);
            let others = || indexes(chance.duties).filter(|&at| at != reason);
            let too = others()
                .filter(|&at| duties[at].asked)
                .map(|at| duties[at].opens);
            let longer = others().filter(|&at| minutes(at) > minutes(reason));
            let over = longer.map(|at| duties[at].closes - minutes(at) + 1);
            let from = too.chain(over).chain(begun.clone());
            for from in from.filter(|&from| from > duty.opens) {
                add(from, duty.closes);
            }
        }
        windows
    }
}

/// Looks at the starts of one chance for a search.
struct Look<'s, 'a, 'p, 'c> {
    search: &'s mut Search<'a, 'p>,
    chance: &'c Chance<'p>,
    ask: Ask<'c>,
    last: Option<Start>,
    refused: usize,
}

impl Look<'_, '_, '_, '_> {
    /// How the score changes at least by an appointment at that minute, walking left out.
    fn least(&self, at: Minute) -> Levels {
        let weigher = &self.search.weigher;
        let mut least = self.chance.least.levels;
        if self.chance.may_be_late {
            let duties = self.chance.duties & self.search.counted;
            weigher.delay(
                &mut least,
                duties,
                self.chance.start,
                at,
                self.chance.least.longest,
            );
        }
        let outside = self.search.weigher.outside(&self.ask, at);
        least.0[Levels::EFFORT] += i64::from(outside - self.chance.least.walk);
        least
    }

    /// Looks at one start.
    fn look(&mut self, start: Start) {
        // The first and the last start of a narrow gap are one.
        let again = self.last.replace(start) == Some(start);
        let tired = self.search.scope.grid == Grid::Five && self.refused > MOST_REFUSED;
        if again || tired {
            return;
        }
        let mut least = self.least(start.at);
        least.0[Levels::EFFORT] += i64::from(start.walk);
        if !self.search.is_hopeless(least, start.at) {
            let made = self.search.start(self.chance.offer, self.ask, start);
            self.refused += usize::from(!made);
        }
    }
}

impl Search<'_, '_> {
    /// Weighs one start; tells whether an appointment may be made then.
    fn start(&mut self, offer: &Offer, ask: Ask<'_>, start: Start) -> bool {
        let mut visit = Visit {
            party: u32::try_from(self.party).unwrap_or(0),
            crew: ask.crew.clone(),
            along: SmallVec::new(),
            lead: ask.crew[0],
            channel: ask.channel,
            start: start.at,
            minutes: ask.minutes,
            clears: offer.clears,
            duties: 0,
            origin: Origin::Duty(offer.sufficient()),
            kept: false,
        };
        let Some(levels) = self.weigher.weigh(&mut visit, start.walk) else {
            return false;
        };
        let Some(levels) = self.counted_levels(levels, &visit) else {
            return false;
        };
        let cost = (levels, visit.start, visit.crew[0]);
        if self.found.as_ref().is_none_or(|(least, _)| cost < *least) {
            self.found = Some((cost, visit));
        }
        true
    }

    /// Of levels 1 and 2 what the duties come to for whose sake the appointment is good; `None` if it clears
    /// none of them.
    fn counted_levels(&self, mut levels: Levels, visit: &Visit) -> Option<Levels> {
        if self.counted == DutySet::MAX {
            return Some(levels);
        }
        let problem = self.plan.problem;
        levels.0[..Levels::SHORT].fill(0);
        for position in indexes(visit.duties & self.counted) {
            let duty = &problem.duties_of(self.party)[position];
            levels.0[duty.class] -= 1;
            levels.0[Levels::LATE + duty.class] += duty.late(visit.start, visit.end(), problem.now);
        }
        (visit.duties & self.counted != 0).then_some(levels)
    }
}

/// The position of the chance that could be best.
fn most_promising(chances: &[Chance<'_>]) -> Option<usize> {
    let key = |position: &usize| (chances[*position].least.levels, chances[*position].start);
    (0..chances.len()).min_by_key(key)
}
