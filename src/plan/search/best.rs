//! The best next appointment for a party that still has asked duties open.

use super::probe::{Ask, Grid, Start, starts};
use crate::model::Channel;
use crate::plan::levels::Levels;
use crate::plan::problem::{Crew, Duty, Minute, Problem, bit};
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

/// Any day.
pub(crate) const ANY_DAY: u64 = u64::MAX;

/// The appointment of `party` on one of `days` that improves the score most, for one of its open
/// asked duties; `None` where there is none.
pub(crate) fn best(plan: &Plan<'_>, party: usize, days: u64, grid: Grid) -> Option<Visit> {
    let mut search = Search {
        plan,
        party,
        days,
        grid,
        found: None,
        levels: Vec::new(),
    };
    let open = plan.share(party).placed;
    for (position, duty) in plan.problem.duties_of(party).iter().enumerate() {
        if duty.asked && open & bit(position) == 0 {
            search.duty(position, duty);
        }
    }
    search.found.map(|(_, visit)| visit)
}

struct Search<'a, 'p> {
    plan: &'a Plan<'p>,
    party: usize,
    days: u64,
    grid: Grid,
    found: Option<(Cost, Visit)>,
    levels: Vec<Minute>,
}

impl Search<'_, '_> {
    /// Looks at every team, channel and day of a duty.
    fn duty(&mut self, position: usize, duty: &Duty) {
        let problem = self.plan.problem;
        for crew in problem.teams.of(duty.teams.clone()) {
            for channel in PLANNED.into_iter().filter(|&channel| duty.allows(channel)) {
                if self.unsuitable(duty, channel) {
                    continue;
                }
                self.channel(position, duty, crew, channel);
            }
        }
    }

    /// Whether the party's wishes rule the channel out whatever rides along.
    fn unsuitable(&self, duty: &Duty, channel: Channel) -> bool {
        let party = &self.plan.problem.parties[self.party];
        let alone = self.plan.problem.duties_of(self.party).len() == 1;
        let shy = matches!(party.prefers, Some(Channel::Phone | Channel::Message));
        let declined = shy && channel == Channel::Door && duty.avoids_door();
        let unanswered = party.by_phone && channel != Channel::Phone && duty.allows(Channel::Phone);
        alone && (declined || unanswered)
    }

    fn channel(&mut self, position: usize, duty: &Duty, crew: &Crew, channel: Channel) {
        let problem = self.plan.problem;
        // What rides along may take longer than the duty itself.
        self.levels.clear();
        self.levels.push(duty.minutes[channel as usize]);
        let others = problem
            .duties_of(self.party)
            .iter()
            .map(|other| other.minutes[channel as usize]);
        for minutes in others.filter(|&minutes| minutes > duty.minutes[channel as usize]) {
            if !self.levels.contains(&minutes) {
                self.levels.push(minutes);
            }
        }
        let from = duty.opens.max(problem.from);
        let until = duty
            .closes
            .min(Minute::try_from(problem.days).unwrap_or(0) * crate::plan::problem::DAY);
        if from >= until {
            return;
        }
        for day in Problem::day_of(from)..=Problem::day_of(until - 1) {
            if self.days & 1 << day == 0 || self.blocked(day, channel) {
                continue;
            }
            for level in 0..self.levels.len() {
                let any_hour = problem
                    .duties_of(self.party)
                    .iter()
                    .any(|other| other.any_hour && other.allows(channel));
                for any_hour in [false, true].into_iter().take(1 + usize::from(any_hour)) {
                    let ask = Ask {
                        party: self.party,
                        crew,
                        channel,
                        minutes: self.levels[level],
                        any_hour,
                        from,
                        until,
                        grid: self.grid,
                    };
                    self.day(position, ask, day);
                }
            }
        }
    }

    /// Whether no appointment of the party may lie on `day`, whatever it clears.
    fn blocked(&self, day: usize, channel: Channel) -> bool {
        if channel == Channel::Message {
            return false;
        }
        let others = self
            .plan
            .visits_of(self.party)
            .filter(|visit| visit.distances());
        let taken = others.fold(0, |days, visit| days | 1_u64 << visit.day());
        let facts = &self.plan.problem.parties[self.party];
        if (taken | facts.booked_days) & 1 << day != 0 {
            return true;
        }
        let near = near(self.plan.problem, self.party, taken);
        let lifted = |duty: &Duty| duty.urgent() || duty.possible & !near == 0;
        near & 1 << day != 0 && !self.plan.problem.duties_of(self.party).iter().any(lifted)
    }

    fn day(&mut self, position: usize, ask: Ask<'_>, day: usize) {
        let plan = self.plan;
        let mut last = None;
        starts(plan, ask, day, |start| {
            // The first and the last start of a narrow gap are one.
            if last != Some(start) {
                last = Some(start);
                self.start(position, ask, start);
            }
        });
    }

    /// Weighs one start.
    fn start(&mut self, position: usize, ask: Ask<'_>, start: Start) {
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
        let Some(share) = self.plan.judge(&mut visit) else {
            return;
        };
        let levels = self.plan.change(&visit, &share, start.walk);
        let cost = (levels, visit.start, visit.crew[0]);
        if self.found.as_ref().is_none_or(|(least, _)| cost < *least) {
            self.found = Some((cost, visit));
        }
    }
}
