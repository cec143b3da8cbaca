//! Quotas and coverage.

use crate::calendar::Period;
use crate::duties::coverage::{self, By};
use crate::duties::testing::{Town, at, date};
use crate::duties::{Known, quota};

fn quotas(town: &Town, now: &str, around: Option<&str>) -> Vec<String> {
    let book = town.book();
    let period = around.map(|name| book.almanac.parse_period(name).expect("a period"));
    let rows = quota::rows(&Known::at(&book, at(now)), period.as_ref());
    rows.iter()
        .map(|row| {
            let parties: Vec<&str> = row
                .parties
                .iter()
                .map(|&party| book[party].id.as_str())
                .collect();
            let ids = parties.join("+");
            let (rule, member) = (&book[row.quota].id, &book[row.staff].id);
            format!(
                "{rule} {member} {} {}/{} -{} {ids}",
                row.period.name,
                row.met(),
                row.asked,
                row.short()
            )
        })
        .collect()
}

fn quota_town(rule: &str) -> Town {
    Town::new()
        .staff("li butler")
        .staff("wang butler")
        .staff("chen manager")
        .owner("H1 east occupied")
        .owner("H2 east vacant out=2026-11-12")
        .contact("C1 office")
        .rule(&format!("quota q households=3 {rule}"))
}

#[test]
fn distinct_owners_met_through_the_channels_count_for_everyone_present() {
    let town = quota_town("")
        .visit("v1 2026-11-02T10:00 H1 wang,li door met")
        .visit("v2 2026-11-03T10:00 H1 wang door met")
        .visit("v3 2026-11-04T10:00 H2 wang phone met")
        .visit("v4 2026-11-05T10:00 C1 wang phone met")
        .visit("v5 2026-11-05T10:00 H2 li message met")
        .visit("v6 2026-11-05T10:00 H2 li door no_answer")
        .visit("v7 2026-10-31T10:00 H2 li door met");
    assert_eq!(
        quotas(&town, "2026-11-20", None),
        ["q li 2026-11 1/3 -2 H1", "q wang 2026-11 2/3 -1 H1+H2"]
    );
    assert_eq!(
        quotas(&town, "2026-11-02T09:59", None)[1],
        "q wang 2026-11 0/3 -3 "
    );
    assert_eq!(
        quotas(&town.lead_only(), "2026-11-20", None)[0],
        "q li 2026-11 0/3 -3 "
    );
}

#[test]
fn a_period_means_the_quotas_own_that_holds_its_first_day() {
    let town = quota_town("per=quarter").visit("v1 2026-09-30T10:00 H1 wang door met");
    assert_eq!(
        quotas(&town, "2026-11-20", None)[1],
        "q wang 2026Q4 0/3 -3 "
    );
    assert_eq!(
        quotas(&town, "2026-11-20", Some("2026-09-10..2026-11-20"))[1],
        "q wang 2026Q3 1/3 -2 H1"
    );
    let weekly = quota_town("per=week");
    assert_eq!(
        quotas(&weekly, "2026-11-20", Some("2026-11"))[0],
        "q li 2026-W44 0/3 -3 "
    );
}

#[test]
fn who_joined_or_left_owes_a_share_rounded_up_and_nobody_absent_has_a_row() {
    let with = |row: &str| {
        quotas(
            &Town::new().staff(row).rule("quota q households=15"),
            "2026-11-20",
            None,
        )
    };
    assert_eq!(
        with("li butler joined=2026-11-16"),
        ["q li 2026-11 0/8 -8 "]
    );
    assert_eq!(
        with("li butler joined=2026-11-30"),
        ["q li 2026-11 0/1 -1 "]
    );
    assert_eq!(with("li butler left=2026-11-10"), ["q li 2026-11 0/5 -5 "]);
    assert_eq!(with("li butler joined=2026-12-01"), [""; 0]);
    assert_eq!(with("li butler left=2026-10-31"), [""; 0]);
    assert_eq!(with("li butler quota=8"), ["q li 2026-11 0/8 -8 "]);
    assert_eq!(
        with("li butler quota=8 joined=2026-11-16"),
        ["q li 2026-11 0/4 -4 "]
    );
    let whole = Town::new()
        .staff("li butler joined=2026-11-16")
        .rule("quota q households=15")
        .without_prorating();
    assert_eq!(
        quotas(&whole, "2026-11-20", None),
        ["q li 2026-11 0/15 -15 "]
    );
}

#[test]
fn a_members_own_quota_replaces_every_quota_of_the_role() {
    let town = Town::new()
        .staff("li butler quota=2")
        .rule("quota a households=9")
        .rule("quota b households=7 per=week");
    assert_eq!(
        quotas(&town, "2026-11-20", None),
        ["a li 2026-11 0/2 -2 ", "b li 2026-W47 0/2 -2 "]
    );
}

fn cover(town: &Town, now: &str, by: By) -> Vec<String> {
    let book = town.book();
    let period = book.almanac.parse_period("2026-11").expect("a month");
    let coverage = coverage::of(&Known::at(&book, at(now)), &period, by);
    coverage
        .rows
        .iter()
        .chain([&coverage.total])
        .map(|row| {
            let uncovered: Vec<&str> = row
                .uncovered
                .iter()
                .map(|&party| book[party].id.as_str())
                .collect();
            let out = [row.vacant, row.not_moved_in, row.paused, row.declined];
            format!(
                "{:?} {}/{} {out:?} {}",
                row.group,
                row.covered,
                row.in_scope,
                uncovered.join("+")
            )
        })
        .collect()
}

#[test]
fn coverage_leaves_out_by_the_first_reason_that_holds() {
    let town = Town::new()
        .staff("wang butler areas=east")
        .owner("H1 east occupied")
        .owner("H2 east rented")
        .owner("H3 east vacant pause_from=2026-01-01")
        .owner("H4 east not_moved_in")
        .owner("H5 east occupied in=2026-12-01")
        .owner("H6 east occupied pause_from=2026-11-01 pause_until=2026-11-30")
        .owner("H7 east occupied pause_from=2026-11-02 pause_until=2026-12-30")
        .owner("H8 east occupied")
        .owner("H9 east occupied out=2026-10-31")
        .owner("J1 east occupied out=2026-11-01")
        .owner("J2 west vacant")
        .contact("C1 office")
        .visit("v1 2026-11-02T10:00 H1 wang phone met")
        .visit("v2 2026-11-02T10:00 H2 wang message met")
        .visit("v3 2026-11-03T10:00 H8 wang door refused")
        .visit("v4 2026-11-20T10:00 H8 wang door met")
        .visit("v5 2026-11-20T10:00 H3 wang door met");
    assert_eq!(
        cover(&town, "2026-11-10", By::Area),
        [
            "\"east\" 1/4 [1, 2, 1, 1] H2+H7+J1",
            "\"west\" 0/0 [1, 0, 0, 0] ",
            "\"\" 1/4 [2, 2, 1, 1] H2+H7+J1",
        ]
    );
    assert_eq!(
        cover(&town, "2026-11-30", By::Area)[0],
        "\"east\" 2/5 [1, 2, 1, 0] H2+H7+J1"
    );
    let moved_in_on_the_last_day = Town::new().owner("H1 east occupied in=2026-11-30");
    assert_eq!(
        cover(&moved_in_on_the_last_day, "2026-11-10", By::Building)[0],
        "\"1\" 0/1 [0, 0, 0, 0] H1"
    );
}

#[test]
fn owners_without_a_butler_are_a_group_of_their_own() {
    let town = Town::new()
        .staff("wang butler areas=east")
        .owner("H1 east occupied")
        .owner("H2 west occupied");
    assert_eq!(
        cover(&town, "2026-11-10", By::Butler),
        [
            "\"\" 0/1 [0, 0, 0, 0] H2",
            "\"wang\" 0/1 [0, 0, 0, 0] H1",
            "\"\" 0/2 [0, 0, 0, 0] H1+H2"
        ]
    );
}

#[test]
fn any_range_of_days_is_a_period_of_coverage() {
    let book = Town::new()
        .staff("wang butler")
        .owner("H1 east occupied")
        .visit("v1 2026-11-03T00:00 H1 wang door met")
        .book();
    let known = Known::at(&book, at("2026-11-10"));
    let covered = |from, to| {
        coverage::of(&known, &Period::between(date(from), date(to)), By::Area)
            .total
            .covered
    };
    assert_eq!(covered("2026-11-03", "2026-11-03"), 1);
    assert_eq!(covered("2026-11-01", "2026-11-02"), 0);
}

#[test]
fn one_building_spelt_in_two_ways_is_one_group() {
    let town = Town::new()
        .staff("wang butler")
        .owner("H1 east occupied building=3")
        .owner("H2 east occupied building=3栋")
        .owner("H3 east occupied building=13")
        .visit("v1 2026-11-03T10:00 H2 wang door met");
    let groups: Vec<String> = cover(&town, "2026-11-20", By::Building);
    assert_eq!(groups.len(), 3, "{groups:?}");
    assert!(groups[1].starts_with("\"3\" 1/2"), "{groups:?}");
}
