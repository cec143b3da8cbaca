//! Files of a month that lost their rows, or are gone, though git or the journal know of rows in them.

use std::collections::BTreeSet;

use crate::cli::repository::Repository;
use crate::diag::file::Folder;
use crate::diag::{Code, Fault, Place};
use crate::text::{Directory, Journal};

/// Makes an error of each remark on a file without rows that has some in the last commit, and notes each
/// file of a folder that is gone although it had some.
pub(super) fn note_lost(directory: &Directory, faults: &mut Vec<Fault>) {
    let repository = Repository::around(&directory.path(""));
    let mut gone = BTreeSet::new();
    if let Some(repository) = &repository {
        ask_git(repository, faults);
        gone.extend(gone_from_git(repository).map(|file| (file, "gone-git")));
    }
    let by_git: BTreeSet<String> = gone.iter().map(|(file, _)| file.clone()).collect();
    let by_journal = gone_from_journal(directory).into_iter();
    gone.extend(
        by_journal
            .filter(|file| !by_git.contains(file))
            .map(|file| (file, "gone")),
    );
    for (file, told_as) in gone {
        let fault = Fault::new(Code::FileEmptied, Place::whole(&file)).told_as(told_as);
        faults.push(fault.with("file", file));
    }
}

fn ask_git(repository: &Repository, faults: &mut [Fault]) {
    let empty = faults
        .iter_mut()
        .filter(|fault| fault.code == Code::FileEmpty);
    for fault in empty {
        if has_rows(repository, &format!("HEAD:./{}", fault.place.file)) {
            fault.code = Code::FileEmptied;
            fault.told_as = "git";
        }
    }
}

/// Whether a version of a table that git has holds more than a header.
fn has_rows(repository: &Repository, name: &str) -> bool {
    let committed = repository.bytes(&["cat-file", "blob", name]);
    let is_line = |line: &&[u8]| !line.trim_ascii().is_empty();
    let lines = committed.unwrap_or_default();
    lines.split(|byte| *byte == b'\n').filter(is_line).count() > 1
}

/// The tables of the folders that git's index has with rows and the disk has not: what `git rm` took out is
/// not among them.
fn gone_from_git(repository: &Repository) -> impl Iterator<Item = String> {
    let folders = Folder::ALL.map(Folder::name);
    let asked = ["ls-files", "-z", "--deleted", "--"]
        .into_iter()
        .chain(folders);
    let deleted = repository.text(&asked.collect::<Vec<_>>());
    let deleted = deleted.unwrap_or_default();
    let is_lost =
        |file: &&str| file.ends_with(".csv") && has_rows(repository, &format!(":./{file}"));
    let lost: Vec<String> = deleted
        .split('\0')
        .filter(is_lost)
        .map(str::to_owned)
        .collect();
    lost.into_iter()
}

/// The tables of the folders that a command left with rows and the disk has not.
fn gone_from_journal(directory: &Directory) -> BTreeSet<String> {
    let disk = &**directory.disk();
    let journal = Journal::of(disk, directory.root());
    let changes = journal.changes().unwrap_or_default();
    let parts = changes.iter().flat_map(|change| &change.parts);
    let of_folders = parts
        .map(|part| &part.file)
        .filter(|file| Folder::ALL.iter().any(|folder| folder.holds(file)));
    let files: BTreeSet<&String> = of_folders.collect();
    let is_lost = |file: &&&String| {
        let is_absent = matches!(disk.look(&directory.path(file)), Ok(None));
        is_absent
            && journal
                .last_of(file)
                .is_ok_and(|part| part.is_some_and(|part| part.leaves_rows()))
    };
    files
        .iter()
        .filter(is_lost)
        .map(|file| (**file).clone())
        .collect()
}
