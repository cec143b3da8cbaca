//! Triggers: every kind of anchor, spans, rain, what is known.

use crate::duties::testing::{Town, at, lines, names, november};
use crate::duties::{Known, Window, derive};

fn town(trigger: &str) -> Town {
    Town::new()
        .staff("wang butler")
        .owner("H1 east occupied")
        .owner("H2 west rented tags=elder interests=music")
        .contact("C1 office")
        .rule(&format!("trigger t {trigger}"))
}

fn year(town: &Town, now: &str) -> Vec<String> {
    lines(town, now, "2026-01-01", "2027-01-01")
}

#[test]
fn opens_after_due_within_and_closes_when_it_expires() {
    let event = "e1 2026-11-03T19:20 H1 repair";
    for (spans, expected) in [
        (
            "within=24h",
            "2026-11-03T19:20 2026-11-04T19:20 2027-02-01T19:20",
        ),
        (
            "after=1d within=2wd expires=7d",
            "2026-11-04T19:20 2026-11-06T19:20 2026-11-11T19:20",
        ),
        (
            "after=-7d expires=7d",
            "2026-10-27T19:20 2026-11-03T19:20 2026-11-03T19:20",
        ),
        (
            "after=3mo within=1w expires=1mo",
            "2027-02-03T19:20 2027-02-10T19:20 2027-03-03T19:20",
        ),
    ] {
        let town = town(&format!("on=event.repair {spans}")).event(event);
        assert_eq!(
            lines(&town, "2026-10-01", "2026-10-01", "2027-03-01"),
            [format!("t/H1/e1 {expected} upcoming")],
            "{spans}"
        );
    }
}

#[test]
fn month_ends_clamp_and_skipped_hours_move_on() {
    let clamped = town("on=event.x after=3mo expires=1d").event("e1 2026-11-30T10:00 H1 x");
    assert_eq!(
        lines(&clamped, "2026-10-01", "2027-02-01", "2027-04-01"),
        ["t/H1/e1 2027-02-28T10:00 2027-03-01T10:00 2027-03-01T10:00 upcoming"]
    );
    let berlin = town("on=event.x after=1d within=24h expires=2d")
        .zone("Europe/Berlin")
        .event("e1 2026-03-28T02:30 H1 x");
    assert_eq!(
        year(&berlin, "2026-01-01"),
        ["t/H1/e1 2026-03-29T03:00 2026-03-30T03:00 2026-03-31T03:00 upcoming"],
        "02:30 is skipped on that night"
    );
    let hours = town("on=event.x within=24h expires=2d")
        .zone("Europe/Berlin")
        .event("e1 2026-03-28T12:00 H1 x");
    assert!(
        year(&hours, "2026-01-01")[0].contains("2026-03-29T13:00"),
        "24 hours elapse"
    );
}

#[test]
fn due_is_never_after_closing() {
    let town = town("on=event.x within=1mo expires=30d").event("e1 2026-03-01T10:00 H1 x");
    assert_eq!(
        year(&town, "2026-01-01"),
        ["t/H1/e1 2026-03-01T10:00 2026-03-31T10:00 2026-03-31T10:00 upcoming"]
    );
}

#[test]
fn it_waits_for_the_first_rain_day_after_the_anchors_day() {
    let base = town("on=event.leak rain within=2d").event("e1 2026-11-03T19:20 H1 leak");
    assert_eq!(
        november(&base, "2026-11-10T00:00"),
        [""; 0],
        "none known yet"
    );
    let opens =
        |town: &Town| lines(town, "2026-11-01", "2026-11-01", "2026-12-01")[0][8..24].to_owned();
    assert_eq!(
        opens(
            &base
                .clone()
                .rain("2026-11-03")
                .rain("2026-11-06")
                .rain("2026-11-14")
        ),
        "2026-11-06T00:00"
    );
    assert_eq!(opens(&base.clone().rain("2026-11-04")), "2026-11-04T00:00");
    let later = town("on=event.leak rain after=5d").event("e1 2026-11-03T19:20 H1 leak");
    assert_eq!(
        opens(&later.rain("2026-11-06")),
        "2026-11-08T19:20",
        "the later of both"
    );
}

#[test]
fn events_name_a_party_or_the_whole_community() {
    let town = town("on=event.fair expires=7d tags=elder")
        .event("e1 2026-11-03 H1 fair")
        .event("e2 2026-11-04 - fair")
        .event("e3 2026-11-05 H1 other")
        .event("e4 2026-11-06 C1 fair");
    assert_eq!(
        november(&town, "2026-11-01T00:00"),
        ["t/H2/e2 upcoming"],
        "where the anchor names the party, whom is one condition more"
    );
}

#[test]
fn without_whom_an_anchor_that_names_a_party_needs_nothing_more() {
    let town = town("on=event.fair expires=7d")
        .event("e1 2026-11-03 H1 fair")
        .event("e4 2026-11-06 C1 fair");
    assert_eq!(
        november(&town, "2026-11-01T00:00"),
        ["t/C1/e4 upcoming", "t/H1/e1 upcoming"]
    );
}

#[test]
fn a_second_complaint_is_told_from_the_first() {
    let town = town("on=issue.raised complaints=2/6mo within=3d")
        .issue("i1 2026-11-02T09:00 H1 complaint general")
        .issue("i2 2026-11-04T09:00 H2 complaint general")
        .issue("i3 2026-11-05T09:00 H1 complaint general");
    assert_eq!(november(&town, "2026-11-06T00:00"), ["t/H1/i3 open"]);
}

#[test]
fn the_visit_that_solved_it_does_not_check_itself() {
    let state = |visited: &str| {
        let town = town("on=issue.resolved within=3d expires=9d")
            .issue("i1 2026-11-02T09:00 H1 complaint general resolved=2026-11-04T10:00")
            .visit(&format!("v1 {visited} H1 wang door met"));
        november(&town, "2026-11-05T00:00")
    };
    assert_eq!(state("2026-11-04T10:00"), ["t/H1/i1 open"]);
    assert_eq!(state("2026-11-04T10:01"), ["t/H1/i1 done"]);
}

#[test]
fn an_issue_closed_is_followed_solved_or_not() {
    let town = town("on=issue.closed within=3d").issue(
        "i1 2026-11-02T09:00 H1 question general answered=2026-11-03T09:00 closed=2026-11-04T09:00",
    );
    assert_eq!(november(&town, "2026-11-04T09:00"), ["t/H1/i1 open"]);
}

#[test]
fn taking_over_is_done_by_who_took_over() {
    let town = |visitor: &str| {
        Town::new()
            .staff("li butler areas=east")
            .staff("wang butler areas=east since=2026-11-02")
            .owner("H1 east occupied")
            .rule("trigger t by=butler:own on=staff.took_over within=2mo")
            .visit(&format!("v1 2026-11-10T10:00 H1 {visitor} door met"))
    };
    let state = |visitor: &str| november(&town(visitor), "2026-11-16T00:00");
    assert_eq!(state("li"), ["t/H1/2026-11-02 open"]);
    assert_eq!(state("li,wang"), ["t/H1/2026-11-02 done"]);
    let book = town("li").book();
    let month = Window::new(at("2026-11-01"), at("2026-12-01"));
    let duties = derive(&Known::at(&book, at("2026-11-16")), &month);
    assert_eq!(names(&book, &duties[0].leads), ["wang"]);
}

#[test]
fn issues_anchor_by_their_steps_and_columns() {
    let with = |trigger: &str| {
        town(&format!("on=issue.{trigger} within=1d"))
            .issue("i1 2026-11-02T09:00 H1 complaint major answered=2026-11-03T09:00 resolved=2026-11-05T09:00")
            .issue("i2 2026-11-02T10:00 H2 repair general department=security resolved=2026-11-04T09:00")
    };
    let ids = |trigger: &str, now: &str| {
        november(&with(trigger), now)
            .iter()
            .map(|line| line.split(' ').next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids("raised", "2026-11-10"), ["t/H1/i1", "t/H2/i2"]);
    assert_eq!(
        ids("raised", "2026-11-02T09:59"),
        ["t/H1/i1"],
        "raised later is absent"
    );
    assert_eq!(ids("answered", "2026-11-10"), ["t/H1/i1"]);
    assert_eq!(
        ids("answered", "2026-11-03T08:59"),
        [""; 0],
        "answered later is unanswered"
    );
    assert_eq!(ids("resolved", "2026-11-10"), ["t/H1/i1", "t/H2/i2"]);
    assert_eq!(
        ids("resolved where.kind=complaint,hazard", "2026-11-10"),
        ["t/H1/i1"]
    );
    assert_eq!(
        ids(
            "resolved where.kind=complaint where.severity=general",
            "2026-11-10"
        ),
        [""; 0]
    );
    assert_eq!(
        ids("resolved where.department=security", "2026-11-10"),
        ["t/H2/i2"]
    );
    assert_eq!(
        ids("resolved where.category=repair", "2026-11-10"),
        ["t/H2/i2"],
        "by default the kind"
    );
}

#[test]
fn owners_dates_anchor_at_their_midnight() {
    let town = |on: &str, cells: &str| {
        Town::new()
            .staff("wang butler")
            .owner(&format!("H1 east not_moved_in {cells}"))
            .rule(&format!("trigger t on=owner.{on} expires=2d"))
    };
    assert_eq!(
        year(&town("moved_in", "in=2026-11-20"), "2026-11-01"),
        ["t/H1/2026-11-20 2026-11-20T00:00 2026-11-22T00:00 2026-11-22T00:00 upcoming"]
    );
    assert_eq!(
        year(&town("arrears", "arrears=2026-05-01"), "2026-05-02").len(),
        1
    );
    assert_eq!(
        year(&town("birthday", "birthday=12-31"), "2026-05-02").len(),
        2,
        "last year's is still open"
    );
}

#[test]
fn birthdays_come_every_year_and_on_the_28th_without_a_leap_day() {
    let town = Town::new()
        .staff("wang butler")
        .owner("H1 east occupied birthday=02-29")
        .rule("trigger t on=owner.birthday after=-7d expires=8d");
    let found = lines(&town, "2026-01-01", "2026-01-01", "2029-01-01");
    let ids: Vec<&str> = found.iter().map(|line| &line[..15]).collect();
    assert_eq!(
        ids,
        ["t/H1/2026-02-28", "t/H1/2027-02-28", "t/H1/2028-02-29"]
    );
    let far = Town::new()
        .staff("wang butler")
        .owner("H1 east occupied birthday=01-03")
        .rule("trigger t on=owner.birthday after=-7d expires=8d");
    assert_eq!(
        lines(&far, "2026-12-01", "2026-12-01", "2027-01-01"),
        ["t/H1/2027-01-03 2026-12-27T00:00 2027-01-04T00:00 2027-01-04T00:00 upcoming"]
    );
}

#[test]
fn festivals_and_surveys_anchor() {
    let town = town("on=festival.lights after=-7d expires=7d status=rented")
        .festival("lights 2026-11-20")
        .festival("lights 2025-11-20")
        .festival("other 2026-11-21")
        .rule("trigger s on=survey.sent within=7d")
        .form("2026-h2 H1 sent=2026-11-10")
        .form("2026-h2 H2");
    assert_eq!(
        november(&town, "2026-11-14T00:00"),
        ["t/H2/2026-11-20 open", "s/H1/2026-h2 open"]
    );
    assert_eq!(
        november(&town, "2026-11-09T00:00"),
        ["t/H2/2026-11-20 upcoming"],
        "not sent yet"
    );
}

#[test]
fn a_met_visit_anchors_and_never_clears_its_own_duty() {
    let town = town("on=visit.desk after=2d within=1d expires=5d channels=desk,phone")
        .visit("v1 2026-11-03T10:00 H1 wang desk met")
        .visit("v2 2026-11-03T11:00 H2 wang desk no_answer");
    assert_eq!(november(&town, "2026-11-04T00:00"), ["t/H1/v1 upcoming"]);
    assert_eq!(november(&town, "2026-11-03T09:00"), [""; 0]);
    let own = self::town("on=visit.door expires=5d")
        .visit("v1 2026-11-03T10:00 H1 wang door met")
        .visit("v2 2026-11-03T10:00 H1 wang phone met");
    assert_eq!(
        november(&own, "2026-11-04T00:00"),
        ["t/H1/v1 done"],
        "but another at that minute does"
    );
    let alone =
        self::town("on=visit.door expires=5d").visit("v1 2026-11-03T10:00 H1 wang door met");
    assert_eq!(november(&alone, "2026-11-04T00:00"), ["t/H1/v1 open"]);
}

#[test]
fn states_run_through_by_the_clock() {
    let town = town("on=event.x after=1d within=24h expires=3d").event("e1 2026-11-03T10:00 H1 x");
    for (now, state) in [
        ("2026-11-04T09:59", "upcoming"),
        ("2026-11-04T10:00", "open"),
        ("2026-11-05T09:59", "open"),
        ("2026-11-05T10:00", "overdue"),
        ("2026-11-07T09:59", "overdue"),
        ("2026-11-07T10:00", "missed"),
    ] {
        assert_eq!(november(&town, now), [format!("t/H1/e1 {state}")], "{now}");
    }
}
