//! Days that are full: filling them anew places more, or changes nothing.

use super::town::{Size, date, town};
use crate::duties::Known;
use crate::plan::intake::{Clock, take_in};
use crate::plan::levels::Levels;
use crate::plan::search::{fill, refill};
use crate::plan::state::Plan;

#[test]
fn a_full_day_is_filled_anew_where_that_places_more() {
    let mut places_more = 0;
    for seed in 500..520 {
        let size = Size {
            households: 60,
            staff: 4,
            odd: false,
        };
        let mut town = town(seed, size);
        town.book.policy.visit.minutes_per_day = 24;
        let month = town.book.almanac.month_of(date("2026-11-01"));
        let known = Known::at(&town.book, town.now);
        let clock = Clock::of(town.now, &month).expect("a running month");
        let intake = take_in(&known, clock);
        let mut plan = Plan::new(&intake.problem);
        fill(&mut plan);
        let left_out = |plan: &Plan<'_>| plan.levels().0[..Levels::LATE].to_vec();
        let (before, rows) = (left_out(&plan), plan.visits().count());
        let more = refill(&mut plan, 1000);
        let after = left_out(&plan);
        assert_eq!(more, after < before, "seed {seed}: {before:?} {after:?}");
        assert!(more || rows == plan.visits().count(), "seed {seed}");
        places_more += usize::from(more);
    }
    assert!(places_more >= 5, "{places_more} of 20 communities");
}
