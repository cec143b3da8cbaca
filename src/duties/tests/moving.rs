//! Moving in and moving out.

use crate::duties::testing::{Town, lines, november};

fn owner(row: &str) -> Town {
    Town::new()
        .staff("wang butler")
        .owner(&format!("H1 east {row}"))
}

fn count(town: &Town) -> usize {
    november(town, "2026-11-01T00:00").len()
}

#[test]
fn a_cadence_is_owed_only_if_due_after_the_day_of_moving_in() {
    let monthly = |row: &str| owner(row).rule("cadence monthly");
    assert_eq!(count(&monthly("occupied in=2026-11-29")), 1);
    assert_eq!(
        count(&monthly("occupied in=2026-11-30")),
        0,
        "due when that day ends, not after"
    );
    assert_eq!(count(&monthly("occupied in=2027-03-01")), 0);
    assert_eq!(count(&monthly("not_moved_in in=2027-03-01")), 1);
    let town = monthly("occupied in=2026-11-29");
    assert!(
        lines(&town, "2026-11-01", "2026-11-01", "2026-12-01")[0].contains(" 2026-11-01T00:00 ")
    );
}

#[test]
fn each_slice_has_its_own_due() {
    let town = owner("occupied in=2026-11-20").rule("cadence monthly times=3");
    assert_eq!(
        november(&town, "2026-11-01T00:00"),
        ["monthly/H1/2026-11.3 upcoming"]
    );
}

#[test]
fn a_trigger_looks_at_moving_in_only_where_it_selects_its_party() {
    let town = |on: &str, event: &str| {
        owner("occupied in=2026-11-20 birthday=11-10")
            .rule(&format!("trigger t on={on} within=1d expires=5d"))
            .event(event)
            .festival("lights 2026-11-10")
    };
    assert_eq!(count(&town("event.x", "e1 2026-11-10 H1 x")), 1);
    assert_eq!(count(&town("event.x", "e1 2026-11-10 - x")), 0);
    assert_eq!(
        count(&town("event.x", "e1 2026-11-20 - x")),
        0,
        "due as the day ends"
    );
    assert_eq!(count(&town("event.x", "e1 2026-11-20T00:01 - x")), 1);
    assert_eq!(count(&town("festival.lights", "e1 2026-11-10 - y")), 0);
    assert_eq!(count(&town("owner.birthday", "e1 2026-11-10 - y")), 0);
    assert_eq!(count(&town("owner.moved_in", "e1 2026-11-10 - y")), 1);
}

#[test]
fn due_and_closes_are_no_later_than_the_day_of_moving_out() {
    let town = owner("occupied out=2026-11-20")
        .rule("cadence monthly")
        .rule("cadence quarter every=quarter");
    assert_eq!(
        lines(&town, "2026-11-05", "2026-11-01", "2026-12-01"),
        [
            "monthly/H1/2026-11 2026-11-01T00:00 2026-11-21T00:00 2026-11-21T00:00 open",
            "quarter/H1/2026Q4 2026-10-01T00:00 2026-11-21T00:00 2026-11-21T00:00 open",
        ]
    );
}

#[test]
fn what_would_open_after_moving_out_does_not_exist() {
    let town = owner("occupied out=2026-11-20")
        .rule("cadence weekly every=week")
        .rule("trigger t on=event.x")
        .event("e1 2026-11-20T23:59 H1 x")
        .event("e2 2026-11-21T00:00 H1 x");
    let found = november(&town, "2026-10-01T00:00");
    assert_eq!(found.last().map(String::as_str), Some("t/H1/e1 upcoming"));
    assert!(found.iter().all(|line| !line.contains("W48")), "{found:?}");
    let ends_a_week = owner("occupied out=2026-11-22").rule("cadence weekly every=week");
    let found = november(&ends_a_week, "2026-10-01T00:00");
    assert_eq!(
        found.last().map(String::as_str),
        Some("weekly/H1/2026-W47 upcoming")
    );
}

#[test]
fn a_duty_cut_short_and_not_cleared_is_gone_once_the_day_is_over() {
    let town = owner("occupied out=2026-11-20")
        .rule("cadence monthly")
        .rule("cadence weekly every=week");
    let weeks = |now| november(&town, now).len();
    assert_eq!(weeks("2026-11-20T23:59"), 5, "the month and four weeks");
    let after = november(&town, "2026-11-21T00:00");
    assert_eq!(
        after,
        ["W44", "W45", "W46"].map(|week| format!("weekly/H1/2026-{week} missed")),
        "weeks that were over before stay"
    );
    let met = town.visit("v1 2026-11-18T10:00 H1 wang door met");
    assert_eq!(
        november(&met, "2026-11-25T00:00").len(),
        5,
        "what was cleared stays"
    );
}
