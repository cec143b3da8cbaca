//! Days that are full: filling them anew places more, or changes nothing; and whoever could leave them
//! is known.

use super::town::{Size, Town, greeted, town};
use crate::plan::intake::Intake;
use crate::plan::search::{Grid, Losses, Refill, Scope, best, fill};
use crate::plan::state::{Plan, Visit};

/// A small community whose days are short.
fn crowded(seed: u64) -> Intake {
    on_short_days(community(seed, 60), 24)
}

/// A larger one, with a day on which many are greeted.
pub(in crate::plan) fn crowded_and_greeted(seed: u64) -> Intake {
    on_short_days(greeted(community(seed, 160)), 33)
}

fn community(seed: u64, households: usize) -> Town {
    let size = Size {
        households,
        staff: 4,
        odd: false,
    };
    town(seed, size)
}

fn on_short_days(mut town: Town, minutes: u32) -> Intake {
    town.book.policy.visit.minutes_per_day = minutes;
    town.taken_in()
}

#[test]
fn a_full_day_is_filled_anew_where_that_places_more() {
    let mut places_more = 0;
    for seed in 500..520 {
        let intake = crowded(seed);
        let mut plan = Plan::new(&intake.problem);
        fill(&mut plan);
        let left_out = |plan: &Plan<'_>| plan.levels().unplaced().to_vec();
        let (before, rows) = (left_out(&plan), plan.visits().count());
        let losses = Losses::of(&plan);
        let more = Refill::default().refill(&mut plan, &losses, 1000);
        let after = left_out(&plan);
        assert_eq!(more, after < before, "seed {seed}: {before:?} {after:?}");
        assert!(more || rows == plan.visits().count(), "seed {seed}");
        places_more += usize::from(more);
    }
    assert!(places_more >= 5, "{places_more} of 20 communities");
}

#[test]
fn whoever_can_be_met_on_another_day_loses_nothing() {
    let (mut movable, mut held) = (0, 0);
    for seed in 500..540 {
        let intake = crowded(seed);
        let mut plan = Plan::new(&intake.problem);
        fill(&mut plan);
        let losses = Losses::of(&plan);
        for party in 0..intake.problem.parties.len() {
            let visits: Vec<Visit> = plan.visits_of(party).cloned().collect();
            let [visit] = visits.as_slice() else {
                continue;
            };
            if visit.is_fixed() {
                continue;
            }
            let (mark, before) = (plan.mark(), plan.levels());
            plan.clear_party(party);
            let elsewhere = Scope {
                grid: Grid::One,
                ..Scope::on(!(1 << visit.day()))
            };
            if let Some(other) = best(&plan, party, elsewhere) {
                plan.insert(other);
            }
            let moves = plan.levels().unplaced() == before.unplaced();
            plan.roll_back(mark);
            let loss = losses.least(party);
            assert!(!moves || loss == 0, "seed {seed}, party {party}: {loss}");
            movable += usize::from(moves);
            held += usize::from(loss > 0);
        }
    }
    assert!(
        movable > 50 && held > 20,
        "{movable} could move, {held} not"
    );
}
