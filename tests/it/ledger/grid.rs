//! The rows GR of the rule ledger: visits by grid officers and their leaders.

use super::ask::{kept_and_broken, list, text, with};
use super::office::Office;

/// An office of the preset `grid` with everybody in service, and a household of each kind.
fn office() -> Office {
    Office::of("grid")
        .staff("song community_secretary")
        .staff("lead grid_leader")
        .staff("wang grid_officer area=east works=mon,tue,wed,thu,fri,sat,sun")
        .staff("wu department_manager department=engineering")
        .owner("H1 occupied")
        .owner("K1 occupied tags=key")
        .owner("E1 occupied tags=elderly_alone")
}

#[test]
fn gr1_every_household_of_the_grid_once_a_quarter() {
    let duty = "household-quarterly/H1/2026Q4";
    assert_eq!(office().state(duty), "open");
    let met = office().visit("2026-10-08T10:00 H1 wang phone met");
    assert_eq!(met.state(duty), "done");
    assert_eq!(office().at("2027-01-01T09:00").state(duty), "missed");
    assert!(
        office()
            .duties("2026", "household-quarterly", Some("K1"))
            .is_empty(),
        "the others have their own"
    );
}

#[test]
fn gr2_key_households_are_met_at_the_door_each_month() {
    let duty = "key-monthly/K1/2026-11";
    let called = office().visit("2026-11-03T10:00 K1 wang phone met");
    assert_eq!(called.state(duty), "open", "a call is not enough");
    let met = office().visit("2026-11-03T10:00 K1 wang door met");
    assert_eq!(met.state(duty), "done");
}

#[test]
fn gr3_the_elderly_alone_are_met_every_two_weeks() {
    let duty = "elderly-fortnightly/E1/2026-W45..2026-W46";
    let met = office().visit("2026-11-15T10:00 E1 wang phone met");
    assert_eq!(met.state(duty), "done");
    assert_eq!(
        office().state(duty),
        "missed",
        "the two weeks ended on the 15th"
    );
    assert_eq!(
        office().state("elderly-fortnightly/E1/2026-W47..2026-W48"),
        "open"
    );
}

#[test]
fn gr3_the_report_holds_it_against_its_target() {
    let report = office().json("report");
    let told = &report["duties"]["elderly-fortnightly"];
    assert_eq!(told["target"], 0.95, "{told:#}");
    assert_eq!(
        (&told["in_time"]["n"], &told["in_time"]["of"]),
        (&0.into(), &2.into())
    );
}

#[test]
fn gr4_leaders_go_into_the_grid_every_week() {
    let week = office().duties("2026-W47", "leader-weekly", None);
    assert_eq!(week.len(), 2, "of those that need it most");
    let secretary = office().duties("2026-W47", "secretary-weekly", None);
    assert_eq!(secretary.len(), 1);
    let alone = office().visit("2026-11-16T08:30 H1 song door met");
    let still = alone.duties("2026-W47", "secretary-weekly", None);
    assert_eq!(still[0]["state"], "open", "the grid officer comes along");
    let together = office().visit("2026-11-16T08:30 H1 song;wang door met");
    let done = together.duties("2026-W47", "secretary-weekly", None);
    assert_eq!(
        (&done[0]["state"], &done[0]["party"]),
        (&"done".into(), &"H1".into())
    );
}

#[test]
fn gr5_the_grid_meets_on_the_first_wednesday() {
    let office = || office().contact("C1 community_office");
    let duty = office().duty("grid-meeting/C1/2026-11");
    assert_eq!(
        (text(&duty["opens"]), text(&duty["due"])),
        ("2026-11-04T00:00", "2026-11-05T00:00")
    );
    assert_eq!(duty["state"], "overdue");
    let met = office().visit("2026-11-04T10:00 C1 lead meeting met");
    assert_eq!(met.state("grid-meeting/C1/2026-11"), "done");
}

#[test]
fn gr6_who_moves_in_is_met_within_a_week() {
    kept_and_broken(
        || office().owner("N1 occupied moved_in=2026-11-09"),
        "new-household/N1/2026-11-09",
        ("2026-11-09T00:00", "2026-11-16T00:00"),
        "2026-11-12T19:00 N1 wang door met",
    );
}

#[test]
fn gr7_on_a_rain_day_the_weakest_are_looked_after() {
    kept_and_broken(
        || office().rain(&["2026-11-12"]),
        "storm-check/E1/2026-11-12",
        ("2026-11-12T00:00", "2026-11-13T00:00"),
        "2026-11-12T07:10 E1 wang phone met",
    );
    let asked = office()
        .rain(&["2026-11-12"])
        .duties("2026-11", "storm-check", None);
    assert_eq!(asked.len(), 1, "nobody else is called");
}

#[test]
fn gr8_nobody_home_twice_in_a_row_brings_the_leader() {
    let office = || {
        office()
            .visit("2026-11-09T10:00 H1 wang door no_answer")
            .visit("2026-11-12T19:00 H1 wang door no_answer")
    };
    let duty = office().duty("nobody-home/H1/v2");
    assert_eq!(
        (&duty["state"], &duty["staff"][0]),
        (&"overdue".into(), &"lead".into())
    );
    let met = office().visit("2026-11-13T10:00 H1 lead door met");
    assert_eq!(met.state("nobody-home/H1/v2"), "done");
    let once = super::grid::office().visit("2026-11-09T10:00 H1 wang door no_answer");
    assert!(once.duties("2026-11", "nobody-home", None).is_empty());
}

#[test]
fn gr9_grid_officers_spend_their_minutes_with_households() {
    let office = office()
        .visit("2026-11-03T10:00 H1 wang door met minutes=20")
        .visit("2026-11-04T10:00 K1 wang door met")
        .visit("2026-11-05T10:00 E1 wang phone met minutes=30");
    let quota = office.json("quota");
    let row = with(&quota["rows"], "rule", "grid-officer-time");
    assert_eq!(
        (&row["asked"], &row["met"], &row["short"]),
        (&300.into(), &35.into(), &265.into()),
        "a call does not count, a visit without its minutes counts as usual"
    );
    let leader = with(&quota["rows"], "rule", "grid-leader-key");
    assert_eq!(leader["met"], 0);
}

#[test]
fn gr10_a_hazard_is_looked_at_the_same_day_and_checked_again() {
    let office =
        || office().issue("i1 2026-11-12T10:00 K1 hazard general resolved_at=2026-11-13T10:00");
    let look = office().duty("hazard-look/K1/i1");
    assert_eq!(text(&look["due"]), "2026-11-13T00:00");
    assert_eq!(
        look["staff"][0], "wu",
        "the head of the department in charge"
    );
    let seen = office().visit("2026-11-12T16:00 K1 wu door met");
    assert_eq!(seen.state("hazard-look/K1/i1"), "done");
    assert_eq!(office().state("hazard-recheck/K1/i1"), "open");
    assert_eq!(
        office()
            .at("2026-11-20T10:00")
            .state("hazard-recheck/K1/i1"),
        "overdue"
    );
}

#[test]
fn gr11_two_households_of_each_grid_are_drawn_each_month() {
    let office = (1..=4).fold(office(), |office, number| {
        office.owner(&format!("W{number} occupied area=west"))
    });
    let office = office.staff("li grid_officer area=west");
    let drawn = office.duties("2026-11", "verify-sample", None);
    let of_west = drawn
        .iter()
        .filter(|duty| text(&duty["party"]).starts_with('W'));
    assert_eq!((drawn.len(), of_west.count()), (4, 2));
}

#[test]
fn gr12_an_issue_climbs_before_and_after_its_limit() {
    let office = || office().issue("i1 2026-11-13T10:00 H1 complaint general");
    let early = office().at("2026-11-15T06:30").json("overdue");
    assert!(list(&early["items"]).is_empty());
    assert_eq!(early["soon"][0]["escalated_to"][0], "grid_leader");
    let _ = office()
        .at("2026-11-15T06:30")
        .ends("overdue --exit-code", 0);
    let late = office().at("2026-11-16T10:30").json("overdue");
    let item = with(&late["items"], "id", "i1");
    assert_eq!(item["escalated_to"][1], "community_secretary", "{item:#}");
    let mine = office()
        .at("2026-11-16T10:30")
        .json("issue list --mine=song");
    assert_eq!(list(&mine["issues"]).len(), 1);
    let not_yet = office()
        .at("2026-11-15T06:30")
        .json("issue list --mine=song");
    assert!(list(&not_yet["issues"]).is_empty());
}

#[test]
fn gr12_a_hazard_wants_somebody_on_site_in_four_hours() {
    let office = || office().issue("i1 2026-11-16T04:30 K1 hazard urgent");
    let late = office().json("overdue");
    let kinds: Vec<&str> = list(&late["items"])
        .iter()
        .map(|item| text(&item["kind"]))
        .collect();
    assert_eq!(kinds, ["arrive"]);
    let there = office();
    there.page("issue arrive i1 --at 2026-11-16T08:00");
    assert!(list(&there.json("overdue")["items"]).is_empty());
}
