//! Every plan of a random community keeps every rule, and states its figures rightly.

use super::town::{Size, searched, town};
use crate::model::BookingState;
use crate::plan::audit;

/// Plans a random community and gives what the auditor finds.
fn breaches(seed: u64, size: Size) -> Vec<String> {
    let town = town(seed, size);
    let outcome = town.planned(&searched(300));
    let found = audit(&town.book, town.now, &outcome);
    found
        .into_iter()
        .map(|breach| format!("seed {seed}: {breach:?}"))
        .collect()
}

#[test]
fn the_auditor_finds_nothing_in_odd_communities() {
    let rounds = std::env::var("VISITS_TEST_ROUNDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(25);
    let first = std::env::var("VISITS_TEST_FIRST")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(0);
    for seed in first..first + rounds {
        let households = 20 + usize::try_from(seed % 5).expect("small") * 15;
        let found = breaches(
            seed,
            Size {
                households,
                staff: 4 + usize::try_from(seed % 6).expect("small"),
                odd: true,
            },
        );
        if std::env::var_os("VISITS_TEST_SHOW").is_some() {
            println!("{}", found.join("\n"));
            continue;
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}

#[test]
fn the_auditor_finds_nothing_in_ordinary_communities() {
    for seed in 0..6 {
        let found = breaches(
            seed,
            Size {
                households: 150,
                staff: 8,
                odd: false,
            },
        );
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}

#[test]
fn nobody_is_visited_who_is_not_to_be_disturbed() {
    let (mut paused, mut visited_after) = (0, 0);
    for seed in 0..30 {
        let size = Size {
            households: 60,
            staff: 6,
            odd: true,
        };
        let town = town(seed, size);
        for made in &town.planned(&searched(100)).appointments {
            let Some(household) = town.book[made.party].household() else {
                continue;
            };
            let date = made.start.date();
            let proposed = made.state == BookingState::Proposed;
            assert!(
                !proposed || !household.paused_on(date),
                "seed {seed}: {date}"
            );
            paused += usize::from(household.has_pause());
            let until = household.pause_until;
            visited_after += usize::from(until.is_some_and(|until| until < date));
        }
    }
    assert!(visited_after > 5, "{visited_after} of {paused}");
}
