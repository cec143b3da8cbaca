//! What would help those left out does help: the month is planned again with the remedy.

use std::collections::BTreeSet;

use super::town::{Size, Town, searched, town};
use crate::plan::{Options, Outcome, Remedy, Suppose, Together};

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
    town.planned(&Options {
        suppose,
        ..searched(400)
    })
}

/// How many of a group are still left out with so many more minutes a day.
fn still_left(town: &Town, before: &Outcome, group: &Together, extra: u32) -> usize {
    let limit = town.book.policy.visit.minutes_per_day + extra;
    let after = planned(town, vec![Suppose::MinutesPerDay(limit)]);
    let left = after.unplaced.iter();
    let left: BTreeSet<&str> = left
        .map(|entry| after.duties[entry.duty].id.as_str())
        .collect();
    let duties = group.unplaced.iter().map(|&entry| &before.unplaced[entry]);
    duties
        .filter(|entry| left.contains(before.duties[entry.duty].id.as_str()))
        .count()
}

#[test]
fn what_is_told_is_about_the_smallest_that_helps() {
    let (mut groups, mut near) = (0, 0);
    for seed in 300..312 {
        let town = tight(seed);
        let before = planned(&town, Vec::new());
        for group in &before.groups {
            if let Some(&Remedy::MinutesPerDay(told)) = group.remedies.first() {
                // Tried one after the other.
                let helps = |extra: &u32| still_left(&town, &before, group, *extra) == 0;
                let smallest = (5..=60).step_by(5).find(helps);
                groups += 1;
                near += u32::from(smallest.is_some_and(|least| told.abs_diff(least) <= 5));
            }
        }
    }
    assert!(groups >= 10, "{groups} groups are told what would help");
    assert!(
        near * 10 >= groups * 9,
        "{near} of {groups} are about right"
    );
}

#[test]
fn about_so_many_more_minutes_a_day_place_the_group() {
    let (mut told, mut still) = (0, 0);
    for seed in 300..322 {
        let town = tight(seed);
        let before = planned(&town, Vec::new());
        for group in &before.groups {
            if let Some(&Remedy::MinutesPerDay(extra)) = group.remedies.first() {
                told += group.unplaced.len();
                still += still_left(&town, &before, group, extra);
            }
        }
    }
    assert!(told > 100, "{told} duties are told what would help");
    assert!(still * 10 <= told, "{still} of {told} are still left out");
}
