//! The data directory as it stands, or would, with all that is wrong with it.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::in_order::InOrder;
use crate::book::{Beyond, Inspection, inspect_keeping, tell_faults};
use crate::calendar::Instant;
use crate::check::{Gaps, run_beside};
use crate::cli::reading::located;
use crate::diag::{Code, Fault, Located, Severity};
use crate::text::{Directory, Sources};

/// How many errors and warnings of a file are kept while the directory is looked over.
pub(super) const MOST_KEPT: usize = 1000;
/// And while it is mended, for which they must be at hand.
pub(super) const MOST_MENDED: usize = 100_000;

/// A directory looked over.
pub(super) struct Standing {
    /// The directory.
    pub(super) directory: Directory,
    /// What reading it gave.
    pub(super) inspection: Inspection,
    /// What reading found and what does not fit together, by file, line and column.
    pub(super) faults: Vec<Fault>,
    /// How many there are beyond these, by file.
    pub(super) beyond: Beyond,
    /// The time it was looked over for.
    pub(super) now: Instant,
}

impl Standing {
    /// A directory of which `inspection` was read.
    pub(super) fn of(directory: &Directory, mut inspection: Inspection, now: Instant) -> Standing {
        let mut faults = std::mem::take(&mut inspection.faults);
        if let Some(book) = &inspection.book {
            let found = run_beside(book, Some(now), &Gaps::of(&faults)).into_iter();
            faults.extend(found.filter(|fault| !follows(fault, &inspection.sources)));
        }
        let torn: BTreeSet<Arc<str>> = of_kind(&faults, Code::ConflictMarker);
        faults.retain(|fault| fault.code != Code::DuplicateId || !torn.contains(&fault.place.file));
        inspection.sources.sort(&mut faults);
        Standing {
            directory: directory.clone(),
            beyond: std::mem::take(&mut inspection.beyond),
            inspection,
            faults,
            now,
        }
    }

    /// The same directory with other bytes in one file.
    pub(super) fn supposing(&self, file: &str, bytes: Vec<u8>) -> Standing {
        let directory = self.directory.supposing(file, bytes);
        let inspection = inspect_keeping(&directory, MOST_MENDED);
        Standing::of(&directory, inspection, self.now)
    }

    /// Gives `tell` every fault of the files asked for, in order. Of a file that has more than were
    /// kept, the rows are read once more, so that no number of faults fills the memory.
    pub(super) fn tell(&self, is_asked: impl Fn(&str) -> bool, tell: &mut dyn FnMut(Located)) {
        for of_file in self
            .faults
            .chunk_by(|one, other| one.place.file == other.place.file)
        {
            let file = &*of_file[0].place.file;
            if !is_asked(file) {
                continue;
            }
            let sources = &self.inspection.sources;
            let kept = of_file.iter().map(|fault| located(sources, fault.clone()));
            if self.beyond.contains_key(file) {
                self.tell_rows(file, kept.collect(), tell);
            } else {
                kept.for_each(&mut *tell);
            }
        }
    }

    /// The faults of a file that has more than the `kept` ones, in order.
    fn tell_rows(&self, file: &str, kept: Vec<Located>, tell: &mut dyn FnMut(Located)) {
        // The text is read anew: twice in memory it might be too large.
        self.inspection.sources.forget();
        let is_told_once = |located: &Located| located.fault.code == Code::WrongMonth;
        let skips = kept
            .iter()
            .any(|located| is_told_once(located) && located.fault.place.line == 0);
        let in_order = RefCell::new(InOrder::new(kept, tell));
        tell_faults(&self.directory, file, &|next| {
            if !skips || !is_told_once(&next) {
                in_order.borrow_mut().next(next);
            }
        });
        in_order.into_inner().end();
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
        let kept = faults.filter(|fault| fault.severity() == Severity::Error);
        kept.count() + self.beyond.get(file).map_or(0, |tally| tally.errors)
    }

    /// How many errors and how many warnings the files asked for have.
    pub(super) fn tally(&self, is_asked: impl Fn(&str) -> bool) -> (usize, usize) {
        let mut tally = (0, 0);
        for fault in self
            .faults
            .iter()
            .filter(|fault| is_asked(&fault.place.file))
        {
            match fault.severity() {
                Severity::Error => tally.0 += 1,
                Severity::Warning => tally.1 += 1,
            }
        }
        for (_, beyond) in self.beyond.iter().filter(|(file, _)| is_asked(file)) {
            tally = (tally.0 + beyond.errors, tally.1 + beyond.warnings);
        }
        tally
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

/// The files with a fault of a kind. Between the marks of a conflict the two versions of a row have one id, which is
/// no fault of its own.
fn of_kind(faults: &[Fault], code: Code) -> BTreeSet<Arc<str>> {
    let of_kind = faults.iter().filter(|fault| fault.code == code);
    of_kind.map(|fault| Arc::clone(&fault.place.file)).collect()
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
