//! What in a data directory is its own, however a path to it is spelt: nothing else may be put there.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::files::{OTHER_FILES, OTHER_FOLDERS};
use crate::diag::file::{self, Folder};
use crate::text::is_absence;

/// A place in a data directory that holds its data, or what belongs to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnFile {
    /// The data directory.
    pub root: PathBuf,
    /// The name in it: `owners.csv`, `visits/2026-11.csv`.
    pub name: String,
}

/// The data directory's own file that `path` leads to, links, `..` and letter case aside; none where
/// it leads elsewhere. A data directory is any folder with a `visits.toml`.
pub fn own_file(path: &Path) -> io::Result<Option<OwnFile>> {
    let path = std::path::absolute(path)?;
    // What a link stands for, and the link itself, which would be replaced.
    let named = match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) => resolved(folder)?.join(name),
        _ => PathBuf::new(),
    };
    for path in [resolved(&path)?, named] {
        for root in path.ancestors().skip(1) {
            let name = path.strip_prefix(root).ok().and_then(own_name);
            if let Some(name) = name
                && is_data_directory(root)?
            {
                let root = root.to_owned();
                return Ok(Some(OwnFile { root, name }));
            }
        }
    }
    Ok(None)
}

/// The path without links and `..`; of what does not exist, the part that does.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    let mut real = PathBuf::new();
    for part in path.components() {
        if part == Component::ParentDir {
            real.pop();
            continue;
        }
        real.push(part);
        if matches!(part, Component::Prefix(_)) {
            // `C:` alone is where somebody stands on that drive.
            continue;
        }
        match real.canonicalize() {
            Ok(found) => real = found,
            Err(error) if is_absence(&error) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(real)
}

/// A relative path as a data directory names it, if it is one of its own.
fn own_name(relative: &Path) -> Option<String> {
    let parts: Vec<String> = relative.iter().map(plain).collect();
    let [first, ..] = &parts[..] else {
        return None;
    };
    let is_single = || {
        let mut names = file::SINGLE.iter().chain(OTHER_FILES);
        names.any(|name| name == first)
    };
    let mut folders = Folder::ALL.iter().map(|folder| folder.name());
    let is_folder = folders.any(|name| name == first) || OTHER_FOLDERS.contains(&first.as_str());
    (is_folder || (parts.len() == 1 && is_single())).then(|| parts.join("/"))
}

/// A name as a disk may take it that minds neither case nor what Windows leaves off: dots and blanks
/// at the end, the name of a stream behind a colon.
fn plain(part: &std::ffi::OsStr) -> String {
    let name = part.to_string_lossy().to_lowercase();
    let name = name.split(':').next().unwrap_or_default();
    name.trim_end_matches(['.', ' ']).to_owned()
}

fn is_data_directory(folder: &Path) -> io::Result<bool> {
    match folder.join(file::OFFICE).symlink_metadata() {
        Ok(_) => Ok(true),
        Err(error) if is_absence(&error) => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::own_file;

    fn garden() -> tempfile::TempDir {
        let temp = tempfile::tempdir().unwrap();
        for file in [
            "east/visits.toml",
            "east/owners.csv",
            "east/visits/2026-11.csv",
        ] {
            let path = temp.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        fs::create_dir(temp.path().join("west")).unwrap();
        temp
    }

    fn own(temp: &tempfile::TempDir, path: impl AsRef<Path>) -> Option<String> {
        let found = own_file(&temp.path().join(path)).unwrap()?;
        assert!(found.root.ends_with("east"), "{found:?}");
        Some(found.name)
    }

    #[test]
    fn data_are_the_directory_s_own_however_they_are_spelt() {
        let temp = garden();
        for (path, name) in [
            ("east/owners.csv", "owners.csv"),
            ("west/../east/owners.csv", "owners.csv"),
            ("nowhere/../east/owners.csv", "owners.csv"),
            ("east/visits/../Owners.CSV", "owners.csv"),
            ("east/owners.csv. ", "owners.csv"),
            ("east/owners.csv::$DATA", "owners.csv"),
            ("east/visits/2026-12.csv", "visits/2026-12.csv"),
            ("east/Visits/2026-12.csv", "visits/2026-12.csv"),
            ("east/plans/a/b.html", "plans/a/b.html"),
            ("east/plans", "plans"),
            ("east/closed/2026-11.json", "closed/2026-11.json"),
            ("east/.visits.lock", ".visits.lock"),
            ("east/.visits-journal/1", ".visits-journal/1"),
            ("east/.gitignore", ".gitignore"),
            ("east/.git/config", ".git/config"),
            ("east/talk.md", "talk.md"),
        ] {
            assert_eq!(own(&temp, path).as_deref(), Some(name), "{path}");
        }
    }

    #[test]
    fn what_lies_beside_them_is_anybody_s() {
        let temp = garden();
        for path in [
            "east/report.html",
            "east/owners.xlsx",
            "east/reports/owners.csv",
            "west/owners.csv",
            "owners.csv",
            "visits",
        ] {
            assert_eq!(own(&temp, path), None, "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_to_what_they_stand_for() {
        let temp = garden();
        let link = |from: &str, to: &str| {
            std::os::unix::fs::symlink(temp.path().join(to), temp.path().join(from)).unwrap();
        };
        link("west/list.csv", "east/owners.csv");
        link("west/months", "east/visits");
        link("east/shared.csv", "west/elsewhere.csv");
        link("east/contacts.csv", "west/elsewhere.csv");
        assert_eq!(own(&temp, "west/list.csv").as_deref(), Some("owners.csv"));
        let month = own(&temp, "west/months/2027-01.csv");
        assert_eq!(month.as_deref(), Some("visits/2027-01.csv"));
        assert_eq!(own(&temp, "east/shared.csv"), None);
        assert_eq!(
            own(&temp, "east/contacts.csv").as_deref(),
            Some("contacts.csv")
        );
    }
}
