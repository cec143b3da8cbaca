//! The rows H of the rule ledger: quotas of 5, 10 and 15, every household covered.

use serde_json::Value;

use super::ask::{counts, list, text, with};
use super::office::Office;

/// An office with one butler and a household that lives there.
fn office() -> Office {
    Office::of("phoenix")
        .staff("wang butler area=east")
        .owner("H1 occupied")
}

#[test]
fn h1_each_role_is_asked_for_its_number_of_different_households() {
    for (role, asked) in [
        ("project_manager", 5),
        ("department_manager", 10),
        ("butler", 15),
        ("team_leader", 15),
    ] {
        let office = Office::of("phoenix")
            .staff(&format!("ann {role}"))
            .households(asked);
        let all_but_one = (1..asked).fold(office, |office, number| {
            office.visit(&format!(
                "2026-11-{number:02}T10:00 H{number:02} ann door met"
            ))
        });
        let office = all_but_one.visit("2026-11-15T10:00 H01 ann phone met");
        let row = |office: &Office| list(&office.json("quota")["rows"])[0].clone();
        assert_eq!(row(&office)["asked"], asked, "{role}");
        assert_eq!(
            row(&office)["short"],
            1,
            "{role}: a second visit counts no second time"
        );
        office.ends("quota --exit-code", 1);
        office.page(&format!("log H{asked:02} --staff ann"));
        assert_eq!(row(&office)["short"], 0, "{role}");
        office.ends("quota --exit-code", 0);
        assert_eq!(office.json("report")["quota"][0]["met"], asked, "{role}");
    }
}

#[test]
fn h1_the_plan_adds_households_until_the_quota_is_reached() {
    let plan = |households| {
        let office = Office::of("phoenix").staff("boss project_manager");
        office.households(households).json("plan --budget 0")
    };
    assert_eq!(plan(6)["quotas"][0]["planned"], 5);
    assert_eq!(plan(6)["quotas"][0]["short"], 0);
    assert_eq!(
        plan(3)["quotas"][0]["short"],
        2,
        "three households are not five"
    );
}

#[test]
fn h2_every_household_of_the_area_is_to_be_covered() {
    let office = office()
        .owner("H2 occupied")
        .visit("2026-11-03T19:20 H1 wang door met");
    let coverage = office.json("coverage");
    assert_eq!(coverage["total"]["share"], 0.5);
    assert_eq!(coverage["total"]["uncovered"], serde_json::json!(["H2"]));
    office.ends("coverage --exit-code", 1);
    assert_eq!(
        office.planned("H2").len(),
        1,
        "the plan goes to who is missing"
    );
    assert!(office.page("report").contains("1 of 2"));
    office.page("log H2 --staff wang");
    assert_eq!(office.json("report")["coverage"]["total"]["share"], 1.0);
    office.ends("coverage --exit-code", 0);
}

#[test]
fn h3_an_owner_is_due_again_every_month() {
    let office = office().visit("2026-11-03T19:20 H1 wang door met");
    assert_eq!(office.state("resident-monthly/H1/2026-11"), "done");
    assert_eq!(office.state("resident-monthly/H1/2026-12"), "upcoming");
    let next = office.json("plan 2026-12 --budget 0");
    with(&next["appointments"], "party", "H1");
    let later = office.at("2027-01-01T09:00");
    assert_eq!(later.state("resident-monthly/H1/2026-12"), "missed");
}

#[test]
fn h4_a_call_that_agrees_on_a_door_visit_fixes_it() {
    let office = office();
    assert_eq!(office.planned("H1")[0]["state"], "proposed");
    office.page("appoint H1 2026-11-20T19:40 --staff wang");
    let planned = office.planned("H1");
    assert_eq!(planned.len(), 1, "{planned:#?}");
    assert_eq!(planned[0]["state"], "agreed");
    assert_eq!(planned[0]["date"], "2026-11-20");
    assert_eq!(planned[0]["start"], "19:40");
    assert_eq!(planned[0]["channel"], "door");
}

#[test]
fn h4_a_call_may_agree_on_the_telephone_instead() {
    let office = office();
    office
        .page("log H1 --staff wang --channel phone --outcome rescheduled --next 2026-11-20T19:40");
    let planned = office.planned("H1");
    assert_eq!(
        (planned.len(), &planned[0]["channel"]),
        (1, &Value::from("phone"))
    );
    assert_eq!(planned[0]["state"], "agreed");
}

#[test]
fn h4_a_call_that_is_declined_leaves_the_owner_in_peace() {
    let office = office();
    office.page("log H1 --staff wang --channel phone --outcome refused --note 'not this month'");
    assert_eq!(office.state("resident-monthly/H1/2026-11"), "declined");
    assert!(office.planned("H1").is_empty());
    let coverage = office.json("coverage");
    assert_eq!(coverage["total"]["left_out"]["declined"], 1);
}

#[test]
fn h5_the_sheet_before_a_visit_holds_what_is_known() {
    let office = office()
        .owner("H2 rented arrears_since=2026-08-01")
        .issue("i1 2026-10-03T10:00 H2 repair general resolved_at=2026-10-04T10:00")
        .issue("i2 2026-11-10T10:00 H2 request general")
        .file(
            "talk.md",
            "# News\n\nHeating is on.\n\n# Questions\n\n## Fees\n\nPay at the desk.\n",
        );
    let brief = office.json("brief H2");
    assert_eq!(brief["party"]["status"], "rented");
    assert_eq!(brief["party"]["arrears_since"], "2026-08-01");
    with(&brief["issues"], "kind", "repair");
    with(&brief["issues"], "kind", "request");
    with(&brief["talk"], "title", "Fees");
    let plain = office.json("brief H1");
    assert_eq!(plain["party"]["arrears_since"], Value::Null);
    assert!(list(&plain["issues"]).is_empty());
}

#[test]
fn h6_a_visit_takes_marks_for_each_service() {
    let office = office();
    let services = [
        "customer_service",
        "engineering",
        "security",
        "facilities",
        "parking",
        "community_culture",
        "other",
        "overall",
    ];
    let rates: Vec<String> = services
        .iter()
        .map(|service| format!("--rate {service}=4"))
        .collect();
    office.page(&format!("log H1 --staff wang {}", rates.join(" ")));
    let report = office.json("report");
    for service in services {
        let rating = with(&report["ratings"], "service", service);
        assert_eq!(
            (&rating["count"], &rating["mean"]),
            (&1.into(), &4.0.into()),
            "{service}"
        );
        assert_eq!(counts(&rating["satisfied"]), (1, 1), "{service}");
    }
    for wrong in ["lobby=4", "overall=6", "overall=0"] {
        office.ends(&format!("log H1 --staff wang --rate {wrong}"), 2);
    }
}

#[test]
fn h7_visits_last_ten_minutes_and_the_next_begins_five_early() {
    let office = office().owner("H2 occupied building=2").change(
        "staff.toml",
        "areas = [\"east\"]",
        "areas = [\"east\"]\nleave = [\"2026-11-17/2026-11-30\"]",
    );
    let mut starts: Vec<u32> = Vec::new();
    for party in ["H1", "H2"] {
        let planned = &office.planned(party)[0];
        assert_eq!(
            (&planned["channel"], &planned["minutes"]),
            (&"door".into(), &10.into())
        );
        let start = text(&planned["start"]);
        let number = |digits: &str| digits.parse::<u32>().expect("a number");
        starts.push(number(&start[..2]) * 60 + number(&start[3..]));
    }
    // Ten minutes at the first door, four of walking, five for being early.
    assert!(starts[0].abs_diff(starts[1]) >= 19, "{starts:?}");
    office.page("plan --save --budget 0");
    let agenda = office.json("agenda today");
    assert_eq!(with(&agenda["appointments"], "party", "H1")["minutes"], 10);
}

#[test]
fn h7_a_visit_that_lasted_longer_is_told() {
    let lasted = |minutes| {
        let visit = format!("2026-11-03T19:20 H1 wang door met minutes={minutes}");
        office().visit(&visit).faults()
    };
    assert!(!lasted(10).contains(&"V454".to_owned()));
    assert!(lasted(11).contains(&"V454".to_owned()));
}

#[test]
fn h8_a_problem_raised_in_a_visit_becomes_its_issue() {
    let office = office().staff("deng department_manager department=engineering");
    let logged =
        office.json("log H1 --staff wang --issue 'the lift door slams' --department engineering");
    let id = text(&logged["issue"]).to_owned();
    let shown = |office: &Office| office.json("export issues")["rows"][0].clone();
    assert_eq!(shown(&office)["visit"], logged["visit"]["id"]);
    assert_eq!(shown(&office)["source"], "visit");
    let stage = |at: &str| office.page(&format!("issue {at} {id} --at 2026-11-16T09:00"));
    stage("answer");
    office.page(&format!("issue resolve {id} --result 'door oiled'"));
    assert_eq!(shown(&office)["result"], "door oiled");
    assert_eq!(shown(&office)["answered_at"], "2026-11-16T09:00");
}

#[test]
fn h8_an_issue_that_names_no_visit_or_a_wrong_one_is_told() {
    let codes = |more: &str| {
        let issue = format!("i1 2026-11-10T10:00 H1 request general {more}");
        office().issue(&issue).faults()
    };
    assert!(codes("source=visit").contains(&"V509".to_owned()));
    assert!(codes("source=visit visit=v9").contains(&"V550".to_owned()));
    assert!(!codes("source=desk").contains(&"V509".to_owned()));
}

#[test]
fn h9_visits_and_issues_are_exported_and_counted_by_category() {
    let office = office()
        .visit("2026-11-03T19:20 H1 wang door met")
        .issue("i1 2026-11-10T10:00 H1 request general category=lift")
        .issue("i2 2026-11-11T10:00 H1 request general category=lift")
        .issue("i3 2026-11-12T10:00 H1 request general category=parking");
    assert_eq!(office.page("export visits -f csv").lines().count(), 2);
    assert_eq!(list(&office.json("export issues")["rows"]).len(), 3);
    let report = office.json("report");
    assert_eq!(report["visits"]["by_channel"]["door"], 1);
    assert_eq!(with(&report["hot_issues"], "category", "lift")["count"], 2);
    assert_eq!(
        with(&report["hot_issues"], "category", "parking")["count"],
        1
    );
}

#[test]
fn h9_an_issue_goes_to_the_head_of_its_department() {
    let office = office().staff("deng department_manager department=engineering");
    office.page("issue add H1 'the lift stands still' --department engineering");
    let issues = office.json("export issues");
    assert_eq!(issues["rows"][0]["assignee"], "deng");
    let said = office.ends("issue add H1 'weeds' --department gardening", 2);
    assert!(
        said.contains("gardening") && said.contains("engineering"),
        "a department nobody knows is not recorded: {said}"
    );
}

#[test]
fn h10_a_department_has_a_limit_and_passes_up_what_exceeds_it() {
    let office = office()
        .staff("boss project_manager")
        .staff("deng department_manager department=engineering")
        .issue("i1 2026-11-10T10:00 H1 request general assignee=deng answered_at=2026-11-10T11:00");
    assert!(list(&office.json("overdue")["items"]).is_empty());
    let office = office.at("2026-11-17T10:01");
    let overdue = office.json("overdue");
    let item = with(&overdue["items"], "id", "i1");
    assert_eq!(
        (&item["kind"], &item["late_minutes"]),
        (&"resolve".into(), &1.into())
    );
    assert_eq!(item["staff"], serde_json::json!(["deng"]));
    office.page("issue escalate i1");
    let issues = office.json("export issues");
    assert_eq!(issues["rows"][0]["assignee"], "boss");
    assert_eq!(issues["rows"][0]["escalated_at"], "2026-11-17T10:01");
    office.ends("issue escalate i1", 2);
}

#[test]
fn h11_the_month_ends_with_a_report_from_the_records() {
    let office = office()
        .owner("H2 occupied")
        .visit("2026-11-03T19:20 H1 wang door met")
        .visit("2026-11-04T19:20 H2 wang door no_answer")
        .at("2026-11-30T20:30");
    let report = office.json("report");
    assert_eq!(report["visits"]["made"], 1);
    assert_eq!(report["visits"]["attempts"], 1);
    assert_eq!(report["period"]["name"], "2026-11");
    assert!(office.page("report -f md").contains("Households met"));
    let attention = office.page("report --brief");
    assert!(
        attention.contains("H2") || attention.contains("1 of 2"),
        "{attention}"
    );
}

#[test]
fn h12_each_owner_is_met_by_the_channel_they_prefer() {
    for (channel, planned) in [("phone", "phone"), ("door", "door"), ("message", "phone")] {
        let office = Office::of("phoenix")
            .staff("wang butler area=east works=mon,tue,wed,thu,fri,sat")
            .owner(&format!("H1 occupied channel={channel}"));
        assert_eq!(office.planned("H1")[0]["channel"], planned, "{channel}");
    }
    let unknown = Office::of("phoenix").owner("H1 occupied channel=fax");
    assert!(unknown.faults().contains(&"V118".to_owned()));
}

#[test]
fn h13_owners_of_vacant_homes_hear_of_them_by_message() {
    let office = office().owner("H2 vacant").owner("H3 vacant");
    assert!(
        office
            .duties("2026-11", "vacant-home", Some("H1"))
            .is_empty()
    );
    let duty = office.duty("vacant-home/H2/2026-11");
    assert_eq!(duty["channels"][0], "message");
    assert_eq!(office.planned("H2")[0]["channel"], "message");
    office.page("log H2 --staff wang --channel message --note 'two pictures sent'");
    let later = office.at("2026-12-01T09:00");
    assert_eq!(later.state("vacant-home/H2/2026-11"), "done");
    assert_eq!(later.state("vacant-home/H3/2026-11"), "missed");
}

#[test]
fn h14_moving_in_and_weddings_are_congratulated_on() {
    let office = office()
        .owner("H2 occupied moved_in=2026-11-14")
        .event("e1 2026-11-15 H1 wedding")
        .visit("2026-11-15T19:00 H2 wang door met");
    assert_eq!(office.state("move-in/H2/2026-11-14"), "done");
    let wedding = office.duty("wedding/H1/e1");
    assert_eq!(
        (&wedding["state"], &wedding["due"]),
        (&"open".into(), &"2026-11-18T00:00".into())
    );
    let late = office.at("2026-11-18T09:00");
    assert_eq!(late.state("wedding/H1/e1"), "overdue");
    with(&late.json("overdue")["items"], "id", "wedding/H1/e1");
}

#[test]
fn h14_birthdays_are_wished_well_on_the_day() {
    let office = office()
        .owner("H2 occupied birthday=1980-11-16")
        .owner("H3 occupied birthday=11-10");
    assert_eq!(office.state("birthday/H2/2026-11-16"), "open");
    assert_eq!(office.state("birthday/H3/2026-11-10"), "missed");
    let agenda = office.json("agenda today");
    assert_eq!(agenda["days"][0]["birthdays"], serde_json::json!(["H2"]));
    office.page("log H2 --staff wang --channel message");
    assert_eq!(office.state("birthday/H2/2026-11-16"), "done");
}

#[test]
fn h15_owners_are_invited_to_what_interests_them() {
    let office = office()
        .owner("H2 occupied interests=chess;community_events")
        .event("e1 2026-11-21 - community_event");
    let chess = office.json("owners --interest chess");
    assert_eq!(list(&chess["rows"]).len(), 1);
    assert_eq!(chess["rows"][0]["id"], "H2");
    assert_eq!(office.state("community-event/H2/e1"), "open");
    assert!(
        office
            .duties("2026-11", "community-event", Some("H1"))
            .is_empty()
    );
    let late = office.at("2026-11-21T09:00");
    assert_eq!(
        late.state("community-event/H2/e1"),
        "missed",
        "an invitation comes before the day"
    );
}

#[test]
fn h16_festival_greetings_go_to_the_owners_group() {
    let office = office().contact("G1 owners_group").at("2026-10-01T09:00");
    let duty = office.duty("greeting-national-day/G1/2026-10-01");
    assert_eq!(
        (&duty["state"], &duty["channels"]),
        (&"open".into(), &serde_json::json!(["message"]))
    );
    let agenda = office.json("agenda today");
    assert_eq!(
        agenda["days"][0]["festivals"],
        serde_json::json!(["national-day"])
    );
    office.page("log G1 --staff wang --channel message");
    assert_eq!(office.state("greeting-national-day/G1/2026-10-01"), "done");
    let forgotten = office.at("2026-09-28T09:00");
    assert_eq!(
        forgotten.state("greeting-mid-autumn/G1/2026-09-25"),
        "missed"
    );
}
