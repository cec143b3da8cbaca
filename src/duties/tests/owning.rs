//! Own, its butler, eligible leads.

use crate::duties::testing::{Town, at, names};
use crate::duties::{Known, Window, derive};
use crate::model::policy::Seat;
use crate::model::{InCharge, RoleIx};

fn town() -> Town {
    Town::new()
        .staff("chen manager areas=east")
        .staff("li butler areas=east,north")
        .staff("wang butler areas=east")
        .staff("zhao butler areas=west")
        .owner("H1 east occupied")
        .owner("H2 east occupied butler=zhao")
        .owner("H3 east occupied butler=chen")
        .owner("H4 south occupied")
        .contact("C1 office")
}

fn leads(town: &Town, party: &str, by: &str) -> Vec<String> {
    let book = town
        .clone()
        .rule(&format!("cadence m by={by} contact=x"))
        .rule(&format!("trigger t on=event.x by={by} expires=30d"))
        .event(&format!("e1 2026-11-01 {party} x"))
        .book();
    let duties = derive(
        &Known::at(&book, at("2026-11-05")),
        &Window::new(at("2026-11-01"), at("2026-12-01")),
    );
    names(&book, &duties[0].leads)
}

#[test]
fn own_is_the_named_butler_else_those_of_the_area() {
    assert_eq!(leads(&town(), "H1", "butler:own"), ["li", "wang"]);
    assert_eq!(leads(&town(), "H2", "butler:own"), ["zhao"]);
    assert_eq!(
        leads(&town(), "H2", "manager:own"),
        ["chen"],
        "named, but of another role"
    );
    assert_eq!(leads(&town(), "H3", "butler:own"), ["li", "wang"]);
    assert_eq!(
        leads(&town(), "H4", "butler:own"),
        [""; 0],
        "nobody, and the duty is listed"
    );
    assert_eq!(leads(&town(), "C1", "butler:own"), ["li", "wang", "zhao"]);
    assert_eq!(leads(&town(), "H1", "butler"), ["li", "wang", "zhao"]);
}

#[test]
fn who_is_not_in_service_in_the_time_is_not_eligible() {
    let with = |row: &str, party: &str| {
        let town = Town::new()
            .staff(row)
            .staff("li butler areas=east")
            .owner("H1 east occupied")
            .owner("H2 east occupied butler=wang");
        leads(&town, party, "butler:own")
    };
    assert_eq!(
        with("wang butler areas=east joined=2026-12-02", "H1"),
        ["li"]
    );
    assert_eq!(
        with("wang butler areas=east joined=2026-12-01", "H1"),
        ["li"],
        "it closes at 00:00 of the 1st: the day before is its last"
    );
    assert_eq!(
        with("wang butler areas=east joined=2026-11-30", "H1"),
        ["li", "wang"]
    );
    assert_eq!(
        with("wang butler areas=east left=2026-11-04", "H1"),
        ["li"],
        "in service in the window, but on no day of it that is left"
    );
    assert_eq!(
        with("wang butler areas=east left=2026-11-05", "H1"),
        ["li", "wang"]
    );
    assert_eq!(
        with("wang butler left=2026-11-04", "H2"),
        ["li"],
        "the named butler left in the month: by area"
    );
    assert_eq!(
        with("wang butler left=2026-10-31", "H2"),
        ["li"],
        "the named butler left: by area"
    );
}

#[test]
fn a_seat_may_ask_for_the_issues_department() {
    let book = Town::new()
        .staff("wu head department=engineering")
        .staff("xu head department=security")
        .staff("yi head")
        .owner("H1 east occupied")
        .book();
    let in_charge = |department| InCharge {
        department,
        assignee: None,
    };
    let seat = Seat {
        of_issue_department: true,
        ..Seat::of_role(RoleIx::new(3))
    };
    let party = book.party("H1").expect("H1");
    let with = |department| {
        let november = Window::new(at("2026-11-01"), at("2026-12-01")).days();
        names(&book, &book.eligible(seat, party, department, november))
    };
    assert_eq!(with(Some(in_charge("security"))), ["xu"]);
    assert_eq!(with(Some(in_charge("gardens"))), [""; 0]);
    assert_eq!(with(None), ["wu", "xu", "yi"]);
}

#[test]
fn its_butler_is_the_named_one_else_whoever_of_the_area_has_fewest() {
    let town = Town::new()
        .staff("an butler areas=east left=2026-11-15")
        .staff("li butler areas=east")
        .staff("wang butler areas=east")
        .staff("chen manager areas=east")
        .owner("H1 east occupied")
        .owner("H2 east occupied")
        .owner("H3 east vacant")
        .owner("H4 south occupied")
        .owner("H5 east occupied butler=li")
        .owner("H6 south occupied butler=chen")
        .contact("C1 office");
    let book = town.book();
    let of = |now: &str| {
        let found = book.butlers(at(now).date());
        let name = |butler: Option<crate::model::StaffIx>| {
            butler.map_or("-", |butler| book[butler].id.as_str())
        };
        found.into_iter().map(name).collect::<Vec<_>>().join(" ")
    };
    // C1, then H1 to H6. The named household of li counts first.
    assert_eq!(of("2026-11-16"), "- wang li wang - li chen");
    assert_eq!(of("2026-11-15"), "- an wang an - li chen");
}
