//! The rows KA of the rule ledger: account managers and their accounts.

use super::ask::{kept_and_broken, text, with};
use super::office::Office;

/// An office of the preset `keyaccount` with a key account and another.
fn office() -> Office {
    Office::of("keyaccount")
        .staff("boss branch_manager")
        .staff("lead team_head")
        .staff("wang account_manager area=east")
        .staff("risk risk_officer")
        .staff("wu department_manager department=engineering")
        .owner("K1 occupied tags=key")
        .owner("H1 occupied")
}

#[test]
fn ka1_key_accounts_are_met_face_to_face_with_the_head_each_quarter() {
    let duty = "key-quarterly/K1/2026Q4";
    let alone = office().visit("2026-10-08T10:00 K1 wang door met");
    assert_eq!(alone.state(duty), "open");
    let together = office().visit("2026-10-08T10:00 K1 wang;lead meeting met");
    assert_eq!(together.state(duty), "done");
}

#[test]
fn ka2_key_accounts_are_called_in_the_first_ten_days() {
    let duty = "key-call/K1/2026-11";
    let early = office().visit("2026-11-10T10:00 K1 wang phone met");
    assert_eq!(early.state(duty), "done");
    let late = office().visit("2026-11-11T10:00 K1 wang phone met");
    assert_eq!(late.state(duty), "done_late");
    assert_eq!(office().state(duty), "overdue");
}

#[test]
fn ka2_the_team_head_calls_while_the_account_manager_is_away() {
    let away = || {
        Office::of("keyaccount")
            .staff("lead team_head")
            .staff("wang account_manager area=east leave=2026-11-01/2026-11-30")
            .owner("K1 occupied tags=key")
    };
    let duty = away().duty("key-call/K1/2026-11");
    assert_eq!(duty["staff"][0], "lead", "{duty:#}");
    assert!(away().page("why K1").contains("Team head standing in"));
    let met = away().visit("2026-11-05T10:00 K1 lead phone met");
    assert_eq!(met.state("key-call/K1/2026-11"), "done");
    let there = office().visit("2026-11-05T10:00 K1 lead phone met");
    assert_eq!(
        there.state("key-call/K1/2026-11"),
        "overdue",
        "wang was at work"
    );
}

#[test]
fn ka3_other_accounts_hear_from_us_each_half_year() {
    let duty = "account-half-yearly/H1/2026H2";
    assert_eq!(office().state(duty), "open");
    let met = office().visit("2026-08-04T10:00 H1 wang phone met");
    assert_eq!(met.state(duty), "done");
}

#[test]
fn ka4_a_loan_is_checked_until_it_is_repaid() {
    let granted = || office().event("e1 2026-06-10 K1 loan_granted");
    let checks = |office: &Office| -> Vec<String> {
        let duties = office.duties("2026", "loan-check", Some("K1"));
        duties
            .iter()
            .map(|duty| text(&duty["id"]).to_owned())
            .collect()
    };
    let running = ["loan-check/K1/e1.1", "loan-check/K1/e1.2"];
    assert_eq!(checks(&granted()), running);
    assert_eq!(granted().state(running[0]), "missed");
    let met = granted().visit("2026-09-15T10:00 K1 wang;risk door met");
    assert_eq!(met.state(running[0]), "done");
    let repaid = granted().event("e2 2026-11-01 K1 loan_repaid");
    assert_eq!(checks(&repaid), running[..1]);
    kept_and_broken(
        || office().event("e1 2026-11-10 K1 loan_granted"),
        "loan-first-check/K1/e1",
        ("2026-11-10T00:00", "2026-11-25T00:00"),
        "2026-11-12T10:00 K1 wang door met",
    );
}

#[test]
fn ka5_who_owes_is_called_upon_and_after_a_month_by_the_head() {
    let owing = || office().owner("D1 occupied arrears_since=2026-10-12");
    let first = owing().duty("arrears/D1/2026-10-12");
    assert_eq!(text(&first["due"]), "2026-10-19T00:00", "five working days");
    let second = || office().owner("D2 occupied arrears_since=2026-09-28");
    let duty = second().duty("arrears-month/D2/2026-11");
    assert_eq!(
        (&duty["state"], &duty["staff"][0]),
        (&"open".into(), &"lead".into())
    );
    let seen = second().visit("2026-11-05T10:00 D2 lead door met");
    assert_eq!(seen.state("arrears-month/D2/2026-11"), "done");
    let fresh = owing().duties("2026-11", "arrears-month", None);
    assert!(fresh.is_empty(), "not a month yet when November began");
}

#[test]
fn ka6_who_never_answers_is_handed_up() {
    let calls = |count: usize| {
        (1..=count).fold(office(), |office, day| {
            office.visit(&format!("2026-11-{day:02}T10:00 H1 wang phone no_answer"))
        })
    };
    assert!(calls(2).duties("2026-11", "no-answer-3", None).is_empty());
    assert_eq!(calls(5).duties("2026-11", "no-answer-3", None).len(), 1);
    assert!(calls(5).duties("2026-11", "no-answer-6", None).is_empty());
    let handed_up = calls(6).duties("2026-11", "no-answer-6", None);
    assert_eq!(handed_up[0]["staff"][0], "boss");
}

#[test]
fn ka7_a_low_mark_is_followed_by_the_head_and_a_refusal_a_month_later() {
    let marked = |mark: u8| {
        office().visit(&format!(
            "2026-11-12T10:00 H1 wang door met rate_overall={mark}"
        ))
    };
    assert!(marked(3).duties("2026-11", "low-mark", None).is_empty());
    let low = marked(2).duty("low-mark/H1/v1");
    assert_eq!(
        (text(&low["due"]), &low["staff"][0]),
        ("2026-11-13T10:00", &"lead".into())
    );
    let called = marked(2).visit("2026-11-13T09:30 H1 lead phone met");
    assert_eq!(called.state("low-mark/H1/v1"), "done");
    let declined = office().visit("2026-10-10T10:00 H1 wang phone refused note=busy");
    let again = declined.duty("declined/H1/v1");
    assert_eq!(
        (text(&again["opens"]), &again["state"]),
        ("2026-11-10T10:00", &"open".into())
    );
}

#[test]
fn ka8_time_with_accounts_and_key_accounts_are_counted() {
    let office = office()
        .visit("2026-11-03T10:00 H1 wang door met minutes=45")
        .visit("2026-11-04T10:00 K1 wang;lead meeting met minutes=60")
        .visit("2026-11-05T10:00 H1 lead door met minutes=30");
    let quota = office.json("quota");
    assert_eq!(
        with(&quota["rows"], "rule", "account-manager-time")["met"],
        105
    );
    assert_eq!(
        with(&quota["rows"], "rule", "team-head-key")["met"],
        1,
        "key ones alone"
    );
}

#[test]
fn ka9_three_accounts_of_each_account_manager_are_drawn() {
    let office = (1..=5).fold(office(), |office, number| {
        office.owner(&format!("A{number} occupied butler=li"))
    });
    let office = office.staff("li account_manager");
    let drawn = office.duties("2026-11", "verify-sample", None);
    let of_li = drawn
        .iter()
        .filter(|duty| text(&duty["party"]).starts_with('A'))
        .count();
    assert_eq!((drawn.len(), of_li), (5, 3), "wang has two");
}

#[test]
fn ka10_accounts_are_met_in_office_hours() {
    let office = office();
    let planned = office.planned("K1");
    assert!(!planned.is_empty());
    for one in planned {
        let start = text(&one["start"]);
        assert!(("09:00".."17:30").contains(&start), "{one:#}");
    }
    let evening = super::keyaccount::office().visit("2026-11-12T19:00 H1 wang door met");
    assert!(
        evening.faults().contains(&"V451".to_owned()),
        "{:?}",
        evening.faults()
    );
}

#[test]
fn ka11_questions_are_answered_within_a_working_day() {
    // Friday afternoon and eight working hours: Monday afternoon.
    let office = || office().issue("i1 2026-11-13T15:30 H1 question general");
    let shown = office().json("issue show i1");
    assert_eq!(text(&shown["issue"]["answer_limit"]), "2026-11-16T16:30");
    let soon = office().at("2026-11-16T14:30").json("overdue");
    assert_eq!(soon["soon"][0]["escalated_to"][0], "team_head");
    let late = office().at("2026-11-16T16:31").json("overdue");
    let item = with(&late["items"], "id", "i1");
    assert_eq!(
        (&item["kind"], &item["late_minutes"]),
        (&"answer".into(), &1.into())
    );
}
