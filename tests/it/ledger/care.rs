//! The rows CA of the rule ledger: the elderly who live alone and the chronically ill.

use super::ask::{kept_and_broken, list, text, with};
use super::office::Office;

/// An office of the preset `care` with a household of each risk.
fn office() -> Office {
    Office::of("care")
        .staff("head station_head works=mon,tue,wed,thu,fri,sat,sun")
        .staff("nora nurse")
        .staff("wang care_worker area=east works=mon,tue,wed,thu,fri,sat,sun")
        .owner("R1 occupied tags=high_risk")
        .owner("E1 occupied tags=elderly_alone birthday=农历10-08")
        .owner("C1 occupied tags=chronic")
        .owner("A1 occupied birthday=1951-11-01")
        .owner("Y1 occupied birthday=1951-11-02")
}

#[test]
fn ca1_high_risk_is_met_at_the_door_every_week() {
    let duty = "high-risk-weekly/R1/2026-W46";
    assert_eq!(office().state(duty), "missed");
    let met = office().visit("2026-11-15T10:00 R1 wang door met");
    assert_eq!(met.state(duty), "done");
    let called = office().visit("2026-11-15T10:00 R1 wang phone met");
    assert_eq!(called.state(duty), "missed");
}

#[test]
fn ca1_a_nurse_stands_in_where_the_care_worker_is_away() {
    let office = |leave: &str| {
        Office::of("care")
            .staff("nora nurse")
            .staff(&format!(
                "wang care_worker area=east works=mon,tue,wed,thu,fri leave={leave}"
            ))
            .owner("R1 occupied tags=high_risk")
            .visit("2026-11-10T10:00 R1 nora door met")
    };
    let duty = "high-risk-weekly/R1/2026-W46";
    assert_eq!(office("2026-11-09/2026-11-15").state(duty), "done");
    assert_eq!(
        office("2026-11-09/2026-11-12").state(duty),
        "missed",
        "back on the 13th"
    );
}

#[test]
fn ca2_the_elderly_alone_are_met_every_two_weeks() {
    let duty = "alone-fortnightly/E1/2026-W45..2026-W46";
    let met = office().visit("2026-11-03T10:00 E1 wang phone met");
    assert_eq!(met.state(duty), "done");
    assert_eq!(office().state(duty), "missed");
    assert!(
        office()
            .duties("2026-11", "alone-fortnightly", Some("R1"))
            .is_empty()
    );
}

#[test]
fn ca3_who_is_75_is_met_each_month_and_the_day_before_not_yet() {
    assert_eq!(office().state("aged-monthly/A1/2026-11"), "open");
    assert!(
        office()
            .duties("2026-11", "aged-monthly", Some("Y1"))
            .is_empty()
    );
    assert_eq!(
        office()
            .at("2026-12-01T09:00")
            .duties("2026-12", "aged-monthly", Some("Y1"))
            .len(),
        1
    );
    let met = office().visit("2026-11-03T10:00 A1 wang phone met");
    assert_eq!(met.state("aged-monthly/A1/2026-11"), "done");
    let why = office().page("why Y1");
    assert!(
        why.contains("is 74; the rule is for those aged 75"),
        "{why}"
    );
}

#[test]
fn ca4_the_chronically_ill_are_seen_four_times_a_year_by_nurse_and_care_worker() {
    let duty = "chronic-quarterly/C1/2026Q4";
    let alone = office().visit("2026-10-08T10:00 C1 nora door met");
    assert_eq!(alone.state(duty), "open");
    let together = office().visit("2026-10-08T10:00 C1 nora;wang door met");
    assert_eq!(together.state(duty), "done");
    let year: Vec<String> = ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]
        .iter()
        .flat_map(|quarter| office().duties(quarter, "chronic-quarterly", Some("C1")))
        .map(|duty| text(&duty["id"]).to_owned())
        .collect();
    assert_eq!(year.len(), 4);
}

#[test]
fn ca5_somebody_is_called_on_each_working_day() {
    let week = office().duties("2026-W46", "daily-call", None);
    assert_eq!(week.len(), 5);
    let met = office().visit("2026-11-10T10:00 C1 wang phone met");
    assert_eq!(met.state("daily-call/C1/2026-11-10"), "done");
    assert!(
        office().duties("2026-11-14", "daily-call", None).is_empty(),
        "a Saturday"
    );
}

#[test]
fn ca6_home_from_hospital_means_visits_until_stable() {
    kept_and_broken(
        || office().event("e1 2026-11-12 C1 discharged"),
        "discharged-visit/C1/e1",
        ("2026-11-12T00:00", "2026-11-15T00:00"),
        "2026-11-13T10:00 C1 nora;wang door met",
    );
    let home = || office().event("e1 2026-10-20 C1 discharged");
    let weeks = |office: &Office| {
        office
            .duties("2026-10-20..2026-11-30", "discharged-weekly", None)
            .len()
    };
    assert_eq!(weeks(&home()), 5, "27 Oct, 3, 10, 17, 24 Nov");
    assert_eq!(weeks(&home().event("e2 2026-11-10 C1 stable")), 3);
}

#[test]
fn ca7_a_fall_brings_somebody_the_same_day_and_again_for_a_month() {
    kept_and_broken(
        || office().event("e1 2026-11-12 A1 fall"),
        "fall-visit/A1/e1",
        ("2026-11-12T00:00", "2026-11-13T00:00"),
        "2026-11-12T20:30 A1 wang door met",
    );
    let after = office()
        .event("e1 2026-11-01 A1 fall")
        .duties("2026", "fall-follow-up", None);
    assert_eq!(after.len(), 10, "every third day up to 1 December");
}

#[test]
fn ca8_readings_out_of_range_are_taken_again_within_two_weeks() {
    kept_and_broken(
        || office().event("e1 2026-11-02 C1 reading_high"),
        "reading-revisit/C1/e1",
        ("2026-11-09T00:00", "2026-11-16T00:00"),
        "2026-11-10T10:00 C1 nora door met",
    );
}

#[test]
fn ca9_where_nobody_answers_somebody_goes_again_the_same_day() {
    let office = || office().visit("2026-11-12T10:00 R1 wang phone no_answer");
    let duty = "no-answer-same-day/R1/v1";
    assert_eq!(text(&office().duty(duty)["due"]), "2026-11-13T00:00");
    assert_eq!(office().at("2026-11-13T09:00").state(duty), "overdue");
    let met = office().visit("2026-11-12T17:00 R1 wang door met");
    assert_eq!(met.state(duty), "done");
    let young = super::care::office().visit("2026-11-12T10:00 A1 wang phone no_answer");
    assert!(
        young
            .duties("2026-11", "no-answer-same-day", None)
            .is_empty()
    );
}

#[test]
fn ca10_birthdays_by_the_lunar_calendar_and_festivals_bring_company() {
    // The eighth of the tenth lunar month of 2026 is 16 November.
    assert_eq!(office().state("birthday/E1/2026-11-16"), "open");
    let met = office().visit("2026-11-16T08:40 E1 wang door met");
    assert_eq!(met.state("birthday/E1/2026-11-16"), "done");
    assert_eq!(
        office()
            .at("2026-11-18T09:00")
            .state("birthday/E1/2026-11-16"),
        "overdue"
    );
    let festival = office().duty("double-ninth/R1/2026-10-18");
    assert_eq!(text(&festival["opens"]), "2026-10-15T00:00");
    assert_eq!(festival["state"], "missed");
}

#[test]
fn ca11_on_rain_days_the_frail_are_called() {
    kept_and_broken(
        || office().rain(&["2026-11-12"]),
        "weather-call/E1/2026-11-12",
        ("2026-11-12T00:00", "2026-11-13T00:00"),
        "2026-11-12T09:10 E1 wang phone met",
    );
}

#[test]
fn ca12_one_of_each_care_worker_is_verified() {
    let office = office()
        .staff("li care_worker area=west")
        .owner("W1 occupied area=west tags=chronic")
        .owner("W2 occupied area=west tags=chronic");
    let drawn = office.duties("2026-11", "verify-sample", None);
    let of_west = drawn
        .iter()
        .filter(|duty| text(&duty["party"]).starts_with('W'));
    assert_eq!((drawn.len(), of_west.count()), (2, 1));
}

#[test]
fn ca13_an_urgent_issue_has_somebody_on_site_in_half_an_hour() {
    let office = || office().issue("i1 2026-11-16T08:20 R1 request urgent");
    let late = office().json("overdue");
    let item = with(&late["items"], "kind", "arrive");
    assert_eq!(
        (&item["late_minutes"], &item["escalated_to"][0]),
        (&10.into(), &"station_head".into())
    );
    let there = office();
    there.page("issue arrive i1 --at 2026-11-16T08:45");
    let items = there.json("overdue");
    assert!(
        list(&items["items"])
            .iter()
            .all(|item| item["kind"] != "arrive")
    );
    let _ = there.ends("issue arrive i1", 2);
}
