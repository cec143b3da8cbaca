//! Reasons, `why`, preferred groups.

use crate::duties::testing::{Town, at, date};
use crate::duties::why::{Verdict, why};
use crate::duties::{Fact, Known, NotOwed, Obstacle, Window, derive, preferred};
use crate::model::policy::Prefer;
use crate::model::policy::Unmet;

fn verdict(town: &Town, now: &str) -> Verdict {
    let book = town.book();
    let party = book.party("H1").expect("H1");
    why(&Known::at(&book, at(now)), party).remove(0)
}

fn owner(cells: &str, rule: &str) -> Town {
    Town::new()
        .staff("wang butler areas=east")
        .owner(&format!("H1 east {cells}"))
        .rule(rule)
}

#[test]
fn a_reason_names_its_fact_and_the_rain() {
    let book = owner("occupied", "trigger t on=event.leak rain")
        .event("e1 2026-11-03T10:00 H1 leak")
        .rain("2026-11-06")
        .book();
    let duties = derive(
        &Known::at(&book, at("2026-11-07")),
        &Window::new(at("2026-11-01"), at("2026-12-01")),
    );
    assert_eq!(duties[0].reason.rain, Some(date("2026-11-06")));
    let Fact::Event(event) = duties[0].reason.fact else {
        panic!("an event")
    };
    assert_eq!(book[event].id.as_str(), "e1");
}

#[test]
fn a_reason_tells_of_pauses_and_of_moving_out() {
    let book = owner(
        "occupied pause_until=2026-11-05 out=2026-11-20",
        "cadence m",
    )
    .book();
    let duties = derive(
        &Known::at(&book, at("2026-11-07")),
        &Window::new(at("2026-11-01"), at("2026-12-01")),
    );
    assert_eq!(duties[0].reason.after_pause, Some(date("2026-11-05")));
    assert_eq!(duties[0].reason.moves_out, Some(date("2026-11-20")));
}

#[test]
fn why_shows_the_period_before_this_one_and_the_next() {
    let town = owner("occupied", "cadence m").visit("v1 2026-10-05T10:00 H1 wang door met");
    let verdict = verdict(&town, "2026-11-07");
    let ids: Vec<String> = verdict
        .duties
        .iter()
        .map(|duty| format!("{} {}", duty.id, duty.state))
        .collect();
    assert_eq!(
        ids,
        [
            "m/H1/2026-10 done",
            "m/H1/2026-11 open",
            "m/H1/2026-12 upcoming"
        ]
    );
    assert_eq!(verdict.obstacles, []);
}

#[test]
fn why_names_every_condition_that_fails() {
    let town = owner("vacant", "cadence m status=occupied tags=key");
    assert_eq!(
        verdict(&town, "2026-11-07").obstacles,
        [Obstacle::Unmet(Unmet::Status), Obstacle::Unmet(Unmet::Tags)]
    );
}

#[test]
fn why_tells_what_stands_in_the_way() {
    let cases = [
        (
            "occupied",
            "cadence m contact=office",
            Obstacle::Unmet(Unmet::NoContact),
        ),
        (
            "occupied in=2026-12-01",
            "cadence m",
            Obstacle::NotOwed(NotOwed::MovedIn(date("2026-12-01"))),
        ),
        (
            "occupied out=2026-11-02",
            "cadence m",
            Obstacle::NotOwed(NotOwed::MovedOut(date("2026-11-02"))),
        ),
        (
            "occupied pause_from=2026-11-20",
            "cadence m",
            Obstacle::Paused,
        ),
        (
            "occupied",
            "trigger t on=event.x",
            Obstacle::NothingHappened,
        ),
        (
            "occupied",
            "trigger t on=owner.birthday",
            Obstacle::NothingHappened,
        ),
        ("occupied", "cadence m pick=0", Obstacle::NotPicked),
        (
            "occupied",
            "sample m count=0..0",
            Obstacle::NotDrawn { rank: 1, of: 1 },
        ),
    ];
    for (cells, rule, expected) in cases {
        assert_eq!(
            verdict(&owner(cells, rule), "2026-11-07").obstacles,
            [expected],
            "{cells} {rule}"
        );
    }
}

#[test]
fn why_says_that_a_trigger_waits_for_rain() {
    let town =
        owner("occupied", "trigger t on=event.leak rain").event("e1 2026-11-03T10:00 H1 leak");
    let verdict = verdict(&town, "2026-11-07");
    assert_eq!(verdict.duties, []);
    assert!(matches!(
        verdict.obstacles[..],
        [Obstacle::WaitsForRain(Fact::Event(_))]
    ));
}

#[test]
fn why_tells_an_issue_that_is_another_ones() {
    let town = owner(
        "occupied",
        "trigger t on=issue.resolved where.kind=complaint",
    )
    .issue("i1 2026-11-02T09:00 H1 repair general resolved=2026-11-03T09:00");
    assert!(matches!(
        verdict(&town, "2026-11-07").obstacles[..],
        [Obstacle::OtherIssue(_)]
    ));
}

#[test]
fn why_keeps_the_last_duty_of_a_trigger_long_past() {
    let town = owner(
        "occupied in=2020-01-05",
        "trigger t on=owner.moved_in expires=30d",
    );
    let verdict = verdict(&town, "2026-11-07");
    assert_eq!(verdict.duties[0].id, "t/H1/2020-01-05");
}

#[test]
fn why_tells_for_whose_quota_a_household_counts() {
    let town =
        owner("occupied", "quota q households=3").visit("v1 2026-11-05T10:00 H1 wang door met");
    assert_eq!(verdict(&town, "2026-11-07").counted.len(), 1);
    assert_eq!(verdict(&town, "2026-11-04").counted.len(), 0);
}

#[test]
fn preferred_groups_are_as_of_now() {
    let town = Town::new()
        .staff("wang butler")
        .owner("H1 east occupied in=2026-08-16")
        .owner("H2 east occupied in=2026-08-15")
        .owner("H3 east occupied in=2026-11-17")
        .issue("i1 2026-05-16T09:00 H1 complaint general")
        .issue("i2 2026-11-16T09:00 H1 complaint general")
        .issue("i3 2026-05-16T08:59 H2 complaint general")
        .issue("i4 2026-11-16T09:00 H2 complaint general")
        .visit("v1 2026-11-16T09:00 H1 wang door met")
        .visit("v2 2026-08-16T08:59 H2 wang door met");
    let book = town.book();
    let known = Known::at(&book, at("2026-11-16T09:00"));
    let members = |prefer| {
        let parties = ["H1", "H2", "H3"].into_iter();
        let belongs =
            |id: &&str| preferred::belongs(&known, prefer, book.party(id).expect("a party"));
        parties.filter(belongs).collect::<Vec<_>>()
    };
    assert_eq!(
        members(Prefer::New),
        [""; 0],
        "three months before nine o'clock"
    );
    assert_eq!(members(Prefer::Complaints), ["H1"]);
    assert_eq!(members(Prefer::Absent), ["H2", "H3"]);
    assert_eq!(members(Prefer::Oldest), ["H1", "H2", "H3"]);
}
