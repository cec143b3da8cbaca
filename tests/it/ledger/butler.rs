//! The rows W1 to W8 and W10 to W13 of the rule ledger: rounds, hours, limits and joint visits.

use serde_json::json;

use super::ask::{counts, kept_and_broken, list, text, with};
use super::office::Office;

/// An office with a manager, a chief butler, a butler of area east, and a household there.
fn office() -> Office {
    Office::of("butler")
        .staff("cao centre_manager")
        .staff("fang chief_butler")
        .staff("wang butler area=east works=tue,wed,thu,fri,sat")
        .owner("H1 occupied")
}

#[test]
fn w1_a_butler_plans_the_year_by_rule_and_month() {
    let office = office()
        .owner("H2 not_moved_in")
        .contact("C1 community_office");
    let year = office.json("plan --year");
    let months = |rule: &str| {
        let row = with(&year["rules"], "rule", rule);
        list(&row["months"])
            .iter()
            .map(|count| count.as_u64().expect("a count"))
            .collect::<Vec<_>>()
    };
    assert_eq!(months("resident-monthly"), [1; 12]);
    assert_eq!(
        months("not-moved-in-quarterly"),
        [0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1]
    );
    assert_eq!(
        months("community-office"),
        [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]
    );
    let load = with(&year["load"], "staff", "wang");
    assert!(
        list(&load["visits"])
            .iter()
            .all(|visits| visits.as_u64() >= Some(1)),
        "{load:#}"
    );
}

#[test]
fn w1_the_supervisor_approves_the_month_and_a_change_voids_it() {
    let office = office().staff("bai supervisor").owner("H2 occupied");
    office.page("plan --save --budget 0");
    let state = |command: &str| {
        let answer = office.json(command);
        text(&with(&answer["approval"]["parts"], "role", "supervisor")["state"]).to_owned()
    };
    assert_eq!(state("report"), "missing");
    office.ends("plan approve --by wang", 2);
    office.ends("plan approve --by cao", 2);
    assert_eq!(
        state("report"),
        "missing",
        "the manager's yes is not the supervisor's"
    );
    office.page("plan approve --by bai");
    assert_eq!(
        (state("report"), state("plan --budget 0")),
        ("approved".into(), "approved".into())
    );
    office.page("appoint H1 2026-11-20T19:40 --staff wang");
    assert_eq!(
        state("report"),
        "approved",
        "what the owner agrees to is no other plan"
    );
    let plans = office.json("export plans");
    let row = with(&plans["rows"], "party", "H2");
    let at = format!("{}T{}", text(&row["date"]), text(&row["start"]));
    office.page(&format!("appoint H2 {at} --cancel"));
    assert_eq!(state("report"), "void", "it was approved as it stood");
}

#[test]
fn w2_every_resident_household_of_the_own_area_once_a_month() {
    let office = office()
        .staff("zhao butler area=west")
        .owner("H2 rented area=west")
        .owner("H3 vacant")
        .visit("2026-11-03T19:20 H1 wang phone met")
        .visit("2026-11-04T19:20 H2 zhao door no_answer");
    assert_eq!(office.state("resident-monthly/H1/2026-11"), "done");
    let open = office.duty("resident-monthly/H2/2026-11");
    assert_eq!(
        (&open["state"], &open["staff"]),
        (&"open".into(), &json!(["zhao"]))
    );
    assert!(
        office
            .duties("2026-11", "resident-monthly", Some("H3"))
            .is_empty()
    );
    assert_eq!(office.planned("H2")[0]["staff"], json!(["zhao"]));
    let later = office.at("2026-12-01T09:00");
    assert_eq!(later.state("resident-monthly/H2/2026-11"), "missed");
    assert_eq!(later.json("overdue")["missed_last_month"], 1);
}

#[test]
fn w3_a_household_not_moved_in_is_telephoned_once_a_quarter() {
    let office = office().owner("H2 not_moved_in").owner("H3 not_moved_in");
    let office = office
        .visit("2026-10-10T10:00 H2 wang phone met")
        .visit("2026-10-10T10:00 H3 wang door met");
    assert_eq!(office.state("not-moved-in-quarterly/H2/2026Q4"), "done");
    assert_eq!(
        office.state("not-moved-in-quarterly/H3/2026Q4"),
        "open",
        "the door is no telephone"
    );
    assert!(
        office
            .duties("2026", "not-moved-in-quarterly", Some("H1"))
            .is_empty()
    );
    let later = office.at("2027-01-01T00:00");
    assert_eq!(later.state("not-moved-in-quarterly/H3/2026Q4"), "missed");
}

#[test]
fn w4_the_centre_manager_visits_the_committee_chair_monthly() {
    let without = office();
    let due = without.json("due --rule committee-chair");
    assert!(list(&due["duties"]).is_empty(), "no committee, no visit");
    let office = without.contact("C1 committee_chair");
    let duty = office.duty("committee-chair/C1/2026-11");
    assert_eq!(
        (&duty["state"], &duty["staff"]),
        (&"open".into(), &json!(["cao"]))
    );
    assert_eq!(office.planned("C1")[0]["staff"], json!(["cao"]));
    office.page("log C1 --staff wang");
    assert_eq!(
        office.state("committee-chair/C1/2026-11"),
        "open",
        "a butler is no manager"
    );
    office.page("log C1 --staff cao");
    assert_eq!(office.state("committee-chair/C1/2026-11"), "done");
}

#[test]
fn w5_one_key_household_a_month_the_longest_unmet_first() {
    let office = office()
        .owner("H2 occupied tags=key")
        .owner("H3 occupied tags=key")
        .visit("2026-10-20T10:00 H2 cao door met");
    let of = |office: &Office| office.duties("2026-11", "key-household", None);
    let duties = of(&office);
    assert_eq!(
        (duties.len(), &duties[0]["party"]),
        (1, &"H3".into()),
        "never met before H2"
    );
    let another = office.visit("2026-11-10T10:00 H2 cao door met");
    let duties = of(&another);
    assert_eq!(
        (duties.len(), &duties[0]["state"]),
        (1, &"done".into()),
        "one is enough"
    );
    let butler = another
        .visit("2026-11-11T10:00 H3 wang door met")
        .at("2026-12-31T09:00");
    assert_eq!(
        butler.duties("2026-12", "key-household", None)[0]["state"],
        "open"
    );
    let missed = butler.at("2027-01-01T09:00");
    assert_eq!(
        missed.duties("2026-12", "key-household", None)[0]["state"],
        "missed"
    );
}

#[test]
fn w6_the_community_office_every_two_months_the_bureau_every_quarter() {
    let office = office()
        .contact("C1 community_office")
        .contact("C2 housing_bureau")
        .visit("2026-10-08T10:00 C1 cao meeting met")
        .visit("2026-10-08T14:00 C2 cao meeting met");
    assert_eq!(office.state("community-office/C1/2026B5"), "done");
    assert_eq!(office.state("community-office/C1/2026B6"), "open");
    assert_eq!(office.state("housing-bureau/C2/2026Q4"), "done");
    assert_eq!(office.planned("C1").len(), 1);
    assert!(office.planned("C2").is_empty());
    let later = office.at("2027-01-01T09:00");
    assert_eq!(later.state("community-office/C1/2026B6"), "missed");
}

#[test]
fn w7_the_plan_telephones_at_no_quiet_hour() {
    let planned = |works: &str, hours: &str| {
        let office = Office::of("butler")
            .staff(&format!(
                "wang butler area=east works={works} hours=[{hours:?}]"
            ))
            .owner("H1 occupied channel=phone");
        office.json("plan --budget 0")
    };
    let tuesday = planned("tue", "09:00-12:00");
    assert_eq!(tuesday["appointments"][0]["channel"], "phone");
    for (works, hours) in [
        ("mon", "09:00-20:00"),
        ("tue", "07:00-09:00"),
        ("tue", "12:00-14:00"),
        ("tue", "17:30-19:00"),
        ("tue", "21:00-22:00"),
    ] {
        let plan = planned(works, hours);
        assert!(list(&plan["appointments"]).is_empty(), "{works} {hours}");
        let left = with(&plan["unplaced"], "rule", "resident-monthly");
        assert_eq!(left["cause"], "no-hours", "{works} {hours}");
    }
}

#[test]
fn w7_a_call_at_a_quiet_hour_is_told() {
    for (at, quiet) in [
        ("2026-11-10T09:00", false),
        ("2026-11-10T20:59", false),
        ("2026-11-09T10:00", true),
        ("2026-11-10T08:59", true),
        ("2026-11-10T12:30", true),
        ("2026-11-10T17:30", true),
        ("2026-11-10T21:00", true),
    ] {
        let faults = office().visit(&format!("{at} H1 wang phone met")).faults();
        assert_eq!(
            faults.contains(&"V451".to_owned()),
            quiet,
            "{at}: {faults:?}"
        );
    }
}

#[test]
fn w8_another_time_is_agreed_and_stands_in_the_plan() {
    let office =
        office().visit("2026-11-14T10:00 H1 wang door rescheduled next_at=2026-11-17T19:00");
    let planned = office.planned_for("resident-monthly", "H1");
    assert_eq!((planned.len(), &planned[0]["state"]), (1, &"agreed".into()));
    assert_eq!(planned[0]["date"], "2026-11-17");
    assert_eq!(planned[0]["start"], "19:00");
    let without = self::office().visit("2026-11-14T10:00 H1 wang door rescheduled");
    assert!(
        without.faults().contains(&"V401".to_owned()),
        "no time was agreed"
    );
}

#[test]
fn w8_the_agenda_tells_whether_it_was_kept() {
    let kept = |visit: Option<&str>| {
        let office = office();
        office.page("appoint H1 2026-11-17T19:00 --staff wang");
        let office = visit
            .into_iter()
            .fold(office, Office::visit)
            .at("2026-11-18T09:00");
        let agenda = office.json("agenda 2026-11-17");
        text(&agenda["appointments"][0]["kept"]).to_owned()
    };
    assert_eq!(kept(Some("2026-11-17T19:02 H1 wang door met")), "done");
    assert_eq!(kept(None), "passed");
}

#[test]
fn w10_once_settled_what_was_passed_on_is_told_to_the_owner() {
    let passed = || {
        office()
            .staff("deng department_manager department=engineering")
            .issue("i1 2026-11-12T10:00 H1 request general assignee=deng answered_at=2026-11-12T15:00 resolved_at=2026-11-14T16:00")
    };
    let visit = "2026-11-15T10:00 H1 wang phone met";
    kept_and_broken(
        passed,
        "settled-call/H1/i1",
        ("2026-11-14T16:00", "2026-11-16T16:00"),
        visit,
    );
    let late = passed().at("2026-11-16T16:01").json("overdue");
    assert_eq!(
        with(&late["items"], "id", "settled-call/H1/i1")["kind"],
        "revisit"
    );
}

#[test]
fn w11_urgent_is_answered_within_24_hours_and_general_within_48() {
    for (severity, limit, over) in [
        ("urgent", "2026-11-11T10:00", "2026-11-11T10:01"),
        ("general", "2026-11-12T10:00", "2026-11-12T10:01"),
    ] {
        let issue = format!("i1 2026-11-10T10:00 H1 question {severity}");
        let late = |now: &str| office().issue(&issue).at(now).json("overdue");
        assert!(
            list(&late(limit)["items"]).is_empty(),
            "{severity}: the limit itself is in time"
        );
        assert_eq!(
            with(&late(over)["items"], "id", "i1")["kind"],
            "answer",
            "{severity}"
        );
        let on_time = |answered: &str| {
            let issue = format!("{issue} answered_at={answered}");
            let report = office().issue(&issue).json("report");
            counts(&report["answers_on_time"])
        };
        assert_eq!(
            (on_time(limit), on_time(over)),
            ((1, 1), (0, 1)),
            "{severity}"
        );
    }
}

#[test]
fn w12_a_major_complaint_is_revisited_by_all_four_together() {
    let complaint = || {
        office()
            .staff("deng department_manager department=engineering")
            .staff("gao department_manager department=security")
            .issue("i1 2026-11-10T10:00 H1 complaint major answered_at=2026-11-10T15:00 resolved_at=2026-11-14T16:00")
    };
    let visit = "2026-11-15T10:00 H1 cao;fang;wang;deng door met";
    let duty = "major-complaint-revisit/H1/i1";
    kept_and_broken(
        complaint,
        duty,
        ("2026-11-14T16:00", "2026-11-17T16:00"),
        visit,
    );
    for team in ["cao;fang;wang", "cao;fang;wang;gao", "fang;wang;deng"] {
        let office = complaint().visit(&format!("2026-11-15T10:00 H1 {team} door met"));
        assert_eq!(office.state(duty), "open", "{team} is not all of them");
    }
    let planned = complaint().planned_for("major-complaint-revisit", "H1");
    let mut staff: Vec<&str> = list(&planned[0]["staff"]).iter().map(text).collect();
    staff.sort_unstable();
    assert_eq!(staff, ["cao", "deng", "fang", "wang"]);
}

#[test]
fn w13_a_new_service_brings_centre_manager_and_chief_butler() {
    let office = || office().event("e1 2026-11-13 H1 new_service");
    let visit = "2026-11-15T10:00 H1 cao;fang door met";
    let span = ("2026-11-13T00:00", "2026-11-20T00:00");
    kept_and_broken(office, "new-service/H1/e1", span, visit);
    let alone = office().visit("2026-11-15T10:00 H1 cao door met");
    assert_eq!(alone.state("new-service/H1/e1"), "open");
}
