//! The best next appointment for a party that still has asked duties open.

use super::probe::{Ask, Grid, Start, starts};
use super::weigh::Weigher;
use crate::model::Channel;
use crate::plan::levels::Levels;
use crate::plan::problem::{Crew, DAY, Duty, Minute, Problem, bit};
use crate::plan::state::{Origin, Plan, Visit, near};

/// What an appointment does to the score; then the earlier, then the smaller member.
type Cost = (Levels, Minute, u32);

/// The channels an appointment may use.
const PLANNED: [Channel; 4] = [
    Channel::Door,
    Channel::Phone,
    Channel::Message,
    Channel::Meeting,
];

/// A day on which so many starts were refused is left, on the coarser grid: what refuses one start
/// nearly always refuses all.
const MOST_REFUSED: usize = 3;

/// Any day.
pub(crate) const ANY_DAY: u64 = u64::MAX;

/// The appointment of `party` on one of `days` that improves the score most, for one of its open
/// asked duties; `None` where there is none.
pub(crate) fn best(plan: &Plan<'_>, party: usize, days: u64, grid: Grid) -> Option<Visit> {
    let placed = plan.share(party).placed;
    let mut search = Search {
        plan,
        party,
        days: days & !blocked(plan, party),
        message_days: days,
        grid,
        weigher: Weigher::new(plan, party),
        found: None,
    };
    for (position, duty) in plan.problem.duties_of(party).iter().enumerate() {
        if duty.asked && placed & bit(position) == 0 {
            search.duty(position, duty);
        }
    }
    let (_, mut visit) = search.found?;
    plan.judge(&mut visit).map(|_| visit)
}

/// The days on which no appointment of the party may lie, messages apart, whatever it clears.
fn blocked(plan: &Plan<'_>, party: usize) -> u64 {
    let others = plan.visits_of(party).filter(|visit| visit.distances());
    let taken = others.fold(0, |days, visit| days | 1_u64 << visit.day());
    let near = near(plan.problem, party, taken);
    let lifts = |duty: &Duty| duty.urgent() || duty.possible & !near == 0;
    let lifted = near != 0 && plan.problem.duties_of(party).iter().any(lifts);
    taken | plan.problem.parties[party].booked_days | if lifted { 0 } else { near }
}

struct Search<'a, 'p> {
    plan: &'a Plan<'p>,
    party: usize,
    days: u64,
    message_days: u64,
    grid: Grid,
    weigher: Weigher<'a, 'p>,
    found: Option<(Cost, Visit)>,
}

impl Search<'_, '_> {
    /// Looks at every team, channel and day of a duty.
    fn duty(&mut self, position: usize, duty: &Duty) {
        let problem = self.plan.problem;
        for crew in problem.teams.of(duty.teams.clone()) {
            for channel in PLANNED.into_iter().filter(|&channel| duty.allows(channel)) {
                if !self.unsuitable(channel) {
                    self.channel(position, duty, crew, channel);
                }
            }
        }
    }

    /// Whether the party's wishes rule the channel out and nothing that rides along can change it.
    fn unsuitable(&self, channel: Channel) -> bool {
        let party = &self.plan.problem.parties[self.party];
        let rides = |asks: fn(&Duty) -> bool| {
            let all = self.plan.problem.duties_of(self.party).iter();
            all.filter(|other| other.allows(channel)).any(asks)
        };
        let shy = matches!(party.prefers, Some(Channel::Phone | Channel::Message));
        let declined = shy && channel == Channel::Door && !rides(|other| !other.avoids_door());
        let unanswered = party.by_phone
            && channel != Channel::Phone
            && !rides(|other| !other.allows(Channel::Phone));
        declined || unanswered
    }

    fn channel(&mut self, position: usize, duty: &Duty, crew: &Crew, channel: Channel) {
        let problem = self.plan.problem;
        let from = duty.opens.max(problem.from);
        let until = duty
            .closes
            .min(Minute::try_from(problem.days).unwrap_or(0) * DAY);
        if from >= until {
            return;
        }
        let days = if channel == Channel::Message {
            self.message_days
        } else {
            self.days
        };
        let all = problem.duties_of(self.party);
        let free = all
            .iter()
            .any(|other| other.any_hour && other.allows(channel));
        // What rides along may take longer than the duty itself.
        let own = duty.minutes[channel as usize];
        let longer = |position: usize| {
            let minutes = all[position].minutes[channel as usize];
            let known = all[..position]
                .iter()
                .any(|other| other.minutes[channel as usize] == minutes);
            Some(minutes).filter(|&minutes| minutes > own && !known)
        };
        let gain = self.weigher.gain(crew, channel);
        for day in Problem::day_of(from)..=Problem::day_of(until - 1) {
            if days & 1 << day == 0 {
                continue;
            }
            let (least, walk) = self.weigher.least(&gain, duty, crew, channel, day);
            if self.hopeless(least, walk, Minute::try_from(day).unwrap_or(0) * DAY) {
                continue;
            }
            for minutes in std::iter::once(own).chain((0..all.len()).filter_map(longer)) {
                for any_hour in [false, true].into_iter().take(1 + usize::from(free)) {
                    let party = self.party;
                    let grid = self.grid;
                    let ask = Ask {
                        party,
                        crew,
                        channel,
                        minutes,
                        any_hour,
                        from,
                        until,
                        grid,
                    };
                    self.day(position, ask, day, least);
                }
            }
        }
    }

    /// Whether an appointment that starts at `start` or later, costs `least` beside walking, and
    /// lengthens walking by `walk`, cannot be better than what was found.
    fn hopeless(&self, mut least: Levels, walk: Minute, start: Minute) -> bool {
        let Some((cost, _)) = &self.found else {
            return false;
        };
        least.0[Levels::EFFORT] += i64::from(walk);
        (least, start, 0) >= *cost
    }

    fn day(&mut self, position: usize, ask: Ask<'_>, day: usize, least: Levels) {
        let plan = self.plan;
        let mut last = None;
        let mut refused = 0;
        starts(plan, ask, day, |start| {
            // The first and the last start of a narrow gap are one.
            let again = last.replace(start) == Some(start);
            let outside = self.weigher.outside(&ask, start.at);
            let walk = start.walk + outside;
            let tired = self.grid == Grid::Five && refused > MOST_REFUSED;
            if !again && !tired && !self.hopeless(least, walk, start.at) {
                refused += usize::from(!self.start(position, ask, start));
            }
        });
    }

    /// Weighs one start; tells whether an appointment may be made then.
    fn start(&mut self, position: usize, ask: Ask<'_>, start: Start) -> bool {
        let mut visit = Visit {
            party: u32::try_from(self.party).unwrap_or(0),
            crew: ask.crew.clone(),
            lead: ask.crew[0],
            channel: ask.channel,
            start: start.at,
            minutes: ask.minutes,
            duties: 0,
            origin: Origin::Duty(u32::try_from(position).unwrap_or(0)),
            kept: false,
        };
        let Some(levels) = self.weigher.weigh(&mut visit, start.walk) else {
            return false;
        };
        let cost = (levels, visit.start, visit.crew[0]);
        if self.found.as_ref().is_none_or(|(least, _)| cost < *least) {
            self.found = Some((cost, visit));
        }
        true
    }
}
