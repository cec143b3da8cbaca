//! The free times of one party beside a saved plan: every way to meet it on every day, by what it costs.

use smallvec::SmallVec;

use super::probe::{Ask, Grid, Start, fits, starts};
use crate::model::Channel;
use crate::plan::levels::Levels;
use crate::plan::problem::{Crew, DAY, DutySet, Minute, bit, indexes, same};
use crate::plan::state::{Origin, Plan, Visit};

/// People on the telephone speak of half hours.
const HALF_HOUR: Minute = 30;

/// A way to meet a party.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    /// Who goes.
    pub(crate) crew: Crew,
    /// How.
    pub(crate) channel: Channel,
    /// The duties for each of which these people are sent; none where they go without one.
    pub(crate) reasons: DutySet,
    /// How long it takes without a duty.
    pub(crate) minutes: Minute,
}

/// Every way in which a party could be met for one of its duties, whether this month's plan is asked for it
/// or not.
pub(crate) fn ways(plan: &Plan<'_>, party: usize) -> Vec<Way> {
    let problem = plan.problem;
    let mut ways: Vec<Way> = Vec::new();
    let placed = plan.share(party).placed | problem.parties[party].carried;
    let duties = problem.duties_of(party).iter().enumerate();
    for (position, duty) in duties.filter(|(position, _)| placed & bit(*position) == 0) {
        for crew in problem.teams.of(duty.teams.clone()) {
            for &channel in duty.channels.iter() {
                let known = |way: &&mut Way| way.channel == channel && same(&way.crew, crew);
                match ways.iter_mut().find(known) {
                    Some(way) => way.reasons |= bit(position),
                    None => ways.push(Way {
                        crew: crew.clone(),
                        channel,
                        reasons: bit(position),
                        minutes: duty.minutes[channel as usize],
                    }),
                }
            }
        }
    }
    ways
}

/// The appointments that a party could have in these ways on these days, each with what it does to the score.
pub(crate) fn openings(
    plan: &Plan<'_>,
    party: usize,
    ways: &[Way],
    days: u64,
) -> Vec<(Levels, Visit)> {
    let mut found = Vec::new();
    for way in ways {
        for day in indexes(days.into()).filter(|&day| day < plan.problem.days) {
            on_day(plan, party, way, day, &mut found);
        }
    }
    found.sort_by(|(one, visit), (other, later)| {
        (one, visit.start, &visit.crew).cmp(&(other, later.start, &later.crew))
    });
    found
}

fn on_day(plan: &Plan<'_>, party: usize, way: &Way, day: usize, found: &mut Vec<(Levels, Visit)>) {
    let problem = plan.problem;
    if problem.parties[party].closed_days & 1 << day != 0 && way.reasons == 0 {
        return;
    }
    let duties = problem.duties_of(party);
    let clears = problem.clears(party, &way.crew, way.channel);
    let any_hour = indexes(clears).any(|position| duties[position].any_hour);
    let mut lengths: SmallVec<[Minute; 4]> = indexes(clears)
        .map(|position| duties[position].minutes[way.channel as usize])
        .collect();
    lengths.push(way.minutes);
    lengths.sort_unstable();
    lengths.dedup();
    for minutes in lengths {
        let ask = Ask {
            party,
            crew: &way.crew,
            channel: way.channel,
            minutes,
            any_hour,
            from: problem.from,
            until: Minute::MAX,
            grid: Grid::Five,
        };
        for start in times(plan, ask, day) {
            let mut visit = visit(party, way, clears, ask, start.at);
            if let Some(share) = plan.judge(&mut visit) {
                let again = |(_, other): &(Levels, Visit)| {
                    other.start == visit.start
                        && other.channel == visit.channel
                        && other.crew == visit.crew
                };
                if !found.iter().any(again) {
                    found.push((plan.change(&visit, &share, start.walk), visit));
                }
            }
        }
    }
}

/// The starts on a day: those beside other appointments, and every half hour.
fn times(plan: &Plan<'_>, ask: Ask<'_>, day: usize) -> Vec<Start> {
    let mut times = Vec::new();
    starts(plan, ask, day, &mut |start| times.push(start));
    let first = Minute::try_from(day).unwrap_or(0) * DAY;
    for at in (first..first + DAY).step_by(usize::try_from(HALF_HOUR).unwrap_or(1)) {
        times.extend(fits(plan, ask, at).map(|walk| Start { at, walk }));
    }
    times
}

fn visit(party: usize, way: &Way, clears: DutySet, ask: Ask<'_>, start: Minute) -> Visit {
    let origin = match way.reasons {
        0 => Origin::TopUp(u32::MAX),
        reasons => Origin::Duty(reasons),
    };
    Visit {
        party: u32::try_from(party).unwrap_or(u32::MAX),
        crew: way.crew.clone(),
        along: SmallVec::new(),
        lead: way.crew[0],
        channel: way.channel,
        start,
        minutes: ask.minutes,
        clears,
        duties: 0,
        origin,
        kept: false,
    }
}
