//! Promises P1 and P2: whatever kills a writer, the old file or the new one is found, and what was
//! said to be done is found for ever.

use std::path::Path;
use std::time::Duration;

use crate::text::simulated_disk::{Plan, SimulatedDisk};
use crate::text::{CommitError, Committed, Draft, EditError, Session};

const ROOT: &str = "/garden";
const COLUMNS: [&str; 2] = ["id", "note"];
/// The files the writers write: one there from the start, one in a folder that is not there yet.
const FILES: [&str; 2] = ["owners.csv", "visits/2026-11.csv"];

/// A generator of numbers (splitmix64) whose seed is in the message of a failing test.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let bound = u64::try_from(bound).unwrap_or(1);
        usize::try_from((mixed ^ (mixed >> 31)) % bound).unwrap_or(0)
    }
}

pub(super) fn garden() -> SimulatedDisk {
    SimulatedDisk::new(ROOT, &[("owners.csv", b"id,note\nH1,first\n")])
}

/// Appends one row, as a command would.
pub(super) fn append(disk: &SimulatedDisk, file: &str, id: &str) -> Result<Committed, CommitError> {
    let session = Session::open(disk, Path::new(ROOT), Duration::ZERO)?;
    let change = |current: Option<&[u8]>| {
        let mut draft = Draft::open(current, &COLUMNS)?;
        draft.append(&[("id", id), ("note", "said, and done")])?;
        Ok::<_, crate::text::CellError>(draft.into_bytes())
    };
    session
        .edit(Path::new(file), change)
        .map_err(|error| match error {
            EditError::Commit(error) => error,
            EditError::Change(error) => panic!("a sound file takes a row: {error}"),
        })
}

/// The temporary files that are left.
pub(super) fn temporary_names(disk: &SimulatedDisk) -> Vec<String> {
    let mut names = disk.names();
    names.retain(|name| name.contains(".tmp"));
    names
}

pub(super) fn path(file: &str) -> std::path::PathBuf {
    Path::new(ROOT).join(file)
}

/// What may be found of one file: what was confirmed last, or any later unconfirmed version.
struct Allowed(Vec<Option<Vec<u8>>>);

/// Runs some writers, each maybe killed, with a power cut somewhere in the last; gives how many
/// of `cuts` ways to lose power were bad.
fn bad_states(seed: u64, cuts: usize, lies: &Plan) -> usize {
    let mut dice = Dice(seed);
    let mut disk = garden();
    let mut allowed = FILES.map(|file| Allowed(vec![disk.bytes(&path(file))]));
    for writer in 0..=dice.below(4) {
        let which = dice.below(FILES.len());
        let kill = (dice.below(2) == 0).then(|| 1 + dice.below(24));
        disk.restart(Plan {
            kill,
            ..lies.clone()
        });
        let outcome = append(&disk, FILES[which], &format!("V{writer}"));
        disk.restart(Plan::default());
        let found = disk.bytes(&path(FILES[which]));
        if outcome.is_ok() {
            allowed[which].0.clear();
        }
        allowed[which].0.push(found);
        if dice.below(4) == 0 {
            // The power fails, and the next writer goes on with what is left.
            let after = disk.crash(&mut |bound| dice.below(bound));
            if is_bad(&after, &allowed) {
                return cuts;
            }
            disk = after;
            allowed = FILES.map(|file| Allowed(vec![disk.bytes(&path(file))]));
        }
    }
    let mut crash = |_| disk.crash(&mut |bound| dice.below(bound));
    (0..cuts)
        .map(&mut crash)
        .filter(|after| is_bad(after, &allowed))
        .count()
}

fn is_bad(after: &SimulatedDisk, allowed: &[Allowed]) -> bool {
    let found = FILES.iter().zip(allowed);
    let lost = found
        .filter(|(file, allowed)| !allowed.0.contains(&after.bytes(&path(file))))
        .count();
    if lost > 0 {
        return true;
    }
    // Whatever was left behind, the next writer finds its way and tidies up.
    let went_on = append(after, FILES[1], "V9").is_ok();
    !went_on || !temporary_names(after).is_empty()
}

fn explore(seeds: std::ops::Range<u64>, cuts: usize) -> usize {
    let bad = seeds
        .clone()
        .find(|&seed| bad_states(seed, cuts, &Plan::default()) > 0);
    assert_eq!(bad, None, "seed of a history that ends badly");
    cuts * seeds.count()
}

#[test]
fn no_power_cut_loses_a_confirmed_row() {
    assert_eq!(explore(0..300, 10), 3_000);
}

/// The long version: `cargo test --release --lib crash -- --ignored --nocapture`.
#[test]
#[ignore = "a minute in a debug build"]
fn no_power_cut_in_two_hundred_thousand_loses_a_confirmed_row() {
    let states = explore(0..10_000, 20);
    println!("{states} states after a power cut, none bad");
}

#[test]
fn the_proof_notices_a_disk_that_does_not_flush() {
    let files = Plan {
        lies_about_files: true,
        ..Plan::default()
    };
    let folders = Plan {
        lies_about_folders: true,
        ..Plan::default()
    };
    for lies in [files, folders] {
        let bad: usize = (0..100).map(|seed| bad_states(seed, 10, &lies)).sum();
        assert!(
            bad > 50,
            "only {bad} of 1000 states were bad under {lies:?}"
        );
    }
}

#[test]
fn killed_before_any_call_the_file_is_old_or_new() {
    for file in FILES {
        let disk = garden();
        append(&disk, file, "V1").unwrap();
        let (calls, new) = (disk.calls(), disk.bytes(&path(file)));
        for kill in 1..=calls {
            let disk = garden();
            let old = disk.bytes(&path(file));
            disk.restart(Plan {
                kill: Some(kill),
                ..Plan::default()
            });
            append(&disk, file, "V1").unwrap_err();
            disk.restart(Plan::default());
            let found = disk.bytes(&path(file));
            assert!(found == old || found == new, "killed before call {kill}");
            append(&disk, file, "V2").unwrap();
            assert_eq!(temporary_names(&disk), [""; 0]);
        }
    }
}
