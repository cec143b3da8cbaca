//! Limits of issues, stages, what is overdue.

use crate::duties::limits::{Timeliness, answer, answer_limit, promise, resolution, resolve_limit};
use crate::duties::testing::{Town, at};
use crate::duties::{Known, overdue, revisited, stage};
use crate::model::{IssueIx, Stage};

fn town(issue: &str) -> Town {
    Town::new()
        .staff("wang butler")
        .owner("H1 east occupied")
        .issue(&format!("i1 2026-11-02T09:00 H1 complaint {issue}"))
}

fn with(issue: &str, now: &str) -> (Timeliness, Timeliness, Option<Timeliness>) {
    let book = town(issue).book();
    let known = Known::at(&book, at(now));
    let issue = &book.issues[0];
    (
        answer(&known, issue).expect("it has a limit"),
        resolution(&known, issue).expect("it has a limit"),
        promise(&known, issue),
    )
}

#[test]
fn an_instant_equal_to_the_limit_is_in_time() {
    use Timeliness::{Late, OnTime, Overdue, Pending};
    for (issue, now, expected) in [
        ("urgent", "2026-11-03T09:00", Pending),
        ("urgent", "2026-11-03T09:01", Overdue),
        ("general", "2026-11-04T09:00", Pending),
        ("general", "2026-11-04T09:01", Overdue),
        ("urgent answered=2026-11-03T09:00", "2026-11-20", OnTime),
        ("urgent answered=2026-11-03T09:01", "2026-11-20", Late),
        (
            "urgent answered=2026-11-03T09:01",
            "2026-11-03T09:00",
            Pending,
        ),
        ("urgent resolved=2026-11-02T10:00", "2026-11-20", Overdue),
    ] {
        assert_eq!(with(issue, now).0, expected, "{issue} {now}");
    }
}

#[test]
fn resolving_has_a_limit_of_its_own_and_closing_ends_it() {
    use Timeliness::{Closed, Late, OnTime, Overdue, Pending};
    for (issue, now, expected) in [
        ("urgent", "2026-11-05T09:00", Pending),
        ("urgent", "2026-11-05T09:01", Overdue),
        ("major", "2026-11-09T09:01", Overdue),
        ("urgent resolved=2026-11-05T09:00", "2026-11-20", OnTime),
        ("urgent resolved=2026-11-05T09:01", "2026-11-20", Late),
        (
            "urgent answered=2026-11-03T08:00 closed=2026-11-04T09:00",
            "2026-11-20",
            Closed,
        ),
        (
            "urgent answered=2026-11-03T08:00 closed=2026-11-19T09:00",
            "2026-11-18",
            Overdue,
        ),
    ] {
        assert_eq!(with(issue, now).1, expected, "{issue} {now}");
    }
}

#[test]
fn an_earlier_promise_is_the_limit_and_a_later_one_is_chased_too() {
    let early = "general promised=2026-11-02T18:00";
    assert_eq!(
        with(early, "2026-11-02T18:00"),
        (Timeliness::Pending, Timeliness::Pending, None)
    );
    assert_eq!(with(early, "2026-11-02T18:01").0, Timeliness::Overdue);
    let late = "general promised=2026-11-06T18:00";
    assert_eq!(
        with(late, "2026-11-05T09:00").0,
        Timeliness::Overdue,
        "it extends nothing"
    );
    assert_eq!(with(late, "2026-11-06T18:00").2, Some(Timeliness::Pending));
    assert_eq!(with(late, "2026-11-06T18:01").2, Some(Timeliness::Overdue));
    let book = town("general promised=2026-11-04T09:00").book();
    let known = Known::at(&book, at("2026-11-20"));
    assert_eq!(
        answer_limit(&known, &book.issues[0]),
        Some(at("2026-11-04T09:00"))
    );
    assert_eq!(promise(&known, &book.issues[0]), None);
}

#[test]
fn what_is_overdue_stands_longest_late_first() {
    let town = town("general promised=2026-11-06T18:00 assignee=wang")
        .rule("trigger revisit on=issue.raised within=1d")
        .rule("trigger other on=event.x within=1d")
        .rule("cadence monthly times=2")
        .event("e1 2026-11-03T09:00 H1 x");
    let book = town.book();
    let known = Known::at(&book, at("2026-11-17T10:00"));
    let items = overdue::items(&known);
    let lines: Vec<String> = items
        .iter()
        .map(|item| {
            let severity = item
                .issue
                .map_or("-", |issue| book[issue].severity.as_str());
            format!(
                "{} {} {} {} {severity} {}",
                item.kind.as_str(),
                item.id,
                item.limit,
                item.late_minutes,
                item.staff.len()
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            "revisit revisit/H1/i1 2026-11-03T09:00 20220 general 1",
            "answer i1 2026-11-04T09:00 18780 general 1",
            "duty other/H1/e1 2026-11-04T09:00 18780 - 1",
            "promise i1 2026-11-06T18:00 15360 general 1",
            "resolve i1 2026-11-09T09:00 11580 general 1",
            "duty monthly/H1/2026-11.1 2026-11-16T00:00 2040 - 1",
        ]
    );
}

#[test]
fn late_minutes_are_those_that_elapsed() {
    let book = town("urgent").zone("Europe/Berlin").book();
    let known = Known::at(&book, at("2026-11-03T10:00"));
    assert_eq!(overdue::items(&known)[0].late_minutes, 60);
    let spring = Town::new()
        .zone("Europe/Berlin")
        .owner("H1 east occupied")
        .issue("i1 2026-03-28T00:30 H1 complaint urgent")
        .book();
    let items = overdue::items(&Known::at(&spring, at("2026-03-29T03:30")));
    assert_eq!(
        items[0].late_minutes, 120,
        "from 00:30, an hour being skipped at two"
    );
}

#[test]
fn it_ends_by_counting_what_was_missed_in_the_last_month() {
    let town = Town::new()
        .staff("wang butler")
        .owner("H1 east occupied")
        .rule("cadence monthly")
        .rule("cadence weekly every=week")
        .rule("cadence quarter every=quarter")
        .visit("v1 2026-10-06T10:00 H1 wang door met");
    let missed = |now: &str| {
        let book = town.book();
        overdue::missed_last_month(&Known::at(&book, at(now)))
    };
    // October: its month and one week are done, the quarter ends in December; the weeks that end
    // on 5, 19 and 26 October are missed. The one that ends on 2 November belongs to November.
    assert_eq!(missed("2026-11-16T09:00"), 3);
    // December: its month, its weeks ending on 7, 14, 21 and 28, and the quarter done in October.
    assert_eq!(missed("2027-01-01T00:00"), 5);
}

#[test]
fn a_stage_is_the_furthest_reached() {
    let stage_of = |issue: &str, now: &str| {
        let book = town(issue)
            .rule("trigger answered on=issue.answered")
            .rule("trigger raised on=issue.raised")
            .visit("v1 2026-11-05T10:00 H1 wang door met")
            .visit("v2 2026-11-08T10:00 H1 wang door met")
            .book();
        let known = Known::at(&book, at(now));
        stage(&known, IssueIx::new(0), revisited(&known)[0])
    };
    assert_eq!(
        stage_of("general", "2026-11-20"),
        Stage::Received,
        "raised is no step to revisit"
    );
    assert_eq!(
        stage_of("general answered=2026-11-09T09:00", "2026-11-20"),
        Stage::Answered
    );
    assert_eq!(
        stage_of("general answered=2026-11-09T09:00", "2026-11-08"),
        Stage::Received
    );
    assert_eq!(
        stage_of("general answered=2026-11-03T09:00", "2026-11-20"),
        Stage::Revisited
    );
    assert_eq!(
        stage_of("general answered=2026-11-03T09:00", "2026-11-04"),
        Stage::Answered
    );
    assert_eq!(
        stage_of("general resolved=2026-11-09T09:00", "2026-11-20"),
        Stage::Resolved
    );
    assert_eq!(
        stage_of("general resolved=2026-11-03T09:00 revisit=v2", "2026-11-20"),
        Stage::Revisited
    );
    assert_eq!(
        stage_of("general resolved=2026-11-03T09:00 revisit=v2", "2026-11-06"),
        Stage::Resolved,
        "that visit lies ahead"
    );
    let closed = "general answered=2026-11-03T09:00 closed=2026-11-10T09:00";
    assert_eq!(stage_of(closed, "2026-11-20"), Stage::Closed);
    assert_eq!(stage_of(closed, "2026-11-09"), Stage::Revisited);
}

#[test]
fn limits_move_by_the_time_on_hold_and_promises_do_not() {
    let limits = |issue: &str, now: &str| {
        let book = town(issue).book();
        let known = Known::at(&book, at(now));
        let issue = &book.issues[0];
        (answer_limit(&known, issue), resolve_limit(&known, issue))
    };
    let moved = |answer: &str, resolve: &str| (Some(at(answer)), Some(at(resolve)));
    // Raised 2 November at 9: to be answered by the 4th, solved by the 9th.
    assert_eq!(
        limits("general", "2026-11-20"),
        moved("2026-11-04T09:00", "2026-11-09T09:00")
    );
    assert_eq!(
        limits(
            "general holds=2026-11-03T09:00/2026-11-03T15:00",
            "2026-11-20"
        ),
        moved("2026-11-04T15:00", "2026-11-09T15:00")
    );
    assert_eq!(
        limits(
            "general holds=2026-11-05T09:00/2026-11-06T09:00",
            "2026-11-20"
        ),
        moved("2026-11-04T09:00", "2026-11-10T09:00"),
        "what was late before stays late"
    );
    assert_eq!(
        limits("general holds=2026-11-03T09:00/", "2026-11-03T12:00"),
        moved("2026-11-04T12:00", "2026-11-09T12:00"),
        "as far as is known"
    );
    let promised = "general promised=2026-11-03T18:00 holds=2026-11-03T09:00/2026-11-08T09:00";
    assert_eq!(
        limits(promised, "2026-11-20").0,
        Some(at("2026-11-03T18:00"))
    );
}

#[test]
fn what_is_on_hold_is_not_late_and_what_was_late_is_told_apart() {
    let late = |issue: &str| {
        let book = town(issue).book();
        let items = overdue::items(&Known::at(&book, at("2026-11-20")));
        let told = items
            .iter()
            .map(|item| (item.kind.as_str(), item.held_since.is_some()));
        told.collect::<Vec<_>>()
    };
    assert_eq!(late("general holds=2026-11-04T09:00/"), []);
    assert_eq!(
        late("general holds=2026-11-05T09:00/"),
        [("answer", true)],
        "the answer was late before"
    );
    assert_eq!(
        late("general holds=2026-11-05T09:00/2026-11-06T09:00"),
        [("answer", false), ("resolve", false)]
    );
}
