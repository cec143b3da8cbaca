//! The figures of the monthly report, each where it is easily got wrong.

use crate::calendar::Period;
use crate::duties::Known;
use crate::duties::figures::{self, Share};
use crate::duties::testing::{Town, at};
use crate::model::Book;

fn town() -> Town {
    Town::new()
        .owner("H1 east occupied")
        .owner("H2 east occupied")
        .owner("H3 east vacant")
        .contact("C1 committee_chair")
        .staff("wang butler areas=east")
        .rule("cadence monthly status=occupied")
}

fn month(book: &Book, name: &str) -> Period {
    book.almanac.parse_period(name).unwrap()
}

fn november(town: &Town, now: &str) -> figures::Figures {
    let book = town.book();
    let known = Known::at(&book, at(now));
    figures::of(&known, &month(&book, "2026-11"))
}

fn share(n: u64, of: u64) -> Share {
    Share { n, of }
}

#[test]
fn an_empty_month_has_shares_of_nothing() {
    let figures = november(&Town::new(), "2026-11-16");
    assert_eq!(figures.answers_on_time, share(0, 0));
    assert_eq!(figures.valid_complaints, share(0, 0));
    assert_eq!(figures.visits.made, 0);
    assert!(figures.hot_issues.is_empty() && figures.quota.is_empty());
    assert_eq!(figures.per_day.len(), 16);
}

#[test]
fn an_answer_counts_in_the_month_of_its_limit_once_it_is_past_or_given() {
    // Raised in October, its 48 hours end on 1 November.
    let october = town().issue("i1 2026-10-30T10:00 H1 repair general answered=2026-10-31T10:00");
    assert_eq!(
        november(&october, "2026-11-16").answers_on_time,
        share(1, 1)
    );
    // Not answered, and there is time until the minute itself.
    let open = town().issue("i1 2026-11-14T10:00 H1 repair general");
    assert_eq!(
        november(&open, "2026-11-16T10:00").answers_on_time,
        share(0, 0)
    );
    assert_eq!(
        november(&open, "2026-11-16T10:01").answers_on_time,
        share(0, 1)
    );
    // Answered before its limit, which lies ahead.
    let early = town().issue("i1 2026-11-16T08:00 H1 repair general answered=2026-11-16T08:30");
    assert_eq!(
        november(&early, "2026-11-16T09:00").answers_on_time,
        share(1, 1)
    );
    // An earlier promise is the limit.
    let promised = town().issue(
        "i1 2026-11-10T08:00 H1 repair general promised=2026-11-10T12:00 answered=2026-11-10T13:00",
    );
    let figures = november(&promised, "2026-11-16");
    assert_eq!(
        (figures.answers_on_time, figures.promises_kept),
        (share(0, 1), share(0, 1))
    );
    assert_eq!(figures.late_answers, figures.broken_promises);
}

#[test]
fn a_promise_ahead_is_not_counted() {
    let town = town().issue("i1 2026-11-10T08:00 H1 repair general promised=2026-11-20T12:00");
    assert_eq!(november(&town, "2026-11-16").promises_kept, share(0, 0));
    assert_eq!(november(&town, "2026-11-21").promises_kept, share(0, 1));
}

#[test]
fn open_issues_are_those_of_every_month_not_closed_at_its_end() {
    let town = town()
        .issue("i1 2026-09-10T08:00 H1 question general")
        .issue("i2 2026-11-10T08:00 H1 question general answered=2026-11-10T09:00 closed=2026-12-02T09:00")
        .issue("i3 2026-11-11T08:00 H1 question general answered=2026-11-11T09:00 closed=2026-11-12T09:00")
        .issue("i4 2026-12-01T08:00 H1 question general");
    let figures = november(&town, "2026-12-16");
    assert_eq!((figures.issues.raised, figures.issues.open), (2, 2));
    let ages: Vec<u64> = figures.open_by_age.iter().map(|aged| aged.all()).collect();
    assert_eq!(ages, [0, 0, 0, 1, 1], "as of the month's last day");
    assert_eq!(november(&town, "2026-11-30").issues.open, 2);
}

#[test]
fn valid_complaints_are_shares_of_the_households_in_scope() {
    let town = town()
        .issue("i1 2026-11-10T08:00 H1 complaint general class=valid")
        .issue("i2 2026-11-11T08:00 H1 complaint general class=venting");
    assert_eq!(november(&town, "2026-11-16").valid_complaints, share(1, 2));
}

#[test]
fn a_complaint_solved_in_the_month_is_revisited_by_name_or_by_clearing() {
    let town = town()
        .rule("trigger revisit on=issue.resolved where.kind=complaint within=3d expires=30d")
        .issue("i1 2026-10-20T08:00 H1 complaint general resolved=2026-11-02T08:00")
        .issue("i2 2026-10-20T08:00 H2 complaint general resolved=2026-11-02T08:00")
        .visit("v1 2026-11-03T10:00 H1 wang door met");
    assert_eq!(
        november(&town, "2026-11-16").complaints_revisited,
        share(1, 2)
    );
    let named = town.visit("v2 2026-11-02T10:00 H2 wang message met");
    let named = named
        .issue("i3 2026-10-21T08:00 H2 complaint general resolved=2026-11-02T08:00 revisit=v2");
    assert_eq!(
        november(&named, "2026-11-16").complaints_revisited,
        share(2, 3)
    );
}

#[test]
fn households_met_are_met_at_the_door_or_by_telephone_and_contacts_do_not_count() {
    let town = town()
        .visit("v1 2026-11-03T10:00 H1 wang door met")
        .visit("v2 2026-11-04T10:00 H1 wang phone met")
        .visit("v3 2026-11-05T10:00 H2 wang message met")
        .visit("v4 2026-11-06T10:00 C1 wang meeting met")
        .visit("v5 2026-11-07T10:00 H2 wang door no_answer")
        .visit("v6 2026-11-17T10:00 H2 wang door met");
    let visits = november(&town, "2026-11-16").visits;
    assert_eq!(
        (visits.made, visits.attempts, visits.households_met),
        (4, 1, 1)
    );
    let made: Vec<u64> = visits.by_channel.iter().map(|(_, made)| *made).collect();
    assert_eq!(made, [1, 1, 1, 0, 1]);
}

#[test]
fn duties_count_where_their_last_minute_lies_and_open_ones_in_no_column() {
    let town = town().visit("v1 2026-11-03T10:00 H1 wang door met");
    let running = november(&town, "2026-11-16");
    assert_eq!(running.duties[0].1.done, 1);
    assert_eq!(running.duties[0].1.all(), 1, "the open one is in no column");
    let over = november(&town, "2026-12-01");
    assert_eq!((over.duties[0].1.done, over.duties[0].1.missed), (1, 1));
    assert_eq!(over.by_rule[0].1, 1);
}

#[test]
fn one_visit_that_clears_two_duties_of_a_rule_counts_once() {
    let town = town()
        .rule("trigger call on=issue.raised within=3d expires=30d")
        .issue("i1 2026-11-02T08:00 H1 question general")
        .issue("i2 2026-11-02T09:00 H1 question general")
        .visit("v1 2026-11-03T10:00 H1 wang door met");
    let figures = november(&town, "2026-11-16");
    let (rule, cleared) = figures.by_rule[1];
    assert_eq!((figures.duties[1].1.done, cleared), (2, 1));
    assert_eq!(town.book()[rule].id.as_str(), "call");
}

#[test]
fn a_visit_is_recorded_late_only_where_it_says_when() {
    let town = town()
        .visit("v1 2026-11-03T10:00 H1 wang door met logged=2026-11-05T10:00")
        .visit("v2 2026-11-04T10:00 H1 wang door met logged=2026-11-06T10:01")
        .visit("v3 2026-11-05T10:00 H1 wang door met");
    assert_eq!(november(&town, "2026-11-16").logged_late, share(1, 2));
}

#[test]
fn hot_issues_stand_beside_the_month_before() {
    let town = town()
        .issue("i1 2026-10-02T08:00 H1 question general")
        .issue("i2 2026-11-02T08:00 H1 question general")
        .issue("i3 2026-11-02T09:00 H1 repair general")
        .issue("i4 2026-11-02T10:00 H1 repair general");
    let hot = november(&town, "2026-11-16").hot_issues;
    let told: Vec<_> = hot
        .iter()
        .map(|hot| (hot.category.as_str(), hot.count, hot.before))
        .collect();
    assert_eq!(told, [("repair", 2, 0), ("question", 1, 1)]);
}

#[test]
fn what_had_to_be_taken_up_again_was_not_solved() {
    let town = town()
        .issue("i1 2026-11-02T08:00 H1 repair general answered=2026-11-02T09:00 resolved=2026-11-03T09:00")
        .issue("i2 2026-11-03T08:00 H1 repair general answered=2026-11-03T09:00 resolved=2026-11-04T09:00")
        .issue("i3 2026-11-12T08:00 H1 repair general reopens=i1");
    let figures = november(&town, "2026-11-13");
    assert_eq!(figures.issues.resolved, share(1, 3));
    assert_eq!(figures.issues.reopened, share(1, 2));
    assert_eq!(figures.repairs_on_time, share(1, 2));
    let before = november(&town, "2026-11-11");
    assert_eq!(before.issues.resolved, share(2, 2));
}

#[test]
fn the_plan_is_attained_by_visits_of_those_who_were_to_go() {
    let town = town()
        .owner("H4 east occupied")
        .owner("H5 east occupied")
        .staff("li butler areas=east")
        .row("b1 2026-11-03T10:00 H1 wang proposed")
        .row("b2 2026-11-03T11:00 H2 wang agreed")
        .row("b3 2026-11-04T10:00 H4 wang proposed")
        .row("b4 2026-11-04T11:00 H5 wang proposed")
        .row("b5 2026-11-05T11:00 H5 wang cancelled")
        .row("b6 2026-11-20T10:00 H1 wang proposed")
        .visit("v1 2026-11-03T10:05 H1 wang door met")
        .visit("v2 2026-11-03T11:00 H2 wang door no_answer")
        .visit("v3 2026-11-06T10:00 H4 wang door met")
        .visit("v4 2026-11-04T11:00 H5 li door met");
    let attained = november(&town, "2026-11-16").attainment;
    // b1 and b2 were kept, b3 was made up for on another day, b4 was made by somebody else.
    assert_eq!(
        (attained.all.kept, attained.all.met),
        (share(2, 4), share(1, 2))
    );
    assert_eq!((attained.all.moved, attained.all.dropped), (1, 1));
    assert_eq!(attained.all.unplanned, share(2, 3), "v3 and v4");
    assert_eq!(
        attained.all.unannounced,
        share(3, 4),
        "only v2 was agreed on"
    );
    let book = town.book();
    let of = |id: &str| attained.of(book.member(id).expect("a member"));
    assert_eq!((of("wang").kept, of("li").kept), (share(2, 4), share(0, 0)));
    assert_eq!(of("li").unplanned, share(1, 1));
}
