//! The rows F1 to F5 of the rule ledger: who comes first, when, by which way and in what team.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::ask::{list, text};
use super::office::Office;

/// An office of the preset `priority` with a team and households as asked.
fn team() -> Office {
    Office::of("priority")
        .staff("lin officer area=east works=mon,tue,wed,thu,fri,sat,sun")
        .staff("deng engineer works=mon,tue,wed,thu,fri,sat,sun")
        .staff("guo guard works=mon,tue,wed,thu,fri,sat,sun")
        .staff("mei manager")
}

#[test]
fn f1_new_complaining_and_long_unmet_owners_come_first() {
    let met = |office: Office, party: &str| {
        office.visit(&format!("2026-09-20T19:00 {party} lin;guo;deng door met"))
    };
    let office = team()
        .owner("N1 occupied moved_in=2026-10-05")
        .owner("C1 occupied")
        .owner("A1 occupied")
        .owner("R1 occupied")
        .issue("i1 2026-08-03T10:00 C1 complaint general")
        .issue("i2 2026-09-03T10:00 C1 complaint general")
        .issue("i3 2026-09-03T10:00 R1 complaint general");
    let office = met(met(met(office, "N1"), "C1"), "R1");
    for (rule, party) in [
        ("new-owner", "N1"),
        ("many-complaints", "C1"),
        ("long-not-met", "A1"),
    ] {
        let duties = office.duties("2026-11", rule, None);
        let parties: Vec<&str> = duties.iter().map(|duty| text(&duty["party"])).collect();
        assert_eq!(parties, [party], "{rule}");
        assert_eq!(duties[0]["priority"], "high");
    }
    let others = office.duties("2026H2", "resident-half-yearly", Some("R1"));
    assert_eq!(others[0]["priority"], "normal", "one complaint is not many");
}

#[test]
fn f1_the_first_are_planned_when_there_is_no_time_for_all() {
    let office = team()
        .change(
            "policy.toml",
            "minutes_per_day = 180",
            "minutes_per_day = 10",
        )
        .change(
            "staff.toml",
            "id = \"lin\"",
            "id = \"lin\"\nleave = [\"2026-11-17/2026-11-30\"]",
        )
        .owner("R1 occupied")
        .owner("R2 occupied")
        .owner("N1 occupied moved_in=2026-10-05")
        .visit("2026-09-20T19:00 R1 lin;guo door met")
        .visit("2026-09-20T19:20 R2 lin;guo door met")
        .visit("2026-10-20T19:00 N1 lin;guo door met");
    let plan = office.json("plan --budget 500");
    let led = list(&plan["appointments"])
        .iter()
        .filter(|one| one["staff"][0] == "lin");
    let parties: Vec<&Value> = led.map(|one| &one["party"]).collect();
    assert_eq!(parties, ["N1"], "{plan:#}");
}

#[test]
fn f2_the_sample_is_the_same_for_everyone_who_draws_it() {
    let drawn = |name: &str| -> BTreeSet<String> {
        let office = team().households(40);
        let office = office.change("visits.toml", "My community", name);
        let duties = office.duties("2026-11", "monthly-sample", None);
        duties
            .iter()
            .map(|duty| text(&duty["party"]).to_owned())
            .collect()
    };
    let one = drawn("Jade Garden");
    assert_eq!(one.len(), 2, "5 % of 40");
    assert_eq!(one, drawn("Jade Garden"), "another computer draws the same");
    assert_ne!(one, drawn("Pine Court"), "another community draws its own");
}

#[test]
fn f2_the_others_are_visited_twice_a_year() {
    let office = team()
        .owner("H1 occupied")
        .visit("2026-07-20T19:00 H1 lin;guo door met");
    assert_eq!(office.state("resident-half-yearly/H1/2026H2"), "done");
    let unmet = team().owner("H1 occupied").at("2027-01-01T09:00");
    assert_eq!(unmet.state("resident-half-yearly/H1/2026H2"), "missed");
}

#[test]
fn f3_doors_are_knocked_at_in_the_evening_and_at_weekends() {
    let office = team()
        .owner("H1 occupied")
        .owner("H2 occupied")
        .owner("H3 occupied");
    let plan = office.json("plan --budget 0");
    let doors = list(&plan["appointments"])
        .iter()
        .filter(|one| one["channel"] == "door");
    let mut seen = 0;
    for door in doors {
        let weekend = ["2026-11-21", "2026-11-22", "2026-11-28", "2026-11-29"];
        let evening = text(&door["start"]) >= "18:00";
        assert!(
            evening || weekend.contains(&text(&door["date"])),
            "{door:#}"
        );
        seen += 1;
    }
    assert_eq!(seen, 3);
    let told = |at: &str| {
        team()
            .owner("H1 occupied")
            .visit(&format!("{at} H1 lin;guo door met"))
            .faults()
    };
    assert!(
        told("2026-11-10T10:00").contains(&"V451".to_owned()),
        "a Tuesday morning"
    );
    assert!(
        !told("2026-11-14T10:00").contains(&"V451".to_owned()),
        "a Saturday morning"
    );
}

#[test]
fn f4_the_route_goes_building_by_building() {
    let office = Office::of("priority")
        .staff("lin officer area=east leave=2026-11-17/2026-11-30")
        .staff("deng engineer")
        .staff("guo guard");
    let office =
        ["1", "2", "1", "2", "1"]
            .iter()
            .enumerate()
            .fold(office, |office, (number, building)| {
                office.owner(&format!("H{number} occupied building={building}"))
            });
    let plan = office.json("plan");
    let route: Vec<&str> = list(&plan["appointments"])
        .iter()
        .filter(|one| one["channel"] == "door")
        .map(|one| match text(&one["party"]) {
            "H1" | "H3" => "2",
            _ => "1",
        })
        .collect();
    assert_eq!(route.len(), 5, "{plan:#}");
    let changes = route.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert_eq!(changes, 1, "one walk between the buildings: {route:?}");
}

#[test]
fn f5_two_or_three_go_together() {
    let office = || {
        team()
            .owner("N1 occupied moved_in=2026-10-05")
            .owner("C1 occupied")
            .issue("i1 2026-08-03T10:00 C1 complaint general")
            .issue("i2 2026-09-03T10:00 C1 complaint general")
            .visit("2026-10-20T19:00 C1 lin;guo door met")
            .visit("2026-10-20T19:00 N1 lin;guo door met")
    };
    assert_eq!(office().planned("N1")[0]["staff"], json!(["lin", "guo"]));
    assert_eq!(list(&office().planned("C1")[0]["staff"]).len(), 3);
    let state = |team: &str| {
        let office = office().visit(&format!("2026-11-10T19:00 C1 {team} door met"));
        office.state("many-complaints/C1/2026-11")
    };
    assert_eq!(state("lin;deng;guo"), "done");
    assert_eq!(state("lin;deng"), "open", "two are not three");
    assert_eq!(state("lin"), "open");
}
