//! Triggers that draw some of what happens, that end with a day, that follow a taking over.

use crate::duties::Obstacle;
use crate::duties::testing::{Town, at, lines};
use crate::duties::why::why;
use crate::duties::{Duty, Known, Window, derive};
use crate::model::Book;

fn duties(book: &Book, now: &str, from: &str, to: &str) -> Vec<Duty> {
    derive(&Known::at(book, at(now)), &Window::new(at(from), at(to)))
}

/// A town into which so many move on days of October.
fn arrivals(count: usize, rule: &str) -> Town {
    let mut town = Town::new().staff("wang butler areas=east");
    for number in 1..=count {
        let day = 1 + number % 28;
        town = town.owner(&format!("H{number} east occupied in=2026-10-{day:02}"));
    }
    town.rule(&format!(
        "trigger new by=butler:own on=owner.moved_in within=1mo expires=3mo {rule}"
    ))
}

fn met_in_autumn(town: &Town) -> Vec<Duty> {
    duties(&town.book(), "2026-11-05", "2026-10-01", "2027-02-01")
}

#[test]
fn u1_more_arrivals_than_the_policy_says_are_drawn_and_fewer_all_visited() {
    let rule = "share=0.6 per=month above=20";
    let few = met_in_autumn(&arrivals(20, rule));
    assert_eq!(few.len(), 20);
    assert!(few.iter().all(|duty| duty.reason.drawn.is_none()));
    let many = met_in_autumn(&arrivals(21, rule));
    assert_eq!(many.len(), 13, "60 % of 21, rounded up");
    assert!(
        many.iter()
            .all(|duty| duty.reason.drawn.is_some_and(|place| place.of == 21))
    );
    assert!(
        many.iter().all(|duty| duty.due <= at("2026-11-29")),
        "within a month of moving in"
    );
}

#[test]
fn each_period_is_drawn_by_itself_and_the_same_whatever_is_asked() {
    let town = arrivals(10, "share=0.5 per=month")
        .owner("X1 east occupied in=2026-11-02")
        .owner("X2 east occupied in=2026-11-03");
    let all = met_in_autumn(&town);
    let of = |letter: &str| {
        all.iter()
            .filter(|duty| duty.id.contains(&format!("/{letter}")))
            .count()
    };
    assert_eq!((of("H"), of("X")), (5, 1));
    let book = town.book();
    let asked_shortly = duties(&book, "2026-11-05", "2026-11-20", "2026-11-21");
    assert!(asked_shortly.iter().all(|duty| all.contains(duty)));
    let open = all
        .iter()
        .filter(|duty| duty.opens < at("2026-11-21") && at("2026-11-20") < duty.closes);
    assert_eq!(asked_shortly.len(), open.count());
}

/// Repairs resolved on the mornings of one week, Monday to Sunday.
fn repairs() -> Town {
    let mut town = Town::new().staff("wang butler areas=east");
    for number in 1..=7 {
        let day = 1 + number;
        town = town.owner(&format!("H{number} east occupied")).issue(&format!(
            "i{number} 2026-11-{day:02}T08:00 H{number} repair general resolved=2026-11-{day:02}T10:00"
        ));
    }
    town.rule("trigger callback by=butler on=issue.resolved where.kind=repair share=0.3 per=week within=3d")
}

#[test]
fn what_is_recorded_as_it_happens_is_drawn_when_the_period_is_over() {
    let book = repairs().book();
    let window = ("2026-11-01", "2026-12-01");
    assert!(duties(&book, "2026-11-08T23:59", window.0, window.1).is_empty());
    let drawn = duties(&book, "2026-11-09", window.0, window.1);
    assert_eq!(drawn.len(), 3, "30 % of 7, rounded up");
    assert!(
        drawn
            .iter()
            .all(|duty| duty.opens == at("2026-11-09") && duty.due == at("2026-11-12"))
    );
    assert_eq!(
        drawn,
        duties(&book, "2026-11-09", "2026-11-09", "2026-11-10")
    );
}

#[test]
fn why_says_who_was_not_drawn_and_when_a_draw_is_still_to_come() {
    let book = repairs().book();
    let drawn = duties(&book, "2026-11-09", "2026-11-01", "2026-12-01");
    let obstacle = |party: &str, now: &str| {
        let known = Known::at(&book, at(now));
        let verdicts = why(&known, book.party(party).unwrap());
        verdicts[0].obstacles.first().cloned()
    };
    let mut left_out = 0;
    for number in 1..=7 {
        let party = format!("H{number}");
        let is_drawn = drawn
            .iter()
            .any(|duty| duty.id.contains(&format!("/{party}/")));
        match obstacle(&party, "2026-11-09") {
            None => assert!(is_drawn),
            Some(Obstacle::NotDrawn { rank, of: 7 }) => {
                assert!(!is_drawn && rank > 3);
                left_out += 1;
            }
            other => panic!("{party}: {other:?}"),
        }
    }
    assert_eq!(left_out, 4);
    let waits = obstacle("H1", "2026-11-06");
    assert!(
        matches!(waits, Some(Obstacle::WaitsForDraw(_, day)) if day == at("2026-11-09").date())
    );
}

#[test]
fn l1_due_by_the_end_of_the_day_however_late_in_it_it_was_raised() {
    let town = Town::new()
        .owner("H1 east occupied")
        .staff("wang butler areas=east")
        .issue("i1 2026-11-03T08:10 H1 complaint general")
        .issue("i2 2026-11-04T22:50 H1 complaint general")
        .visit("v1 2026-11-03T23:40 H1 wang door met")
        .visit("v2 2026-11-05T00:10 H1 wang door met")
        .rule("trigger look by=butler:own on=issue.raised within=day expires=3d");
    assert_eq!(
        lines(&town, "2026-11-06", "2026-11-01", "2026-12-01"),
        [
            "look/H1/i1 2026-11-03T08:10 2026-11-04T00:00 2026-11-06T08:10 done",
            "look/H1/i2 2026-11-04T22:50 2026-11-05T00:00 2026-11-07T22:50 done_late",
        ]
    );
}

#[test]
fn who_takes_an_area_over_meets_all_of_it() {
    let town = Town::new()
        .owner("H1 east occupied")
        .owner("H2 east vacant")
        .owner("H3 west occupied")
        .owner("H4 east occupied butler=li")
        .staff("wang butler areas=east since=2026-11-02 joined=2024-01-01")
        .staff("li butler areas=west")
        .rule("trigger all by=butler:own on=staff.took_over status=occupied,rented within=2mo");
    assert_eq!(
        lines(&town, "2026-11-10", "2026-11-01", "2026-12-01"),
        ["all/H1/2026-11-02 2026-11-02T00:00 2027-01-02T00:00 2027-01-31T00:00 open"]
    );
    let known_book = town.book();
    let known = Known::at(&known_book, at("2026-11-10"));
    let of_west = why(&known, known_book.party("H3").unwrap());
    assert_eq!(of_west[0].obstacles, [Obstacle::NothingHappened]);
}
