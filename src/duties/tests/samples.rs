//! Samples. The order by hash was computed outside of this program: H6 H5 H8 H1 H3 H2 H4 H7.

use crate::duties::testing::{Town, at, november};
use crate::duties::{Fact, Known, Window, derive};
use crate::model::Priority;

fn town(sample: &str) -> Town {
    let mut town = Town::new().staff("chen manager").staff("wang butler");
    for number in 1..=8 {
        town = town.owner(&format!("H{number} east occupied"));
    }
    town.rule(&format!("sample draw by=manager {sample}"))
}

/// The households drawn, and whether with low priority.
fn drawn(town: &Town, now: &str) -> Vec<String> {
    let book = town.book();
    let duties = derive(
        &Known::at(&book, at(now)),
        &Window::new(at("2026-11-01"), at("2026-12-01")),
    );
    let of_sample = duties
        .iter()
        .filter(|duty| book[duty.rule].id.as_str() == "draw");
    of_sample
        .map(|duty| {
            let low = if duty.priority == Priority::Low {
                "?"
            } else {
                ""
            };
            format!("{}{low}", book[duty.party].id)
        })
        .collect()
}

#[test]
fn the_first_by_hash_are_duties_and_the_next_up_to_max_are_low() {
    assert_eq!(
        drawn(&town("count=2..4"), "2026-11-05"),
        ["H1?", "H5", "H6", "H8?"]
    );
    assert_eq!(drawn(&town("count=0..1"), "2026-11-05"), ["H6?"]);
    assert_eq!(drawn(&town("count=9..12"), "2026-11-05").len(), 8);
}

#[test]
fn a_share_is_exact_and_rounded_up() {
    assert_eq!(drawn(&town("share=0.25"), "2026-11-05"), ["H5", "H6"]);
    assert_eq!(drawn(&town("share=0.26"), "2026-11-05"), ["H5", "H6", "H8"]);
}

#[test]
fn who_would_not_owe_it_is_not_in_the_pool() {
    let town = town("share=0.25")
        .owner("H60 east vacant")
        .owner("H61 east occupied in=2026-12-05")
        .owner("H62 east occupied out=2026-10-31")
        .owner("H63 east occupied pause_from=2026-11-20");
    let all = drawn(&town, "2026-11-05");
    let only_occupied = self::town("share=0.25 status=occupied").owner("H60 east vacant");
    assert_eq!(drawn(&only_occupied, "2026-11-05"), ["H5", "H6"]);
    assert_eq!(all.len(), 3, "a quarter of nine, the vacant one among them");
}

#[test]
fn who_was_met_for_a_rule_to_be_left_out_is_left_out() {
    let base = town("count=1..1 leave=repair")
        .rule("trigger repair on=event.repair")
        .event("e1 2026-10-20T10:00 H6 repair");
    assert_eq!(drawn(&base, "2026-11-05"), ["H6"]);
    let met = base.clone().visit("v1 2026-11-03T10:00 H6 wang door met");
    assert_eq!(drawn(&met, "2026-11-05"), ["H5"]);
    let met_before = base.clone().visit("v1 2026-10-31T10:00 H6 wang door met");
    assert_eq!(
        drawn(&met_before, "2026-11-05"),
        ["H6"],
        "not a visit of the period"
    );
    let own_first = met.clone().visit("v0 2026-11-03T09:00 H6 chen door met");
    assert_eq!(
        drawn(&own_first, "2026-11-05"),
        ["H6"],
        "met for the sample first"
    );
    let together = base
        .clone()
        .visit("v1 2026-11-03T10:00 H6 chen,wang door met");
    assert_eq!(
        drawn(&together, "2026-11-05"),
        ["H6"],
        "not before, but at once"
    );
    let other = base.visit("v1 2026-11-03T10:00 H5 wang door met");
    assert_eq!(drawn(&other, "2026-11-05"), ["H6"]);
}

#[test]
fn the_share_is_of_what_is_left_after_leaving_out() {
    let mut town = town("share=0.5 leave=repair").rule("trigger repair on=event.repair");
    assert_eq!(drawn(&town, "2026-11-30").len(), 4);
    for number in 1..=2 {
        town = town
            .event(&format!("e{number} 2026-10-20T10:00 H{number} repair"))
            .visit(&format!(
                "v{number} 2026-11-03T10:00 H{number} wang door met"
            ));
    }
    assert_eq!(drawn(&town, "2026-11-30"), ["H5", "H6", "H8"]);
}

#[test]
fn samples_that_leave_out_each_other_come_to_an_end() {
    let town = Town::new()
        .staff("wang butler")
        .owner("H1 east occupied")
        .rule("sample a share=1 leave=b")
        .rule("sample b share=1 leave=a")
        .visit("v1 2026-11-03T10:00 H1 wang door met");
    assert_eq!(
        november(&town, "2026-11-05T00:00"),
        ["a/H1/2026-11 done", "b/H1/2026-11 done"]
    );
}

#[test]
fn the_reason_tells_the_place_drawn() {
    let book = town("count=2..4").book();
    let duties = derive(
        &Known::at(&book, at("2026-11-05")),
        &Window::new(at("2026-11-01"), at("2026-12-01")),
    );
    let Fact::Sample { rank, of, .. } = duties[2].reason.fact else {
        panic!("a sample")
    };
    assert_eq!((duties[2].id.as_str(), rank, of), ("draw/H6/2026-11", 1, 8));
}
