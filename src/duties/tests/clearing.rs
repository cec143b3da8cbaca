//! What clears, waives, declines, and what does not.

use crate::calendar::Instant;
use crate::duties::testing::{Town, at, november};
use crate::duties::{Known, Window, agreed, attempts, clears, derive, last_met};

fn town() -> Town {
    Town::new()
        .staff("chen manager")
        .staff("he health")
        .staff("li butler areas=west")
        .staff("wang butler areas=east")
        .staff("wu head department=engineering")
        .staff("xu head department=security")
        .owner("H1 east occupied")
        .owner("H2 east occupied")
}

/// The state of the one duty of November.
fn state(town: &Town, now: &str) -> String {
    let found = november(town, now);
    assert_eq!(found.len(), 1, "{found:?}");
    found[0]
        .split(' ')
        .next_back()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn a_home_looked_over_keeps_a_rule_that_says_so_and_is_no_meeting() {
    let inspected = |rule: &str| {
        Town::new()
            .staff("wang butler")
            .owner("H1 east vacant")
            .rule(&format!("cadence monthly {rule}"))
            .visit("v1 2026-11-10T10:00 H1 wang door inspected")
    };
    assert_eq!(state(&inspected("inspection"), "2026-11-16"), "done");
    assert_eq!(state(&inspected(""), "2026-11-16"), "open");
    let book = inspected("inspection").book();
    let known = Known::at(&book, at("2026-11-16"));
    let party = book.party("H1").expect("H1");
    assert_eq!(last_met(&known, party), None);
}

fn monthly(visit: &str) -> Town {
    Town::new()
        .staff("chen manager")
        .staff("li butler areas=west")
        .staff("wang butler areas=east")
        .owner("H1 east occupied butler=wang")
        .rule("cadence monthly by=butler:own")
        .visit(visit)
}

#[test]
fn each_condition_of_clearing_counts() {
    for (visit, expected) in [
        ("v1 2026-11-01T00:00 H1 wang door met", "done"),
        ("v1 2026-11-30T23:59 H1 wang phone met", "done"),
        ("v1 2026-10-31T23:59 H1 wang door met", "missed"),
        ("v1 2026-12-01T00:00 H1 wang door met", "missed"),
        ("v1 2026-11-10T10:00 H1 wang message met", "missed"),
        ("v1 2026-11-10T10:00 H1 wang desk met", "missed"),
        ("v1 2026-11-10T10:00 H1 wang door no_answer", "missed"),
        ("v1 2026-11-10T10:00 H1 chen door met", "missed"),
        ("v1 2026-11-10T10:00 H1 chen,wang door met", "done"),
        ("v1 2026-11-10T10:00 H1 li door met", "done"),
    ] {
        assert_eq!(
            state(&monthly(visit), "2026-12-02T00:00"),
            expected,
            "{visit}"
        );
    }
}

#[test]
fn a_visit_later_than_now_is_not_known() {
    let town = monthly("v1 2026-11-10T10:00 H1 wang door met");
    assert_eq!(state(&town, "2026-11-10T09:59"), "open");
    assert_eq!(state(&town, "2026-11-10T10:00"), "done");
}

#[test]
fn all_seats_are_taken_by_different_persons() {
    let asks = [
        ("with=health", "wang,he", "done"),
        ("with=health", "wang", "missed"),
        ("with=butler", "wang", "missed"),
        ("with=butler", "wang,wang", "missed"),
        ("with=butler", "wang,li", "done"),
        ("with=manager,butler", "li,chen,wang", "done"),
        ("by=manager with=butler:own", "chen,li", "done"),
    ];
    for (rule, team, expected) in asks {
        let town = Town::new()
            .staff("chen manager")
            .staff("he health")
            .staff("li butler areas=west")
            .staff("wang butler areas=east")
            .owner("H1 east occupied")
            .rule(&format!("cadence monthly {rule}"))
            .visit(&format!("v1 2026-11-10T10:00 H1 {team} door met"));
        assert_eq!(state(&town, "2026-12-02T00:00"), expected, "{rule} {team}");
    }
}

#[test]
fn the_department_of_the_issue_must_be_there() {
    let town = town()
        .rule("trigger revisit on=issue.resolved by=manager with=head:issue")
        .issue("i1 2026-11-02T09:00 H1 complaint major department=engineering resolved=2026-11-03T09:00");
    let by = |team: &str| {
        let visit = format!("v1 2026-11-05T10:00 H1 {team} door met");
        state(&town.clone().visit(&visit), "2026-11-06T00:00")
    };
    assert_eq!(by("chen,xu"), "open");
    assert_eq!(by("chen,wu"), "done");
    assert_eq!(by("xu,wu,chen"), "done", "whoever stands first");
}

#[test]
fn the_first_visit_in_order_of_time_and_id_clears() {
    let town = monthly("v2 2026-11-10T10:00 H1 wang door met")
        .visit("v1 2026-11-10T10:00 H1 wang phone met")
        .visit("v0 2026-11-11T10:00 H1 wang phone met");
    let book = town.book();
    let known = Known::at(&book, at("2026-11-20"));
    let duties = derive(&known, &Window::new(at("2026-11-01"), at("2026-12-01")));
    let cleared = duties[0].cleared_by.expect("cleared");
    assert_eq!(book[cleared].id.as_str(), "v1");
    assert_eq!(duties[0].ended_at(&book), Some(at("2026-11-10T10:00")));
    assert!(clears(&book, &duties[0], cleared));
}

#[test]
fn one_visit_clears_many_duties() {
    let town = monthly("v1 2026-11-10T10:00 H1 wang door met")
        .rule("cadence quarterly every=quarter")
        .rule("trigger wish on=event.x")
        .event("e1 2026-11-10 H1 x");
    let found = november(&town, "2026-11-10T10:00");
    assert_eq!(
        found,
        [
            "monthly/H1/2026-11 done",
            "quarterly/H1/2026Q4 done",
            "wish/H1/e1 done"
        ]
    );
}

#[test]
fn cleared_at_due_is_late_and_at_closing_is_missed() {
    let town = |visit: &str| {
        town()
            .rule("trigger repair on=event.repair within=24h expires=3d")
            .event("e1 2026-11-03T10:00 H1 repair")
            .visit(&format!("v1 {visit} H1 wang door met"))
    };
    for (visit, expected) in [
        ("2026-11-03T09:59", "missed"),
        ("2026-11-03T10:00", "done"),
        ("2026-11-04T09:59", "done"),
        ("2026-11-04T10:00", "done_late"),
        ("2026-11-06T09:59", "done_late"),
        ("2026-11-06T10:00", "missed"),
    ] {
        assert_eq!(state(&town(visit), "2026-11-20T00:00"), expected, "{visit}");
    }
}

#[test]
fn waiving_ends_what_is_open_then_under_the_rules_it_names() {
    let base = monthly("v0 2026-10-10T10:00 H1 wang door met");
    let waived = base
        .clone()
        .visit("v1 2026-11-10T10:00 H1 wang phone waived rules=monthly");
    assert_eq!(state(&waived, "2026-11-10T09:59"), "open");
    assert_eq!(state(&waived, "2026-11-10T10:00"), "waived");
    let met_later = waived.clone().visit("v2 2026-11-12T10:00 H1 wang door met");
    assert_eq!(state(&met_later, "2026-11-20T00:00"), "waived");
    let met_before = waived.visit("v2 2026-11-09T10:00 H1 wang door met");
    assert_eq!(state(&met_before, "2026-11-20T00:00"), "done");
    let before_it_opens = base.visit("v1 2026-10-31T10:00 H1 wang phone waived rules=monthly");
    assert_eq!(state(&before_it_opens, "2026-11-20T00:00"), "open");
}

#[test]
fn waiving_names_its_rules_and_its_party() {
    let town = town()
        .rule("cadence one")
        .rule("cadence two")
        .visit("v1 2026-11-10T10:00 H1 wang phone waived rules=two");
    assert_eq!(
        november(&town, "2026-11-11T00:00"),
        [
            "one/H1/2026-11 open",
            "one/H2/2026-11 open",
            "two/H1/2026-11 waived",
            "two/H2/2026-11 open"
        ]
    );
    let book = town.book();
    let duties = derive(
        &Known::at(&book, at("2026-11-11")),
        &Window::new(at("2026-11-01"), at("2026-12-01")),
    );
    assert_eq!(duties[2].cleared_by, None);
    assert_eq!(duties[2].closes, at("2026-12-01"));
    assert_eq!(duties[2].ended_at(&book), Some(at("2026-11-10T10:00")));
}

#[test]
fn a_refusal_declines_the_ordinary_for_the_month() {
    let town = town()
        .rule("cadence high priority=high")
        .rule("cadence low priority=low")
        .rule("cadence normal")
        .rule("cadence quarter every=quarter")
        .rule("cadence weekly every=week")
        .visit("v1 2026-11-10T10:00 H1 wang door refused");
    let of_h1 = |now: &str| {
        let all = november(&town, now)
            .into_iter()
            .filter(|line| line.contains("/H1/"));
        all.collect::<Vec<_>>()
    };
    assert_eq!(
        of_h1("2026-11-12T00:00"),
        [
            "high/H1/2026-11 open",
            "low/H1/2026-11 declined",
            "normal/H1/2026-11 declined",
            "quarter/H1/2026Q4 declined",
            "weekly/H1/2026-W44 missed",
            "weekly/H1/2026-W45 missed",
            "weekly/H1/2026-W46 declined",
            "weekly/H1/2026-W47 declined",
            "weekly/H1/2026-W48 declined",
            "weekly/H1/2026-W49 declined",
        ]
    );
    assert_eq!(
        of_h1("2026-12-01T00:00"),
        [
            "high/H1/2026-11 missed",
            "low/H1/2026-11 declined",
            "normal/H1/2026-11 declined",
            "quarter/H1/2026Q4 open",
            "weekly/H1/2026-W44 missed",
            "weekly/H1/2026-W45 missed",
            "weekly/H1/2026-W46 declined",
            "weekly/H1/2026-W47 declined",
            "weekly/H1/2026-W48 declined",
            "weekly/H1/2026-W49 open",
        ],
        "what closes after the month is open again"
    );
}

#[test]
fn a_later_visit_makes_what_was_declined_done() {
    let town = monthly("v1 2026-11-10T10:00 H1 wang door refused")
        .visit("v2 2026-11-20T10:00 H1 wang phone met");
    assert_eq!(state(&town, "2026-11-15T00:00"), "declined");
    assert_eq!(state(&town, "2026-11-20T10:00"), "done");
}

#[test]
fn the_month_of_a_refusal_is_the_offices() {
    let town = monthly("v1 2026-11-20T10:00 H1 wang door refused")
        .rule("cadence quarter every=quarter")
        .month_starts_on(26);
    let quarter = |now: &str| {
        november(&town, now)
            .into_iter()
            .find(|line| line.starts_with("quarter"))
    };
    assert_eq!(
        quarter("2026-11-25T23:59").as_deref(),
        Some("quarter/H1/2026Q4 declined")
    );
    assert_eq!(
        quarter("2026-11-26T00:00").as_deref(),
        Some("quarter/H1/2026Q4 open")
    );
}

#[test]
fn no_answer_is_an_attempt_until_met() {
    let town = town()
        .visit("v1 2026-11-01T10:00 H1 wang door no_answer")
        .visit("v2 2026-11-02T10:00 H1 wang phone met")
        .visit("v3 2026-11-03T10:00 H1 wang door no_answer")
        .visit("v4 2026-11-04T10:00 H1 wang phone no_answer")
        .visit("v5 2026-11-05T10:00 H1 wang message met")
        .visit("v6 2026-11-06T10:00 H1 li door no_answer");
    let book = town.book();
    let party = book.party("H1").expect("H1");
    let attempts_at = |now: &str| attempts(&Known::at(&book, at(now)), party);
    assert_eq!(attempts_at("2026-11-01T23:00"), 1);
    assert_eq!(attempts_at("2026-11-02T23:00"), 0);
    assert_eq!(
        attempts_at("2026-11-05T23:00"),
        1,
        "a call is no attempt at the door, a message no meeting"
    );
    assert_eq!(attempts_at("2026-11-06T23:00"), 2);
}

#[test]
fn met_is_at_the_door_or_by_telephone() {
    let town = town()
        .visit("v1 2026-11-01T10:00 H1 wang,li door met")
        .visit("v2 2026-11-02T10:00 H1 chen phone met")
        .visit("v3 2026-11-03T10:00 H1 wang desk met")
        .visit("v4 2026-11-04T10:00 H1 wang message met")
        .visit("v5 2026-11-05T10:00 H1 wang door no_answer");
    let book = town.book();
    let party = book.party("H1").expect("H1");
    let id = |visit: Option<crate::model::VisitIx>| visit.map(|visit| book[visit].id.to_string());
    let known = Known::at(&book, at("2026-11-20"));
    assert_eq!(id(last_met(&known, party)).as_deref(), Some("v2"));
    assert_eq!(
        id(last_met(&Known::at(&book, at("2026-11-01T09:00")), party)),
        None
    );
}

#[test]
fn a_time_agreed_on_counts_until_something_later() {
    let base =
        town().visit("v1 2026-11-10T10:00 H1 wang,he phone rescheduled next=2026-11-20T19:00");
    let starts = |town: &Town, now: &str| {
        let book = town.book();
        let found = agreed::agreements(&Known::at(&book, at(now)));
        found
            .iter()
            .map(|row| (row.start, row.minutes, row.staff.len()))
            .collect::<Vec<_>>()
    };
    let agreed: Vec<(Instant, u32, usize)> = vec![(at("2026-11-20T19:00"), 5, 2)];
    assert_eq!(starts(&base, "2026-11-10T09:59"), []);
    assert_eq!(starts(&base, "2026-11-10T10:00"), agreed);
    let visited = base
        .clone()
        .visit("v2 2026-11-12T10:00 H1 wang door no_answer");
    assert_eq!(starts(&visited, "2026-11-13T00:00"), []);
    assert_eq!(starts(&visited, "2026-11-11T00:00"), agreed);
    let saved = base.clone().row("r1 2026-11-20T19:00 H1 wang cancelled");
    assert_eq!(starts(&saved, "2026-11-13T00:00"), []);
    let other = base
        .clone()
        .row("r1 2026-11-20T18:00 H1 wang agreed")
        .row("r2 2026-11-20T19:00 H2 wang agreed");
    assert_eq!(starts(&other, "2026-11-13T00:00"), agreed);
    let desk = town().visit("v1 2026-11-10T10:00 H1 wang desk rescheduled next=2026-11-20T19:00");
    assert_eq!(starts(&desk, "2026-11-13T00:00"), []);
}
