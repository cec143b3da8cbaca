//! What the book lacks because of faults: nothing may be concluded from its absence.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::file::Folder;
use crate::diag::{Fault, Severity};

/// The files and lines that reading left out.
#[derive(Clone, Debug, Default)]
pub struct Gaps {
    lines: BTreeSet<(Arc<str>, u32)>,
    damaged: BTreeSet<Arc<str>>,
}

impl Gaps {
    /// What the errors among `faults` leave out.
    pub fn of(faults: &[Fault]) -> Gaps {
        let mut gaps = Gaps::default();
        for fault in faults
            .iter()
            .filter(|fault| fault.severity() == Severity::Error)
        {
            let file = &fault.place.file;
            gaps.lines.insert((Arc::clone(file), fault.place.line));
            if fault.is_of_whole_file() {
                gaps.damaged.insert(Arc::clone(file));
            }
        }
        gaps
    }

    /// How many lines of `file` are left out.
    pub(super) fn count(&self, file: &str) -> usize {
        self.lines
            .iter()
            .filter(|(name, _)| **name == *file)
            .count()
    }

    /// Whether anything of `file` is left out.
    pub(super) fn touch(&self, file: &str) -> bool {
        self.count(file) > 0
    }

    /// Whether a file of `folder` is damaged as a whole, so that any row could have stood in it.
    pub(super) fn damage(&self, folder: Folder) -> bool {
        self.damaged.iter().any(|file| folder.holds(file))
    }
}
