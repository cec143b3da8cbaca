//! Every plan of a random community keeps every rule, and states its figures rightly.

use super::town::{Size, town};
use crate::plan::{Options, audit, make};

/// Plans a random community and gives what the auditor finds.
fn breaches(seed: u64, size: Size) -> Vec<String> {
    let town = town(seed, size);
    let month = town.book.almanac.month_of(super::town::date("2026-11-01"));
    let options = Options {
        moves: Some(300),
        ..Options::default()
    };
    let outcome = make(&town.book, town.now, &month, &options).expect("a month that is not over");
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
