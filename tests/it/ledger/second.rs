//! The rows of the rule ledger that were read a second time: who answers for what, what is on record
//! besides, and by whom.

use super::ask::{counts, kept_and_broken, list, text, with};
use super::office::Office;

/// An office of `butler` with a butler, her supervisor, a head of department, and a household.
fn office() -> Office {
    Office::of("butler")
        .staff("mei supervisor")
        .staff("wang butler area=east")
        .staff("luo department_manager department=engineering")
        .owner("H1 occupied")
}

#[test]
fn h17_how_many_owners_have_the_butlers_number_is_known() {
    let office = Office::of("phoenix")
        .staff("wang butler area=east")
        .owner("H1 occupied reached=WeChat")
        .owner("H2 occupied")
        .owner("H3 vacant");
    let coverage = office.json("coverage --by butler");
    let wang = with(&coverage["rows"], "group", "wang");
    assert_eq!(counts(&wang["reached"]), (1, 2), "nobody lives in H3");
    let page = office.page("coverage --by butler");
    assert!(page.contains("Has our number"), "{page}");
    assert!(office.page("brief H1 --all").contains("WeChat"));
    let reminded = office.page("brief H2 --all");
    assert!(reminded.contains("leave the butler's number"), "{reminded}");
    office.page("owner set H2 reached=phone");
    let coverage = office.json("coverage --by butler");
    assert_eq!(counts(&coverage["total"]["reached"]), (2, 2));
}

#[test]
fn h18_files_that_are_not_complete_are_listed() {
    let office = office()
        .owner("H2 occupied phone=13800000000 channel=door interests=chess work=teacher")
        .owner("H3 occupied phone=13800000000 channel=door interests=chess")
        .owner("H4 vacant");
    let rows = office.json("owners --incomplete")["rows"].clone();
    let lacks: Vec<(&str, usize)> = list(&rows)
        .iter()
        .map(|row| (text(&row["id"]), list(&row["lacks"]).len()))
        .collect();
    assert_eq!(lacks, [("H1", 4), ("H3", 1)]);
    let card = office.json("report --card wang");
    assert_eq!(counts(&card["complete"]), (1, 3));
}

#[test]
fn h18_work_is_asked_for_only_where_the_office_keeps_it() {
    let office = office().owner("H2 occupied phone=13800000000 channel=door interests=chess");
    let rows = office.json("owners --incomplete")["rows"].clone();
    assert_eq!(list(&rows).len(), 1, "{rows:#}");
}

#[test]
fn h19_what_became_of_the_plan_is_told() {
    let office = office()
        .owner("H2 occupied")
        .row(
            "plans/2026-11.csv",
            &[
                ("id", "resident-monthly/H1/2026-11"),
                ("date", "2026-11-10"),
                ("start", "19:00"),
                ("staff", "wang"),
                ("party", "H1"),
                ("channel", "door"),
                ("minutes", "10"),
                ("rules", "resident-monthly"),
                ("state", "proposed"),
            ],
            &[],
        )
        .visit("2026-11-10T19:00 H1 wang door met")
        .visit("2026-11-11T19:00 H2 wang door met");
    let attained = office.json("report")["attainment"].clone();
    assert_eq!(counts(&attained["kept"]), (1, 1));
    assert_eq!(counts(&attained["unplanned"]), (1, 2));
    let card = office.json("report --card wang");
    assert_eq!(counts(&card["attainment"]["kept"]), (1, 1));
    let dropped = self::office().row(
        "plans/2026-11.csv",
        &[
            ("id", "resident-monthly/H1/2026-11"),
            ("date", "2026-11-10"),
            ("start", "19:00"),
            ("staff", "wang"),
            ("party", "H1"),
            ("channel", "door"),
            ("minutes", "10"),
            ("rules", "resident-monthly"),
            ("state", "proposed"),
        ],
        &[],
    );
    assert_eq!(dropped.json("report")["attainment"]["dropped"], 1);
}

#[test]
fn h20_each_department_has_its_figures() {
    let office = office()
        .issue("i1 2026-11-02T10:00 H1 repair general answered_at=2026-11-02T12:00 resolved_at=2026-11-04T10:00")
        .issue("i2 2026-11-03T10:00 H1 repair urgent")
        .issue("i3 2026-11-15T10:00 H1 complaint general department=security");
    let departments = office.json("report")["departments"].clone();
    let engineering = with(&departments, "department", "engineering");
    assert_eq!(
        (
            &engineering["raised"],
            &engineering["resolved"],
            &engineering["open"]
        ),
        (&2.into(), &1.into(), &2.into())
    );
    assert_eq!(counts(&engineering["answers_on_time"]), (1, 2));
    assert_eq!(
        (&engineering["overdue"], &engineering["mean_days"]),
        (&1.into(), &2.0.into())
    );
    let security = with(&departments, "department", "security");
    assert_eq!(
        (&security["raised"], &security["mean_days"]),
        (&1.into(), &().into())
    );
    assert!(
        office
            .page("report --full")
            .contains("Issues by department")
    );
}

#[test]
fn h21_gifts_and_expenses_are_on_record_and_summed() {
    let office = office();
    office.page("log H1 --staff wang --gift 'a basket of fruit' --cost 60");
    let rows = office.json("export visits")["rows"].clone();
    assert_eq!(rows[0]["gift"], "a basket of fruit");
    let report = office.json("report");
    assert_eq!(
        (&report["expenses"]["gifts"], &report["expenses"]["cost"]),
        (&1.into(), &60.into())
    );
    office.page("log H1 --staff wang --at 2026-11-15T10:00");
    assert_eq!(office.json("report")["expenses"]["gifts"], 1);
}

#[test]
fn g4_who_took_an_issue_in_answers_for_it_until_it_is_taken_over() {
    let office = office();
    office.page("issue add H1 'lift stops' --department engineering --severity urgent --received-by wang --at 2026-11-13T10:00");
    let id = text(&office.json("issue list")["issues"][0]["id"]).to_owned();
    let staff = |office: &Office| {
        let overdue = office.json("overdue");
        with(&overdue["items"], "id", &id)["staff"].clone()
    };
    assert_eq!(staff(&office), serde_json::json!(["luo", "wang"]));
    office.page(&format!("issue accept {id} --by luo"));
    assert_eq!(staff(&office), serde_json::json!(["luo"]));
    let again = office.ends(&format!("issue accept {id} --by luo"), 2);
    assert!(again.contains("taken over already"), "{again}");
    let issue = office.json(&format!("issue show {id}"))["issue"].clone();
    assert_eq!(
        (&issue["received_by"], &issue["accepted_at"]),
        (&"wang".into(), &"2026-11-16T09:00".into())
    );
    office.page(&format!("issue accept {id} --by wang"));
    assert_eq!(staff(&office), serde_json::json!(["wang"]), "passed on");
}

#[test]
fn g5_a_request_is_verified_the_same_day_and_a_dispute_mediated() {
    let asked = || office().issue("i1 2026-11-16T10:00 H1 request general");
    let span = ("2026-11-16T10:00", "2026-11-17T00:00");
    let visit = "2026-11-16T11:00 H1 wang phone met";
    kept_and_broken(asked, "request-verified/H1/i1", span, visit);
    let quarrel = || office().issue("i1 2026-11-16T10:00 H1 dispute general");
    let span = ("2026-11-16T10:00", "2026-11-18T10:00");
    let visit = "2026-11-17T10:00 H1 wang door met";
    kept_and_broken(quarrel, "dispute-mediated/H1/i1", span, visit);
}

#[test]
fn g6_an_issue_closed_unsolved_says_why_and_still_counts() {
    let office = office()
        .issue("i1 2026-11-02T10:00 H1 repair general answered_at=2026-11-02T12:00")
        .issue("i2 2026-11-02T10:00 H1 repair general answered_at=2026-11-02T12:00 resolved_at=2026-11-03T10:00");
    office.ends("issue close i1", 2);
    office.page("issue close i1 --unresolved 'no parts to be had'");
    office.page("issue close i2 --result mended");
    assert_eq!(
        counts(&office.json("report")["issues"]["resolved_rate"]),
        (1, 2)
    );
    let shown = office.page("issue show i1");
    assert!(shown.contains("no parts to be had"), "{shown}");
    let report = office.page("report");
    assert!(
        report.contains("1 issue closed unsolved: H1 repair"),
        "{report}"
    );
}

#[test]
fn i10_measures_after_a_survey_are_told_to_all_and_chased() {
    let office = Office::of("survey")
        .staff("hu supervisor")
        .staff("lin assistant area=east")
        .owner("H1 occupied")
        .row(
            "surveys/2026-h2.csv",
            &[("party", "H1"), ("sent_at", "2026-11-02")],
            &[],
        )
        .issue("i1 2026-11-05T10:00 H1 suggestion general source=survey assignee=lin summary=brighter_lamps answered_at=2026-11-05T11:00")
        .issue("i2 2026-10-05T10:00 H1 suggestion general source=survey summary=before_the_survey")
        .issue("i3 2026-11-05T10:00 H1 suggestion general summary=from_the_desk");
    let measures = office.json("survey 2026-h2")["measures"].clone();
    assert_eq!(list(&measures).len(), 1, "{measures:#}");
    assert_eq!(
        (&measures[0]["assignee"], &measures[0]["until"]),
        (&"lin".into(), &"2026-11-12T10:00".into())
    );
    let notice = office.page("survey 2026-h2 --notice");
    assert!(
        notice.contains("brighter_lamps") && notice.contains("2026-11-12"),
        "{notice}"
    );
    assert!(!notice.contains("Lin"), "{notice}");
    let overdue = office.json("overdue");
    assert_eq!(with(&overdue["items"], "id", "i1")["kind"], "resolve");
}

#[test]
fn i11_a_survey_may_ask_questions_of_its_own() {
    let office = Office::of("survey")
        .staff("hu supervisor")
        .owner("H1 occupied");
    office.page("survey start parking H1 --question garage_light,barriers");
    let header = office.text("surveys/parking.csv");
    assert!(
        header.starts_with("party,sent_at,returned_at,rate_garage_light,rate_barriers,opinion"),
        "{header}"
    );
    office.page("survey return parking H1 --rate garage_light=2 --rate barriers=4");
    let services = office.json("survey parking")["services"].clone();
    assert_eq!(with(&services, "service", "garage_light")["mean"], 2.0);
    office.ends("survey return parking H1 --rate security=4", 2);
    office.ends("survey start other H1 --question 'two words'", 2);
}

#[test]
fn k5_the_record_of_a_visit_is_read_by_the_supervisor() {
    let office = Office::of("survey")
        .staff("hu supervisor")
        .staff("lin assistant area=east")
        .owner("H1 occupied")
        .visit("2026-11-03T10:00 H1 lin door met logged_at=2026-11-03T11:00")
        .visit("2026-11-12T10:00 H1 lin door met logged_at=2026-11-12T11:00")
        .visit("2026-11-15T10:00 H1 lin door met logged_at=2026-11-15T11:00");
    assert_eq!(
        counts(&office.json("report")["reviewed"]),
        (0, 0),
        "none keeps it"
    );
    office.page("visit review v1 --by hu --at 2026-11-04T09:00");
    let own = office.ends("visit review v2 --by lin", 2);
    assert!(own.contains("somebody else"), "{own}");
    office.ends("visit review v2 --by hu --at 2026-11-12T09:00", 2);
    office.ends("visit review v9 --by hu", 2);
    let report = office.json("report");
    assert_eq!(counts(&report["reviewed"]), (1, 2), "for v3 there is time");
    let card = office.json("report --card lin");
    assert_eq!(counts(&card["reviewed"]), (1, 2));
    office.page("visit review v2 --by hu");
    let late = office.json("report");
    assert_eq!(counts(&late["reviewed"]), (1, 2), "later than two days");
    assert!(office.faults().is_empty());
}

#[test]
fn k6_on_the_last_working_day_everybody_sees_that_next_months_plan_is_missing() {
    let office = office().at("2026-11-30T09:00");
    assert_eq!(office.json("overdue")["next_plan"]["month"], "2026-12");
    for line in ["overdue", "report --brief"] {
        let page = office.page(line);
        assert!(page.contains("2026-12"), "{line}: {page}");
    }
    let office = office.at("2026-11-27T09:00");
    assert!(
        office.json("overdue")["next_plan"].is_null(),
        "the month has a working day more"
    );
    let office = office.at("2026-11-30T09:00");
    office.page("plan 2026-12 --save --budget 0");
    assert_eq!(office.json("overdue")["next_plan"]["state"], "missing");
    office.page("plan approve 2026-12 --by mei");
    assert!(office.json("overdue")["next_plan"].is_null());
    assert!(!office.page("report --brief").contains("2026-12"));
}

#[test]
fn l8_suggestions_taken_up_are_posted_with_thanks() {
    let office = Office::of("reception")
        .staff("lin officer area=east")
        .owner("H1 occupied")
        .owner("H2 occupied")
        .issue("i1 2026-11-04T10:00 H1 suggestion general summary=more_benches answered_at=2026-11-05T10:00")
        .issue("i2 2026-11-05T10:00 H2 suggestion general summary=a_bus_stop answered_at=2026-11-05T12:00")
        .issue("i3 2026-11-06T10:00 H2 suggestion general summary=a_pool")
        .issue("i4 2026-11-06T10:00 H2 complaint general summary=noise");
    office.page("issue adopt i1 --named");
    office.page("issue adopt i2");
    office.ends("issue adopt i4", 2);
    let posted = office.page("issue list --notice --commend");
    for part in ["more_benches", "a_bus_stop", "Thanks to", "an owner"] {
        assert!(posted.contains(part), "{part}: {posted}");
    }
    assert!(
        !posted.contains("a_pool") && !posted.contains("noise"),
        "{posted}"
    );
    let answer = office.json("issue list --notice --commend");
    let thanks: Vec<&serde_json::Value> = list(&answer["issues"])
        .iter()
        .map(|one| &one["thanks"])
        .collect();
    assert_eq!(thanks, [&serde_json::json!("H1"), &serde_json::Value::Null]);
    let plain = office.page("issue list --kind suggestion --notice");
    assert!(!plain.contains("Thanks"), "{plain}");
}

/// A director, an officer and two departments with their managers, and one household.
fn office_of_departments() -> Office {
    Office::of("reception")
        .staff("hu office_director")
        .staff("lin officer area=east")
        .staff("luo department_manager department=engineering")
        .staff("qian department_manager department=security")
        .owner("H1 occupied")
}

#[test]
fn l9_what_came_of_a_matter_is_reported_to_its_department_and_the_director() {
    let office = || {
        office_of_departments()
            .issue("i1 2026-11-12T10:00 H1 complaint general answered_at=2026-11-12T11:00 resolved_at=2026-11-14T10:00")
            .issue("i2 2026-11-13T10:00 H1 repair general")
            .issue("i3 2026-11-02T10:00 H1 repair general closed_at=2026-11-12T10:00 answered_at=2026-11-03T10:00 result=out_of_stock")
    };
    let names =
        |issue: &str| office().json(&format!("issue show {issue}"))["issue"]["reported_to"].clone();
    assert_eq!(names("i1"), serde_json::json!(["luo", "hu"]));
    assert_eq!(names("i2"), serde_json::json!([]), "nothing came of it yet");
    let shown = office().page("issue show i1");
    assert!(
        shown.contains("Outcome reported to") && shown.contains("Luo"),
        "{shown}"
    );
    for told in ["luo", "hu"] {
        let day = office().page(&format!("digest --staff {told}"));
        assert!(
            day.contains("Outcome: complaint") && day.contains("(i1)"),
            "{day}"
        );
        assert!(
            !day.contains("(i2)") && !day.contains("(i3)"),
            "open, or told before: {day}"
        );
    }
    for other in ["qian", "lin"] {
        let day = office().page(&format!("digest --staff {other}"));
        assert!(!day.contains("Outcome:"), "{day}");
    }
    let friday = office().at("2026-11-13T09:00").page("digest --staff luo");
    assert!(
        friday.contains("closed unsolved") && friday.contains("(i3)"),
        "{friday}"
    );
}

#[test]
fn n2_to_a_valid_complaint_the_head_of_the_department_goes_in_person() {
    let raised =
        || office_of_departments().issue("i1 2026-11-16T10:00 H1 complaint general class=valid");
    let duty = "valid-complaint-on-site/H1/i1";
    let span = ("2026-11-16T10:00", "2026-11-18T10:00");
    kept_and_broken(raised, duty, span, "2026-11-17T10:00 H1 luo door met");
    let noon = raised().at("2026-11-16T12:00");
    assert_eq!(noon.duty(duty)["staff"], serde_json::json!(["luo"]));
    let others = raised().visit("2026-11-17T10:00 H1 qian door met");
    assert_eq!(others.at("2026-11-17T12:00").state(duty), "open");
    let solved = office_of_departments().issue("i1 2026-11-09T10:00 H1 complaint general class=valid answered_at=2026-11-09T12:00 resolved_at=2026-11-13T10:00");
    let again = "valid-complaint-revisit/H1/i1";
    assert_eq!(solved.state(again), "open");
    let solved = solved.visit("2026-11-14T10:00 H1 luo;lin door met");
    assert_eq!(solved.state(again), "done");
    assert_eq!(
        solved.state("complaint-revisit/H1/i1"),
        "done",
        "one visit for both"
    );
    let venting =
        office_of_departments().issue("i1 2026-11-16T10:00 H1 complaint general class=venting");
    assert!(
        venting
            .duties("2026", "valid-complaint-on-site", None)
            .is_empty()
    );
}

#[test]
fn n3_the_fees_are_looked_at_before_a_complainant_is_answered() {
    let office = office().owner("H2 occupied arrears_since=2026-08-01");
    let add = |party: &str, kind: &str| {
        office.ends(
            &format!("issue add {party} 'too loud' --department security --kind {kind}"),
            0,
        )
    };
    let owes = add("H2", "complaint");
    assert!(
        owes.contains("fees unpaid since") && owes.contains("1 Aug"),
        "{owes}"
    );
    assert!(add("H1", "complaint").contains("owes no fees"));
    assert!(!add("H2", "request").contains("fees"));
}

#[test]
fn n7_repairs_that_held_are_counted() {
    let office = office()
        .issue("i1 2026-11-02T10:00 H1 repair general answered_at=2026-11-02T12:00 resolved_at=2026-11-03T10:00")
        .issue("i2 2026-11-02T10:00 H1 repair general answered_at=2026-11-02T12:00 resolved_at=2026-11-04T10:00")
        .issue("i3 2026-11-06T10:00 H1 repair general reopens=i1");
    let report = office.json("report");
    assert_eq!(counts(&report["repairs_held"]), (1, 2));
    assert_eq!(counts(&report["reopened"]), (1, 2));
    assert!(
        office
            .page("report --full")
            .contains("held at the first go")
    );
}

/// An office of `revisit` with everybody.
fn revisit() -> Office {
    Office::of("revisit")
        .staff("shen director")
        .staff("mei manager")
        .staff("lin officer area=east")
        .staff("luo department_manager department=engineering")
        .owner("H1 occupied")
}

#[test]
fn u7a_the_director_goes_in_person_and_engineering_to_plumbing() {
    let moved = || revisit().owner("N1 occupied moved_in=2026-11-10");
    let duty = "new-owner/N1/2026-11-10";
    let span = ("2026-11-10T00:00", "2026-12-10T00:00");
    kept_and_broken(moved, duty, span, "2026-11-20T10:00 N1 shen door met");
    let officer = moved().visit("2026-11-12T10:00 N1 lin door met");
    assert_eq!(officer.state(duty), "open", "not by an officer");
    let without_director = Office::of("revisit")
        .staff("luo department_manager department=engineering")
        .owner("N1 occupied moved_in=2026-11-10");
    let stand_in = without_director.visit("2026-11-12T10:00 N1 luo door met");
    assert_eq!(
        stand_in.state(duty),
        "done",
        "a head of department for the director"
    );
    let leak = || {
        revisit().issue("i1 2026-11-08T10:00 H1 repair general category=leak answered_at=2026-11-08T11:00 resolved_at=2026-11-09T10:00")
    };
    let duty = "plumbing-revisit/H1/i1";
    assert_eq!(leak().duty(duty)["staff"], serde_json::json!(["luo"]));
    assert_eq!(
        leak().visit("2026-11-10T10:00 H1 luo door met").state(duty),
        "done"
    );
    assert_eq!(
        leak().visit("2026-11-10T10:00 H1 lin door met").state(duty),
        "open"
    );
}

#[test]
fn u8_building_leaders_meet_once_a_quarter() {
    let office = revisit().contact("C1 building_leaders");
    let duty = "building-leaders/C1/2026Q4";
    assert_eq!(office.state(duty), "open");
    let met = office.visit("2026-11-12T15:00 C1 mei meeting met");
    assert_eq!(met.state(duty), "done");
    let later = revisit()
        .contact("C1 building_leaders")
        .at("2027-01-01T09:00");
    assert_eq!(later.state(duty), "missed");
}

#[test]
fn w14_the_yearly_plan_is_put_up_and_approved() {
    let office = office();
    office.ends("plan approve 2027 --by mei", 2);
    office.page("plan 2027 --year --save");
    let year = office.json("plan 2027 --year");
    assert_eq!(
        (&year["approval"]["state"], &year["approval"]["is_current"]),
        (&"missing".into(), &true.into())
    );
    office.ends("plan approve 2027 --by wang", 2);
    let approved = office.page("plan approve 2027 --by mei");
    assert!(approved.contains("approved by Mei"), "{approved}");
    let office = office.owner("H2 occupied");
    let changed = office.page("plan 2027 --year");
    assert!(changed.contains("something else"), "{changed}");
    assert_eq!(
        office.json("plan 2027 --year --save")["approval"]["state"],
        "void"
    );
}
