//! The rows A to G, J and R of the rule ledger: the short procedures; F1 to F5 stand in `priority`.

use std::collections::BTreeSet;

use serde_json::Value;

use super::ask::{counts, list, text, with};
use super::office::Office;

/// An office of any preset with a butler and a household.
fn office() -> Office {
    Office::of("butler")
        .staff("wang butler area=east works=tue,wed,thu,fri,sat")
        .owner("H1 occupied")
}

#[test]
fn a1_every_owner_is_visited_once_a_quarter() {
    let office = Office::of("quarterly")
        .staff("wang butler area=east")
        .owner("H1 occupied")
        .owner("H2 vacant")
        .visit("2026-10-08T10:00 H1 wang phone met");
    assert_eq!(office.state("owner-quarterly/H1/2026Q4"), "done");
    assert_eq!(
        office.state("owner-quarterly/H2/2026Q4"),
        "open",
        "absent owners too"
    );
    let later = office.at("2027-01-01T09:00");
    assert_eq!(later.state("owner-quarterly/H2/2026Q4"), "missed");
}

#[test]
fn a2_the_records_of_an_owner_read_as_one_file() {
    let office = office()
        .owner("H2 occupied")
        .visit("2026-11-03T19:20 H1 wang door met note=wants_a_ramp rate_overall=3")
        .issue("i1 2026-11-04T10:00 H1 request general answered_at=2026-11-05T10:00");
    let file = office.json("history H1");
    let told: Vec<(&str, &str)> = list(&file["entries"])
        .iter()
        .map(|entry| (text(&entry["at"]), text(&entry["what"])))
        .collect();
    let order = [
        ("2026-11-03T19:20", "visit"),
        ("2026-11-04T10:00", "raised"),
        ("2026-11-05T10:00", "answered"),
    ];
    assert_eq!(told, order);
    let visit = text(&file["entries"][0]["text"]);
    assert!(
        visit.contains("wants_a_ramp") && visit.contains('3'),
        "{visit}"
    );
    assert!(list(&office.json("history H2")["entries"]).is_empty());
}

#[test]
fn a2_a_record_without_its_time_or_content_is_refused() {
    let office = office();
    office.ends("log H1 --staff wang --outcome refused", 2);
    office.ends("log H1 --staff wang --at 2026-13-01T10:00", 2);
    let untold = office.visit("2026-11-03T19:20 H1 wang door refused");
    assert!(untold.faults().contains(&"V402".to_owned()));
}

#[test]
fn a5_the_report_says_what_asks_for_measures() {
    let asks = |office: &Office| list(&office.json("report")["attention"]).len();
    let well = office()
        .change("policy.toml", "households = 15", "households = 1")
        .visit("2026-11-03T19:20 H1 wang door met");
    assert_eq!(asks(&well), 0, "{}", well.page("report --brief"));
    let trouble = well.issue("i1 2026-11-04T10:00 H1 complaint general");
    let report = trouble.page("report --brief");
    assert!(
        report.contains("answered late or not at all: H1"),
        "{report}"
    );
}

#[test]
fn b1_the_target_group_of_a_round_can_be_selected() {
    let office = office()
        .owner("H2 rented area=west building=7 tags=key interests=chess")
        .visit("2026-10-03T19:20 H2 wang door met")
        .issue("i1 2026-11-04T10:00 H2 complaint general");
    let selected = |flags: &str| -> Vec<String> {
        let rows = office.json(&format!("owners {flags}"))["rows"].clone();
        list(&rows)
            .iter()
            .map(|row| text(&row["id"]).to_owned())
            .collect()
    };
    for flags in [
        "--status rented",
        "--tag key",
        "--area west",
        "--building 7",
        "--interest chess",
        "--complaints-since 2026-11-01",
        "--status rented --tag key --area west",
    ] {
        assert_eq!(selected(flags), ["H2"], "{flags}");
    }
    assert_eq!(selected("--not-met-since 2026-10-01"), ["H1"]);
    assert_eq!(selected("--butler wang"), ["H1"], "area west is nobody's");
    assert!(selected("--status vacant").is_empty());
}

#[test]
fn b2_an_owner_is_told_beforehand_and_the_agreement_is_on_record() {
    let office = office();
    office.page("appoint H1 2026-11-20T19:40 --staff wang --note 'told by intercom'");
    let plan = office.text("plans/2026-11.csv");
    assert!(plan.contains(",agreed,told by intercom"), "{plan}");
    office.page("plan --save --budget 0");
    assert!(
        office
            .text("plans/2026-11.csv")
            .contains(",agreed,told by intercom")
    );
    let fresh = self::office();
    fresh.page("plan --save --budget 0");
    let plan = fresh.text("plans/2026-11.csv");
    assert!(
        plan.contains(",proposed,") && !plan.contains(",agreed,"),
        "nobody was asked: {plan}"
    );
}

#[test]
fn b3_a_promise_made_in_a_visit_is_dated_and_chased() {
    let office = office();
    let logged = office.json(
        "log H1 --staff wang --issue 'a ramp at the door' --department engineering --promise 2026-11-19T18:00",
    );
    let id = text(&logged["issue"]).to_owned();
    assert_eq!(
        office.json("export issues")["rows"][0]["promised_at"],
        "2026-11-19T18:00"
    );
    let late = office.at("2026-11-19T18:01");
    let item = late.json("overdue")["items"].clone();
    let promise = list(&item).iter().find(|item| item["kind"] == "promise");
    assert_eq!(promise.map(|item| text(&item["id"])), Some(id.as_str()));
    assert_eq!(counts(&late.json("report")["promises_kept"]), (0, 1));
    late.page(&format!("issue answer {id} --at 2026-11-19T17:00"));
    assert_eq!(counts(&late.json("report")["promises_kept"]), (1, 1));
    assert!(!late.page("overdue -f json").contains("\"promise\""));
}

#[test]
fn c1_a_day_has_a_route_and_what_was_not_done_is_carried_over() {
    let plan = "id,date,start,staff,party,channel,minutes,rules,due,state,note\n\
        resident-monthly/H1/2026-11,2026-11-17,18:40,wang,H1,door,10,resident-monthly,2026-11-30,proposed,\n\
        resident-monthly/H2/2026-11,2026-11-17,19:00,wang,H2,door,10,resident-monthly,2026-11-30,proposed,\n";
    let office = office()
        .owner("H2 occupied")
        .file("plans/2026-11.csv", plan)
        .visit("2026-11-17T18:41 H1 wang door met")
        .at("2026-11-18T09:00");
    let agenda = office.json("agenda today");
    let carried: Vec<&str> = list(&agenda["carried_over"])
        .iter()
        .map(|row| text(&row["party"]))
        .collect();
    assert_eq!(carried, ["H2"], "H1 was done");
    let again = &office.planned("H2")[0];
    assert!(text(&again["date"]) >= "2026-11-18", "{again:#}");
    let day = office.json("agenda 2026-11-17");
    let route: Vec<&str> = list(&day["appointments"])
        .iter()
        .map(|row| text(&row["start"]))
        .collect();
    assert_eq!(route, ["18:40", "19:00"]);
}

#[test]
fn d1_a_door_visit_without_an_appointment_is_flagged() {
    let said = |office: &Office| office.ends("log H1 --staff wang --at 2026-11-16T08:30", 0);
    let flagged = "No appointment had been made";
    assert!(said(&office()).contains(flagged));
    let agreed = office().at("2026-11-15T09:00");
    agreed.page("appoint H1 2026-11-16T08:30 --staff wang");
    let agreed = agreed.at("2026-11-16T09:00");
    assert!(!said(&agreed).contains(flagged), "this one was agreed on");
    let called = office().ends("log H1 --staff wang --channel phone", 0);
    assert!(!called.contains(flagged), "a call needs none");
}

#[test]
fn e1_the_owner_gets_in_writing_what_was_said_and_what_comes_next() {
    let office = office().owner("H2 occupied");
    office.page(
        "log H1 --staff wang --note 'the lift is slow' --issue 'the lift is slow' --department engineering",
    );
    let letter = office.page("form confirmation H1");
    for part in ["Dear H1", "the lift is slow", "18 Nov"] {
        assert!(letter.contains(part), "{part}: {letter}");
    }
    let without = office.page("form confirmation H2");
    assert!(!without.contains("the lift is slow"), "{without}");
}

#[test]
fn f6_hot_issues_are_counted_by_category_month_on_month() {
    let office = office()
        .issue("i1 2026-10-04T10:00 H1 complaint general category=lift")
        .issue("i2 2026-11-04T10:00 H1 complaint general category=lift")
        .issue("i3 2026-11-05T10:00 H1 complaint general category=lift")
        .issue("i4 2026-11-06T10:00 H1 request general");
    let hot = office.json("report")["hot_issues"].clone();
    assert_eq!(
        (&hot[0]["category"], &hot[0]["count"], &hot[0]["before"]),
        (&"lift".into(), &2.into(), &1.into())
    );
    assert_eq!(
        with(&hot, "category", "request")["before"],
        0,
        "without a category its kind counts"
    );
}

#[test]
fn r2_the_outline_of_a_talk_says_what_to_ask_and_to_tell() {
    let talk =
        "# News\n\n## Heating\n\nOn from the 15th.\n\n# Questions\n\n## Fees\n\nPay at the desk.\n";
    let office = office()
        .file("talk.md", talk)
        .owner("H2 occupied")
        .visit("2026-10-03T19:20 H1 wang door met rate_security=2 note=gate_left_open")
        .issue("i1 2026-11-04T10:00 H1 complaint general");
    let page = office.page("brief H1 --all");
    for part in [
        "security",
        "gate_left_open",
        "about the lift",
        "On from the 15th.",
        "Pay at the desk.",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let other = office.page("brief H2 --all");
    assert!(!other.contains("about the lift") && other.contains("Pay at the desk."));
}

#[test]
fn j1_the_visitor_knows_which_visit_this_is() {
    let office = office()
        .owner("H2 occupied")
        .visit("2026-09-03T19:20 H1 wang door met")
        .visit("2026-10-03T19:20 H1 wang phone met note=fence_promised")
        .visit("2026-10-20T19:20 H1 wang door no_answer");
    let brief = office.json("brief H1");
    assert_eq!(
        (&brief["visit_number"], &brief["last_met"]),
        (&3.into(), &"2026-10-03T19:20".into())
    );
    assert!(office.page("brief H1").contains("fence_promised"));
    let first = office.json("brief H2");
    assert_eq!(
        (&first["visit_number"], &first["last_met"]),
        (&1.into(), &Value::Null)
    );
}

#[test]
fn g1_an_issue_has_one_of_eight_sources() {
    let office = office();
    for source in [
        "committee",
        "desk",
        "patrol",
        "chat",
        "hotline",
        "mailbox",
        "survey",
    ] {
        office.page(&format!(
            "issue add H1 'from {source}' --department engineering --source {source}"
        ));
    }
    office.page("log H1 --staff wang --issue 'from a visit' --department engineering");
    let issues = office.json("export issues");
    let sources: BTreeSet<&str> = list(&issues["rows"])
        .iter()
        .map(|row| text(&row["source"]))
        .collect();
    assert_eq!(sources.len(), 8);
    office.ends(
        "issue add H1 'by drum' --department engineering --source drum",
        2,
    );
    let unknown = office.issue("i1 2026-11-04T10:00 H1 request general source=drum");
    assert!(unknown.faults().contains(&"V118".to_owned()));
}

#[test]
fn g2_an_issue_goes_step_by_step_and_each_is_dated() {
    let office = office()
        .staff("deng department_manager department=engineering")
        .at("2026-11-17T09:00");
    office.page("issue add H1 'lift stands' --department engineering --kind complaint --at 2026-11-16T10:00");
    let row = |office: &Office| office.json("export issues")["rows"][0].clone();
    let id = text(&row(&office)["id"]).to_owned();
    assert_eq!(row(&office)["assignee"], "deng");
    let stage = |office: &Office| text(&office.json("brief H1")["issues"][0]["stage"]).to_owned();
    assert_eq!(stage(&office), "received");
    office.page(&format!("issue answer {id} --at 2026-11-16T11:00"));
    assert_eq!(stage(&office), "answered");
    office.page(&format!(
        "issue resolve {id} --at 2026-11-16T16:00 --result mended"
    ));
    assert_eq!(stage(&office), "resolved");
    let visit = office.json("log H1 --staff wang --at 2026-11-16T19:00");
    let visit = text(&visit["visit"]["id"]);
    office.page(&format!("issue revisit {id} {visit}"));
    assert_eq!(stage(&office), "revisited");
    office.page(&format!("issue close {id} --at 2026-11-17T09:00"));
    let shown = office.page(&format!("issue show {id}"));
    assert!(shown.contains("closed"), "{shown}");
    let row = row(&office);
    let steps = ["raised_at", "answered_at", "resolved_at", "closed_at"]
        .map(|step| text(&row[step]).to_owned());
    assert!(steps.is_sorted(), "{steps:?}");
}

#[test]
fn g2_steps_that_cannot_be_are_refused() {
    let office = office().issue("i1 2026-11-10T10:00 H1 complaint general");
    office.ends("issue close i1", 2);
    office.ends("issue answer i1 --at 2026-11-10T09:59", 2);
    office.page("issue answer i1");
    office.ends("issue answer i1", 2);
    let odd = office.issue("i2 2026-11-10T10:00 H1 complaint general resolved_at=2026-11-09T10:00");
    assert!(odd.faults().contains(&"V502".to_owned()));
}

#[test]
fn g3_nine_of_ten_issues_raised_are_to_be_resolved() {
    let raised = |resolved: usize| {
        (1..=10).fold(office(), |office, number| {
            let done = "answered_at=2026-11-04T12:00 resolved_at=2026-11-05T10:00";
            let done = if number <= resolved {
                done
            } else {
                "answered_at=2026-11-04T12:00"
            };
            office.issue(&format!(
                "i{number} 2026-11-04T10:00 H1 request general {done}"
            ))
        })
    };
    assert_eq!(
        counts(&raised(9).json("report")["issues"]["resolved_rate"]),
        (9, 10)
    );
    let asks = |office: &Office| office.page("report --brief").contains("Issues resolved");
    assert!(!asks(&raised(9)));
    assert!(asks(&raised(8)), "{}", raised(8).page("report --brief"));
}
