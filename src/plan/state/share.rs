//! What one party adds to the score.

use smallvec::SmallVec;

use super::{Visit, walked_to};
use crate::model::Channel;
use crate::model::policy::TeamCredit;
use crate::plan::levels::Levels;
use crate::plan::problem::{DAY, Duty, DutySet, Problem, Wish, bit, holds, indexes};

use super::Origin;

/// Two visits of a household that are so many days apart are none too many.
const TWO_WEEKS: i64 = 14;

/// What one party adds to the score: every level but walking, outings, overload and crowding, which
/// are its visitors', and the quota rows it counts for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Share {
    /// Levels without quotas and without what its visitors' days cost.
    pub(crate) levels: Levels,
    /// The price of door visits outside the preferred hours.
    pub(crate) outside: i64,
    /// The price of second channels.
    pub(crate) second: i64,
    /// The price of coming again too soon.
    pub(crate) too_soon: i64,
    /// By how many minutes its duties are late, for information.
    pub(crate) late_minutes: i64,
    /// Quota rows for which it counts by some appointment.
    pub(crate) credits: SmallVec<[u32; 4]>,
    /// Duties that have an appointment.
    pub(crate) placed: DutySet,
}

impl Share {
    /// The share of `party`, given all its appointments.
    pub(crate) fn of<'v>(
        problem: &Problem,
        party: usize,
        visits: impl Iterator<Item = &'v Visit> + Clone,
    ) -> Share {
        let mut share = Share::default();
        for visit in visits.clone() {
            share.add(problem, party, visit);
            share.too_soon += too_soon(problem, party, visit, visits.clone());
        }
        for (position, duty) in problem.duties_of(party).iter().enumerate() {
            if duty.asked && share.placed & bit(position) == 0 {
                share.levels.0[duty.class] += 1;
            }
        }
        for &wish in &problem.parties[party].wishes {
            let wish = &problem.wishes[wish];
            if wish.alive && !visits.clone().any(|visit| keeps(problem, wish, visit)) {
                share.levels.0[Levels::MOVED] += 1;
            }
        }
        share.levels.0[Levels::EFFORT] += share.outside + share.second + share.too_soon;
        share.levels.0[Levels::NEAR] += near_days(problem, party, visits);
        share
    }

    /// Adds one appointment.
    fn add(&mut self, problem: &Problem, party: usize, visit: &Visit) {
        let duties = problem.duties_of(party);
        self.placed |= visit.duties;
        for position in indexes(visit.duties) {
            let duty = &duties[position];
            self.levels.0[Levels::LATE + duty.class] +=
                duty.late(visit.start, visit.end(), problem.now);
            self.late_minutes += i64::from((visit.end() - duty.due.max(problem.now)).max(0));
            if duty.urgent() && !visit.is_fixed() {
                let first = duty.opens.max(problem.now).div_euclid(DAY);
                self.levels.0[Levels::WAIT] += i64::from(visit.start.div_euclid(DAY) - first);
            }
        }
        if !visit.is_fixed() {
            self.outside += outside(problem, party, visit);
            if is_second(problem, party, visit) {
                self.second += problem.settings.second_channel;
                self.levels.0[Levels::SECOND] += 1;
            }
        }
        self.credit(problem, party, visit);
    }

    /// Credits the quotas for which the appointment counts.
    fn credit(&mut self, problem: &Problem, party: usize, visit: &Visit) {
        let facts = &problem.parties[party];
        if !facts.household {
            return;
        }
        for &member in &visit.crew {
            if problem.settings.credit == TeamCredit::Lead && member != visit.lead {
                continue;
            }
            for row in problem.quotas_of(member) {
                let known = facts.counted.contains(&row) || self.credits.contains(&row);
                if !known && problem.quotas[row as usize].counts(visit.channel, visit.day()) {
                    self.credits.push(row);
                }
            }
        }
    }
}

/// The price of a door visit outside the hours that suit.
fn outside(problem: &Problem, party: usize, visit: &Visit) -> i64 {
    if visit.channel != Channel::Door {
        return 0;
    }
    let suits = match &problem.parties[party].hours {
        Some(hours) => &hours[visit.day()],
        None => &problem.open.preferred[visit.day()],
    };
    if holds(suits, visit.start, visit.end()) {
        0
    } else {
        problem.settings.outside_preferred
    }
}

/// Whether it is by another channel than the first one named.
fn is_second(problem: &Problem, party: usize, visit: &Visit) -> bool {
    let first = match visit.origin {
        Origin::TopUp(row) => {
            let quota = problem.quotas.get(row as usize);
            quota.and_then(|quota| quota.channels.first().copied())
        }
        _ => indexes(visit.duties)
            .next()
            .and_then(|first| problem.duties_of(party)[first].channels.first().copied()),
    };
    let wanted = [first, problem.parties[party].prefers];
    !wanted.contains(&Some(visit.channel))
}

/// The price of coming again sooner than half a cadence's time after the party was last met.
fn too_soon<'v>(
    problem: &Problem,
    party: usize,
    visit: &Visit,
    mut all: impl Iterator<Item = &'v Visit> + Clone,
) -> i64 {
    let duties = problem.duties_of(party);
    let carried = || indexes(visit.duties).map(|position| &duties[position]);
    if visit.is_fixed() || carried().any(Duty::presses) {
        return 0;
    }
    let Some(rest) = carried().filter_map(|duty| duty.rest).min() else {
        return 0;
    };
    let day = visit.start.div_euclid(DAY);
    let before = problem.parties[party].met_before(day);
    let planned = all
        .by_ref()
        .filter(|other| other.distances() && other.start < visit.start);
    let planned = planned.map(|other| other.start.div_euclid(DAY)).max();
    let last = before.max(planned);
    let short = last.map_or(0, |last| (rest - (day - last)).max(0));
    problem.settings.too_soon * i64::from(short)
}

/// By how many days the appointments of a party that nothing urgent or high asks for follow one another
/// sooner than in two weeks.
fn near_days<'v>(
    problem: &Problem,
    party: usize,
    visits: impl Iterator<Item = &'v Visit> + Clone,
) -> i64 {
    let duties = problem.duties_of(party);
    let presses = |visit: &Visit| indexes(visit.duties).any(|at| duties[at].presses());
    let calm = visits.filter(|visit| visit.distances() && !presses(visit));
    let mut days: SmallVec<[i64; 4]> = calm
        .map(|visit| i64::from(visit.start.div_euclid(DAY)))
        .collect();
    days.sort_unstable();
    let gaps = days.windows(2).map(|pair| pair[1] - pair[0]);
    gaps.map(|gap| (TWO_WEEKS - gap).max(0)).sum()
}

/// Whether an appointment keeps a proposed row of the saved plan.
pub(crate) fn keeps(problem: &Problem, wish: &Wish, visit: &Visit) -> bool {
    wish.start == visit.start
        && wish.channel == visit.channel
        && wish.crew.first() == Some(&visit.lead)
        && serves(problem, visit, &wish.rules)
}

/// Whether an appointment serves one of the rules.
fn serves(problem: &Problem, visit: &Visit, rules: &[u32]) -> bool {
    let own = match visit.origin {
        Origin::Fixed(row) => rules
            .iter()
            .any(|rule| problem.fixed[row as usize].rules.contains(rule)),
        Origin::Duty(_) | Origin::TopUp(_) => false,
    };
    let duties = problem.duties_of(visit.party as usize);
    own || indexes(visit.duties).any(|position| rules.contains(&duties[position].rule))
}

/// Whether somebody walks there, for the timeline.
pub(crate) fn place_of(visit: &Visit) -> u32 {
    if walked_to(visit.channel) {
        visit.party
    } else {
        crate::plan::problem::NOWHERE
    }
}
