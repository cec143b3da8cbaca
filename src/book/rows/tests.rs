//! Smallest files of each table: what is a fact, what is a fault, and where it stands.

use crate::book::testing::Scratch;
use crate::book::{Need, VisitsNeed};
use crate::diag::Code;
use crate::model::{BookingRule, PartyKind};

/// `code line:column` of every fault, in order.
fn found(scratch: &Scratch) -> Vec<String> {
    let inspection = scratch.inspect();
    let show = |fault: &crate::diag::Fault| {
        let at = inspection.sources.locate(fault);
        format!(
            "{} {}:{}:{}",
            fault.code.entry().name,
            at.file,
            at.line,
            at.column
        )
    };
    inspection.faults.iter().map(show).collect()
}

#[test]
fn a_sound_directory_has_no_faults() {
    assert_eq!(found(&Scratch::new()), Vec::<String>::new());
}

#[test]
fn an_owner_with_every_cell() {
    let scratch = Scratch::new();
    scratch.write(
        "owners.csv",
        "id,name,building,unit,room,area,status,moved_in,moved_out,butler,phone,channel,hours,tags,interests,birthday,arrears_since,pause_from,pause_until,note\n\
         H1,张伟,3,1,0502,east,occupied,2025-01-02,,wang,13800000000,phone,tue-fri 18:30-20:30,key;disabled,chess,05-06,2026-10-01,2026-12-01,2026-12-09,\"a, b\"\n",
    );
    let book = scratch.read().book;
    let PartyKind::Household(home) = &book.parties[0].kind else {
        panic!("a household")
    };
    assert_eq!((&*home.building, home.room.as_deref()), ("3", Some("0502")));
    assert_eq!(home.butler, book.member("wang"));
    assert_eq!(home.tags.len(), 2);
    assert_eq!(home.birthday.unwrap().to_string(), "05-06");
    assert_eq!(book.parties[0].note.as_deref(), Some("a, b"));
    assert_eq!(book.parties[0].place.line, 2);
}

#[test]
fn every_fault_of_a_row_is_found_at_its_column() {
    let scratch = Scratch::new();
    scratch.write(
        "owners.csv",
        "id,name,building,area,status,moved_in,butler,channel\r\n\
         H1,\"Li, Wei\",3,east,occupyed,11/03/2026,王芳,desk\r\n",
    );
    assert_eq!(
        found(&scratch),
        [
            "unknown-word owners.csv:2:21",
            "date-ambiguous owners.csv:2:30",
            "name-for-id owners.csv:2:41",
            "channel-not-preferable owners.csv:2:44",
        ]
    );
    let faults = scratch.inspect().faults;
    assert_eq!(faults[0].nearest.as_deref(), Some("occupied"));
    assert_eq!(faults[2].nearest.as_deref(), Some("wang"));
}

#[test]
fn ids_are_unique_among_owners_and_contacts() {
    let scratch = Scratch::new();
    scratch.write(
        "contacts.csv",
        "id,name,kind\nH2,Office,community_office\nC1,Office,community_office\n",
    );
    assert_eq!(found(&scratch), ["duplicate-id contacts.csv:2:1"]);
    let reading = scratch.read();
    assert_eq!((reading.rows_left_out, reading.data_errors()), (1, 1));
    assert!(reading.book.party("C1").is_some());
}

#[test]
fn a_visit_with_marks_and_a_team() {
    let scratch = Scratch::new();
    scratch.write(
        "visits/2026-11.csv",
        "id,visited_at,party,staff,channel,outcome,rules,rate_overall,logged_at,note\n\
         v1,2026-11-03T19:20,H1,wang;zhao,door,met,monthly,5,2026-11-03T20:00,said so\n",
    );
    let book = scratch.read().book;
    let visit = &book.visits[0];
    assert_eq!(visit.at.to_string(), "2026-11-03T19:20");
    assert_eq!(
        visit.staff.as_slice(),
        [book.member("wang").unwrap(), book.member("zhao").unwrap()]
    );
    assert_eq!(
        visit.rates.iter().filter(|rate| **rate == Some(5)).count(),
        1
    );
    assert_eq!(visit.rules.len(), 1);
    assert_eq!(visit.note.as_deref(), Some("said so"));
}

#[test]
fn what_an_outcome_cannot_be_without() {
    let scratch = Scratch::new();
    scratch.write(
        "visits/2026-11.csv",
        "id,visited_at,party,staff,channel,outcome,next_at,rules,note\n\
         v1,2026-11-03T19:20,H1,wang,door,rescheduled,,,\n\
         v2,2026-11-03T19:21,H1,wang,door,waived,,,\n\
         v3,2026-11-03T19:22,H1,wang,door,refused,,,\n\
         v4,2026-11-03T19:23,H1,wang,door,rescheduled,2026-11-03T19:00,,\n\
         v5,2026-11-03T19:24,H1,wang,door,waived,,gone,why\n\
         v6,2026-11-03T19:25,H1,wang,door,met,,gone,why\n",
    );
    assert_eq!(
        found(&scratch),
        [
            "next-time-missing visits/2026-11.csv:2:46",
            "rules-missing visits/2026-11.csv:3:42",
            "note-missing visits/2026-11.csv:3:43",
            "note-missing visits/2026-11.csv:4:44",
            "next-before-visit visits/2026-11.csv:5:46",
            "waived-unknown-rule visits/2026-11.csv:6:42",
            "unknown-rule visits/2026-11.csv:7:39",
        ]
    );
    assert_eq!(
        scratch.read().book.visits.len(),
        1,
        "a rule that is gone costs no visit"
    );
}

#[test]
fn a_visit_stands_in_the_file_of_its_month() {
    let scratch = Scratch::new();
    scratch.visits("v1,2026-10-31T19:20,H1,wang,door,met\n");
    assert_eq!(found(&scratch), ["wrong-month visits/2026-11.csv:2:4"]);
}

#[test]
fn people_who_are_not_known_and_how_they_are_written() {
    let scratch = Scratch::new();
    scratch.visits(
        "v1,2026-11-03T19:20,H9x,wang,door,met\n\
         v2,2026-11-03T19:20,张伟,wang,上门,met\n\
         v3,2026-11-03T19:20,Ｈ1,\"wang,zhao\",door,met\n\
         v4,2026-11-03T19:20,H1,wang、zhao,door,met\n\
         v5,2026-11-03T19:20,H1,wang;wang,door,met\n\
         v6,2026-11-03T19:20, H1 ,wang,door,met\n",
    );
    assert_eq!(
        found(&scratch),
        [
            "unknown-party visits/2026-11.csv:2:21",
            "name-for-id visits/2026-11.csv:3:21",
            "unknown-word visits/2026-11.csv:3:29",
            "lookalike-id visits/2026-11.csv:4:21",
            "list-separator visits/2026-11.csv:4:24",
            "list-separator visits/2026-11.csv:5:24",
            "repeated-in-list visits/2026-11.csv:6:24",
            "spaces-around visits/2026-11.csv:7:21",
        ]
    );
    let faults = scratch.inspect().faults;
    assert_eq!(faults[2].nearest.as_deref(), Some("door"));
    assert_eq!(faults[4].nearest.as_deref(), Some("wang;zhao"));
    assert_eq!(scratch.read().book.visits.len(), 1);
}

#[test]
fn what_spreadsheets_do_to_a_row() {
    let scratch = Scratch::new();
    scratch.visits(
        "v1,45964,H1,wang,door,met\n\
         v2,1.38E+10,H1,wang,door,met\n\
         v3,2026-11-31T10:00,#REF!,wang,door,met\n\
         v4,2026-11-03,'H1,wang,door,met\n\
         v5,2026-11-03T19：20,H1,wang,door,met\n\
         v6,2026/11/3 19:20:00,H1,wang,door,met,,\n\
         ,,,,,\n\
         id,visited_at,party,staff,channel,outcome\n\
         v7,2026-11-03T19:20,“H1, H2”,wang,door,met\n\
         v8,2026-11-03T19:20,H1,wa",
    );
    assert_eq!(
        found(&scratch),
        [
            "date-serial-number visits/2026-11.csv:2:4",
            "date-exponent visits/2026-11.csv:3:4",
            "no-such-day visits/2026-11.csv:4:4",
            "spreadsheet-error visits/2026-11.csv:4:21",
            "time-missing visits/2026-11.csv:5:4",
            "spreadsheet-prefix visits/2026-11.csv:5:15",
            "full-width-digits visits/2026-11.csv:6:4",
            "trailing-commas visits/2026-11.csv:7:39",
            "empty-row visits/2026-11.csv:8:1",
            "repeated-header visits/2026-11.csv:9:1",
            "smart-quotes visits/2026-11.csv:10:40",
            "too-few-cells visits/2026-11.csv:11:1",
        ]
    );
}

#[test]
fn a_line_break_in_a_cell_costs_one_row_and_one_fault() {
    let scratch = Scratch::new();
    scratch.write(
        "visits/2026-11.csv",
        "id,visited_at,party,staff,channel,outcome,note\n\
         v1,2026-11-03T19:20,H1,wang,door,met,\"first\n\
         second, third\n\
         last\"\n\
         v2,2026-11-03T19:20,H1,wang,door,met,\"never closed\n\
         v3,2026-11-03T19:20,H1,wang,door,met,\n",
    );
    assert_eq!(
        found(&scratch),
        [
            "line-break-in-cell visits/2026-11.csv:2:38",
            "unclosed-quote visits/2026-11.csv:5:38"
        ]
    );
    let reading = scratch.read();
    assert_eq!((reading.book.visits.len(), reading.rows_left_out), (1, 2));
}

#[test]
fn whole_files_that_are_damaged_are_told_apart() {
    for (text, expected) in [
        ("id;visited_at;party\n", "wrong-separator"),
        (
            "sep=,\nid,visited_at,party,staff,channel,outcome\n",
            "separator-line",
        ),
        ("id,visited_at,party,staff,channel\n", "missing-column"),
        ("v1,2026-11-03T19:20,H1,wang,door,met\n", "header-missing"),
        (
            "id,id,visited_at,party,staff,channel,outcome\n",
            "repeated-column",
        ),
        (
            "id,visited_at,party,staff,channel,outcome\n<<<<<<< HEAD\n",
            "conflict-marker",
        ),
        (
            "id,visited_at,party,staff,channel,outcome\n\0\0\0\0",
            "nul-bytes",
        ),
    ] {
        let scratch = Scratch::new();
        scratch.write("visits/2026-11.csv", text);
        let names: Vec<_> = scratch
            .inspect()
            .faults
            .iter()
            .map(|fault| fault.code.entry().name)
            .collect();
        assert!(names.contains(&expected), "{expected}: {names:?}");
        let outcome = scratch.try_read();
        assert!(
            matches!(outcome, Err(crate::book::ReadFault::Unreadable(..))),
            "{expected}"
        );
    }
}

#[test]
fn columns_that_are_nearly_known_are_named() {
    let scratch = Scratch::new();
    scratch.write(
        "visits/2026-11.csv",
        "id,visited_at,party,staff,channel,outcome,nxt_at,mood,rate_overal\nv1,2026-11-03T19:20,H1,wang,door,met,,good,5\n",
    );
    assert_eq!(
        found(&scratch),
        [
            "unknown-column visits/2026-11.csv:1:43",
            "unknown-service visits/2026-11.csv:1:55"
        ]
    );
    assert_eq!(
        scratch.inspect().faults[0].nearest.as_deref(),
        Some("next_at")
    );
}

#[test]
fn the_steps_of_an_issue_come_in_order() {
    let scratch = Scratch::new();
    let header = "id,raised_at,party,source,kind,severity,department,answered_at,resolved_at,closed_at,summary\n";
    scratch.write(
        "issues/2026-11.csv",
        format!(
            "{header}i1,2026-11-03T10:00,H1,desk,repair,urgent,engineering,2026-11-03T09:00,2026-11-03T09:30,,leak\n\
             i2,2026-11-03T10:00,H1,desk,repair,urgent,engineering,,,2026-11-04T09:00,leak\n\
             i3,2026-11-03T10:00,H1,desk,repair,urgent,engineering,2026-11-03T12:00,2026-11-03T13:00,2026-11-03T11:00,leak\n\
             i4,2026-11-03T10:00,H1,visit,repair,urgent,engineering,,,,leak\n\
             i5,2026-11-03T10:00,H1,desk,repair,urgent,engineering,,,,\n\
             i6,2026-11-03T10:00,H1,desk,repair,urgent,engineering,2026-11-03T10:00,2026-11-03T10:00,2026-11-03T10:00,all at once\n"
        ),
    );
    let names: Vec<_> = found(&scratch)
        .iter()
        .map(|line| line.split(' ').next().unwrap().to_owned())
        .collect();
    assert_eq!(
        names,
        [
            "answered-before-raised",
            "resolved-before-raised",
            "closed-unanswered",
            "closed-before-answered",
            "closed-before-resolved",
            "source-visit-missing",
            "missing-value",
        ]
    );
    assert_eq!(scratch.read().book.issues.len(), 2);
}

#[test]
fn events_plans_and_surveys() {
    let scratch = Scratch::new();
    scratch.write(
        "events/2026-11.csv",
        "id,happened_at,party,kind,note\ne1,2026-11-03T10:00,,fair,\ne2,2026-11-04,H1,wedding,\n",
    );
    scratch.write(
        "plans/2026-11.csv",
        "id,date,start,staff,party,channel,minutes,rules,due,state,note\n\
         monthly/H1/2026-11,2026-11-24,19:00,wang,H1,door,10,monthly;quota-meet-15;gone,2026-11-30,proposed,\n\
         agreed/H2/2026-12-01,2026-12-01,19:00,wang,H2,door,10,agreed,,agreed,\n",
    );
    scratch.write("surveys/2026-h2.csv", "party,sent_at,returned_at,rate_water,opinion\nH1,2026-11-02,2026-11-05,4,fine\nH2,2026-11-02,2026-11-01,,\nH1,2026-11-02,,,\n");
    assert_eq!(
        found(&scratch),
        [
            "plan-rule-gone plans/2026-11.csv:2:53",
            "booking-outside-month plans/2026-11.csv:3:22",
            "returned-before-sent surveys/2026-h2.csv:3:15",
            "duplicate-form surveys/2026-h2.csv:4:1",
        ]
    );
    let book = scratch.read().book;
    assert_eq!(
        book.events
            .iter()
            .map(|event| event.id.as_str())
            .collect::<Vec<_>>(),
        ["e1", "e2"]
    );
    assert!(matches!(
        book.events[1].happened_at,
        crate::calendar::DateOrInstant::Date(_)
    ));
    let booking = &book.plan("2026-11").unwrap().rows[0];
    assert!(matches!(
        booking.rules[..],
        [
            BookingRule::Rule(_),
            BookingRule::TopUp(_),
            BookingRule::Gone(_)
        ]
    ));
    assert_eq!(
        (&*book.surveys[0].name, &*book.surveys[0].services[0]),
        ("2026-h2", "water")
    );
    assert_eq!(book.surveys[0].forms.len(), 1);
}

#[test]
fn rows_that_refer_to_a_row_left_out_are_left_out_without_a_fault() {
    let scratch = Scratch::new();
    scratch.write(
        "owners.csv",
        "id,name,building,area,status\nH1,张伟,3,east,occupied\nH2,李娜,3,east,sold\n",
    );
    scratch.visits("v1,2026-11-03T19:20,H2,wang,door,met\nv2,2026-11-03T19:20,H1,wang,door,met\n");
    let reading = scratch.read();
    assert_eq!(
        (
            reading.data_errors(),
            reading.rows_left_out,
            reading.book.visits.len()
        ),
        (1, 2, 1)
    );
}

#[test]
fn rooms_that_lost_their_zeros_and_rooms_twice() {
    let scratch = Scratch::new();
    scratch.write(
        "owners.csv",
        "id,name,building,unit,room,area,status\nH1,A,3,1,0502,east,occupied\nH2,B,3,1,502,east,occupied\nH3,C,3,1,0502,east,occupied\nH4,D,3,12月3日,1203,east,vacant\n",
    );
    assert_eq!(
        found(&scratch),
        [
            "room-lost-zeros owners.csv:3:10",
            "same-room-twice owners.csv:4:10",
            "room-became-date owners.csv:5:8"
        ]
    );
    assert_eq!(scratch.inspect().faults[0].nearest.as_deref(), Some("0502"));
}

#[test]
fn only_the_months_needed_are_opened() {
    let scratch = Scratch::new();
    scratch.write("visits/2026-09.csv", "this is no table at all");
    scratch.visits("v1,2026-11-03T19:20,H1,wang,door,met\n");
    scratch.write("visits/notes.csv", "");
    let since = "2026-11-16".parse().unwrap();
    let need = Need {
        visits: VisitsNeed::Since(since),
        ..Need::everything()
    };
    let reading = crate::book::read(&scratch.directory(), &need).unwrap();
    assert_eq!(reading.book.visits.len(), 1);
    let codes: Vec<_> = reading.faults.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, [Code::MisnamedFile]);
}

#[test]
fn excerpts_are_the_line_as_it_stands() {
    let scratch = Scratch::new();
    scratch.visits("v1,2026-11-03T19:20,H9x,wang,door,met\r\n");
    let inspection = scratch.inspect();
    let of_row = |fault: &&crate::diag::Fault| fault.severity() == crate::diag::Severity::Error;
    let fault = inspection.faults.iter().find(of_row).unwrap();
    let at = inspection.sources.locate(fault);
    assert_eq!(
        (at.excerpt.as_str(), at.length),
        ("v1,2026-11-03T19:20,H9x,wang,door,met", 3)
    );
}
