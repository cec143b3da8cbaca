//! Files without a byte of which git knows rows.

use crate::cli::repository::Repository;
use crate::diag::{Code, Fault};
use crate::text::Directory;

/// Makes an error of each remark on an empty file that has rows in the last commit.
pub(super) fn ask_git(directory: &Directory, faults: &mut [Fault]) {
    let mut empty = faults
        .iter_mut()
        .filter(|fault| fault.code == Code::FileEmpty)
        .peekable();
    if empty.peek().is_none() {
        return;
    }
    let Some(repository) = Repository::around(&directory.path("")) else {
        return;
    };
    for fault in empty {
        let committed =
            repository.text(&["cat-file", "blob", &format!("HEAD:./{}", fault.place.file)]);
        let rows = committed.map_or(0, |text| {
            text.lines().skip(1).filter(|line| !line.is_empty()).count()
        });
        if rows > 0 {
            fault.code = Code::FileEmptied;
            fault.told_as = "git";
        }
    }
}
