//! `due`, `why`, `overdue`, `quota`, `coverage` on the example community.

use crate::support::{json, on_example, stderr, stdout};

#[test]
fn the_envelope_says_schema_time_period_and_errors() {
    let answer = json(&["due", "2026-11"]);
    assert_eq!(answer["schema"], "visits.due/1");
    assert_eq!(answer["now"], "2026-11-16T09:00");
    assert_eq!(answer["period"]["name"], "2026-11");
    assert_eq!(answer["data_errors"], 0);
}

#[test]
fn each_resident_household_has_its_monthly_duty_and_a_reason() {
    let answer = json(&["due", "2026-11", "--rule", "resident-monthly"]);
    let duties = answer["duties"].as_array().expect("a list");
    assert!(duties.len() > 150, "{} duties", duties.len());
    for duty in duties {
        let id = duty["id"].as_str().expect("an id");
        assert_eq!(
            id,
            format!(
                "resident-monthly/{}/2026-11",
                duty["party"].as_str().unwrap()
            )
        );
        assert_eq!(duty["due"], "2026-12-01T00:00");
        assert!(!duty["reason"].as_str().unwrap().is_empty());
    }
}

#[test]
fn filters_leave_only_what_they_name() {
    let open = json(&["due", "--state", "open", "--staff", "zhang"]);
    for duty in open["duties"].as_array().expect("a list") {
        assert_eq!(duty["state"], "open");
        assert!(duty["staff"].as_array().unwrap().contains(&"zhang".into()));
    }
}

#[test]
fn a_misspelt_name_is_told_with_the_nearest() {
    let output = on_example()
        .args(["due", "--rule", "resident-montly"])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("resident-monthly"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn an_unknown_period_is_told_with_what_is_understood() {
    let output = on_example()
        .args(["due", "soon"])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    for form in ["2026-W45", "本月", "last 7 days"] {
        assert!(stderr(&output).contains(form), "{}", stderr(&output));
    }
}

#[test]
fn exit_codes_tell_cron_what_is_late_or_short() {
    for (arguments, code) in [
        (&["overdue"][..], 0),
        (&["overdue", "--exit-code"], 1),
        (&["quota", "--exit-code"], 1),
        (&["coverage", "--exit-code"], 1),
    ] {
        let output = on_example().args(arguments).output().expect("it runs");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    }
}

#[test]
fn overdue_is_worst_first() {
    let answer = json(&["overdue"]);
    let late: Vec<i64> = answer["items"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| item["late_minutes"].as_i64().expect("minutes"))
        .collect();
    assert!(
        !late.is_empty() && late.is_sorted_by(|one, other| one >= other),
        "{late:?}"
    );
}

#[test]
fn coverage_adds_up_to_its_total() {
    let answer = json(&["coverage", "--by", "building"]);
    let sum = |key: &str| -> i64 {
        answer["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row[key].as_i64().unwrap())
            .sum()
    };
    assert_eq!(
        sum("in_scope"),
        answer["total"]["in_scope"].as_i64().unwrap()
    );
    assert_eq!(sum("covered"), answer["total"]["covered"].as_i64().unwrap());
}

#[test]
fn why_names_every_rule_and_the_condition_that_fails() {
    let answer = json(&["why", "C-committee_chair"]);
    let rules = answer["rules"].as_array().expect("a list");
    let of = |id: &str| {
        rules
            .iter()
            .find(|rule| rule["rule"] == id)
            .expect("the rule")
    };
    assert_eq!(of("committee-chair")["applies"], true);
    assert_eq!(of("resident-monthly")["applies"], false);
    assert!(
        !of("resident-monthly")["obstacles"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn words_for_periods_mean_the_same_in_both_languages() {
    assert_eq!(
        json(&["due", "this", "month"])["period"],
        json(&["due", "本月"])["period"]
    );
    assert_eq!(
        json(&["due", "last 7 days"])["period"],
        json(&["due", "近7天"])["period"]
    );
}

#[test]
fn people_see_what_there_is_to_do_and_programs_everything() {
    let shown = |arguments: &[&str]| {
        let output = on_example().args(arguments).output().expect("it runs");
        stdout(&output)
    };
    let duties = json(&["due"])["duties"].as_array().expect("a list").len();
    let rows = |page: &str| {
        page.lines()
            .filter(|line| line.contains("2026-11-"))
            .count()
    };
    let open = shown(&["due"]);
    assert!(!open.contains("  done "), "{open}");
    assert!(open.contains("shown with --all"), "{open}");
    assert!(open.contains(&format!("{duties} duties: ")), "{open}");
    let all = shown(&["due", "--all"]);
    assert!(rows(&all) > rows(&open) && all.contains("  done "), "{all}");
    assert!(!all.contains("--all"), "{all}");
    assert!(shown(&["due", "--state", "done"]).contains("  done "));
    let csv = shown(&["due", "-f", "csv"]);
    assert_eq!(csv.lines().count(), duties + 1, "csv is for programs");
    let ahead = shown(&["due", "next", "month"]);
    assert!(
        ahead.contains("upcoming") && !ahead.contains("Nothing is open"),
        "of a month ahead there is nothing else: {ahead}"
    );
}

#[test]
fn overdue_has_what_a_step_is_typed_with_and_a_total() {
    let output = on_example().args(["overdue"]).output().expect("it runs");
    let page = stdout(&output);
    let items = json(&["overdue"]);
    let items = items["items"].as_array().expect("a list");
    for item in items {
        assert!(page.contains(item["id"].as_str().expect("an id")), "{page}");
    }
    let held = items.iter().filter(|item| !item["held_since"].is_null());
    let late = items.len() - held.count();
    assert!(
        page.contains(&format!("{late} past their limit: ")),
        "{page}"
    );
}
