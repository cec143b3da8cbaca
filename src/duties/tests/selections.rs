//! Selections: each key, and as of when.

use crate::duties::testing::{Town, november};

const OWNER: &str = "H1 east rented building=3 tags=key,elder interests=music in=2026-10-15";

fn selected(owner: &str, whom: &str) -> bool {
    let town = Town::new()
        .staff("wang butler")
        .owner(owner)
        .contact("C1 committee_chair")
        .rule(&format!("cadence monthly {whom}"));
    november(&town, "2026-11-01T00:00")
        .iter()
        .any(|line| line.contains("/H1/"))
}

#[test]
fn every_key_given_must_hold() {
    for (whom, expected) in [
        ("", true),
        ("status=occupied,rented", true),
        ("status=occupied", false),
        ("area=west,east", true),
        ("area=west", false),
        ("building=3", true),
        ("building=03", false),
        ("tags=elder,x", true),
        ("tags=x", false),
        ("not_tags=x", true),
        ("not_tags=x,key", false),
        ("interests=music", true),
        ("interests=chess", false),
        ("status=rented tags=key area=west", false),
        ("contact=committee_chair", false),
    ] {
        assert_eq!(selected(OWNER, whom), expected, "{whom}");
    }
}

#[test]
fn contacts_are_selected_by_kind_and_only_so() {
    let town = |whom: &str| {
        let town = Town::new()
            .staff("wang butler")
            .owner(OWNER)
            .contact("C1 committee_chair")
            .contact("C2 bureau")
            .rule(&format!("cadence monthly {whom}"));
        november(&town, "2026-11-01T00:00")
    };
    assert_eq!(town("contact=committee_chair"), ["monthly/C1/2026-11 open"]);
    assert_eq!(town("contact=bureau,committee_chair").len(), 2);
    assert_eq!(
        town(""),
        ["monthly/H1/2026-11 open"],
        "every owner is no contact"
    );
}

#[test]
fn moved_in_within_counts_from_the_periods_start_to_its_end() {
    let with =
        |moved_in: &str| selected(&format!("H1 east occupied in={moved_in}"), "moved_in=1mo");
    assert!(!with("2026-09-30"));
    assert!(with("2026-10-01"));
    assert!(with("2026-11-29"));
    assert!(
        !selected("H1 east not_moved_in in=2026-12-01", "moved_in=1mo"),
        "the period's end is out"
    );
    assert!(selected(
        "H1 east not_moved_in in=2026-11-30",
        "moved_in=1mo"
    ));
    assert!(
        !selected("H1 east occupied", "moved_in=1mo"),
        "nobody knows when"
    );
}

#[test]
fn moved_in_within_of_a_trigger_ends_at_its_anchor() {
    let with = |moved_in: &str| {
        let town = Town::new()
            .staff("wang butler")
            .owner(&format!("H1 east not_moved_in in={moved_in}"))
            .rule("trigger t on=event.x moved_in=1mo")
            .event("e1 2026-11-10 - x");
        november(&town, "2026-11-01T00:00").len() == 1
    };
    assert!(!with("2026-10-09"));
    assert!(with("2026-10-10"));
    assert!(with("2026-11-10"));
    assert!(!with("2026-11-11"));
}

#[test]
fn not_met_within_looks_before_the_period_alone() {
    let with = |visit: &str| {
        let town = Town::new()
            .staff("wang butler")
            .owner("H1 east occupied")
            .rule("cadence monthly not_met=3mo")
            .visit(visit);
        november(&town, "2026-11-20T00:00").len() == 1
    };
    assert!(with("v1 2026-07-31T23:59 H1 wang door met"));
    assert!(!with("v1 2026-08-01T00:00 H1 wang door met"));
    assert!(!with("v1 2026-10-31T23:59 H1 wang phone met"));
    assert!(
        with("v1 2026-11-01T00:00 H1 wang door met"),
        "a visit never makes its own duty vanish"
    );
    assert!(
        with("v1 2026-10-01T10:00 H1 wang message met"),
        "a message is not being met"
    );
    assert!(with("v1 2026-10-01T10:00 H1 wang door no_answer"));
}

#[test]
fn complaints_are_counted_before_the_period_or_up_to_the_anchor() {
    let town = |rule: &str, second: &str| {
        let town = Town::new()
            .staff("wang butler")
            .owner("H1 east occupied")
            .rule(rule)
            .event("e1 2026-11-01 - x")
            .issue("i1 2026-10-01T10:00 H1 complaint general")
            .issue("i2 2026-10-02T10:00 H1 repair general")
            .issue(&format!("i3 {second} H1 complaint general"));
        november(&town, "2026-11-20T00:00").len() == 1
    };
    let cadence = "cadence monthly complaints=2/6mo";
    assert!(town(cadence, "2026-05-01T00:00"));
    assert!(!town(cadence, "2026-04-30T23:59"));
    assert!(!town(cadence, "2026-11-01T00:00"));
    let trigger = "trigger t on=event.x complaints=2/6mo";
    assert!(
        town(trigger, "2026-11-01T00:00"),
        "a trigger counts its very minute"
    );
    assert!(!town(trigger, "2026-11-01T00:01"));
}
