//! Links that lead nowhere: what they stood for is out of reach, not absent.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::is_absence;

/// A link that leads nowhere. A shared disk that is not connected looks like this, and files that
/// were moved; nobody meant an empty file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a link to {}, where nothing is", target.display())]
pub struct LostLink {
    /// What it points at, as it says.
    pub target: PathBuf,
}

/// The link that an error of reading a file or folder speaks of.
pub fn lost_link(error: &io::Error) -> Option<&LostLink> {
    error.get_ref()?.downcast_ref()
}

/// `error`, which is about `path`; where it says that nothing stands there, and a link on the way
/// leads nowhere, it is about that link instead.
pub(super) fn told(error: io::Error, path: &Path) -> io::Error {
    if !is_absence(&error) {
        return error;
    }
    match on_the_way(path) {
        Some(link) => io::Error::other(link),
        None => error,
    }
}

/// The last thing that stands on the way to `path`, if it is a link and what it points at does not.
fn on_the_way(path: &Path) -> Option<LostLink> {
    let last = path
        .ancestors()
        .find(|part| part.symlink_metadata().is_ok())?;
    let leads_nowhere = last.metadata().is_err_and(|error| is_absence(&error));
    let target = last.read_link().ok().filter(|_| leads_nowhere)?;
    Some(LostLink { target })
}
