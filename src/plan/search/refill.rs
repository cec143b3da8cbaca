//! Filling a crowded day anew: where days are full, the visits are chosen together that meet the most
//! duties in the minutes there are.

use super::best::{Chance, best_by, chances};
use super::fill::{fill_party, waiting};
use super::probe::Grid;
use super::worth::worth;
use crate::model::Channel;
use crate::plan::levels::Levels;
use crate::plan::problem::{Minute, indexes};
use crate::plan::state::{Plan, Visit};

/// No more of those who wait for a day are looked at.
const MOST_WAITING: usize = 60;

/// Fills anew each full day that somebody waits for; tells whether more is placed. `moves` bounds
/// the work.
pub(crate) fn refill(plan: &mut Plan<'_>, moves: u64) -> bool {
    let mut moves = moves;
    let mut better = false;
    for (cell, waiting) in waiting_by_day(plan).into_iter().enumerate() {
        if !waiting.is_empty() && moves > 0 {
            moves -= 1;
            better |= refill_day(plan, cell, &waiting);
        }
    }
    better
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

/// A visit that could be made on the day.
struct Choice {
    /// Its place among the parties that could be met.
    party: usize,
    offer: usize,
    minutes: Minute,
    worth: i64,
}

/// Takes everybody off a day and puts the visits on it that are worth most; keeps that if more is
/// placed.
fn refill_day(plan: &mut Plan<'_>, cell: usize, waiting: &[usize]) -> bool {
    let (mark, before) = (plan.mark(), plan.levels());
    let day = cell % plan.problem.days;
    let (mut parties, worth) = taken_off(plan, cell);
    for &party in &parties {
        plan.clear_party(party);
    }
    let open = |party: &&usize| plan.open(**party) != 0;
    parties.extend(waiting.iter().filter(open));
    parties.sort_unstable();
    parties.dedup();
    let choices = choices(plan, cell, &parties);
    let room = plan.per_day - plan.day(cell).minutes;
    let chosen = most_worth(&choices, parties.len(), room);
    let chosen = || chosen.iter().map(|&choice| &choices[choice]);
    if chosen().map(|choice| choice.worth).sum::<i64>() > worth {
        for choice in chosen() {
            if let Some(visit) = best_by(plan, parties[choice.party], choice.offer, day) {
                plan.insert(visit);
            }
        }
        for &party in &parties {
            fill_party(plan, party, Grid::Five);
        }
    }
    let better = plan.levels().0[..Levels::LATE] < before.0[..Levels::LATE];
    if !better {
        plan.roll_back(mark);
    }
    better
}

/// The parties with a proposed visit on a day that takes minutes, and what those visits are worth.
fn taken_off(plan: &Plan<'_>, cell: usize) -> (Vec<usize>, i64) {
    let entries = plan.day(cell).entries.iter().filter(|entry| entry.counted);
    let visits = entries.map(|entry| &plan[entry.visit]);
    let proposed: Vec<&Visit> = visits.filter(|visit| !visit.is_fixed()).collect();
    let mut parties: Vec<usize> = proposed.iter().map(|visit| visit.party as usize).collect();
    parties.sort_unstable();
    parties.dedup();
    let worth = proposed
        .iter()
        .map(|visit| worth(plan, visit.party as usize, visit.duties));
    (parties, worth.sum())
}

/// Every visit that could be made on a day, by party.
fn choices(plan: &Plan<'_>, cell: usize, parties: &[usize]) -> Vec<Choice> {
    let problem = plan.problem;
    let (member, day) = (cell / problem.days, cell % problem.days);
    let mut choices = Vec::new();
    for (number, &party) in parties.iter().enumerate() {
        let here = |chance: &Chance<'_>| {
            let offer = &problem.offers[party][chance.number];
            let comes = offer.crew.iter().any(|&one| one as usize == member);
            chance.day == day && comes && offer.channel != Channel::Meeting
        };
        let chances = chances(plan, party, 1 << day);
        choices.extend(
            chances
                .iter()
                .filter(|chance| here(chance))
                .map(|chance| Choice {
                    party: number,
                    offer: chance.number,
                    minutes: chance.least.minutes,
                    worth: worth(plan, party, chance.duties & plan.open(party)),
                }),
        );
    }
    choices
}

/// The choices, one a party at most, that are worth most together in so many minutes.
fn most_worth(choices: &[Choice], parties: usize, room: Minute) -> Vec<usize> {
    let room = usize::try_from(room).unwrap_or(0);
    // By party and minutes left: what the parties from this one on are worth, and what is chosen.
    let mut most = vec![vec![(0, None); room + 1]; parties + 1];
    let mut of_party = vec![Vec::new(); parties];
    for (number, choice) in choices.iter().enumerate() {
        let minutes = usize::try_from(choice.minutes).unwrap_or(usize::MAX);
        of_party[choice.party].push((number, minutes, choice.worth));
    }
    for party in (0..parties).rev() {
        for left in 0..=room {
            let mut best = (most[party + 1][left].0, None);
            for &(number, minutes, worth) in &of_party[party] {
                if minutes <= left && worth + most[party + 1][left - minutes].0 > best.0 {
                    best = (worth + most[party + 1][left - minutes].0, Some(number));
                }
            }
            most[party][left] = best;
        }
    }
    let (mut left, mut chosen) = (room, Vec::new());
    for row in &most[..parties] {
        if let (_, Some(number)) = row[left] {
            left -= usize::try_from(choices[number].minutes).unwrap_or(0);
            chosen.push(number);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::{Choice, most_worth};

    #[test]
    fn the_visits_are_chosen_that_meet_most_in_the_minutes_there_are() {
        let choice = |(party, minutes, worth)| Choice {
            party,
            offer: 0,
            minutes,
            worth,
        };
        let choices: Vec<Choice> = [(0, 10, 2), (0, 5, 1), (1, 5, 2), (2, 2, 1), (3, 2, 1)]
            .map(choice)
            .into();
        assert_eq!(most_worth(&choices, 4, 10), [2, 3, 4], "not the long one");
        assert_eq!(most_worth(&choices, 4, 14), [1, 2, 3, 4]);
        assert_eq!(most_worth(&choices, 4, 1), [0; 0]);
    }
}
