//! The rows I and K of the rule ledger: rounds by supervisor and assistants, opinion surveys.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::ask::{counts, kept_and_broken, list, text, with};
use super::office::Office;

/// The ten dimensions, and the whole.
const SERVICES: [&str; 11] = [
    "security",
    "power",
    "water",
    "fire_and_order",
    "sanitation",
    "greening",
    "facilities",
    "repair_service",
    "service_attitude",
    "other",
    "overall",
];

/// An office with a supervisor, an assistant of area east, and a household there.
fn office() -> Office {
    Office::of("survey")
        .staff("sun supervisor")
        .staff("ai assistant area=east")
        .owner("H1 occupied")
}

/// A survey of so many forms, `returned` of them back with this mark for everything.
fn surveyed(forms: usize, returned: usize, mark: u32, opinion: &str) -> Office {
    let rates: Vec<String> = SERVICES
        .iter()
        .map(|service| format!("rate_{service}"))
        .collect();
    let mut rows = format!("party,sent_at,returned_at,{},opinion\n", rates.join(","));
    let marks = vec![mark.to_string(); SERVICES.len()].join(",");
    let blank = ",".repeat(SERVICES.len() + 1);
    for number in 1..=forms {
        let back = if number <= returned {
            format!("2026-11-12,{marks},{opinion}")
        } else {
            blank.clone()
        };
        let _ = writeln!(rows, "H{number:02},2026-11-02,{back}");
    }
    Office::of("survey")
        .staff("ai assistant area=east")
        .households(forms)
        .file("surveys/2026-h2.csv", &rows)
}

#[test]
fn i1_the_supervisor_comes_to_each_door_once_a_year() {
    let office = office()
        .owner("H2 occupied")
        .owner("H3 occupied")
        .visit("2026-03-03T10:00 H1 sun door met")
        .visit("2026-03-03T10:20 H2 sun phone met")
        .visit("2026-03-03T10:40 H3 ai door met");
    let state = |party: &str| office.state(&format!("supervisor-yearly/{party}/2026"));
    assert_eq!(state("H1"), "done");
    assert_eq!(state("H2"), "open", "a call is not the door");
    assert_eq!(state("H3"), "open", "an assistant is not the supervisor");
    let later = office.at("2027-01-01T09:00");
    assert_eq!(later.state("supervisor-yearly/H3/2026"), "missed");
}

#[test]
fn i2_each_assistant_visits_the_own_area_monthly() {
    let office = office()
        .staff("bo assistant area=west")
        .owner("H2 occupied area=west");
    assert_eq!(
        office.duty("household-monthly/H1/2026-11")["staff"],
        json!(["ai"])
    );
    assert_eq!(
        office.duty("household-monthly/H2/2026-11")["staff"],
        json!(["bo"])
    );
    office.page("log H1 --staff ai");
    let later = office.at("2026-12-01T09:00");
    assert_eq!(later.state("household-monthly/H1/2026-11"), "done");
    assert_eq!(later.state("household-monthly/H2/2026-11"), "missed");
}

#[test]
fn i3_the_building_leaders_meet_once_a_quarter() {
    let office = office().contact("C1 building_leaders");
    let planned = &office.planned("C1")[0];
    assert_eq!(
        (&planned["channel"], &planned["minutes"]),
        (&"meeting".into(), &90.into())
    );
    office.page("log C1 --staff sun --channel phone");
    assert_eq!(
        office.state("building-leaders/C1/2026Q4"),
        "open",
        "a call is no meeting"
    );
    let missed = office.at("2027-01-01T09:00");
    assert_eq!(missed.state("building-leaders/C1/2026Q4"), "missed");
    let office = missed.at("2026-12-10T14:00");
    office.page("log C1 --staff sun --channel meeting");
    assert_eq!(office.state("building-leaders/C1/2026Q4"), "done");
}

#[test]
fn i4_a_survey_asks_on_ten_dimensions_and_the_whole() {
    let survey = surveyed(2, 1, 4, "").json("survey");
    let asked: Vec<&str> = list(&survey["services"])
        .iter()
        .map(|row| text(&row["service"]))
        .collect();
    assert_eq!(asked, SERVICES);
    let form = office().page("form opinion -f html");
    assert_eq!(
        form.matches("<tr").count(),
        1 + SERVICES.len(),
        "a row each, and the head"
    );
    let forms = "party,sent_at,returned_at,rate_security\nH1,2026-11-02,2026-11-12,4\n";
    let short = office().file("surveys/2026-h2.csv", forms).json("survey");
    assert_eq!(
        list(&short["services"]).len(),
        1,
        "one dimension is not ten"
    );
}

#[test]
fn i4_owners_are_asked_at_least_once_each_half_year() {
    let reminded = |office: &Office| {
        office
            .page("report --brief")
            .contains("No opinion survey has gone out in 2026H2")
    };
    let office = office();
    assert!(reminded(&office), "{}", office.page("report --brief"));
    office.page("survey start 2026-h2 --at 2026-06-30");
    assert!(reminded(&office), "that was the half-year before");
    office.page("survey start 2026-autumn");
    assert!(!reminded(&office));
}

#[test]
fn i4_forms_go_out_and_come_back() {
    let office = office().owner("H2 occupied").owner("H3 vacant");
    let started = office.json("survey start 2026-h2");
    assert_eq!(
        started["parties"],
        json!(["H1", "H2"]),
        "nobody lives in H3"
    );
    office.page("survey return 2026-h2 H1 --rate security=5 --rate overall=4 --opinion benches");
    let survey = office.json("survey");
    assert_eq!(survey["survey"], "2026-h2");
    assert_eq!(
        (counts(&survey["sent"]), counts(&survey["returned"])),
        ((2, 2), (1, 2))
    );
    office.ends("survey return 2026-h2 H3", 2);
    office.ends("survey return 2026-h2 H2 --rate lobby=4", 2);
}

#[test]
fn i5_the_statistics_of_a_survey() {
    let survey = surveyed(5, 4, 3, "more benches").json("survey");
    assert_eq!(counts(&survey["returned"]), (4, 5));
    assert_eq!(
        counts(&survey["satisfied"]),
        (0, 4),
        "three is not satisfied"
    );
    let power = with(&survey["services"], "service", "power");
    assert_eq!((&power["count"], &power["mean"]), (&4.into(), &3.0.into()));
    let opinion = &survey["opinions"][0];
    assert_eq!(
        (&opinion["opinion"], &opinion["count"]),
        (&"more benches".into(), &4.into())
    );
    assert_eq!(
        counts(&surveyed(5, 4, 4, "").json("survey")["satisfied"]),
        (4, 4)
    );
}

#[test]
fn i6_every_household_gets_a_form_and_four_of_five_come_back() {
    let enough = surveyed(5, 4, 4, "");
    let survey = enough.json("survey");
    assert_eq!(counts(&survey["sent"]), (5, 5));
    assert_eq!(survey["returned"]["share"], 0.8);
    let short = surveyed(5, 3, 4, "").owner("H99 occupied");
    let not_sent = short.text("surveys/2026-h2.csv") + "H99" + &",".repeat(14) + "\n";
    let short = short.file("surveys/2026-h2.csv", &not_sent);
    let survey = short.json("survey");
    assert_eq!(counts(&survey["sent"]), (5, 6), "one form was not sent");
    assert_eq!(
        counts(&survey["returned"]),
        (3, 5),
        "less than four of five"
    );
    assert!(
        short.page("survey").contains("80%"),
        "the target stands beside it"
    );
    let visit = short.duty("survey-visit/H04/2026-h2");
    assert_eq!(visit["state"], "open", "forms that are out are fetched");
}

#[test]
fn i7_a_page_for_all_owners_names_nobody() {
    let office = surveyed(3, 3, 2, "more benches");
    let notice = office.page("survey --notice");
    assert!(
        notice.contains("more benches") && notice.contains("What we do about it"),
        "{notice}"
    );
    for party in ["H01", "H02", "H03"] {
        assert!(!notice.contains(party), "{party}: {notice}");
        assert!(
            office.page("survey").contains(party),
            "the office itself sees who"
        );
    }
}

#[test]
fn i8_a_promised_time_is_kept_or_chased() {
    let office = office()
        .issue("i1 2026-11-10T10:00 H1 question general promised_at=2026-11-11T10:00 answered_at=2026-11-11T10:00")
        .issue("i2 2026-11-10T10:00 H1 question general promised_at=2026-11-11T10:00")
        .at("2026-11-11T10:01");
    assert_eq!(counts(&office.json("report")["promises_kept"]), (1, 2));
    let overdue = office.json("overdue");
    let items: Vec<&str> = list(&overdue["items"])
        .iter()
        .map(|item| text(&item["id"]))
        .collect();
    assert_eq!(items, ["i2"], "the earlier of limit and promise");
}

#[test]
fn i8_a_major_problem_reaches_the_supervisor_at_once() {
    let raised = || office().issue("i1 2026-11-16T10:00 H1 complaint major");
    let span = ("2026-11-16T10:00", "2026-11-17T10:00");
    kept_and_broken(
        raised,
        "major-issue/H1/i1",
        span,
        "2026-11-16T15:00 H1 sun door met",
    );
    let duty = raised().at("2026-11-16T10:00").duty("major-issue/H1/i1");
    assert_eq!(
        (&duty["priority"], &duty["staff"]),
        (&"urgent".into(), &json!(["sun"]))
    );
    let general = office().issue("i1 2026-11-16T10:00 H1 complaint general");
    assert!(general.duties("2026", "major-issue", None).is_empty());
}

#[test]
fn i9_register_talk_and_opinion_are_forms_to_print() {
    let office = office().visit("2026-11-03T19:20 H1 ai door met");
    for (form, says) in [
        ("register", "Visitor"),
        ("talk", "What is to be done"),
        ("opinion", "Please tick"),
    ] {
        let empty = office.page(&format!("form {form} -f html"));
        assert!(empty.contains(says), "{form}: {empty}");
        assert!(!empty.contains("1-1-0101"), "{form} is blank");
        let filled = office.page(&format!("form {form} H1 -f html"));
        assert!(filled.contains("1-1-0101"), "{form} bears the home");
    }
    office.ends("form registre", 2);
}

#[test]
fn k1_next_month_is_planned_at_the_end_of_this_one_and_approved() {
    let office = office()
        .visit("2026-03-03T10:00 H1 sun door met")
        .at("2026-11-28T09:00");
    let state = || office.json("plan 2026-12 --budget 0")["approval"]["state"].clone();
    office.ends("plan approve 2026-12 --by sun", 2);
    office.page("plan 2026-12 --save --budget 0");
    assert!(
        office
            .text("plans/2026-12.csv")
            .contains("household-monthly")
    );
    assert_ne!(state(), "approved");
    office.ends("plan approve 2026-12 --by ai", 2);
    office.page("plan approve 2026-12 --by sun");
    let plan = office.json("plan 2026-12 --budget 0");
    let part = with(&plan["approval"]["parts"], "by", "sun");
    assert_eq!(
        (&part["state"], &part["at"]),
        (&"approved".into(), &"2026-11-28T09:00".into())
    );
    let saved = office.text("plans/2026-12.csv");
    let office = office.file(
        "plans/2026-12.csv",
        &saved.replace(",proposed,", ",cancelled,"),
    );
    let plan = office.json("plan 2026-12 --budget 0");
    assert_eq!(
        with(&plan["approval"]["parts"], "by", "sun")["state"],
        "void"
    );
}

#[test]
fn k2_a_visit_is_reported_within_two_days() {
    let logged = |at: &str| {
        let visit = format!("2026-11-10T10:00 H1 ai door met logged_at={at}");
        counts(&office().visit(&visit).json("report")["logged_late"])
    };
    assert_eq!(logged("2026-11-12T10:00"), (0, 1));
    assert_eq!(logged("2026-11-12T10:01"), (1, 1));
    let late = office().visit("2026-11-10T10:00 H1 ai door met logged_at=2026-11-15T10:01");
    assert!(late.page("report --brief").contains("recorded too late"));
}

#[test]
fn k4_each_member_has_a_score_card() {
    let office = office()
        .staff("bo assistant area=west")
        .visit("2026-11-03T19:20 H1 ai door met rate_overall=5 logged_at=2026-11-03T20:00")
        .issue("i1 2026-11-04T10:00 H1 question general assignee=ai answered_at=2026-11-05T10:00");
    let card = office.json("report --card ai");
    assert_eq!(
        (&card["visits"], &card["households_met"]),
        (&1.into(), &1.into())
    );
    assert_eq!(counts(&card["answers_on_time"]), (1, 1));
    assert_eq!(counts(&card["logged_late"]), (0, 1));
    assert_eq!(with(&card["ratings"], "service", "overall")["mean"], 5.0);
    let idle = office.json("report --card bo");
    assert_eq!(
        (&idle["visits"], &idle["answers_on_time"]["share"]),
        (&0.into(), &Value::Null)
    );
}
