//! How much of members' time is asked for.

use crate::model::Channel;
use crate::plan::problem::{Minute, Offer, indexes};
use crate::plan::state::Plan;

/// Shares of time are counted in so small parts.
const WHOLE: i64 = 1_000;

/// For each party how much is asked, by those of `waiting`, of the time of those who could meet it for
/// duties of a class or a more pressing one: the sum over the people of the least strained way.
pub(super) fn strain(plan: &Plan<'_>, waiting: &[usize], class: usize) -> Vec<i64> {
    let problem = plan.problem;
    let mut asked = vec![0; problem.members.len()];
    for &party in waiting {
        let ways = problem.offers[party].iter();
        let ways = ways.filter(|way| way.channel != Channel::Meeting);
        let count = i64::try_from(ways.clone().count()).unwrap_or(i64::MAX);
        for way in ways {
            let minutes = problem.shortest(party, way.reasons, way.channel);
            for &member in &way.crew {
                asked[member as usize] += i64::from(minutes) * WHOLE / count;
            }
        }
    }
    let left = |member: usize, day: usize| -> Minute {
        let works = !problem.members[member].spans[day].is_empty();
        let cell = member * problem.days + day;
        if works {
            plan.per_day - plan.day(cell).minutes
        } else {
            0
        }
    };
    let strain = |member: usize| {
        let left = (0..problem.days).map(|day| i64::from(left(member, day)));
        asked[member] / left.sum::<i64>().max(1)
    };
    let members: Vec<i64> = (0..asked.len()).map(strain).collect();
    let of_party = |party: usize| {
        let duties = problem.duties_of(party);
        let presses = |way: &&Offer| indexes(way.reasons).any(|at| duties[at].class <= class);
        let ways = problem.offers[party].iter().filter(presses).map(|way| {
            let crew = way.crew.iter().map(|&member| members[member as usize]);
            crew.sum::<i64>()
        });
        ways.min().unwrap_or(0)
    };
    (0..problem.parties.len()).map(of_party).collect()
}
