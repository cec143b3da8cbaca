//! How far back visits are read: no less than a rule can look, and for most no more.

use crate::calendar::Date;
use crate::duties::testing::{Town, at, date, november};
use crate::duties::{Lookback, Window, lookback};

/// What the last ten days of November need under one rule.
fn needs(town: &Town) -> Lookback {
    let book = town.book();
    lookback::for_duties(&book, &Window::new(at("2026-11-21"), at("2026-12-01")))
}

fn since(town: &Town) -> String {
    match needs(town).since {
        Date::MIN => "all".into(),
        date => date.to_string(),
    }
}

fn town(rule: &str) -> Town {
    Town::new()
        .staff("wang butler")
        .owner("H1 east occupied")
        .rule(rule)
}

#[test]
fn a_cadence_needs_its_period_and_the_month_of_its_opening() {
    assert_eq!(since(&town("cadence m")), "2026-11-01");
    assert_eq!(since(&town("cadence m every=quarter")), "2026-10-01");
    assert_eq!(
        since(&town("cadence m every=week")),
        "2026-11-01",
        "refusals of the month count"
    );
    assert_eq!(since(&town("cadence m not_met=3mo")), "2026-08-01");
    assert_eq!(
        since(&town("cadence m pick=1")),
        "2026-11-01",
        "who was met longest ago is looked for"
    );
    assert_eq!(needs(&town("cadence m pick=1")).sought.len(), 1);
    assert_eq!(
        since(&town("quota q households=3")),
        "2026-11-21",
        "a quota has no duties"
    );
}

#[test]
fn a_refusal_on_the_first_of_the_month_declines_its_last_week() {
    let town = town("cadence m every=week").visit("v1 2026-11-01T10:00 H1 wang door refused");
    assert_eq!(
        november(&town, "2026-11-24T00:00")[4],
        "m/H1/2026-W48 declined"
    );
    assert!(needs(&town).since <= date("2026-11-01"));
}

#[test]
fn a_trigger_needs_its_length_its_anchors_and_twice_that_with_pauses() {
    let after_event = "trigger t on=event.x after=20d expires=10d";
    assert_eq!(
        since(&town(after_event)),
        "2026-11-01",
        "opened eleven days before at the earliest"
    );
    assert_eq!(
        since(&town("trigger t on=visit.desk after=20d expires=10d")),
        "2026-10-20"
    );
    let paused = town(after_event).owner("H2 east occupied pause_until=2026-11-02");
    assert_eq!(since(&paused), "2026-10-01");
    assert_eq!(
        since(&town("trigger t on=visit.desk rain expires=10d")),
        "all",
        "no rain is known"
    );
    let rain = town("trigger t on=visit.desk rain expires=10d")
        .rain("2026-09-03")
        .rain("2026-12-01");
    assert_eq!(
        since(&rain),
        "2026-09-03",
        "an earlier anchor would have seen that rain"
    );
}

#[test]
fn the_oldest_anchor_that_waits_for_rain_is_still_seen() {
    let town = town("trigger t on=visit.desk rain expires=10d")
        .rain("2026-09-03")
        .rain("2026-11-25")
        .visit("v1 2026-09-02T10:00 H1 wang desk met")
        .visit("v2 2026-09-03T10:00 H1 wang desk met");
    assert_eq!(november(&town, "2026-11-24T00:00"), ["t/H1/v2 upcoming"]);
    assert!(needs(&town).since <= date("2026-09-03"));
}

#[test]
fn a_sample_needs_what_the_rules_it_leaves_out_need_from_its_periods_start() {
    let sample = "sample s share=1 every=quarter leave=t";
    let trigger = "trigger t on=event.x expires=90d";
    assert_eq!(since(&town("sample s share=1 every=quarter")), "2026-10-01");
    assert_eq!(since(&town(trigger)), "2026-08-01");
    assert_eq!(
        since(&town(trigger).rule(sample)),
        "2026-07-01",
        "91 days before October"
    );
    // What the trigger's duty of July was cleared by decides whether a visit of October did.
    let met = town(trigger)
        .rule(sample)
        .event("e1 2026-07-10T10:00 H1 x")
        .visit("v1 2026-10-02T10:00 H1 wang door met");
    assert_eq!(
        november(&met, "2026-11-24T00:00"),
        ["s/H1/2026Q4 done"],
        "both at once"
    );
}

#[test]
fn samples_that_leave_out_each_other_come_to_an_end() {
    let circle = town("sample a share=1 leave=b").rule("sample b share=1 every=year leave=a");
    assert_eq!(since(&circle), "2026-01-01");
}

#[test]
fn counting_needs_its_periods_alone() {
    let book = town("quota q households=3 per=quarter")
        .rule("quota w households=3 per=week")
        .book();
    let period = |name| book.almanac.parse_period(name).expect("a period");
    let now = at("2026-11-21T09:00");
    assert_eq!(
        lookback::for_quotas(&book, now, None),
        Lookback::since(date("2026-10-01"))
    );
    assert_eq!(
        lookback::for_quotas(&book, now, Some(&period("2026-08"))),
        Lookback::since(date("2026-07-01"))
    );
    let unmet = town("quota u households=3 not_met=3mo").book();
    assert_eq!(
        lookback::for_quotas(&unmet, now, None),
        Lookback::since(date("2026-08-01")),
        "whom it counts follows from when they were met"
    );
    assert_eq!(
        lookback::for_coverage(&period("2026-08")),
        Lookback::since(date("2026-08-01"))
    );
    assert_eq!(
        Lookback::all().and(Lookback::since(date("2026-08-01"))),
        Lookback::all()
    );
}
