//! The rows L, M, N and O of the rule ledger: complaints, callers, classes of complaints.

use serde_json::json;

use super::ask::{counts, kept_and_broken, list, text, with};
use super::office::Office;

/// An office with a director, an officer of area east, and a household there.
fn office() -> Office {
    Office::of("reception")
        .staff("hu office_director")
        .staff("lin officer area=east")
        .owner("H1 occupied")
}

#[test]
fn l1_a_complaint_is_looked_into_on_the_day_it_comes_in() {
    let raised = || office().issue("i1 2026-11-16T10:00 H1 complaint general");
    let duty = "complaint-investigated/H1/i1";
    let span = ("2026-11-16T10:00", "2026-11-17T00:00");
    kept_and_broken(raised, duty, span, "2026-11-16T23:30 H1 lin phone met");
    let planned = &raised()
        .at("2026-11-16T10:00")
        .planned_for("complaint-investigated", "H1")[0];
    assert_eq!(planned["date"], "2026-11-16", "{planned:#}");
    let next_day = raised()
        .visit("2026-11-17T00:00 H1 lin door met")
        .at("2026-11-17T09:00");
    assert_eq!(next_day.state(duty), "done_late");
    let question = office().issue("i1 2026-11-16T10:00 H1 question general");
    assert!(
        question
            .duties("2026", "complaint-investigated", None)
            .is_empty()
    );
}

#[test]
fn l2_suggestions_and_what_became_of_them_stand_on_a_page_to_post() {
    let office = office()
        .issue("i1 2026-11-04T10:00 H1 suggestion general summary=more_benches answered_at=2026-11-05T10:00 resolved_at=2026-11-06T10:00 closed_at=2026-11-07T10:00 result=four_set_up")
        .issue("i2 2026-11-05T10:00 H1 suggestion general summary=a_bus_stop")
        .issue("i3 2026-11-06T10:00 H1 complaint general summary=noise_at_night");
    let notice = office.page("issue list --kind suggestion --notice");
    for part in ["more_benches", "four_set_up", "a_bus_stop", "received"] {
        assert!(notice.contains(part), "{part}: {notice}");
    }
    for private in ["H1", "i1", "1-1-0101", "noise_at_night"] {
        assert!(!notice.contains(private), "{private}: {notice}");
    }
    let open = office.json("issue list --kind suggestion");
    assert_eq!(
        list(&open["issues"]).len(),
        1,
        "the office works on what is open"
    );
    let later = office.page("issue list --kind suggestion --notice --since 2026-11-05");
    assert!(!later.contains("more_benches"), "{later}");
}

#[test]
fn l3_no_issue_is_closed_unanswered() {
    let office = office().issue("i1 2026-11-10T10:00 H1 suggestion general");
    office.ends("issue close i1", 2);
    office.page("issue answer i1");
    office.page("issue resolve i1 --result 'benches ordered'");
    office.page("issue close i1");
    let closed =
        office.issue("i2 2026-11-10T10:00 H1 suggestion general closed_at=2026-11-11T10:00");
    assert!(closed.faults().contains(&"V506".to_owned()));
    let unanswered = self::office().issue("i1 2026-11-10T10:00 H1 suggestion general");
    assert_eq!(
        with(&unanswered.json("overdue")["items"], "id", "i1")["kind"],
        "answer"
    );
}

#[test]
fn l4_every_issue_is_handled() {
    let handled = office().issue("i1 2026-11-04T10:00 H1 complaint general answered_at=2026-11-05T10:00 resolved_at=2026-11-06T10:00 closed_at=2026-11-07T10:00");
    assert_eq!(handled.json("report")["issues"]["open"], 0);
    let left =
        handled.issue("i2 2026-11-04T10:00 H1 complaint general answered_at=2026-11-05T10:00");
    assert_eq!(left.json("report")["issues"]["open"], 1);
    let overdue = left.json("overdue");
    assert_eq!(with(&overdue["items"], "id", "i2")["kind"], "resolve");
}

#[test]
fn l4_valid_complaints_are_one_household_in_a_hundred_at_most() {
    let complained = |households| {
        let office = Office::of("reception")
            .staff("lin officer area=east")
            .households(households);
        office.issue("i1 2026-11-04T10:00 H01 complaint general class=valid answered_at=2026-11-05T10:00 resolved_at=2026-11-06T10:00")
    };
    let asks = |office: &Office| office.page("report --brief").contains("Valid complaints");
    assert_eq!(
        counts(&complained(100).json("report")["valid_complaints"]),
        (1, 100)
    );
    assert!(!asks(&complained(100)));
    assert!(asks(&complained(99)));
    let vented = office().issue("i1 2026-11-04T10:00 H1 complaint general class=venting");
    assert_eq!(counts(&vented.json("report")["valid_complaints"]), (0, 1));
}

#[test]
fn l5_the_director_comes_to_each_door_once_a_year() {
    let office = office()
        .owner("H2 occupied")
        .visit("2026-05-03T10:00 H1 hu door met")
        .visit("2026-05-03T10:20 H2 hu phone met");
    assert_eq!(office.state("director-yearly/H1/2026"), "done");
    assert_eq!(
        office.state("director-yearly/H2/2026"),
        "open",
        "a call is not the door"
    );
    let later = office.at("2027-01-01T09:00");
    assert_eq!(later.state("director-yearly/H2/2026"), "missed");
}

#[test]
fn l6_each_officer_visits_the_own_area_once_a_quarter() {
    let office = office()
        .staff("mo officer area=west")
        .owner("H2 occupied area=west")
        .visit("2026-10-08T10:00 H1 lin door met");
    assert_eq!(office.state("household-quarterly/H1/2026Q4"), "done");
    assert_eq!(
        office.duty("household-quarterly/H2/2026Q4")["staff"],
        json!(["mo"])
    );
    let later = office.at("2027-01-01T09:00");
    assert_eq!(later.state("household-quarterly/H2/2026Q4"), "missed");
}

#[test]
fn l7_the_residents_meet_once_a_quarter() {
    let office = office().contact("M1 residents_meeting");
    let planned = &office.planned("M1")[0];
    assert_eq!(
        (&planned["channel"], &planned["minutes"]),
        (&"meeting".into(), &90.into())
    );
    let met = office.visit("2026-11-10T15:00 M1 hu meeting met");
    assert_eq!(met.state("residents-meeting/M1/2026Q4"), "done");
    let next = met.at("2027-04-01T09:00");
    let duties = next.duties("2027Q1", "residents-meeting", None);
    assert_eq!(duties[0]["state"], "missed");
}

#[test]
fn m1_a_caller_is_rung_back_after_two_or_three_days_not_earlier() {
    let called = || office().visit("2026-11-14T10:00 H1 lin desk met");
    let span = ("2026-11-16T10:00", "2026-11-17T10:00");
    let rung = |at: &str| {
        called()
            .visit(&format!("{at} H1 lin phone met"))
            .at("2026-11-18T09:00")
    };
    let duty = "caller-rung-back/H1/v1";
    assert_eq!(called().at("2026-11-16T09:59").state(duty), "upcoming");
    assert_eq!(text(&called().duty(duty)["opens"]), span.0);
    assert_eq!(text(&called().duty(duty)["due"]), span.1);
    assert_eq!(rung("2026-11-16T10:00").state(duty), "done");
    assert_eq!(
        rung("2026-11-16T09:59").state(duty),
        "overdue",
        "too early does not count"
    );
    assert_eq!(rung("2026-11-17T10:00").state(duty), "done_late");
    let overdue = called().at("2026-11-17T10:00").json("overdue");
    with(&overdue["items"], "id", duty);
}

#[test]
fn n1_a_complaint_badly_handled_turns_out_to_be_valid() {
    let office = office().issue("i1 2026-11-10T10:00 H1 complaint general");
    let valid = || counts(&office.json("report")["valid_complaints"]);
    for class in ["help", "question", "venting"] {
        office.page(&format!("issue classify i1 {class}"));
        assert_eq!(valid(), (0, 1), "{class} is not our fault");
    }
    office.page("issue classify i1 valid");
    assert_eq!(valid(), (1, 1));
    office.ends("issue classify i1 rude", 2);
    let repair = self::office().issue("i1 2026-11-10T10:00 H1 repair general");
    repair.ends("issue classify i1 valid", 2);
    let stray = self::office().issue("i1 2026-11-10T10:00 H1 repair general class=valid");
    assert!(
        stray.faults().contains(&"V511".to_owned()),
        "only complaints have a class"
    );
}

#[test]
fn n6_repairs_are_done_within_their_limit() {
    let repaired = |at: &str| {
        let issue = format!(
            "i1 2026-11-04T10:00 H1 repair general answered_at=2026-11-04T11:00 resolved_at={at}"
        );
        office().issue(&issue)
    };
    let on_time = |at: &str| counts(&repaired(at).json("report")["repairs_on_time"]);
    assert_eq!(on_time("2026-11-11T10:00"), (1, 1));
    assert_eq!(on_time("2026-11-11T10:01"), (0, 1));
    let asks = repaired("2026-11-11T10:01").page("report --brief");
    assert!(
        asks.contains("Repairs on time"),
        "98 % is the target: {asks}"
    );
}

#[test]
fn n6_each_repair_is_revisited() {
    let repaired = || {
        office().issue("i1 2026-11-10T10:00 H1 repair general answered_at=2026-11-10T11:00 resolved_at=2026-11-13T10:00")
    };
    let span = ("2026-11-13T10:00", "2026-11-16T10:00");
    kept_and_broken(
        repaired,
        "repair-revisit/H1/i1",
        span,
        "2026-11-14T10:00 H1 lin phone met",
    );
}

#[test]
fn o1_who_comes_to_the_desk_is_registered() {
    let office = office();
    office.page("log H1 --staff lin --channel desk --note 'asked about fees'");
    let report = office.json("report");
    assert_eq!(report["visits"]["by_channel"]["desk"], 1);
    assert_eq!(
        report["visits"]["households_met"], 0,
        "a caller is not a household met"
    );
    assert!(office.page("history H1").contains("asked about fees"));
    assert!(list(&self::office().json("history H1")["entries"]).is_empty());
}

#[test]
fn o2_visitors_who_are_no_owners_are_registered_and_banned_ones_known() {
    let office = office();
    let first =
        office.json("log H1 --visitor 'Zhao Liu' --purpose parcel --phone 13900001234 --staff lin");
    assert_eq!(
        (
            &first["name"],
            &first["party"],
            &first["purpose"],
            &first["staff"]
        ),
        (
            &json!("Zhao Liu"),
            &json!("H1"),
            &json!("parcel"),
            &json!("lin")
        )
    );
    assert_eq!(
        (&first["times_before"], &first["banned"]),
        (&json!(0), &json!(null))
    );
    assert_eq!(first["phone"], "139****1234");
    let rows = office.json("export visitors")["rows"].clone();
    assert_eq!(list(&rows).len(), 1, "{rows:#}");
    assert_eq!(
        (&rows[0]["came_at"], &rows[0]["party"]),
        (&json!("2026-11-16T09:00"), &json!("H1"))
    );
    assert!(
        list(&office.json("history H1")["entries"]).is_empty(),
        "nobody of ours visited"
    );
    assert!(office.text("visitors.csv").contains("13900001234"));

    office.page("log --visitor 'Qian Qi' --purpose sales --banned 'sold at the doors'");
    let again = office.ends("log H1 --visitor 'qian  qi'", 0);
    assert!(
        again.contains("is banned since") && again.contains("sold at the doors"),
        "{again}"
    );
    assert!(again.contains("Here 1 time before"), "{again}");
    let other = office.ends("log H1 --visitor 'Qian Ba'", 0);
    assert!(!other.contains("banned"), "{other}");
    office.page("log --visitor 'Qian Qi' --banned no");
    let forgiven = office.ends("log H1 --visitor 'Qian Qi'", 0);
    assert!(!forgiven.contains("banned"), "{forgiven}");
    office.page("log --visitor Sun --phone 13811112222 --banned theft");
    let renamed = office.ends("log H1 --visitor 'Mr Sun' --phone '138 1111 2222'", 0);
    assert!(
        renamed.contains("theft"),
        "known by the telephone: {renamed}"
    );
    assert!(office.faults().is_empty());
}

#[test]
fn o2_a_visitor_without_a_name_or_to_nobody_known_is_refused() {
    let office = office();
    office.ends("log H1 --visitor ''", 2);
    office.ends("log H99 --visitor Zhao", 2);
    office.ends("log H1 --visitor Zhao --outcome met", 2);
    office.ends("log H1 --purpose parcel", 2);
    assert!(!office.path("visitors.csv").exists());
    let office = office.file(
        "visitors.csv",
        "id,came_at,name,party\ng1,2026-11-03T10:00,Zhao,H99\ng2,2026-11-03T10:00,,H1\n",
    );
    assert_eq!(office.faults().len(), 2, "{:?}", office.faults());
}
