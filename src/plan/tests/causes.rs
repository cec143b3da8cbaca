//! What is left unplaced could not be placed as things stand, and the causes stated are true.

use super::town::{Size, Town, searched, town};
use crate::plan::audit::{View, startable, window_days};
use crate::plan::outcome::Lack;
use crate::plan::search::{Grid, Scope, best, solve};
use crate::plan::{Cause, FullDay, Options, Outcome};

const SEEDS: std::ops::Range<u64> = 0..30;

fn odd(seed: u64) -> Town {
    town(
        seed,
        Size {
            households: 40,
            staff: 5,
            odd: true,
        },
    )
}

fn outcome(town: &Town) -> Outcome {
    town.planned(&searched(100))
}

#[test]
fn nothing_unplaced_could_be_inserted() {
    for seed in SEEDS {
        let town = odd(seed);
        let intake = town.taken_in();
        let plan = solve(&intake.problem, 100, seed, false, &|_, _| {});
        for party in 0..intake.problem.parties.len() {
            let place = best(&plan, party, Scope::at(Grid::One));
            assert!(
                place.is_none(),
                "seed {seed}: party {party} has a place: {place:?}"
            );
        }
    }
}

#[test]
fn the_sum_of_the_parts_is_the_score() {
    for seed in SEEDS {
        let town = odd(seed);
        let outcome = outcome(&town);
        let unplaced: i64 = outcome.score.unplaced.iter().sum();
        assert_eq!(
            unplaced,
            i64::try_from(outcome.unplaced.len()).expect("few")
        );
        let told: usize = outcome
            .groups
            .iter()
            .map(|group| group.unplaced.len())
            .sum();
        assert_eq!(told, outcome.unplaced.len(), "each is told once");
    }
}

#[test]
fn every_stated_cause_is_true() {
    for seed in SEEDS {
        let town = odd(seed);
        let outcome = outcome(&town);
        let view = View::of(&town.book, town.now, &outcome);
        for entry in &outcome.unplaced {
            let id = &outcome.duties[entry.duty].id;
            let duty = view
                .duties
                .iter()
                .find(|duty| duty.id == *id)
                .expect("derived again");
            let somewhere = window_days(&view, duty).any(|day| startable(&view, duty, day));
            let hopeless = matches!(
                entry.cause,
                Cause::Nobody { .. } | Cause::NobodyThere { .. } | Cause::NoHours { .. }
            );
            assert_eq!(somewhere, !hopeless, "seed {seed}: {id} {:?}", entry.cause);
            if let Cause::Full { days, .. } = &entry.cause {
                let lacking = |lack: fn(&FullDay) -> bool| days.iter().any(lack);
                let company = lacking(|day| day.lacks == Lack::Company);
                let minutes = lacking(|day| day.asked().is_some());
                assert!(!days.is_empty(), "seed {seed}: {id} is full on some day");
                assert!(!company || minutes, "seed {seed}: {id}: who comes along?");
                let limit = town.book.policy.visit.minutes_per_day;
                let has_minutes = |day: &&FullDay| {
                    let asked = day.asked();
                    asked.is_some_and(|asked| day.minutes + asked <= limit)
                };
                let roomy = days.iter().find(has_minutes);
                assert_eq!(roomy, None, "seed {seed}: {id}");
            }
        }
    }
}

#[test]
fn no_plan_beats_the_bounds() {
    for seed in SEEDS {
        for minutes_per_day in [30, 60, 240] {
            let mut town = odd(seed);
            town.book.policy.visit.minutes_per_day = minutes_per_day;
            let plan = |greedy: bool, moves: u64| {
                town.planned(&Options {
                    greedy,
                    ..searched(moves)
                })
            };
            let plans = [plan(true, 0), plan(false, 0), plan(false, 500)];
            let all = || plans.iter().map(|plan| &plan.bounds);
            let unplaced = all().map(|bounds| bounds.unplaced.expect("always known"));
            let short = all().map(|bounds| bounds.quota_short.expect("always known"));
            let (unplaced, short) = (unplaced.max(), short.max());
            for plan in &plans {
                let score = &plan.score;
                assert!(
                    unplaced <= Some(score.unplaced),
                    "seed {seed}: {unplaced:?}"
                );
                assert!(short <= Some(score.quota_short), "seed {seed}: {short:?}");
                let walk = plan.bounds.walk_minutes.expect("always known");
                assert!(walk <= score.walk_minutes, "seed {seed}: {walk}");
            }
        }
    }
}
