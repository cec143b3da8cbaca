//! One file being put in place: temporary file, flush, rename, flush of the folder.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::commit_error::{CommitError, Step, io_error};
use super::disk::{CSV_LIMIT, Disk, Kind, ReadError, Writing};
use super::file_name::is_device;
use super::temporary;

/// Writes an output file (not data) whole or not at all, without a lock. What is no regular file,
/// such as a device, is refused.
pub fn write_output(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), CommitError> {
    write_with_mode(disk, path, bytes, None)
}

/// The same of what comes in pieces, however much it is.
pub fn write_output_in_pieces(
    disk: &dyn Disk,
    path: &Path,
    pieces: impl FnOnce(&mut dyn FnMut(&[u8])),
) -> Result<(), CommitError> {
    let target = output(disk, path, None)?;
    finish(&target, target.prepare_pieces(pieces)?)
}

/// The same for a script that others are to run.
pub fn write_program(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), CommitError> {
    write_with_mode(disk, path, bytes, Some(PROGRAM_MODE))
}

/// Mode of a new script.
const PROGRAM_MODE: u32 = 0o755;

fn write_with_mode(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    mode: Option<u32>,
) -> Result<(), CommitError> {
    let target = output(disk, path, mode)?;
    finish(&target, target.prepare(bytes)?)
}

/// An output file about to be written.
fn output<'d>(
    disk: &'d dyn Disk,
    path: &Path,
    mode: Option<u32>,
) -> Result<Target<'d>, CommitError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    };
    let mut target = Target {
        disk,
        path: path.to_path_buf(),
        folder,
        mode,
    };
    refuse_device(path)?;
    target.look()?;
    Ok(target)
}

fn finish(target: &Target<'_>, prepared: Prepared<'_>) -> Result<(), CommitError> {
    prepared.put_in_place()?;
    target.sync_folder().map_err(|error| match error {
        CommitError::Io { path, source, .. } => CommitError::Unsure { path, source },
        other => other,
    })
}

/// Refuses a name that Windows gives to a device.
fn refuse_device(path: &Path) -> Result<(), CommitError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if cfg!(windows) && is_device(&name) {
        return Err(CommitError::NotAFile {
            path: path.to_path_buf(),
            kind: Kind::Other,
        });
    }
    Ok(())
}

/// One file about to be written.
pub(crate) struct Target<'d> {
    disk: &'d dyn Disk,
    pub(crate) path: PathBuf,
    folder: PathBuf,
    /// That of the file that stands there.
    mode: Option<u32>,
}

impl<'d> Target<'d> {
    pub(crate) fn new(
        disk: &'d dyn Disk,
        root: &Path,
        relative: &Path,
    ) -> Result<Self, CommitError> {
        let plain = relative
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let depth = relative.components().count();
        if !plain || !(1..=2).contains(&depth) {
            return Err(CommitError::Outside {
                path: relative.to_path_buf(),
            });
        }
        let path = root.join(relative);
        let folder = path.parent().unwrap_or(root).to_path_buf();
        let mut target = Self {
            disk,
            path,
            folder,
            mode: None,
        };
        if depth == 2 {
            target.make_folder(root)?;
        }
        target.look()?;
        Ok(target)
    }

    /// The same file, made with this mode if it is new.
    pub(crate) fn with_mode(self, mode: Option<u32>) -> Self {
        let mode = self.mode.or(mode);
        Self { mode, ..self }
    }

    /// Makes the folder if need be. The folder above is flushed even if this one was there: its
    /// maker may have been killed before doing so, and what we say is done must be findable.
    fn make_folder(&self, root: &Path) -> Result<(), CommitError> {
        let found = self.disk.look(&self.folder);
        if found
            .map_err(|source| io_error(Step::Read, &self.folder, source))?
            .is_none()
        {
            self.disk
                .create_folder(&self.folder)
                .map_err(|source| io_error(Step::CreateFolder, &self.folder, source))?;
        }
        self.disk
            .sync_folder(root)
            .map_err(|source| io_error(Step::SyncFolder, root, source))
    }

    /// Refuses what is no regular file, and remembers the mode of what is.
    fn look(&mut self) -> Result<(), CommitError> {
        let found = self.disk.look(&self.path);
        match found.map_err(|source| io_error(Step::Read, &self.path, source))? {
            None => Ok(()),
            Some(look) if look.kind == Kind::File => {
                self.mode = Some(look.mode);
                Ok(())
            }
            Some(look) => Err(CommitError::NotAFile {
                path: self.path.clone(),
                kind: look.kind,
            }),
        }
    }

    pub(crate) fn read(&self) -> Result<Option<Vec<u8>>, CommitError> {
        match self.disk.read(&self.path, CSV_LIMIT) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(ReadError::Absent) => Ok(None),
            Err(ReadError::NotAFile(kind)) => Err(CommitError::NotAFile {
                path: self.path.clone(),
                kind,
            }),
            Err(ReadError::TooLarge { limit }) => Err(CommitError::TooLarge {
                path: self.path.clone(),
                limit,
            }),
            Err(ReadError::Io(source)) => Err(io_error(Step::Read, &self.path, source)),
        }
    }

    /// Puts what was made ready in place, or removes the file where nothing was, and has it confirmed;
    /// if it cannot be, puts `current` back.
    pub(crate) fn replace(
        &self,
        current: Option<&[u8]>,
        prepared: Option<Prepared<'_>>,
    ) -> Result<(), CommitError> {
        match prepared {
            Some(prepared) => prepared.put_in_place()?,
            None => self.remove()?,
        }
        let Err(error) = self.sync_folder() else {
            return Ok(());
        };
        match error {
            CommitError::Io { source, .. } if self.put_back(current).is_err() => {
                Err(CommitError::Unsure {
                    path: self.path.clone(),
                    source,
                })
            }
            error => Err(error),
        }
    }

    /// Puts a file back to what it was before: its bytes then, or its absence.
    pub(crate) fn put_back(&self, before: Option<&[u8]>) -> Result<(), CommitError> {
        match before {
            Some(bytes) => self.prepare(bytes)?.put_in_place(),
            None => self.remove(),
        }
    }

    fn remove(&self) -> Result<(), CommitError> {
        let removed = self.disk.remove(&self.path);
        removed.map_err(|source| io_error(Step::Rename, &self.path, source))
    }

    /// Writes a temporary file and flushes it. A failed flush is final.
    pub(crate) fn prepare(&self, bytes: &[u8]) -> Result<Prepared<'d>, CommitError> {
        if bytes.len() as u64 > CSV_LIMIT {
            return Err(CommitError::TooLarge {
                path: self.path.clone(),
                limit: CSV_LIMIT,
            });
        }
        self.prepare_pieces(|write| write(bytes))
    }

    /// The same of what comes in pieces, however much it is.
    fn prepare_pieces(
        &self,
        pieces: impl FnOnce(&mut dyn FnMut(&[u8])),
    ) -> Result<Prepared<'d>, CommitError> {
        let created = temporary::create(self.disk, &self.path, self.mode);
        let (mut file, temp) =
            created.map_err(|source| io_error(Step::Create, &self.path, source))?;
        let prepared = Prepared {
            disk: self.disk,
            temp: Some(temp),
            path: self.path.clone(),
        };
        let mut written = Ok(());
        pieces(&mut |piece| {
            if written.is_ok() {
                written = write_all(&mut *file, piece);
            }
        });
        written.map_err(|source| io_error(Step::Write, &self.path, source))?;
        file.sync()
            .map_err(|source| io_error(Step::Sync, &self.path, source))?;
        Ok(prepared)
    }

    pub(crate) fn sync_folder(&self) -> Result<(), CommitError> {
        self.disk
            .sync_folder(&self.folder)
            .map_err(|source| io_error(Step::SyncFolder, &self.folder, source))
    }
}

/// A file's new bytes, safe on the disk under another name; gone if they are not put in place.
pub(crate) struct Prepared<'d> {
    disk: &'d dyn Disk,
    temp: Option<PathBuf>,
    path: PathBuf,
}

impl Prepared<'_> {
    pub(crate) fn put_in_place(mut self) -> Result<(), CommitError> {
        let Some(temp) = &self.temp else {
            return Ok(());
        };
        let renamed = self.disk.rename(temp, &self.path);
        renamed.map_err(|source| io_error(Step::Rename, &self.path, source))?;
        self.temp = None;
        Ok(())
    }
}

impl Drop for Prepared<'_> {
    fn drop(&mut self) {
        if let Some(temp) = &self.temp {
            // If even this fails, the next writer sweeps it.
            let _ = self.disk.remove(temp);
        }
    }
}

fn write_all(file: &mut dyn Writing, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match file.write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => bytes = &bytes[count..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
