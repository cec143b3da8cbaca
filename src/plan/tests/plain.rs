//! Plain greedy planners, to be compared with: one duty after the other, or one party after the other, gets
//! the first place there is.

use smallvec::SmallVec;

use super::tiny::{SMALL, office};
use crate::plan::problem::{DAY, Minute, Offer, Problem, bit, indexes};
use crate::plan::search::{Ask, Grid, Start, solve, starts};
use crate::plan::state::{Origin, Plan, Visit};

/// In which order duties get a place.
#[derive(Clone, Copy, Debug)]
enum Order {
    /// By priority, then by due.
    Class,
    /// By due.
    Due,
    /// Those first that have the fewest days.
    Scarce,
}

/// Which place a duty gets.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// The first.
    First,
    /// The first of those at which it is least late, by the channel that is named first.
    Channel,
    /// The one that clears most at once.
    Bundle,
}

const PLANNERS: [(Order, Place); 9] = [
    (Order::Class, Place::First),
    (Order::Due, Place::First),
    (Order::Scarce, Place::First),
    (Order::Class, Place::Channel),
    (Order::Due, Place::Channel),
    (Order::Scarce, Place::Channel),
    (Order::Class, Place::Bundle),
    (Order::Due, Place::Bundle),
    (Order::Scarce, Place::Bundle),
];

/// The plan that such a planner makes; what is agreed stands.
fn greedy(problem: &Problem, order: Order, place: Place) -> Plan<'_> {
    let mut plan = Plan::new(problem);
    let mut duties: Vec<usize> = (0..problem.duties.len())
        .filter(|&duty| problem.duties[duty].asked)
        .collect();
    duties.sort_by_key(|&duty| {
        let facts = &problem.duties[duty];
        let due = facts.due.max(problem.now);
        match order {
            Order::Class => (facts.class, due, 0),
            Order::Due => (0, due, facts.class),
            Order::Scarce => (
                usize::try_from(facts.possible.count_ones()).expect("few"),
                due,
                facts.class,
            ),
        }
    });
    for duty in duties {
        let party = problem.duties[duty].party;
        let own = bit(problem.position(duty));
        if plan.share(party).placed & own != 0 {
            continue;
        }
        if let Some(visit) = placed(&plan, duty, place) {
            plan.insert(visit);
        }
    }
    plan
}

/// The appointment that a duty gets.
fn placed(plan: &Plan<'_>, duty: usize, place: Place) -> Option<Visit> {
    let problem = plan.problem;
    let facts = &problem.duties[duty];
    let own = bit(problem.position(duty));
    let mut best: Option<((i64, i64, usize, Minute), Visit)> = None;
    for offer in problem.offers[facts.party]
        .iter()
        .filter(|offer| offer.clears & own != 0)
    {
        for day in indexes(offer.days.into()) {
            each_start(plan, facts.party, offer, day, &mut |visit| {
                if visit.duties & own == 0 {
                    return;
                }
                let late = facts.late(visit.start, visit.end(), problem.now);
                let rank = facts
                    .channels
                    .iter()
                    .position(|&channel| channel == visit.channel);
                let cleared = i64::from(visit.duties.count_ones());
                let key = match place {
                    Place::First => (0, 0, 0, visit.start),
                    Place::Channel => (0, late, rank.unwrap_or(9), visit.start),
                    Place::Bundle => (-cleared, late, 0, visit.start),
                };
                if best.as_ref().is_none_or(|(least, _)| key < *least) {
                    best = Some((key, visit));
                }
            });
        }
    }
    best.map(|(_, visit)| visit)
}

fn each_start(
    plan: &Plan<'_>,
    party: usize,
    offer: &Offer,
    day: usize,
    each: &mut dyn FnMut(Visit),
) {
    let problem = plan.problem;
    let duties = problem.duties_of(party);
    let mut lengths: Vec<Minute> = indexes(offer.clears)
        .map(|at| duties[at].minutes[offer.channel as usize])
        .collect();
    lengths.sort_unstable();
    lengths.dedup();
    let mut froms: Vec<Minute> = indexes(offer.clears).map(|at| duties[at].opens).collect();
    froms.push(Minute::try_from(day).expect("few") * DAY);
    froms.sort_unstable();
    froms.dedup();
    for from in froms {
        for &minutes in &lengths {
            for any_hour in [false, true] {
                let ask = Ask {
                    party,
                    crew: &offer.crew,
                    channel: offer.channel,
                    minutes,
                    any_hour,
                    from: from.max(problem.from),
                    until: Minute::MAX,
                    grid: Grid::One,
                };
                starts(plan, ask, day, &mut |start: Start| {
                    let mut visit = Visit {
                        party: u32::try_from(party).expect("few"),
                        crew: offer.crew.clone(),
                        along: SmallVec::new(),
                        lead: offer.crew[0],
                        channel: offer.channel,
                        start: start.at,
                        minutes,
                        clears: offer.clears,
                        duties: 0,
                        origin: Origin::Duty(offer.sufficient()),
                        kept: false,
                    };
                    if plan.judge(&mut visit).is_some() {
                        each(visit);
                    }
                });
            }
        }
    }
}

#[test]
fn a_plain_planner_is_hardly_ever_better_on_levels_1_and_2() {
    let rounds = super::rounds("VISITS_TEST_OFFICES", 40);
    let first = super::rounds("VISITS_TEST_FIRST", 0);
    let mut worse = Vec::new();
    for seed in first + 1..=first + rounds {
        let intake = office(seed, SMALL).taken_in();
        let problem = &intake.problem;
        let plan = solve(
            problem,
            super::rounds("VISITS_TEST_MOVES", 3_000),
            seed,
            false,
            &|_, _| {},
        );
        for (order, place) in PLANNERS {
            let plain = greedy(problem, order, place);
            if plain.levels().up_to_late() < plan.levels().up_to_late() {
                worse.push(format!(
                    "seed {seed}: {:?} where {order:?} {place:?} has {:?}",
                    plan.levels().up_to_late(),
                    plain.levels().up_to_late()
                ));
                break;
            }
        }
    }
    println!("{rounds} offices, {} worse", worse.len());
    assert!(worse.len() as u64 * 20 <= rounds, "{}", worse.join("\n"));
}
