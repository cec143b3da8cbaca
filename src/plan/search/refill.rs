//! Filling a crowded day anew: where days are full, the visits are chosen together that meet the most
//! duties in the minutes there are.
//!
//! First with what may be hoped for on other days: whoever is not chosen may find a place there, and
//! whoever comes from there leaves one. Where that does not come true, by this day alone.

use std::collections::BTreeMap;

use super::best::{best_by, chances};
use super::fill::{fill_party, waiting};
use super::knapsack::{Choice, most_worth};
use super::losses::Losses;
use super::probe::Grid;
use super::worth::worth;
use crate::model::Channel;
use crate::plan::problem::{Minute, indexes};
use crate::plan::state::{Plan, Visit};

/// No more of those who wait for a day are looked at.
const MOST_WAITING: usize = 30;

/// Fills crowded days anew, and remembers where that was in vain.
#[derive(Default)]
pub(crate) struct Refill {
    /// For each member's day how it was when nothing better was found.
    in_vain: BTreeMap<usize, Seen>,
}

/// A day: who is met there and when, and who waits.
type Seen = (Vec<(u32, Minute)>, Vec<usize>);

impl Refill {
    /// Fills anew each full day that somebody waits for, if it is not as it was when that was in vain;
    /// tells whether more is placed. `moves` bounds the work.
    pub(crate) fn refill(&mut self, plan: &mut Plan<'_>, losses: &Losses, moves: u64) -> bool {
        let waiting = waiting_by_day(plan);
        let mut moves = moves;
        let mut better = false;
        for cell in 0..waiting.len() {
            let day = seen(plan, cell, &waiting[cell]);
            if moves == 0 || waiting[cell].is_empty() || self.in_vain.get(&cell) == Some(&day) {
                continue;
            }
            moves -= 1;
            let refilled = refill_day(plan, cell, &waiting, Some(losses))
                || refill_day(plan, cell, &waiting, None);
            if !refilled {
                self.in_vain.insert(cell, day);
            }
            better |= refilled;
        }
        better
    }
}

/// A day as it is.
fn seen(plan: &Plan<'_>, cell: usize, waiting: &[usize]) -> Seen {
    let entries = plan.day(cell).entries.iter();
    let met = entries.map(|entry| (plan[entry.visit].party, entry.start));
    (met.collect(), waiting.to_vec())
}

/// For each member's day the parties that wait for it, those who ask for the fewest minutes for each
/// duty, at most [`MOST_WAITING`].
fn waiting_by_day(plan: &Plan<'_>) -> Vec<Vec<usize>> {
    let problem = plan.problem;
    let mut by_day = vec![Vec::new(); problem.members.len() * problem.days];
    for party in waiting(plan) {
        let open = plan.open(party);
        let offers = problem.offers[party].iter();
        for offer in offers.filter(|offer| offer.reasons & open != 0) {
            let minutes = problem.shortest(party, offer.reasons & open, offer.channel);
            let duties = (offer.clears & open).count_ones();
            let each = minutes.unsigned_abs() * 1000 / duties.max(1);
            for day in indexes(offer.days.into()) {
                for &member in &offer.crew {
                    by_day[problem.cell(member, day)].push((each, party));
                }
            }
        }
    }
    let fewest = |mut waiting: Vec<(u32, usize)>| {
        waiting.sort_unstable();
        waiting.truncate(MOST_WAITING);
        waiting.into_iter().map(|(_, party)| party).collect()
    };
    by_day.into_iter().map(fewest).collect()
}

/// A party that could be met on the day.
struct Candidate {
    party: usize,
    /// What was taken off it there is worth so much, if anything was.
    had: Option<i64>,
    /// What it has of that if it is not met there.
    otherwise: i64,
}

/// Takes everybody off a day and puts the visits on it that are worth most; keeps that if more is
/// placed.
fn refill_day(
    plan: &mut Plan<'_>,
    cell: usize,
    waiting: &[Vec<usize>],
    hope: Option<&Losses>,
) -> bool {
    let (mark, before) = (plan.mark(), plan.levels());
    let candidates = taken_off(plan, cell, &waiting[cell], hope);
    let mut choices = choices(plan, cell, &candidates, hope);
    if hope.is_some() {
        choices.extend(leaving(plan, cell, &candidates, waiting));
    }
    let room = plan.per_day - plan.day(cell).minutes;
    let mut chosen = most_worth(&choices, candidates.len(), room);
    let gained = chosen.iter().map(|&choice| choices[choice].worth);
    let lost = candidates
        .iter()
        .filter_map(|candidate| Some(candidate.had? - candidate.otherwise));
    if gained.sum::<i64>() > lost.sum() {
        let mut refilled: Vec<usize> = candidates.iter().map(|candidate| candidate.party).collect();
        // Who comes from another day makes room there first.
        chosen.sort_by_key(|&choice| !choices[choice].leaves);
        for choice in chosen.into_iter().map(|choice| choices[choice]) {
            let party = candidates[choice.party].party;
            if choice.leaves {
                refilled.extend(
                    plan.visits_of(party)
                        .flat_map(|visit| &waiting[cell_of(plan, visit)]),
                );
                plan.clear_party(party);
            }
            let visit = best_by(plan, party, choice.offer, cell % plan.problem.days);
            if let Some(visit) = visit {
                plan.insert(visit);
            }
        }
        for party in refilled {
            fill_party(plan, party, Grid::Five);
        }
    }
    let better = plan.levels().unplaced() < before.unplaced();
    if !better {
        plan.roll_back(mark);
    }
    better
}

/// Takes every proposed visit off a day that takes minutes of it; gives whom that concerns and who waits.
fn taken_off(
    plan: &mut Plan<'_>,
    cell: usize,
    waiting: &[usize],
    hope: Option<&Losses>,
) -> Vec<Candidate> {
    let entries = plan.day(cell).entries.iter().filter(|entry| entry.counted);
    let visits = entries.map(|entry| &plan[entry.visit]);
    let proposed = visits.filter(|visit| !visit.is_fixed());
    let candidate = |visit: &Visit| Candidate {
        party: visit.party as usize,
        had: Some(worth(plan, visit.party as usize, visit.duties)),
        otherwise: 0,
    };
    let mut candidates: Vec<Candidate> = proposed.map(candidate).collect();
    for candidate in &candidates {
        plan.clear_party(candidate.party);
    }
    for candidate in &mut candidates {
        let party = candidate.party;
        let day = cell % plan.problem.days;
        candidate.otherwise = hope.map_or(0, |losses| {
            losses.elsewhere(plan, party, plan.open(party), day)
        });
    }
    candidates.extend(waiting.iter().map(|&party| Candidate {
        party,
        had: None,
        otherwise: 0,
    }));
    // Of one party the visit that was taken off stands first.
    candidates.sort_by_key(|candidate| (candidate.party, candidate.had.is_none()));
    candidates.dedup_by_key(|candidate| candidate.party);
    candidates.retain(|candidate| plan.open(candidate.party) != 0);
    candidates
}

/// Every visit that could be made on a day.
fn choices(
    plan: &Plan<'_>,
    cell: usize,
    candidates: &[Candidate],
    hope: Option<&Losses>,
) -> Vec<Choice> {
    let problem = plan.problem;
    let (member, day) = (cell / problem.days, cell % problem.days);
    let mut choices = Vec::new();
    for (number, candidate) in candidates.iter().enumerate() {
        let party = candidate.party;
        let open = plan.open(party);
        for chance in chances(plan, party, 1 << day) {
            let offer = &problem.offers[party][chance.number];
            let comes = offer.crew.iter().any(|&one| one as usize == member);
            if !comes || offer.channel == Channel::Meeting {
                continue;
            }
            let cleared = chance.duties & open;
            // Beside a message there may be a visit on another day.
            let beside = match hope {
                Some(losses) if offer.channel == Channel::Message && candidate.had.is_some() => {
                    losses.elsewhere(plan, party, open & !cleared, day)
                }
                _ => 0,
            };
            choices.push(Choice {
                party: number,
                offer: chance.number,
                minutes: chance.least.minutes,
                worth: worth(plan, party, cleared) + beside - candidate.otherwise,
                leaves: false,
            });
        }
    }
    choices
}

/// The visits of those who wait for the day with some of their duties and would leave a place on another
/// one, with what others who wait could make of that.
fn leaving(
    plan: &mut Plan<'_>,
    cell: usize,
    candidates: &[Candidate],
    waiting: &[Vec<usize>],
) -> Vec<Choice> {
    let mut leaving = Vec::new();
    for (number, candidate) in candidates.iter().enumerate() {
        let party = candidate.party;
        let visits: Vec<Visit> = plan.visits_of(party).cloned().collect();
        let [visit] = &visits[..] else {
            continue;
        };
        if visit.is_fixed() || visit.crew.len() > 1 || !visit.distances() {
            continue;
        }
        let mark = plan.mark();
        plan.clear_party(party);
        let others = waiting[cell_of(plan, visit)]
            .iter()
            .filter(|&&other| other != party);
        let others = others.map(|&other| most_in_place(plan, other, visit));
        let otherwise = worth(plan, party, visit.duties) - others.max().unwrap_or(0);
        let candidate = Candidate {
            party,
            had: None,
            otherwise,
        };
        let moved = choices(plan, cell, &[candidate], None).into_iter();
        let offers = &plan.problem.offers[party];
        let moved = moved.filter(|choice| offers[choice.offer].channel != Channel::Message);
        leaving.extend(moved.map(|choice| Choice {
            party: number,
            leaves: true,
            ..choice
        }));
        plan.roll_back(mark);
    }
    leaving
}

/// What a waiting party has at most, were it met on the day of a visit by the same visitor.
fn most_in_place(plan: &Plan<'_>, party: usize, visit: &Visit) -> i64 {
    let problem = plan.problem;
    let open = plan.open(party);
    let room = plan.per_day - plan.day(cell_of(plan, visit)).minutes;
    let ways = problem.offers[party].iter().filter(|way| {
        let reasons = way.reasons & open;
        let on_day = way.days & 1 << visit.day() != 0 && way.crew == visit.crew;
        on_day && reasons != 0 && problem.shortest(party, reasons, way.channel) <= room
    });
    let worths = ways.map(|way| worth(plan, party, way.clears & open));
    worths.max().unwrap_or(0)
}

/// The day of the first of a visit's crew.
fn cell_of(plan: &Plan<'_>, visit: &Visit) -> usize {
    plan.problem.cell(visit.crew[0], visit.day())
}

#[cfg(test)]
mod tests {
    use super::{Losses, refill_day, waiting_by_day};
    use crate::plan::search::fill;
    use crate::plan::state::Plan;
    use crate::plan::tests::crowded::crowded_and_greeted;

    /// Fills every crowded day anew until nothing more is placed.
    fn refill_all(plan: &mut Plan<'_>, with_hope: bool) {
        let mut better = true;
        while better {
            better = false;
            let (waiting, losses) = (waiting_by_day(plan), Losses::of(plan));
            for cell in 0..waiting.len() {
                let hope = with_hope.then_some(&losses);
                better |= !waiting[cell].is_empty() && refill_day(plan, cell, &waiting, hope);
            }
        }
    }

    #[test]
    fn what_may_be_had_on_other_days_places_more_than_each_day_by_itself() {
        let mut places_more = 0;
        for seed in 515..540 {
            let intake = crowded_and_greeted(seed);
            let mut plan = Plan::new(&intake.problem);
            fill(&mut plan);
            refill_all(&mut plan, false);
            let before = plan.levels();
            refill_all(&mut plan, true);
            let after = plan.levels();
            assert!(after.unplaced() <= before.unplaced());
            places_more += usize::from(after.unplaced() < before.unplaced());
        }
        assert!(places_more >= 4, "{places_more} of 25 communities");
    }
}
