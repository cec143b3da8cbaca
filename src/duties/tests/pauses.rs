//! Pauses.

use crate::duties::testing::{Town, lines, november};

fn paused(pause: &str) -> Town {
    Town::new()
        .staff("wang butler")
        .owner(&format!("H1 east occupied {pause}"))
}

fn all(town: &Town) -> Vec<String> {
    lines(town, "2026-10-01", "2026-11-01", "2026-12-01")
}

#[test]
fn what_would_open_in_the_pause_opens_on_the_day_after() {
    let town = paused("pause_from=2026-10-20 pause_until=2026-11-05").rule("cadence monthly");
    assert_eq!(
        all(&town),
        ["monthly/H1/2026-11 2026-11-06T00:00 2026-12-01T00:00 2026-12-01T00:00 upcoming"]
    );
    let open_start = paused("pause_until=2026-11-05").rule("cadence monthly");
    assert_eq!(all(&open_start), all(&town));
}

#[test]
fn a_period_that_ends_in_the_pause_is_not_owed() {
    let count = |pause: &str| all(&paused(pause).rule("cadence monthly")).len();
    assert_eq!(count("pause_from=2026-11-10 pause_until=2026-12-05"), 0);
    assert_eq!(count("pause_from=2026-11-30 pause_until=2026-11-30"), 0);
    assert_eq!(count("pause_from=2026-11-10"), 0, "an open end");
    assert_eq!(count("pause_from=2026-11-10 pause_until=2026-11-29"), 1);
    assert_eq!(
        count("pause_from=2026-12-01"),
        1,
        "the last minute lies before"
    );
}

#[test]
fn unless_a_visit_cleared_it_then_with_its_ordinary_dates() {
    let town = paused("pause_from=2026-10-20")
        .rule("cadence monthly")
        .visit("v1 2026-11-10T10:00 H1 wang door met");
    assert_eq!(november(&town, "2026-11-09T00:00"), [""; 0]);
    assert_eq!(
        lines(&town, "2026-11-12", "2026-11-01", "2026-12-01"),
        ["monthly/H1/2026-11 2026-11-01T00:00 2026-12-01T00:00 2026-12-01T00:00 done"]
    );
}

#[test]
fn a_visit_since_the_ordinary_opening_clears_all_the_same() {
    let town = paused("pause_from=2026-10-20 pause_until=2026-11-15")
        .rule("cadence monthly")
        .visit("v1 2026-11-10T10:00 H1 wang door met");
    assert_eq!(
        lines(&town, "2026-11-12", "2026-11-01", "2026-12-01"),
        ["monthly/H1/2026-11 2026-11-16T00:00 2026-12-01T00:00 2026-12-01T00:00 done"]
    );
}

#[test]
fn slices_are_looked_at_one_by_one() {
    let town =
        paused("pause_from=2026-11-11 pause_until=2026-11-20").rule("cadence monthly times=3");
    assert_eq!(
        all(&town),
        [
            "monthly/H1/2026-11.1 2026-11-01T00:00 2026-11-11T00:00 2026-12-01T00:00 upcoming",
            "monthly/H1/2026-11.3 2026-11-21T00:00 2026-12-01T00:00 2026-12-01T00:00 upcoming",
        ]
    );
    let met = town
        .visit("v1 2026-11-02T10:00 H1 wang door met")
        .visit("v2 2026-11-22T10:00 H1 wang door met");
    assert_eq!(
        november(&met, "2026-11-25T00:00"),
        ["monthly/H1/2026-11.1 done", "monthly/H1/2026-11.3 done"],
        "what is not owed takes no visit from what is"
    );
}

fn trigger(pause: &str, event: &str, rule: &str) -> Town {
    paused(pause)
        .rule(&format!("trigger t on=event.x {rule}"))
        .event(&format!("e1 {event} H1 x"))
}

#[test]
fn a_trigger_that_would_open_in_the_pause_runs_from_the_day_after() {
    let town = trigger(
        "pause_from=2026-11-03 pause_until=2026-11-10",
        "2026-11-05T10:00",
        "within=2d expires=20d",
    );
    assert_eq!(
        all(&town),
        ["t/H1/e1 2026-11-11T00:00 2026-11-13T00:00 2026-12-01T00:00 upcoming"]
    );
    let met = town.visit("v1 2026-11-06T10:00 H1 wang door met");
    assert_eq!(november(&met, "2026-11-07T00:00"), ["t/H1/e1 done"]);
}

#[test]
fn one_that_opened_before_is_due_the_day_after_the_pause_and_closes_as_much_later() {
    let town = trigger(
        "pause_from=2026-11-03 pause_until=2026-11-10",
        "2026-11-02T10:00",
        "within=2d expires=20d",
    );
    // Due 4 November 10:00 becomes the end of the 11th: 7 days and 14 hours more.
    assert_eq!(
        all(&town),
        ["t/H1/e1 2026-11-02T10:00 2026-11-12T00:00 2026-11-30T00:00 upcoming"]
    );
}

#[test]
fn one_that_would_have_closed_in_the_pause_is_not_owed() {
    let pause = "pause_from=2026-11-03 pause_until=2026-11-10";
    assert_eq!(
        all(&trigger(pause, "2026-11-02T10:00", "within=1d expires=5d")),
        [""; 0]
    );
    assert_eq!(
        all(&trigger(pause, "2026-11-04T10:00", "within=1d expires=5d")),
        [""; 0]
    );
    assert_eq!(
        all(&trigger(pause, "2026-11-06", "expires=5d")),
        [""; 0],
        "its last minute is in the pause"
    );
    assert_eq!(
        all(&trigger(pause, "2026-11-06T00:01", "expires=5d")).len(),
        1
    );
    let met = trigger(pause, "2026-11-02T10:00", "within=1d expires=5d")
        .visit("v1 2026-11-05T10:00 H1 wang door met");
    assert_eq!(
        lines(&met, "2026-11-06", "2026-11-01", "2026-12-01"),
        ["t/H1/e1 2026-11-02T10:00 2026-11-03T10:00 2026-11-07T10:00 done_late"]
    );
}

#[test]
fn a_trigger_due_before_the_pause_stays_as_it_is() {
    let town = trigger(
        "pause_from=2026-11-05 pause_until=2026-11-10",
        "2026-11-02T10:00",
        "within=1d expires=20d",
    );
    assert_eq!(
        all(&town),
        ["t/H1/e1 2026-11-02T10:00 2026-11-03T10:00 2026-11-22T10:00 upcoming"]
    );
}

#[test]
fn moving_out_cuts_what_a_pause_moved() {
    let pause = "pause_from=2026-11-03 pause_until=2026-11-10 out=2026-11-12";
    let town = trigger(pause, "2026-11-05T10:00", "within=5d expires=20d");
    assert_eq!(
        all(&town),
        ["t/H1/e1 2026-11-11T00:00 2026-11-13T00:00 2026-11-13T00:00 upcoming"]
    );
    let gone = trigger(
        "pause_from=2026-11-03 pause_until=2026-11-10 out=2026-11-10",
        "2026-11-05T10:00",
        "",
    );
    assert_eq!(all(&gone), [""; 0]);
}

#[test]
fn a_pause_moves_no_sample_and_no_pick_onto_others_without_need() {
    let town = paused("pause_from=2026-11-20")
        .owner("H2 east occupied")
        .rule("cadence p pick=1")
        .visit("v1 2026-10-01T10:00 H2 wang door met");
    assert_eq!(
        november(&town, "2026-11-01T00:00"),
        ["p/H2/2026-11 open"],
        "the paused one is passed over"
    );
}
