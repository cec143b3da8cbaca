//! Tiny offices are planned exactly: no plan whatever is better on levels 1, 2 and 3.

use super::exhaustive::{Found, Upper, better_than};
use super::tiny::{TINY, office};
use crate::plan::problem::Problem;
use crate::plan::search::solve;
use crate::plan::state::Plan;

/// Offices of more asked duties than these are left aside.
const MOST_ASKED: usize = 8;

/// So many plans of an office are tried at most.
const STEPS: u64 = 30_000;

fn upper(plan: &Plan<'_>) -> Upper {
    let levels = plan.levels();
    std::array::from_fn(|entry| levels.0[entry])
}

fn asked(problem: &Problem) -> usize {
    problem.duties.iter().filter(|duty| duty.asked).count()
}

#[test]
fn no_plan_of_a_tiny_office_is_better() {
    let rounds = super::rounds("VISITS_TEST_OFFICES", 60);
    let first = super::rounds("VISITS_TEST_FIRST", 0);
    let (mut compared, mut undecided, mut worse) = (0, 0, Vec::new());
    let mut seed = first;
    while compared < rounds {
        seed += 1;
        let intake = office(seed, TINY).taken_in();
        let problem = &intake.problem;
        if !(1..=MOST_ASKED).contains(&asked(problem)) {
            continue;
        }
        compared += 1;
        let plan = solve(problem, 3_000, seed, false, &|_, _| {});
        match better_than(problem, upper(&plan), STEPS) {
            Found::Nothing => {}
            Found::TooMany => undecided += 1,
            Found::Better(found, made) => {
                let ours: Vec<_> = plan.visits().collect();
                worse.push(format!(
                    "seed {seed}: {:?} where {found:?} can be had:\n  {ours:?}\n  {made:?}",
                    upper(&plan)
                ));
            }
        }
    }
    println!(
        "{compared} offices, {undecided} undecided, {} worse",
        worse.len()
    );
    assert!(worse.is_empty(), "{}", worse.join("\n"));
    assert!(
        undecided * 10 <= compared,
        "{undecided} of {compared} undecided"
    );
}
