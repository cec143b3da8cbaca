//! What is lost if somebody gives way, by the minutes alone, so that nobody is asked to in vain.

use super::worth::worth;
use crate::model::Channel;
use crate::plan::problem::{DutySet, Minute, indexes};
use crate::plan::state::{Plan, Visit};

/// Displacements reckoned with at most, one after the other.
const MOST_ROUNDS: usize = 8;

/// For each party what is lost at least if it has to leave the place of one of its appointments.
///
/// Less may seem lost than would be: clock times, walks and distances between appointments are not
/// looked at.
pub(crate) struct Losses {
    least: Vec<i64>,
}

impl Losses {
    /// Whoever can move to a day with room loses nothing; whoever takes the place of somebody else
    /// loses what that one does.
    pub(crate) fn of(plan: &Plan<'_>) -> Losses {
        let parties = 0..plan.problem.parties.len();
        let whole = |party: usize| {
            let worths = proposed(plan, party).map(|visit| worth(plan, party, visit.duties));
            worths.min().unwrap_or(0)
        };
        let mut losses = Losses {
            least: parties.clone().map(whole).collect(),
        };
        let mut losing: Vec<usize> = parties.filter(|&party| losses.least[party] > 0).collect();
        for _ in 0..MOST_ROUNDS {
            let mut less = false;
            losing.retain(|&party| {
                let found = proposed(plan, party).map(|visit| losses.loss(plan, visit));
                let found = found.min().unwrap_or(0);
                less |= found < losses.least[party];
                losses.least[party] = found;
                found > 0
            });
            if !less {
                break;
            }
        }
        losses
    }

    /// What is lost at least if a party gives way somewhere.
    pub(crate) fn least(&self, party: usize) -> i64 {
        self.least[party]
    }

    /// What is lost at least if an appointment has to leave its day, or take less of it.
    fn loss(&self, plan: &Plan<'_>, visit: &Visit) -> i64 {
        let entry = |member: u32, day: usize, minutes: Minute| {
            let stays = day == visit.day() && visit.crew.contains(&member);
            match stays {
                true if minutes < visit.minutes => 0,
                true => i64::MAX,
                false => self.entry(plan, plan.problem.cell(member, day), minutes),
            }
        };
        least_lost(plan, visit.party as usize, visit.duties, entry)
    }

    /// What of some open duties of a party is met at most on other days than this one, less what others
    /// lose by that.
    pub(crate) fn elsewhere(
        &self,
        plan: &Plan<'_>,
        party: usize,
        duties: DutySet,
        day: usize,
    ) -> i64 {
        let entry = |member: u32, other: usize, minutes: Minute| {
            if other == day {
                return i64::MAX;
            }
            self.entry(plan, plan.problem.cell(member, other), minutes)
        };
        worth(plan, party, duties) - least_lost(plan, party, duties, entry)
    }

    /// What is lost at least for so many minutes on a day, by somebody there who gives way.
    fn entry(&self, plan: &Plan<'_>, cell: usize, minutes: Minute) -> i64 {
        let day = plan.day(cell);
        let missing = day.minutes + minutes - plan.per_day;
        if missing <= 0 {
            return 0;
        }
        let visits = day.entries.iter().filter(|entry| entry.counted);
        let visits = visits.map(|entry| &plan[entry.visit]);
        let enough = visits.filter(|visit| visit.minutes >= missing && !visit.is_fixed());
        let losses = enough.map(|visit| self.least[visit.party as usize]);
        losses.min().unwrap_or(i64::MAX)
    }
}

/// What is lost at least of some duties of a party if `entry` is lost for each of the crew's days.
fn least_lost(
    plan: &Plan<'_>,
    party: usize,
    wanted: DutySet,
    entry: impl Fn(u32, usize, Minute) -> i64,
) -> i64 {
    let duties = plan.problem.duties_of(party);
    let mut least = worth(plan, party, wanted);
    for offer in &plan.problem.offers[party] {
        for day in indexes(offer.days.into()) {
            let open =
                |&position: &usize| duties[position].asked && duties[position].days & 1 << day != 0;
            let met = indexes(wanted & offer.clears).filter(open);
            let met: DutySet = met.fold(0, |set, position| set | 1 << position);
            let mut lost = worth(plan, party, wanted & !met);
            if lost >= least {
                continue;
            }
            let minutes = indexes(met).map(|at| duties[at].minutes[offer.channel as usize]);
            let minutes = minutes.max().unwrap_or(0);
            if offer.channel != Channel::Meeting {
                for &member in &offer.crew {
                    lost = lost.saturating_add(entry(member, day, minutes));
                }
            }
            least = least.min(lost);
            if least == 0 {
                return 0;
            }
        }
    }
    least
}

/// The appointments of a party that may be moved.
fn proposed<'a>(plan: &'a Plan<'_>, party: usize) -> impl Iterator<Item = &'a Visit> {
    plan.visits_of(party).filter(|visit| !visit.is_fixed())
}
