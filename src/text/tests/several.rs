//! Several files changed by one command: all of them or none, and where that cannot be, it is said
//! which.

use std::path::Path;
use std::time::Duration;

use super::crash::{path, temporary_names};
use crate::text::simulated_disk::{Plan, SimulatedDisk};
use crate::text::{
    CellError, CommitError, Draft, Edit, EditError, Replacement, Session, Unfinished,
};

const ROOT: &str = "/garden";
const FILES: [&str; 3] = [
    "issues/2026-11.csv",
    "visits/2026-10.csv",
    "visits/2026-11.csv",
];

/// A disk with the first file, and without the folder of the others.
fn garden() -> SimulatedDisk {
    SimulatedDisk::new(ROOT, &[(FILES[0], b"id,note\nI1,first\n")])
}

/// A row more in each file, as one change.
fn append_to_all(disk: &SimulatedDisk) -> Result<(), Unfinished<CellError>> {
    let session = Session::open(disk, Path::new(ROOT), Duration::ZERO);
    let session = session.map_err(|error| Unfinished {
        file: String::new(),
        error: EditError::Commit(error),
        standing: Vec::new(),
    })?;
    let edits = FILES.map(|file| Edit {
        file,
        change: Box::new(|current| {
            let mut draft = Draft::open(current, &["id", "note"])?;
            draft.append(&[("id", "N1")])?;
            Ok(draft.into_bytes())
        }),
    });
    session.edit_all(edits.into()).map(|_| ())
}

/// Which of the files have the new row.
fn new_ones(disk: &SimulatedDisk) -> Vec<&'static str> {
    let is_new = |file: &&str| {
        let bytes = disk.bytes(&path(file)).unwrap_or_default();
        bytes.ends_with(b"N1,\n")
    };
    FILES.into_iter().filter(is_new).collect()
}

fn calls() -> usize {
    let disk = garden();
    append_to_all(&disk).unwrap();
    assert_eq!(new_ones(&disk), FILES);
    disk.calls()
}

#[test]
fn one_refused_call_leaves_all_files_as_they_were() {
    let mut refused = 0;
    for call in 1..=calls() {
        let disk = garden();
        let before = FILES.map(|file| disk.bytes(&path(file)));
        disk.restart(Plan {
            fail: Some((call, std::io::ErrorKind::Other)),
            ..Plan::default()
        });
        let outcome = append_to_all(&disk);
        disk.restart(Plan::default());
        if let Err(unfinished) = outcome {
            refused += 1;
            assert_eq!(unfinished.standing, [""; 0], "call {call}");
            let after = FILES.map(|file| disk.bytes(&path(file)));
            assert_eq!(after, before, "call {call}");
        }
        append_to_all(&disk).unwrap();
        assert_eq!(temporary_names(&disk), [""; 0], "call {call}");
    }
    assert!(refused >= 20, "only {refused} calls were refused");
}

#[test]
fn a_disk_that_fills_up_at_any_time_leaves_all_files_as_they_were() {
    let mut refused = 0;
    for call in 1..=calls() {
        let disk = garden();
        let before = FILES.map(|file| disk.bytes(&path(file)));
        disk.restart(Plan {
            full: Some(call),
            ..Plan::default()
        });
        let outcome = append_to_all(&disk);
        if outcome.is_ok() {
            assert_eq!(new_ones(&disk), FILES, "call {call}");
        } else {
            refused += 1;
            let after = FILES.map(|file| disk.bytes(&path(file)));
            assert_eq!(after, before, "call {call}");
        }
        disk.restart(Plan::default());
        append_to_all(&disk).unwrap();
    }
    assert!(refused >= 6, "only {refused} times was there no room");
}

/// A disk that refuses everything from some call on lets nothing be put back either.
#[test]
fn what_could_not_be_put_back_is_named_and_the_last_file_never_stands_alone() {
    let mut halves = 0;
    for call in 1..=calls() {
        let disk = garden();
        disk.restart(Plan {
            kill: Some(call),
            ..Plan::default()
        });
        let outcome = append_to_all(&disk);
        disk.restart(Plan::default());
        let new = new_ones(&disk);
        assert_eq!(new, FILES[..new.len()], "call {call}: one after the other");
        let Err(unfinished) = outcome else {
            assert_eq!(new, FILES);
            continue;
        };
        let mut told = unfinished.standing;
        if let EditError::Commit(CommitError::Unsure { .. }) = unfinished.error {
            told.push(unfinished.file);
        }
        assert_eq!(told, new, "call {call}");
        halves += usize::from(!new.is_empty() && new.len() < FILES.len());
    }
    assert!(halves > 0);
}

#[test]
fn what_another_program_saved_after_it_was_read_is_not_written_over_nor_are_the_other_files() {
    let disk = garden();
    append_to_all(&disk).unwrap();
    let read = |file: &&str| (disk.bytes(&path(file)), (*file).to_owned());
    let read: Vec<_> = FILES.iter().map(read).collect();
    append_to_last(&disk);
    let saved = FILES.map(|file| disk.bytes(&path(file)));
    let replacements = read.into_iter().map(|(seen, file)| Replacement {
        file,
        seen,
        wanted: None,
    });
    let session = Session::open(&disk, Path::new(ROOT), Duration::ZERO).unwrap();
    let outcome = session.replace_all::<CellError>(replacements.collect());
    let unfinished = outcome.unwrap_err();
    assert_eq!(unfinished.file, FILES[2]);
    assert!(matches!(
        unfinished.error,
        EditError::Commit(CommitError::ChangedSince { .. })
    ));
    assert_eq!(FILES.map(|file| disk.bytes(&path(file))), saved);
}

/// What another program saves between.
fn append_to_last(disk: &SimulatedDisk) {
    let session = Session::open(disk, Path::new(ROOT), Duration::ZERO).unwrap();
    let written = session.edit(Path::new(FILES[2]), |current| {
        let mut draft = Draft::open(current, &["id", "note"])?;
        draft.append(&[("id", "E1"), ("note", "typed")])?;
        Ok::<_, CellError>(draft.into_bytes())
    });
    written.unwrap();
}
