//! Picks.

use crate::duties::testing::{Town, november};

fn town(count: u32) -> Town {
    Town::new()
        .staff("chen manager")
        .staff("wang butler")
        .owner("H1 east occupied tags=key")
        .owner("H2 east occupied tags=key")
        .owner("H3 east occupied tags=key")
        .owner("H4 east occupied")
        .rule(&format!("cadence key by=manager tags=key pick={count}"))
}

#[test]
fn never_met_come_first_by_id_then_those_met_longest_ago() {
    assert_eq!(
        november(&town(1), "2026-11-05T00:00"),
        ["key/H1/2026-11 open"]
    );
    let met = town(2)
        .visit("v1 2026-09-01T10:00 H1 chen door met")
        .visit("v2 2026-08-01T10:00 H2 chen door met");
    assert_eq!(
        november(&met, "2026-11-05T00:00"),
        ["key/H2/2026-11 open", "key/H3/2026-11 open"]
    );
}

#[test]
fn only_a_visit_that_would_clear_it_counts() {
    let town = town(1)
        .visit("v1 2026-09-01T10:00 H1 wang door met")
        .visit("v2 2026-09-01T10:00 H2 chen message met")
        .visit("v3 2026-09-01T10:00 H1 chen door no_answer");
    assert_eq!(november(&town, "2026-11-05T00:00"), ["key/H1/2026-11 open"]);
}

#[test]
fn whoever_was_met_in_the_period_is_the_pick() {
    let town = town(1).visit("v1 2026-11-03T10:00 H3 chen door met");
    assert_eq!(november(&town, "2026-11-02T00:00"), ["key/H1/2026-11 open"]);
    assert_eq!(november(&town, "2026-11-05T00:00"), ["key/H3/2026-11 done"]);
    let two = town.visit("v0 2026-11-03T10:00 H2 chen phone met");
    assert_eq!(
        november(&two, "2026-11-05T00:00"),
        ["key/H2/2026-11 done"],
        "the first in order of time and id"
    );
}

#[test]
fn a_visit_to_another_party_is_no_pick() {
    let town = town(1).visit("v1 2026-11-03T10:00 H4 chen door met");
    assert_eq!(november(&town, "2026-11-05T00:00"), ["key/H1/2026-11 open"]);
}

#[test]
fn who_refused_in_the_period_is_passed_over_unless_met_in_it() {
    let town = town(1).visit("v1 2026-11-02T10:00 H1 wang phone refused");
    assert_eq!(november(&town, "2026-11-05T00:00"), ["key/H2/2026-11 open"]);
    let before = self::town(1).visit("v1 2026-10-30T10:00 H1 wang phone refused");
    assert_eq!(
        november(&before, "2026-11-05T00:00"),
        ["key/H1/2026-11 open"]
    );
    let met = town.visit("v2 2026-11-04T10:00 H1 chen door met");
    assert_eq!(november(&met, "2026-11-05T00:00"), ["key/H1/2026-11 done"]);
}

#[test]
fn ties_go_by_the_partys_id() {
    let town = town(2)
        .visit("v9 2026-09-01T10:00 H1 chen door met")
        .visit("v1 2026-09-01T10:00 H3 chen door met")
        .visit("v0 2026-10-01T10:00 H2 chen door met");
    assert_eq!(
        november(&town, "2026-11-05T00:00"),
        ["key/H1/2026-11 open", "key/H3/2026-11 open"]
    );
}

#[test]
fn a_pick_larger_than_its_selection_takes_everybody() {
    assert_eq!(november(&town(9), "2026-11-05T00:00").len(), 3);
}

#[test]
fn who_moved_out_is_followed_by_the_next() {
    let town = town(1).owner("H0 east occupied tags=key out=2026-11-10");
    assert_eq!(november(&town, "2026-11-10T23:59"), ["key/H0/2026-11 open"]);
    assert_eq!(november(&town, "2026-11-11T00:00"), ["key/H1/2026-11 open"]);
}
