//! The rows Q, S, T and U of the rule ledger: revisits, seasons, new owners, samples.

use serde_json::json;

use super::ask::{counts, kept_and_broken, list, text, with};
use super::office::Office;

/// An office with a manager, an officer of area east, and a household there.
fn office() -> Office {
    Office::of("revisit")
        .staff("shen director")
        .staff("mei manager")
        .staff("lin officer area=east")
        .staff("luo department_manager department=engineering")
        .owner("H1 occupied")
}

/// An office of the preset `seasonal` with a butler and a household.
fn seasonal() -> Office {
    Office::of("seasonal")
        .staff("wang butler area=east")
        .owner("H1 occupied")
}

#[test]
fn q1_manager_and_officers_visit_every_month() {
    let office = office();
    let quota = office.json("quota");
    assert_eq!(with(&quota["rows"], "staff", "mei")["short"], 5);
    assert_eq!(with(&quota["rows"], "staff", "lin")["short"], 8);
    office.page("log H1 --staff mei");
    let quota = office.json("quota");
    assert_eq!(with(&quota["rows"], "staff", "mei")["short"], 4);
    assert_eq!(with(&quota["rows"], "staff", "lin")["short"], 8);
}

#[test]
fn q1_each_owner_is_visited_four_times_a_year() {
    let office = ["02", "05", "08", "11"]
        .iter()
        .fold(office(), |office, month| {
            office.visit(&format!("2026-{month}-10T10:00 H1 lin door met"))
        });
    for quarter in 1..=4 {
        assert_eq!(
            office.state(&format!("owner-quarterly/H1/2026Q{quarter}")),
            "done"
        );
    }
    let thrice = self::office().at("2026-11-16T09:00");
    assert_eq!(thrice.state("owner-quarterly/H1/2026Q3"), "missed");
}

#[test]
fn s1_once_in_each_season() {
    let office = seasonal()
        .owner("H2 occupied")
        .visit("2026-10-08T10:00 H1 wang door met");
    assert_eq!(office.state("resident-seasonal/H1/2026Q4"), "done");
    let later = office.at("2027-01-01T09:00");
    assert_eq!(later.state("resident-seasonal/H2/2026Q4"), "missed");
}

#[test]
fn s2_festivals_birthdays_and_great_occasions_bring_a_visit() {
    let office = || {
        seasonal()
            .owner("H2 occupied tags=disabled birthday=11-16 interests=community_events")
            .event("e1 2026-11-21 - great_occasion")
    };
    let span = ("2026-11-16T00:00", "2026-11-17T00:00");
    let visit = "2026-11-16T10:00 H2 wang phone met";
    kept_and_broken(office, "birthday/H2/2026-11-16", span, visit);
    let span = ("2026-11-14T00:00", "2026-11-21T00:00");
    kept_and_broken(office, "great-occasion/H2/e1", span, visit);
    let span = ("2026-09-18T00:00", "2026-09-25T00:00");
    let visit = "2026-09-20T10:00 H2 wang door met";
    kept_and_broken(office, "mid-autumn-visit/H2/2026-09-25", span, visit);
    let spring = office().at("2027-01-25T09:00");
    let duties = spring.duties("2027-01", "spring-festival-visit", Some("H1"));
    assert_eq!(
        (&duties[0]["state"], &duties[0]["due"]),
        (&"open".into(), &"2027-02-06T00:00".into())
    );
}

#[test]
fn s3_an_incident_or_a_complaint_brings_a_visit_at_once() {
    let incident = || seasonal().event("e1 2026-11-16T08:00 H1 incident");
    let span = ("2026-11-16T08:00", "2026-11-17T08:00");
    let visit = "2026-11-16T15:00 H1 wang door met";
    kept_and_broken(incident, "incident-visit/H1/e1", span, visit);
    let complaint = || seasonal().issue("i1 2026-11-16T08:00 H1 complaint general");
    kept_and_broken(complaint, "complaint-visit/H1/i1", span, visit);
    assert_eq!(
        complaint().planned("H1")[0]["date"],
        "2026-11-16",
        "today, not some day"
    );
    let question = seasonal().issue("i1 2026-11-16T08:00 H1 question general");
    assert!(question.duties("2026", "complaint-visit", None).is_empty());
}

#[test]
fn s5_a_hazard_found_in_a_visit_is_recorded_put_right_and_checked_again() {
    let office = seasonal().at("2026-11-13T10:00");
    office
        .page("log H1 --staff wang --issue 'loose railing' --kind hazard --department engineering");
    let id = text(&office.json("export issues")["rows"][0]["id"]).to_owned();
    assert!(
        office
            .duties("2026", "hazard-checked-again", None)
            .is_empty(),
        "not put right yet"
    );
    let office = office.at("2026-11-13T15:00");
    office.page(&format!("issue answer {id}"));
    office.page(&format!("issue resolve {id} --result fixed"));
    let duty = format!("hazard-checked-again/H1/{id}");
    let office = office.at("2026-11-16T09:00");
    assert_eq!(office.state(&duty), "open");
    let late = office.at("2026-11-20T15:00");
    assert_eq!(late.state(&duty), "overdue");
    late.page("log H1 --staff wang --at 2026-11-17T10:00");
    assert_eq!(late.state(&duty), "done");
}

#[test]
fn t4_visiting_itself_is_judged() {
    let office = office()
        .change("policy.toml", "households = 8", "households = 1")
        .visit("2026-11-03T19:20 H1 lin door met rate_overall=5 logged_at=2026-11-03T20:00")
        .issue("i1 2026-11-04T10:00 H1 complaint general assignee=lin answered_at=2026-11-05T10:00 resolved_at=2026-11-06T10:00");
    let card = office.json("report --card lin");
    assert_eq!(
        with(&card["quota"], "rule", "officer-monthly")["short"],
        0,
        "how often"
    );
    assert_eq!(
        with(&card["ratings"], "service", "overall")["mean"],
        5.0,
        "how well"
    );
    assert_eq!(counts(&card["logged_late"]), (0, 1), "how timely");
    let resolved = &office.json("report")["issues"]["resolved_rate"];
    assert_eq!(counts(resolved), (1, 1), "what came of it");
    let hasty = (0..2).fold(office, |office, number| {
        let office = office.owner(&format!("S{number} occupied"));
        office.visit(&format!("2026-11-05T19:20 S{number} lin door met"))
    });
    let questions = hasty.json("report --card lin")["questions"].clone();
    assert!(
        !list(&questions).is_empty(),
        "two doors in one minute: how was that?"
    );
}

#[test]
fn u1_a_new_owner_is_visited_within_a_month_and_three_at_the_latest() {
    let moved = || office().owner("N1 occupied moved_in=2026-10-10");
    let span = ("2026-10-10T00:00", "2026-11-10T00:00");
    kept_and_broken(
        moved,
        "new-owner/N1/2026-10-10",
        span,
        "2026-10-20T10:00 N1 shen door met",
    );
    let late = moved().at("2027-01-10T00:00");
    assert_eq!(late.state("new-owner/N1/2026-10-10"), "missed");
    let in_time = moved()
        .visit("2027-01-09T10:00 N1 shen door met")
        .at("2027-01-10T00:00");
    assert_eq!(in_time.state("new-owner/N1/2026-10-10"), "done_late");
}

#[test]
fn u1_where_many_move_in_together_six_of_ten_are_drawn() {
    let moved_in = |count: usize| {
        let office = (0..count).fold(office(), |office, number| {
            office.owner(&format!("N{number:02} occupied moved_in=2026-10-20"))
        });
        let duties = office.duties("2026", "new-owner", None);
        duties
            .iter()
            .map(|duty| text(&duty["party"]).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(moved_in(20).len(), 20, "so few are all visited");
    let drawn = moved_in(25);
    assert_eq!(drawn.len(), 15, "60 % of 25");
    assert_eq!(drawn, moved_in(25), "the same for everyone");
}

#[test]
fn u3_every_complaint_is_revisited() {
    let resolved = || {
        office().issue("i1 2026-11-10T10:00 H1 complaint general answered_at=2026-11-10T11:00 resolved_at=2026-11-13T10:00")
    };
    let span = ("2026-11-13T10:00", "2026-11-16T10:00");
    let visit = "2026-11-14T10:00 H1 lin door met";
    kept_and_broken(resolved, "complaint-revisit/H1/i1", span, visit);
    let revisited = |office: Office| counts(&office.json("report")["complaints_revisited"]);
    assert_eq!(revisited(resolved()), (0, 1));
    assert_eq!(revisited(resolved().visit(visit)), (1, 1));
    let asks = |now: &str| resolved().at(now).page("report --brief");
    let early = asks("2026-11-16T09:00");
    assert!(
        !early.contains("Complaints revisited"),
        "it has an hour yet: {early}"
    );
    let late = asks("2026-11-16T10:01");
    assert!(late.contains("Complaints revisited"), "{late}");
}

#[test]
fn u4_an_accident_at_home_brings_a_visit_once_it_is_dealt_with() {
    let dealt_with = || office().event("e1 2026-11-13 H1 accident_handled");
    let span = ("2026-11-13T00:00", "2026-11-16T00:00");
    kept_and_broken(
        dealt_with,
        "accident-visit/H1/e1",
        span,
        "2026-11-14T10:00 H1 shen door met",
    );
    let not_yet = office().event("e1 2026-11-13 H1 accident");
    assert!(not_yet.duties("2026", "accident-visit", None).is_empty());
}

#[test]
fn u5_the_disabled_and_the_elderly_alone_are_visited_before_great_festivals() {
    let office = || {
        office()
            .owner("H2 occupied tags=disabled")
            .owner("H3 occupied tags=elderly_alone")
    };
    for party in ["H2", "H3"] {
        let duty = format!("mid-autumn-visit/{party}/2026-09-25");
        let visit = format!("2026-09-20T10:00 {party} shen door met");
        kept_and_broken(
            office,
            &duty,
            ("2026-09-11T00:00", "2026-09-25T00:00"),
            &visit,
        );
    }
    let others = office().duties("2026", "mid-autumn-visit", Some("H1"));
    assert!(others.is_empty(), "{others:#?}");
    let national = office().at("2026-09-20T09:00");
    assert_eq!(national.state("national-day-visit/H2/2026-10-01"), "open");
    let spring = office().at("2027-01-25T09:00");
    assert_eq!(
        spring
            .duties("2027-02", "spring-festival-visit", None)
            .len(),
        2
    );
}

#[test]
fn u6_leaks_drains_and_taps_are_looked_at_again() {
    for category in ["漏水", "管道堵塞", "水龙头", "leak", "drain", "tap"] {
        let issue = format!(
            "i1 2026-11-08T10:00 H1 repair general category={category} answered_at=2026-11-08T11:00 resolved_at=2026-11-09T10:00"
        );
        let repaired = || office().issue(&issue);
        let span = ("2026-11-09T10:00", "2026-11-16T10:00");
        kept_and_broken(
            repaired,
            "plumbing-revisit/H1/i1",
            span,
            "2026-11-14T10:00 H1 luo door met",
        );
    }
    let lamp = office().issue("i1 2026-11-08T10:00 H1 repair general category=lamp answered_at=2026-11-08T11:00 resolved_at=2026-11-09T10:00");
    assert!(lamp.duties("2026", "plumbing-revisit", None).is_empty());
}

#[test]
fn u7_ten_to_fifteen_households_are_sampled_each_month() {
    let office = Office::of("revisit").staff("mei manager").households(30);
    let sample = office.duties("2026-11", "monthly-sample", None);
    let low = sample
        .iter()
        .filter(|duty| duty["priority"] == "low")
        .count();
    assert_eq!(
        (sample.len(), low),
        (15, 5),
        "ten must be, five more may be"
    );
    let drawn = text(&sample[0]["party"]).to_owned();
    office.page(&format!("log {drawn} --staff mei"));
    assert_eq!(
        office.state(&format!("monthly-sample/{drawn}/2026-11")),
        "done"
    );
    let later = office.at("2026-12-01T09:00");
    let sample = later.duties("2026-11", "monthly-sample", None);
    assert_eq!(
        sample
            .iter()
            .filter(|duty| duty["state"] == "missed")
            .count(),
        14
    );
}

#[test]
fn u7_who_was_met_for_a_complaint_or_a_repair_is_left_out() {
    let office = Office::of("revisit")
        .staff("mei manager")
        .staff("lin officer area=east")
        .households(30);
    let drawn = |office: &Office| -> Vec<String> {
        let sample = office.duties("2026-11", "monthly-sample", None);
        sample
            .iter()
            .map(|duty| text(&duty["party"]).to_owned())
            .collect()
    };
    let before = drawn(&office);
    let met = before[0].clone();
    let office = office
        .issue(&format!("i1 2026-11-02T10:00 {met} repair general answered_at=2026-11-02T11:00 resolved_at=2026-11-03T10:00"))
        .visit(&format!("2026-11-04T10:00 {met} lin phone met"));
    let after = drawn(&office);
    assert!(!after.contains(&met), "{met} was met for its repair");
    assert_eq!(after.len(), 15);
    assert_eq!(
        json!(before[1..]),
        json!(
            before
                .iter()
                .filter(|party| after.contains(party))
                .collect::<Vec<_>>()
        )
    );
}
