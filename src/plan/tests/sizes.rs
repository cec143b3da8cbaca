//! How long planning takes and what it comes to, by size; run by hand:
//! `cargo test --release --lib plan::tests::sizes -- --ignored --nocapture`.

use std::time::Instant as Stopwatch;

use super::town::{Size, town};
use crate::plan::Options;

#[test]
#[ignore = "prints figures, asserts nothing"]
fn sizes() {
    let sizes = [
        ("S", 300, 8, 40),
        ("M", 3000, 25, 75),
        ("M", 3000, 25, 180),
        ("L", 20_000, 150, 80),
    ];
    for (name, households, staff, minutes_per_day) in sizes {
        let mut town = town(
            1,
            Size {
                households,
                staff,
                odd: false,
            },
        );
        town.book.policy.visit.minutes_per_day = minutes_per_day;
        for moves in [Some(0), None] {
            let watch = Stopwatch::now();
            let outcome = town.planned(&Options {
                moves,
                ..Options::default()
            });
            let asked = outcome.asked.iter().filter(|asked| **asked).count();
            for group in outcome.groups.iter().take(4) {
                let (first, remedies) = (&outcome.unplaced[group.unplaced[0]], &group.remedies);
                let rule = &town.book[outcome.duties[first.duty].rule].id;
                println!(
                    "    {} {} {rule} {remedies:?}",
                    group.unplaced.len(),
                    group.cause
                );
            }
            println!(
                "{name} {minutes_per_day} min/day, {asked} asked, moves {moves:?}: {:?}\n  {:?}\n  effort {} bounds {:?} {:?}",
                watch.elapsed(),
                outcome.score,
                outcome.score.effort_minutes(),
                outcome.bounds.unplaced,
                outcome.bounds.quota_short,
            );
        }
    }
}
