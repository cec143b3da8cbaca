//! The one door to the file system: a small trait, so that tests can put a failing disk behind it.

use std::any::Any;
use std::io;
use std::path::Path;
use std::time::Duration;

/// Most bytes read of a CSV file.
pub const CSV_LIMIT: u64 = 256 << 20;
/// Most bytes read of a TOML file.
pub const TOML_LIMIT: u64 = 1 << 20;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, whatever it points at.
    Link,
    /// A pipe, a socket, a device.
    Other,
}

/// A path looked at without following a link in its last part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// What stands there.
    pub kind: Kind,
    /// Unix permission bits; `0o600` where the system has none.
    pub mode: u32,
}

/// One name in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name; bytes that are no UTF-8 are replaced, so such a name opens nothing.
    pub name: String,
    /// What stands under it, links not followed.
    pub kind: Kind,
}

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Nothing stands there.
    #[error("no such file")]
    Absent,
    /// A folder, a pipe or a device stands there.
    #[error("not a regular file: {0:?}")]
    NotAFile(Kind),
    /// The file is larger than what is read; nothing of it is kept in memory.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The most bytes allowed.
        limit: u64,
    },
    /// The system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Why the lock was not had.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Someone else held it for as long as we were ready to wait.
    #[error("held by another writer")]
    Busy,
    /// The system refused, or something that is no file stands in the lock's place.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// A lock that is ours until this is dropped.
#[derive(Debug)]
pub struct Held {
    _guard: Box<dyn Any + Send>,
}

impl Held {
    /// Keeps `guard` until dropped; dropping the guard must give the lock back.
    pub fn new(guard: impl Any + Send) -> Self {
        Self {
            _guard: Box::new(guard),
        }
    }
}

/// A new file being written.
pub trait Writing {
    /// Writes a first part of `bytes` and says how much of it.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    /// Returns when what was written would survive a power cut.
    fn sync(&mut self) -> io::Result<()>;
}

/// All that the program ever does to files. A disk that is only looked at says nothing of writing,
/// which it refuses then.
pub trait Disk: Send + Sync {
    /// What stands at `path`, links not followed; `None` when nothing does.
    fn look(&self, path: &Path) -> io::Result<Option<Look>>;
    /// The whole file, links followed, if it is a regular one of at most `limit` bytes.
    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError>;
    /// Whether what stands at `path` is only supposed to: a change that has not been made.
    fn is_supposed(&self, _path: &Path) -> bool {
        false
    }
    /// The names in a folder, in byte order.
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>>;
    /// Takes the lock file at `path` (made when absent), waiting at most `patience`.
    fn lock(&self, _path: &Path, _patience: Duration) -> Result<Held, LockError> {
        Err(LockError::Io(read_only()))
    }
    /// Makes one folder; one that is there already is no error.
    fn create_folder(&self, _path: &Path) -> io::Result<()> {
        Err(read_only())
    }
    /// Makes a new file: an error if anything, even a dangling link, stands there. Without a `mode`
    /// it is for those for whom the umask leaves it.
    fn create_new(&self, _path: &Path, _mode: Option<u32>) -> io::Result<Box<dyn Writing>> {
        Err(read_only())
    }
    /// Puts `from` in the place of `to` in one step.
    fn rename(&self, _from: &Path, _to: &Path) -> io::Result<()> {
        Err(read_only())
    }
    /// Returns when the names in `folder` would survive a power cut.
    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        Err(read_only())
    }
    /// Removes one file.
    fn remove(&self, _path: &Path) -> io::Result<()> {
        Err(read_only())
    }
    /// Removes one folder, if nothing stands in it.
    fn remove_folder(&self, _path: &Path) -> io::Result<()> {
        Err(read_only())
    }
    /// A number nobody can foresee, for names of temporary files and for new ids.
    fn nonce(&self) -> io::Result<u64> {
        Err(read_only())
    }
}

/// Whether an error says that nothing stands at a path.
pub(crate) fn is_absence(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

fn read_only() -> io::Error {
    io::ErrorKind::ReadOnlyFilesystem.into()
}
