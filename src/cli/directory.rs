//! Which data directory a command is about.

use std::io;
use std::path::{Path, PathBuf};

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::diag::file;
use crate::text::{Directory, Disk, NotFound, RealDisk};
use crate::words::Message;

impl Context<'_> {
    /// The directory named by `--dir`, else the nearest one from the working directory upwards.
    pub fn directory(&self) -> Result<Directory, CommandError> {
        match &self.globals.dir {
            Some(named) if holds_data(named) => Ok(Directory::at(named)),
            Some(named) => Err(self.no_directory(&NotFound {
                tried: vec![named.clone()],
            })),
            None => {
                let here = &self.environment.working_directory;
                Directory::find(here).map_err(|missing| self.no_directory(&missing))
            }
        }
    }

    /// The data directory at a path from the working directory, if there is one.
    pub fn data_in(&self, path: &Path) -> Option<PathBuf> {
        let folder = self.environment.working_directory.join(path);
        Directory::is_at(&folder).then_some(folder)
    }

    /// The name within the directory of a file or folder somebody typed, as the directory names it or
    /// from where they stand: `visits/2026-11.csv`.
    pub fn named_in(&self, directory: &Directory, path: &Path) -> Result<String, CommandError> {
        let bases = [directory.root(), &self.environment.working_directory];
        for base in bases {
            let name = name_below(directory.root(), &base.join(path));
            if let Some(name) = name.map_err(|error| self.unread(&error.into()))? {
                return Ok(name);
            }
        }
        self.refuse(Message::UsageNoFile {
            file: &path.display(),
        })
    }

    fn no_directory(&self, missing: &NotFound) -> CommandError {
        let tried: Vec<String> = missing
            .tried
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        let tried = &self.words.list(&tried);
        self.failure(Kind::Usage, Message::FailureNoDirectory { tried })
    }
}

/// Whether a folder is a data directory, if perhaps one that lacks a file. What the system does not
/// let us see is not taken to be absent: reading it will say why.
fn holds_data(folder: &Path) -> bool {
    let files = [file::POLICY, file::STAFF, file::OWNERS];
    files
        .iter()
        .any(|file| !matches!(RealDisk.look(&folder.join(file)), Ok(None)))
}

/// The name below `root` of what stands at `path`, parts joined by slashes; none if nothing does, or
/// if it stands elsewhere. A link in the directory is known by its own name, wherever it leads.
fn name_below(root: &Path, path: &Path) -> io::Result<Option<String>> {
    if RealDisk.look(path)?.is_none() {
        return Ok(None);
    }
    let root = root.canonicalize()?;
    let named = match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) => folder.canonicalize()?.join(name),
        _ => path.canonicalize()?,
    };
    let real = || path.canonicalize().ok();
    let inside = |path: PathBuf| path.strip_prefix(&root).ok().map(Path::to_path_buf);
    let name = inside(named).or_else(|| inside(real()?)).map(|inside| {
        let parts = inside.iter().map(|part| part.to_string_lossy());
        parts.collect::<Vec<_>>().join("/")
    });
    Ok(name.filter(|name| !name.is_empty()))
}
