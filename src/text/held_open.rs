//! Files that another program holds open. Windows then neither gives nor replaces them, so both are
//! tried again for a while: Excel and WPS let go when they close, others in a moment.

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

/// How long a file is tried to be read: a reader should not wait.
pub(super) const TO_READ: Duration = Duration::from_secs(1);
/// How long a file is tried to be replaced.
pub(super) const TO_REPLACE: Duration = Duration::from_secs(4);
const PAUSE: Duration = Duration::from_millis(20);

/// Does `attempt`, again and again while another program holds the file open, for `patience` at
/// most; then the error is of the kind `ResourceBusy`.
pub(super) fn patiently<T>(
    patience: Duration,
    mut attempt: impl FnMut() -> io::Result<T>,
) -> io::Result<T> {
    let deadline = Instant::now() + patience;
    loop {
        match attempt() {
            Err(error) if is_held(&error) && Instant::now() < deadline => std::thread::sleep(PAUSE),
            Err(error) if is_held(&error) => {
                return Err(io::Error::new(io::ErrorKind::ResourceBusy, error));
            }
            other => return other,
        }
    }
}

/// The codes of Windows for a file that somebody shares with nobody, holds a lock in, or has mapped.
const SHARING_VIOLATION: i32 = 32;
const LOCK_VIOLATION: i32 = 33;
const USER_MAPPED_FILE: i32 = 1224;
const ACCESS_DENIED: i32 = 5;

fn is_held(error: &io::Error) -> bool {
    let codes = [SHARING_VIOLATION, LOCK_VIOLATION, USER_MAPPED_FILE];
    cfg!(windows)
        && error
            .raw_os_error()
            .is_some_and(|code| codes.contains(&code))
}

/// What a rename over `to` was refused for. Windows says "access denied" of a file that is held open
/// too; that new files may be made in the folder is known by then.
pub(super) fn refused(error: io::Error, to: &Path) -> io::Error {
    if cfg!(windows) && error.raw_os_error() == Some(ACCESS_DENIED) && to.is_file() {
        return io::Error::from_raw_os_error(SHARING_VIOLATION);
    }
    error
}

/// Somebody marked the file as one that must not be changed.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("marked as read-only")]
pub(super) struct MarkedReadOnly;

/// Refuses a file with Windows' mark "read-only", which an explorer shows beside its name. Elsewhere
/// the folder alone says who may replace a file.
pub(super) fn refuse_marked(to: &Path) -> io::Result<()> {
    let is_marked =
        cfg!(windows) && std::fs::metadata(to).is_ok_and(|found| found.permissions().readonly());
    if is_marked {
        return Err(io::Error::new(
            io::ErrorKind::PermissionDenied,
            MarkedReadOnly,
        ));
    }
    Ok(())
}
