//! Since: nothing from before the office began is held against it.

use crate::duties::limits::{answer, answer_limit, late_promise};
use crate::duties::testing::{Town, at, november};
use crate::duties::why::why;
use crate::duties::{Known, NotOwed, Obstacle, overdue, quota};

fn town(rule: &str) -> Town {
    Town::new()
        .since("2026-11-10")
        .staff("wang butler")
        .owner("H1 east occupied")
        .rule(rule)
}

#[test]
fn a_trigger_anchored_before_makes_no_duty() {
    let town = town("trigger t on=event.x within=9d")
        .event("e1 2026-11-09T23:59 H1 x")
        .event("e2 2026-11-10T00:00 H1 x");
    assert_eq!(november(&town, "2026-11-11"), ["t/H1/e2 open"]);
    let book = self::town("trigger t on=event.x within=9d")
        .event("e1 2026-11-09 H1 x")
        .book();
    let verdicts = why(
        &Known::at(&book, at("2026-11-11")),
        book.party("H1").expect("H1"),
    );
    let since = book.office.since.expect("a day");
    assert_eq!(
        verdicts[0].obstacles,
        [Obstacle::NotOwed(NotOwed::BeforeOffice(since))]
    );
}

#[test]
fn what_a_period_asks_is_owed_only_if_it_is_due_later() {
    let weekly = town("cadence weekly every=week");
    let weeks = november(&weekly, "2026-11-10");
    assert_eq!(
        weeks,
        [
            "weekly/H1/2026-W46 open",
            "weekly/H1/2026-W47 upcoming",
            "weekly/H1/2026-W48 upcoming",
            "weekly/H1/2026-W49 upcoming",
        ]
    );
}

#[test]
fn the_first_period_is_asked_for_and_never_missed() {
    let monthly = town("cadence monthly");
    assert_eq!(
        november(&monthly, "2026-11-20"),
        ["monthly/H1/2026-11 open"]
    );
    assert_eq!(november(&monthly, "2026-12-01"), [""; 0]);
    let met = monthly.visit("v1 2026-11-02T10:00 H1 wang door met");
    assert_eq!(november(&met, "2026-12-01"), ["monthly/H1/2026-11 done"]);
    let from_the_first = Town::new()
        .since("2026-11-01")
        .staff("wang butler")
        .owner("H1 east occupied")
        .rule("cadence monthly");
    assert_eq!(
        november(&from_the_first, "2026-12-01"),
        ["monthly/H1/2026-11 missed"]
    );
}

#[test]
fn a_first_sample_draws_the_same_ones_when_it_is_over() {
    let drawn = |now: &str| {
        let owners = (0..6).fold(town("sample s count=2..2"), |town, number| {
            town.owner(&format!("K{number} east occupied"))
        });
        let met = (0..6).fold(owners, |town, number| {
            town.visit(&format!(
                "v{number} 2026-11-1{number}T10:00 K{number} wang door met"
            ))
        });
        november(&met, now)
    };
    let (during, after) = (drawn("2026-11-29"), drawn("2026-12-01"));
    assert!(during.len() == 2 && after.iter().all(|duty| during.contains(duty)));
}

#[test]
fn quotas_are_asked_as_if_everybody_had_joined_then() {
    let town = town("quota q households=10").staff("zhao butler joined=2026-11-21");
    let book = town.book();
    let asked = |now: &str| {
        let rows = quota::rows(&Known::at(&book, at(now)), None);
        rows.iter().map(|row| row.asked).collect::<Vec<_>>()
    };
    // 21 and 10 of November's 30 days.
    assert_eq!(asked("2026-11-16"), [7, 4]);
    assert_eq!(asked("2026-10-16"), [0; 0], "no day in service, no row");
    assert_eq!(asked("2026-12-16"), [10, 10]);
}

#[test]
fn an_issue_raised_before_has_no_limits() {
    let town = town("cadence monthly")
        .issue("i1 2026-11-02T09:00 H1 complaint urgent promised=2026-11-12T09:00")
        .issue("i2 2026-11-10T09:00 H1 complaint urgent");
    let book = town.book();
    let known = Known::at(&book, at("2026-11-30"));
    let (old, new) = (&book.issues[0], &book.issues[1]);
    assert_eq!(
        (answer_limit(&known, old), answer(&known, old)),
        (None, None)
    );
    assert_eq!(answer_limit(&known, new), Some(at("2026-11-11T09:00")));
    assert_eq!(
        late_promise(&known, old),
        Some(at("2026-11-12T09:00")),
        "what was promised is chased all the same"
    );
    let items = overdue::items(&known);
    let kinds: Vec<&str> = items.iter().map(|item| item.kind.as_str()).collect();
    assert_eq!(kinds, ["answer", "promise", "resolve"]);
}
