//! The data directory as it stands, or would, with all that is wrong with it.

use crate::calendar::Instant;
use crate::check::{Gaps, run_beside};
use crate::diag::{Code, Fault, Severity};
use crate::store::{Directory, Inspection, Sources, inspect};

/// A directory looked over.
pub(super) struct Standing {
    /// The directory.
    pub(super) directory: Directory,
    /// What reading it gave.
    pub(super) inspection: Inspection,
    /// What reading found and what does not fit together, by file, line and column.
    pub(super) faults: Vec<Fault>,
    /// The time it was looked over for.
    pub(super) now: Instant,
}

impl Standing {
    /// A directory of which `inspection` was read.
    pub(super) fn of(directory: &Directory, inspection: Inspection, now: Instant) -> Standing {
        let mut faults = inspection.faults.clone();
        if let Some(book) = &inspection.book {
            let gaps = Gaps::of(&inspection.faults);
            let found = run_beside(book, Some(now), &gaps).into_iter();
            faults.extend(found.filter(|fault| !follows(fault, &inspection.sources)));
        }
        inspection.sources.sort(&mut faults);
        Standing {
            directory: directory.clone(),
            inspection,
            faults,
            now,
        }
    }

    /// The same directory with other bytes in one file.
    pub(super) fn supposing(&self, file: &str, bytes: Vec<u8>) -> Standing {
        let directory = self.directory.supposing(file, bytes);
        Standing::of(&directory, inspect(&directory), self.now)
    }

    /// The faults of one file.
    pub(super) fn faults_of(&self, file: &str) -> impl Iterator<Item = &Fault> {
        self.faults
            .iter()
            .filter(move |fault| *fault.place.file == *file)
    }

    /// How many errors one file has.
    pub(super) fn errors_of(&self, file: &str) -> usize {
        let faults = self.faults_of(file);
        faults
            .filter(|fault| fault.severity() == Severity::Error)
            .count()
    }

    /// What the system did not let us see.
    pub(super) fn unseen(&self) -> Vec<Fault> {
        let faults = self.faults.iter();
        faults
            .filter(|fault| fault.code == Code::FileUnreadable)
            .cloned()
            .collect()
    }
}

/// Whether a visit is missed only because its row was left out for a fault of its own.
fn follows(fault: &Fault, sources: &Sources) -> bool {
    let misses = matches!(
        fault.code,
        Code::IssueOfUnknownVisit | Code::RevisitOfUnknownVisit
    );
    let named = fault.arguments.iter().find(|(name, _)| *name == "value");
    misses && named.is_some_and(|(_, id)| sources.mentions("visits", "id", id))
}
