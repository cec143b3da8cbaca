//! Cadences: periods, slices, states by the clock.

use crate::duties::testing::{Town, lines, november};

fn monthly(rule: &str) -> Town {
    Town::new()
        .staff("wang butler areas=east")
        .owner("H1 east occupied")
        .rule(&format!("cadence monthly {rule}"))
}

#[test]
fn a_monthly_duty_runs_from_the_first_to_the_end_and_is_never_overdue() {
    let town = monthly("");
    let window = ("2026-11-05T00:00", "2026-11-06T00:00");
    let duty = "monthly/H1/2026-11 2026-11-01T00:00 2026-12-01T00:00 2026-12-01T00:00";
    for (now, state) in [
        ("2026-10-31T23:59", "upcoming"),
        ("2026-11-01T00:00", "open"),
        ("2026-11-30T23:59", "open"),
        ("2026-12-01T00:00", "missed"),
    ] {
        assert_eq!(
            lines(&town, now, window.0, window.1),
            [format!("{duty} {state}")]
        );
    }
}

#[test]
fn every_unit_names_its_periods() {
    for (every, expected) in [
        (
            "day",
            "monthly/H1/2026-11-16 2026-11-16T00:00 2026-11-17T00:00 2026-11-17T00:00 open",
        ),
        (
            "week",
            "monthly/H1/2026-W47 2026-11-16T00:00 2026-11-23T00:00 2026-11-23T00:00 open",
        ),
        (
            "2_months",
            "monthly/H1/2026B6 2026-11-01T00:00 2027-01-01T00:00 2027-01-01T00:00 open",
        ),
        (
            "quarter",
            "monthly/H1/2026Q4 2026-10-01T00:00 2027-01-01T00:00 2027-01-01T00:00 open",
        ),
        (
            "half-year",
            "monthly/H1/2026H2 2026-07-01T00:00 2027-01-01T00:00 2027-01-01T00:00 open",
        ),
        (
            "year",
            "monthly/H1/2026 2026-01-01T00:00 2027-01-01T00:00 2027-01-01T00:00 open",
        ),
    ] {
        let town = monthly(&format!("every={every}"));
        let found = lines(
            &town,
            "2026-11-16T09:00",
            "2026-11-16T09:00",
            "2026-11-16T09:01",
        );
        assert_eq!(found, [expected]);
    }
}

#[test]
fn a_window_takes_the_periods_it_meets_and_no_neighbour() {
    let town = monthly("every=week");
    let found = november(&town, "2026-10-01T00:00");
    let weeks = ["W44", "W45", "W46", "W47", "W48", "W49"];
    assert_eq!(
        found,
        weeks.map(|week| format!("monthly/H1/2026-{week} upcoming"))
    );
    let none = lines(&town, "2026-10-01", "2026-11-09", "2026-11-09");
    assert_eq!(none, [""; 0], "an empty window meets nothing");
}

#[test]
fn months_that_start_on_the_26th_are_named_after_where_they_end() {
    let town = monthly("").month_starts_on(26);
    assert_eq!(
        lines(&town, "2026-10-26", "2026-10-26", "2026-10-27"),
        ["monthly/H1/2026-11 2026-10-26T00:00 2026-11-26T00:00 2026-11-26T00:00 open"]
    );
}

#[test]
fn slices_open_and_are_due_by_turns_and_close_together() {
    let town = monthly("times=4");
    assert_eq!(
        lines(&town, "2026-11-16T09:00", "2026-11-01", "2026-12-01"),
        [
            "monthly/H1/2026-11.1 2026-11-01T00:00 2026-11-08T00:00 2026-12-01T00:00 overdue",
            "monthly/H1/2026-11.2 2026-11-08T00:00 2026-11-16T00:00 2026-12-01T00:00 overdue",
            "monthly/H1/2026-11.3 2026-11-16T00:00 2026-11-23T00:00 2026-12-01T00:00 open",
            "monthly/H1/2026-11.4 2026-11-23T00:00 2026-12-01T00:00 2026-12-01T00:00 upcoming",
        ]
    );
}

#[test]
fn a_visit_clears_the_earliest_due_slice_open_then_one_a_day() {
    let town = monthly("times=3")
        .visit("v1 2026-11-12T10:00 H1 wang door met")
        .visit("v2 2026-11-12T11:00 H1 wang door met")
        .visit("v3 2026-11-13T11:00 H1 wang phone met");
    assert_eq!(
        november(&town, "2026-11-13T12:00"),
        [
            "monthly/H1/2026-11.1 done_late",
            "monthly/H1/2026-11.2 done",
            "monthly/H1/2026-11.3 upcoming",
        ]
    );
}

#[test]
fn a_slice_that_is_not_open_yet_is_not_cleared() {
    let town = monthly("times=2")
        .visit("v1 2026-11-02T10:00 H1 wang door met")
        .visit("v2 2026-11-03T10:00 H1 wang door met");
    assert_eq!(
        november(&town, "2026-11-04T00:00"),
        ["monthly/H1/2026-11.1 done", "monthly/H1/2026-11.2 upcoming"]
    );
}

#[test]
fn duties_stand_in_policy_order_then_by_party_then_by_opening() {
    let town = Town::new()
        .staff("wang butler")
        .owner("H2 east occupied")
        .owner("H10 east occupied")
        .rule("cadence zeta")
        .rule("cadence alpha every=2_months")
        .rule("trigger first on=event.x")
        .event("e1 2026-11-03T10:00 H2 x");
    assert_eq!(
        november(&town, "2026-11-01T00:00"),
        [
            "zeta/H10/2026-11 open",
            "zeta/H2/2026-11 open",
            "alpha/H10/2026B6 open",
            "alpha/H2/2026B6 open",
            "first/H2/e1 upcoming",
        ]
    );
}
