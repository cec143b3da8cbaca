//! What would help those left out does help: the month is planned again with the remedy.

use super::town::{Size, Town, date, town};
use crate::plan::{Options, Outcome, Remedy, Suppose, make};

fn tight(seed: u64) -> Town {
    let mut town = town(
        seed,
        Size {
            households: 150,
            staff: 5,
            odd: false,
        },
    );
    town.book.policy.visit.minutes_per_day = 20;
    town
}

fn planned(town: &Town, suppose: Vec<Suppose>) -> Outcome {
    let month = town.book.almanac.month_of(date("2026-11-01"));
    let options = Options {
        moves: Some(400),
        suppose,
        ..Options::default()
    };
    make(&town.book, town.now, &month, &options).expect("a running month")
}

#[test]
fn about_so_many_more_minutes_a_day_place_the_group() {
    let (mut told, mut still) = (0, 0);
    for seed in 300..312 {
        let town = tight(seed);
        let before = planned(&town, Vec::new());
        for group in &before.groups {
            let Some(Remedy::MinutesPerDay(extra)) = group.remedies.first() else {
                continue;
            };
            let limit = town.book.policy.visit.minutes_per_day + extra;
            let after = planned(&town, vec![Suppose::MinutesPerDay(limit)]);
            let left: Vec<&str> = after
                .unplaced
                .iter()
                .map(|entry| after.duties[entry.duty].id.as_str())
                .collect();
            let duties = group
                .unplaced
                .iter()
                .map(|&entry| &before.duties[before.unplaced[entry].duty]);
            told += group.unplaced.len();
            still += duties
                .filter(|duty| left.contains(&duty.id.as_str()))
                .count();
        }
    }
    assert!(told > 100, "{told} duties are told what would help");
    assert!(still * 10 <= told, "{still} of {told} are still left out");
}
