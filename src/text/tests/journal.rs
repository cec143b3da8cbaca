//! The journal: whatever kills a writer between it and the data, neither is lost, and what is taken back
//! is what was made.

use std::path::Path;
use std::time::Duration;

use super::crash::{garden, path};
use crate::text::simulated_disk::{Plan, SimulatedDisk};
use crate::text::{CellError, Draft, Edit, Note, Replacement, Session, State, Unfinished};

const ROOT: &str = "/garden";
const FILES: [&str; 2] = ["issues/2026-11.csv", "visits/2026-11.csv"];

fn session(disk: &SimulatedDisk) -> Result<Session<'_>, crate::text::CommitError> {
    let session = Session::open(disk, Path::new(ROOT), Duration::ZERO)?;
    session.record(Note::default());
    Ok(session)
}

/// Adds a row to both files, as one change.
fn add(disk: &SimulatedDisk, id: &str) -> bool {
    let Ok(session) = session(disk) else {
        return false;
    };
    let edits = FILES.map(|file| Edit {
        file,
        change: Box::new(move |current: Option<&[u8]>| {
            let mut draft = Draft::open(current, &["id", "note"])?;
            draft.append(&[("id", id), ("note", "said")])?;
            Ok::<_, CellError>(draft.into_bytes())
        }),
    });
    session.edit_all(edits.into()).is_ok()
}

/// Takes the last change back, as the command does; whether it says that it is done.
fn undo(disk: &SimulatedDisk) -> bool {
    let Ok(session) = Session::open(disk, Path::new(ROOT), Duration::ZERO) else {
        return false;
    };
    let Ok(changes) = session.journal().changes() else {
        return false;
    };
    let Some(change) = changes.iter().rfind(|change| change.state == State::Done) else {
        return false;
    };
    let files = change.parts.iter().rev().map(|part| {
        let current = disk.bytes(&path(&part.file));
        let back = part.restored(current.as_deref());
        Replacement {
            file: part.file.clone(),
            wanted: back.unwrap_or_else(|_| current.clone()),
            seen: current,
        }
    });
    let written: Result<_, Unfinished<CellError>> = session.replace_all(files.collect());
    written.is_ok() && session.journal().mark(change.number, State::Undone).is_ok()
}

fn files(disk: &SimulatedDisk) -> [Option<Vec<u8>>; 2] {
    FILES.map(|file| disk.bytes(&path(file)))
}

fn killed_at(call: usize) -> Plan {
    Plan {
        kill: Some(call),
        ..Plan::default()
    }
}

/// How many calls `act` makes on a disk that `before` made ready.
fn calls(before: &dyn Fn(&SimulatedDisk), act: &dyn Fn(&SimulatedDisk)) -> usize {
    let disk = garden();
    before(&disk);
    disk.restart(Plan::default());
    act(&disk);
    disk.calls()
}

#[test]
fn killed_before_any_call_a_change_can_be_taken_back_or_was_never_made() {
    let first = |disk: &SimulatedDisk| assert!(add(disk, "v1"));
    let count = calls(&first, &|disk| {
        add(disk, "v2");
    });
    for call in 1..=count {
        let disk = garden();
        first(&disk);
        let before = files(&disk);
        disk.restart(killed_at(call));
        let is_done = add(&disk, "v2");
        disk.restart(Plan::default());
        let found = files(&disk);
        assert!(undo(&disk), "killed before call {call}");
        assert!(!is_done || found != before, "killed before call {call}");
        if found == before {
            assert_eq!(files(&disk), [None, None], "v1 was the last, call {call}");
        } else {
            assert_eq!(files(&disk), before, "v2 was made, call {call}");
        }
    }
}

#[test]
fn killed_before_any_call_an_undo_is_done_by_the_next_one() {
    let first = |disk: &SimulatedDisk| {
        assert!(add(disk, "v1"));
        assert!(add(disk, "v2"));
    };
    let count = calls(&first, &|disk| {
        undo(disk);
    });
    for call in 1..=count {
        let disk = garden();
        assert!(add(&disk, "v1"));
        let before = files(&disk);
        assert!(add(&disk, "v2"));
        disk.restart(killed_at(call));
        let is_done = undo(&disk);
        disk.restart(Plan::default());
        if !is_done {
            let changes = session(&disk).unwrap().journal().changes().unwrap();
            let stands = changes.iter().filter(|change| change.state == State::Done);
            if stands.count() == 2 {
                assert!(undo(&disk), "killed before call {call}");
            }
        }
        assert_eq!(files(&disk), before, "killed before call {call}");
    }
}

#[test]
fn no_power_cut_parts_the_journal_from_the_data() {
    let mut seed = 7u64;
    let mut dice = |bound: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or(0) % bound.max(1)
    };
    for round in 0..400 {
        let disk = garden();
        assert!(add(&disk, "v1"));
        let before = files(&disk);
        disk.restart(killed_at(1 + dice(60)));
        let is_done = add(&disk, "v2");
        disk.restart(Plan::default());
        let after = disk.crash(&mut dice);
        let found = files(&after);
        assert!(
            !is_done || found != before,
            "round {round}: what was said to be done is there"
        );
        assert!(undo(&after), "round {round}: v1 at least can be taken back");
        let wanted = if found == before {
            [None, None]
        } else {
            before
        };
        assert_eq!(files(&after), wanted, "round {round}");
    }
}
