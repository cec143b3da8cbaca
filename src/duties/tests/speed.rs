//! How long a month takes over a large community; run by hand, optimised:
//! `cargo test --release --lib duties::tests::speed -- --ignored --nocapture`.

use std::time::Instant as Clock;

use crate::duties::testing::{Town, at};
use crate::duties::{Known, Window, coverage, derive, overdue, quota};

#[test]
#[ignore = "measures, asserts nothing about time"]
fn a_month_of_a_large_community() {
    let mut town = Town::new();
    for number in 0..12 {
        town = town.staff(&format!("s{number} butler areas=a{number}"));
    }
    town = town.staff("chen manager").staff("he health");
    let homes = 3000;
    for number in 0..homes {
        let birthday = format!("{:02}-{:02}", number % 12 + 1, number % 28 + 1);
        town = town.owner(&format!(
            "H{number:05} a{} occupied birthday={birthday} tags=t{}",
            number % 12,
            number % 9
        ));
    }
    for month in 0..24 {
        let (year, month) = (2024 + (month + 11) / 12, (month + 11) % 12 + 1);
        for number in 0..homes {
            let (day, hour) = (number % 28 + 1, 9 + number % 9);
            let row = format!(
                "v{year}{month:02}{number} {year}-{month:02}-{day:02}T{hour:02}:00 H{number:05} s{} door met",
                number % 12
            );
            town = town.visit(&row);
        }
    }
    for rule in 0..9 {
        town = town.rule(&format!(
            "cadence c{rule} by=butler:own tags=t{rule},t{} not_met=3mo",
            (rule + 1) % 9
        ));
    }
    for rule in 0..6 {
        town = town.rule(&format!("cadence d{rule} by=butler:own every=quarter"));
    }
    town = town
        .rule("cadence p by=manager pick=3")
        .rule("trigger b on=owner.birthday after=-2d expires=5d")
        .rule("trigger v on=visit.phone expires=9d")
        .rule("sample x count=10..15 leave=c1,c2")
        .rule("quota q households=15");
    let book = town.book();
    let period = book.almanac.parse_period("2026-11").expect("a month");
    for _ in 0..3 {
        let known = timed("index", || Known::at(&book, at("2026-11-16T09:00")));
        let duties = timed("duties", || derive(&known, &Window::of(&period)));
        timed("quotas", || quota::rows(&known, None));
        timed("coverage", || {
            coverage::of(&known, &period, coverage::By::Butler)
        });
        timed("overdue", || {
            overdue::items(&known).len() + overdue::missed_last_month(&known)
        });
        println!("{} duties", duties.len());
    }
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let clock = Clock::now();
    let result = work();
    println!("{what}: {:?}", clock.elapsed());
    result
}
