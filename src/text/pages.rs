//! The folder of a site's pages: written one by one, and what an earlier site left there goes.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;
use std::{fs, io};

/// How far from its beginning a page's mark is looked for.
const HEAD: u64 = 1024;

/// Makes the folder where there is none; the one above it must be there.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        other => other,
    }
}

/// Makes a folder and those above it.
pub fn make_folders(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// Removes the pages that bear our mark and are none of `kept`: of a household that is gone, or that is not to
/// be shown any more. Files of others are left.
pub fn remove_other_pages(folder: &Path, kept: &BTreeSet<&str>, mark: &str) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_page = name.ends_with(".html") && entry.file_type()?.is_file();
        if is_page && !kept.contains(&*name) && bears(&entry.path(), mark.as_bytes())? {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn bears(path: &Path, mark: &[u8]) -> io::Result<bool> {
    let mut head = Vec::new();
    fs::File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    Ok(head.windows(mark.len()).any(|bytes| bytes == mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write("kept.html", "<meta ours>");
        write("gone.html", "<html><meta ours>");
        write("theirs.html", "<html>");
        write("notes.txt", "<meta ours>");
        let kept = BTreeSet::from(["kept.html"]);
        remove_other_pages(folder.path(), &kept, "<meta ours>").unwrap();
        let left = fs::read_dir(folder.path()).unwrap();
        let left: BTreeSet<_> = left.map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(
            left,
            BTreeSet::from(["kept.html", "theirs.html", "notes.txt"].map(Into::into))
        );
    }
}
