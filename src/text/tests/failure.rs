//! Every call of a writer refused once: the file stays as it was, and nothing is left behind.

use std::io::ErrorKind;

use super::crash::{append, garden, path, temporary_names};
use crate::text::simulated_disk::Plan;
use crate::text::{CommitError, Committed};

const FILES: [&str; 2] = ["owners.csv", "visits/2026-11.csv"];
/// What EIO, ENOSPC, EACCES and a name already taken are in Rust.
const ERRORS: [ErrorKind; 4] = [
    ErrorKind::Other,
    ErrorKind::StorageFull,
    ErrorKind::PermissionDenied,
    ErrorKind::AlreadyExists,
];

#[test]
fn a_refusal_of_any_call_leaves_the_old_bytes() {
    for file in FILES {
        let disk = garden();
        append(&disk, file, "V1").unwrap();
        let calls = disk.calls();
        assert!(
            calls >= 9,
            "the protocol has at least nine calls, not {calls}"
        );
        let mut refused = 0;
        for (call, kind) in (1..=calls).flat_map(|call| ERRORS.map(|kind| (call, kind))) {
            let disk = garden();
            let old = disk.bytes(&path(file));
            disk.restart(Plan {
                fail: Some((call, kind)),
                ..Plan::default()
            });
            let outcome = append(&disk, file, "V1");
            disk.restart(Plan::default());
            match outcome {
                // Sweeping is a courtesy: its failure stops nobody.
                Ok(done) => assert_eq!(done, Committed::Changed),
                Err(CommitError::Io { .. }) => {
                    refused += 1;
                    assert_eq!(
                        disk.bytes(&path(file)),
                        old,
                        "{file}: call {call}, {kind:?}"
                    );
                }
                Err(other) => panic!("{file}: call {call}, {kind:?}: {other}"),
            }
            append(&disk, file, "V2").unwrap();
            assert_eq!(temporary_names(&disk), [""; 0]);
        }
        assert!(
            refused >= 8 * ERRORS.len(),
            "only {refused} calls were refused"
        );
    }
}

#[test]
fn short_writes_are_gone_on_with() {
    let disk = garden();
    disk.restart(Plan {
        short_writes: Some(7),
        ..Plan::default()
    });
    append(&disk, "owners.csv", "H2").unwrap();
    let bytes = disk.bytes(&path("owners.csv")).unwrap();
    assert_eq!(bytes, b"id,note\nH1,first\nH2,\"said, and done\"\n");
}

#[test]
fn a_write_that_writes_nothing_is_an_error() {
    let disk = garden();
    let old = disk.bytes(&path("owners.csv"));
    disk.restart(Plan {
        short_writes: Some(0),
        ..Plan::default()
    });
    let error = append(&disk, "owners.csv", "H2").unwrap_err();
    assert!(matches!(error, CommitError::Io { .. }), "{error}");
    assert_eq!(disk.bytes(&path("owners.csv")), old);
}

#[test]
fn a_lock_held_by_another_is_busy_and_nothing_is_touched() {
    let disk = garden();
    disk.lock_by_another();
    assert!(matches!(
        append(&disk, "owners.csv", "H2"),
        Err(CommitError::Busy { .. })
    ));
    assert_eq!(disk.calls(), 1);
}

#[test]
fn an_old_file_keeps_its_mode_and_a_new_one_is_as_the_umask_has_it() {
    let disk = garden();
    for file in FILES {
        append(&disk, file, "V1").unwrap();
    }
    assert_eq!(disk.mode(&path("owners.csv")), Some(0o640));
    assert_eq!(disk.mode(&path("visits/2026-11.csv")), Some(0o644));
}
