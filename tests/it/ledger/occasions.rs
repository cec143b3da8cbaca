//! The rows W9 of the rule ledger: the occasions on which a butler comes.

use serde_json::json;

use super::ask::{kept_and_broken, text, with};
use super::office::Office;

/// An office with a butler, a health butler, and a household.
fn office() -> Office {
    Office::of("butler")
        .staff("wang butler area=east works=mon,tue,wed,thu,fri,sat,sun")
        .staff("jian health_butler works=mon,tue,wed,thu,fri,sat,sun")
        .owner("H1 occupied")
}

/// That a duty needs the health butler too: told, planned, and not cleared by the butler alone.
fn asks_for_the_health_butler(office: impl Fn() -> Office, duty: &str) {
    let told = office().duty(duty);
    assert_eq!(told["with"][0]["role"], "health_butler", "{told:#}");
    let party = text(&told["party"]).to_owned();
    let planned = &office().planned(&party)[0];
    assert_eq!(
        (&planned["staff"], &planned["channel"]),
        (&json!(["wang", "jian"]), &"door".into())
    );
    let alone = office();
    alone.page(&format!("log {party} --staff wang"));
    assert_eq!(alone.state(duty), "open", "the butler alone is not enough");
    alone.page(&format!(
        "log {party} --staff wang,jian --at 2026-11-16T08:59"
    ));
    assert_eq!(alone.state(duty), "done");
}

#[test]
fn w9_1_butler_and_health_butler_are_there_on_the_day_of_moving_in() {
    let moving = || office().owner("H2 occupied moved_in=2026-11-16");
    let span = ("2026-11-16T00:00", "2026-11-17T00:00");
    let visit = "2026-11-16T10:00 H2 wang;jian door met";
    kept_and_broken(moving, "move-in-day/H2/2026-11-16", span, visit);
    asks_for_the_health_butler(moving, "move-in-day/H2/2026-11-16");
}

#[test]
fn w9_2_three_months_after_moving_in_comes_a_call_or_a_visit() {
    let moved = || office().owner("H2 occupied moved_in=2026-08-10");
    let span = ("2026-11-10T00:00", "2026-11-17T00:00");
    for channel in ["phone", "door"] {
        let visit = format!("2026-11-12T10:00 H2 wang {channel} met");
        kept_and_broken(moved, "moved-in-3-months/H2/2026-08-10", span, &visit);
    }
    let early = moved().at("2026-11-09T23:59");
    assert_eq!(early.state("moved-in-3-months/H2/2026-08-10"), "upcoming");
}

#[test]
fn w9_3_a_commission_that_is_done_is_told_by_telephone() {
    let done = || office().event("e1 2026-11-16 H1 commission_done");
    let span = ("2026-11-16T00:00", "2026-11-17T00:00");
    let visit = "2026-11-16T10:00 H1 wang phone met";
    kept_and_broken(done, "commission-done/H1/e1", span, visit);
    assert_eq!(done().duty("commission-done/H1/e1")["channels"][0], "phone");
}

#[test]
fn w9_4_an_urgent_repair_is_asked_after_within_24_hours() {
    let repaired = || office().event("e1 2026-11-16T08:30 H1 urgent_repair");
    let span = ("2026-11-16T08:30", "2026-11-17T08:30");
    for channel in ["phone", "door"] {
        let visit = format!("2026-11-16T19:10 H1 wang {channel} met");
        kept_and_broken(repaired, "urgent-repair/H1/e1", span, &visit);
    }
    let planned = &repaired().planned("H1")[0];
    assert_eq!(planned["date"], "2026-11-16", "{planned:#}");
    let late = repaired()
        .visit("2026-11-17T08:30 H1 wang phone met")
        .at("2026-11-17T09:00");
    assert_eq!(late.state("urgent-repair/H1/e1"), "done_late");
}

#[test]
fn w9_4_a_mended_leak_is_looked_at_after_the_first_rain() {
    let mended = || office().event("e1 2026-11-06 H1 leak_repair");
    let rained = || mended().rain(&["2026-11-06", "2026-11-14", "2026-11-15"]);
    let span = ("2026-11-14T00:00", "2026-11-17T00:00");
    let visit = "2026-11-15T10:00 H1 wang door met";
    kept_and_broken(rained, "leak-repair/H1/e1", span, visit);
    let reason = rained().duty("leak-repair/H1/e1")["reason"].clone();
    assert!(text(&reason).contains("14 Nov"), "{reason}");
    assert!(
        mended().duties("2026", "leak-repair", None).is_empty(),
        "no rain yet, no duty yet"
    );
    let why = mended().page("why H1");
    assert!(why.contains("rain"), "{why}");
}

#[test]
fn w9_5_invitations_go_out_before_a_community_event() {
    let event = || {
        office()
            .owner("H2 occupied interests=社区活动")
            .event("e1 2026-11-21 - community_event")
    };
    let span = ("2026-11-14T00:00", "2026-11-21T00:00");
    let visit = "2026-11-15T10:00 H2 wang message met";
    kept_and_broken(event, "community-event/H2/e1", span, visit);
    assert!(
        event()
            .duties("2026-11", "community-event", Some("H1"))
            .is_empty()
    );
}

#[test]
fn w9_6_the_butler_offers_help_before_a_wedding() {
    let wedding = || office().event("e1 2026-11-20 H1 wedding");
    let span = ("2026-11-13T00:00", "2026-11-20T00:00");
    kept_and_broken(
        wedding,
        "wedding/H1/e1",
        span,
        "2026-11-14T10:00 H1 wang door met",
    );
}

#[test]
fn w9_7_a_misfortune_brings_a_visit_of_sympathy() {
    let misfortune = || office().event("e1 2026-11-15 H1 misfortune");
    let span = ("2026-11-15T00:00", "2026-11-17T00:00");
    kept_and_broken(
        misfortune,
        "misfortune/H1/e1",
        span,
        "2026-11-16T10:00 H1 wang door met",
    );
    let called = misfortune().visit("2026-11-15T10:00 H1 wang phone met");
    assert_eq!(
        called.state("misfortune/H1/e1"),
        "open",
        "a call is no visit"
    );
}

#[test]
fn w9_8_a_complaint_that_was_handled_brings_a_visit() {
    let handled = |kind: &'static str| {
        move || {
            let issue = format!(
                "i1 2026-11-10T10:00 H1 {kind} general answered_at=2026-11-11T10:00 resolved_at=2026-11-14T10:00"
            );
            office().issue(&issue)
        }
    };
    let span = ("2026-11-14T10:00", "2026-11-17T10:00");
    let visit = "2026-11-15T10:00 H1 wang door met";
    kept_and_broken(handled("complaint"), "complaint-revisit/H1/i1", span, visit);
    assert!(
        handled("question")()
            .duties("2026", "complaint-revisit", None)
            .is_empty()
    );
    let late = handled("complaint")()
        .at("2026-11-17T10:01")
        .json("overdue");
    assert_eq!(
        with(&late["items"], "id", "complaint-revisit/H1/i1")["kind"],
        "revisit"
    );
}

#[test]
fn w9_9_who_owes_fees_is_visited() {
    let owing = || office().owner("H2 occupied arrears_since=2026-11-03");
    let span = ("2026-11-10T00:00", "2026-11-24T00:00");
    kept_and_broken(
        owing,
        "arrears/H2/2026-11-03",
        span,
        "2026-11-12T10:00 H2 wang door met",
    );
    assert!(owing().duties("2026", "arrears", Some("H1")).is_empty());
}

#[test]
fn w9_10_a_satisfaction_survey_brings_a_visit() {
    let asked = || {
        let forms = "party,sent_at,returned_at,rate_overall,opinion\nH1,2026-11-09,,,\n";
        office()
            .owner("H2 occupied")
            .file("surveys/2026-h2.csv", forms)
    };
    let span = ("2026-11-09T00:00", "2026-11-30T00:00");
    kept_and_broken(
        asked,
        "survey-visit/H1/2026-h2",
        span,
        "2026-11-12T10:00 H1 wang door met",
    );
    assert!(
        asked()
            .duties("2026", "survey-visit", Some("H2"))
            .is_empty(),
        "no form, no visit"
    );
}

#[test]
fn w9_11_pregnancy_and_birth_bring_butler_and_health_butler_at_each_stage() {
    for (kind, day, duty, due) in [
        (
            "pregnancy",
            "2026-11-16",
            "pregnancy/H1/e1",
            "2026-11-23T00:00",
        ),
        ("birth", "2026-11-16", "birth/H1/e1", "2026-11-23T00:00"),
        (
            "birth",
            "2026-10-16",
            "birth-1-month/H1/e1",
            "2026-11-23T00:00",
        ),
        (
            "birth",
            "2026-08-08",
            "birth-100-days/H1/e1",
            "2026-11-23T00:00",
        ),
    ] {
        let office = || office().event(&format!("e1 {day} H1 {kind}"));
        let visit = "2026-11-16T10:00 H1 wang;jian door met";
        kept_and_broken(office, duty, ("2026-11-16T00:00", due), visit);
        asks_for_the_health_butler(office, duty);
    }
}
