//! The disk of this computer, through the standard library alone.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use super::disk::{Disk, Entry, Held, Kind, LockError, Look, ReadError, Writing, is_absence};
use super::held_open::{self, TO_READ, TO_REPLACE, patiently};
use super::lost_link;

/// The longest wait for the lock: no clock ends within it, and nobody waits that long.
const LONGEST_WAIT: Duration = Duration::from_secs(366 * 24 * 60 * 60);

/// The disk of this computer.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn look(&self, path: &Path) -> io::Result<Option<Look>> {
        match fs::symlink_metadata(path) {
            Ok(found) => Ok(Some(Look {
                kind: kind_of(found.file_type()),
                mode: mode_of(&found),
            })),
            Err(error) if is_absence(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        // Looked at before it is opened: opening a pipe nobody writes to would wait for ever.
        let found = fs::metadata(path).map_err(|error| absent_or_io(error, path))?;
        if !found.is_file() {
            return Err(ReadError::NotAFile(kind_of(found.file_type())));
        }
        if found.len() > limit {
            return Err(ReadError::TooLarge { limit });
        }
        let file = patiently(TO_READ, || File::open(path));
        let file = file.map_err(|error| absent_or_io(error, path))?;
        let size = usize::try_from(found.len()).unwrap_or(0);
        let mut bytes = Vec::with_capacity(size + 1);
        // One byte more than allowed tells a file that grew meanwhile, or one that hides its size.
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(ReadError::TooLarge { limit });
        }
        Ok(bytes)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        let inside = fs::read_dir(folder).map_err(|error| lost_link::told(error, folder));
        for entry in inside? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            entries.push(Entry {
                name,
                kind: kind_of(entry.file_type()?),
            });
        }
        entries.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(entries)
    }

    fn lock(&self, path: &Path, patience: Duration) -> Result<Held, LockError> {
        let deadline = std::time::Instant::now() + patience.min(LONGEST_WAIT);
        loop {
            let file = lock_file(open_lock(path)?, deadline)?;
            // Someone may have removed the name while we waited: then others lock another file.
            if is_still_named(&file, path) {
                return Ok(Held::new(file));
            }
            if std::time::Instant::now() > deadline {
                return Err(LockError::Busy);
            }
        }
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        match fs::create_dir(path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
            other => other,
        }
    }

    fn create_new(&self, path: &Path, mode: Option<u32>) -> io::Result<Box<dyn Writing>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if mode.is_some() {
            // Nobody else reads it before it has the mode it is to have.
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        let file = options.open(path)?;
        // Set on the open file, because the mask of the process would cut a mode given to `open`.
        if let Some(mode) = mode
            && let Err(error) = set_mode(&file, mode)
        {
            let _ = fs::remove_file(path);
            return Err(error);
        }
        Ok(Box::new(RealWriting(file)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        held_open::refuse_marked(to)?;
        let rename = || fs::rename(from, to).map_err(|error| held_open::refused(error, to));
        patiently(TO_REPLACE, rename)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        flush_folder(folder)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn nonce(&self) -> io::Result<u64> {
        getrandom::u64().map_err(io::Error::other)
    }
}

struct RealWriting(File);

impl Writing for RealWriting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}

fn absent_or_io(error: io::Error, path: &Path) -> ReadError {
    let error = lost_link::told(error, path);
    if is_absence(&error) {
        ReadError::Absent
    } else {
        ReadError::Io(error)
    }
}

fn kind_of(found: fs::FileType) -> Kind {
    if found.is_symlink() {
        Kind::Link
    } else if found.is_dir() {
        Kind::Folder
    } else if found.is_file() {
        Kind::File
    } else {
        Kind::Other
    }
}

/// Opens the lock file, making it when it is absent, but never through a link or into a pipe.
fn open_lock(path: &Path) -> io::Result<File> {
    match fs::symlink_metadata(path) {
        Ok(found) if !found.is_file() => {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "the lock is no regular file",
            ));
        }
        _ => {}
    }
    let wanted = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path);
    match wanted {
        // Another member's lock file: reading it is enough to lock it.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            File::open(path).map_err(|_| error)
        }
        other => other,
    }
}

/// Locks at once, or waits in the kernel's queue, which is fair, in a thread that is left behind
/// when patience ends: the lock it may get later is given back as nobody takes it.
fn lock_file(file: File, deadline: std::time::Instant) -> Result<File, LockError> {
    match file.try_lock() {
        Ok(()) => return Ok(file),
        Err(TryLockError::Error(error)) => return Err(error.into()),
        Err(TryLockError::WouldBlock) => {}
    }
    let (sender, receiver) = mpsc::channel();
    std::thread::Builder::new()
        .name("lock".into())
        .spawn(move || {
            let outcome = file.lock().map(|()| file);
            // Nobody listens any more once patience has ended.
            let _ = sender.send(outcome);
        })?;
    let left = deadline.saturating_duration_since(std::time::Instant::now());
    match receiver.recv_timeout(left) {
        Ok(outcome) => Ok(outcome?),
        Err(_) => Err(LockError::Busy),
    }
}

#[cfg(unix)]
fn is_still_named(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(ours), Ok(named)) => ours.dev() == named.dev() && ours.ino() == named.ino(),
        _ => false,
    }
}

#[cfg(windows)]
fn is_still_named(file: &File, path: &Path) -> bool {
    let identity = |file: &File| {
        let found = winapi_util::file::information(file).ok()?;
        Some((found.volume_serial_number(), found.file_index()))
    };
    let named = File::open(path).ok().and_then(|named| identity(&named));
    named.is_some() && named == identity(file)
}

#[cfg(unix)]
fn flush_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows promises nothing about flushing a folder, and opens one only when asked in this way. It is
/// asked all the same; where it does not know how, as on some network drives, nothing more can be done.
#[cfg(windows)]
fn flush_folder(folder: &Path) -> io::Result<()> {
    const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;
    let mut options = OpenOptions::new();
    options.write(true);
    std::os::windows::fs::OpenOptionsExt::custom_flags(&mut options, FILE_FLAG_BACKUP_SEMANTICS);
    let flushed = options.open(folder).and_then(|folder| folder.sync_all());
    match flushed {
        Err(error) if is_unsupported(&error) => Ok(()),
        other => other,
    }
}

/// Invalid function, access denied, invalid handle, not supported, invalid parameter.
#[cfg(windows)]
fn is_unsupported(error: &io::Error) -> bool {
    error
        .raw_os_error()
        .is_some_and(|code| [1, 5, 6, 50, 87].contains(&code))
}

#[cfg(unix)]
fn mode_of(found: &fs::Metadata) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&found.permissions()) & 0o7777
}

#[cfg(not(unix))]
fn mode_of(_found: &fs::Metadata) -> u32 {
    0o600
}

#[cfg(unix)]
fn set_mode(file: &File, mode: u32) -> io::Result<()> {
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_file: &File, _mode: u32) -> io::Result<()> {
    Ok(())
}
