//! Which files there are: the folders with one file a month, and what does not belong there.

use std::sync::Arc;

use super::copies::original_of;
use crate::calendar::Month;
use crate::diag::file::{self, Folder};
use crate::diag::{Code, Fault, Place};
use crate::text::{Directory, JOURNAL_NAME, Kind, LOCK_NAME, lost_link, refusal};

/// What else stands in the directory itself: text, and what belongs to the data.
pub(super) const OTHER_FILES: &[&str] = &[file::TALK, LOCK_NAME, ".gitattributes", ".gitignore"];
/// The folders beside those of tables that belong to the data.
pub(super) const OTHER_FOLDERS: &[&str] = &["closed", JOURNAL_NAME, ".git"];

/// A file's name without folder and ending: `2026-11` of `visits/2026-11.csv`.
pub(super) fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    file::without_ending(name).unwrap_or(name)
}

/// Whether a file is that of a month by its name and folder: `visits/2026-11.csv`.
pub(super) fn holds_month(file: &str) -> bool {
    Folder::ALL.iter().any(|folder| folder.holds(file)) && stem(file).parse::<Month>().is_ok()
}

/// The CSV files of a folder, in order of name. What looks like data and is not read is remarked.
pub(super) fn tables(
    directory: &Directory,
    folder: &str,
    faults: &mut Vec<Fault>,
) -> Vec<Arc<str>> {
    let entries = match directory.entries(folder) {
        Ok(entries) => entries,
        Err(error) => {
            faults.push(unreadable(folder, &error));
            return Vec::new();
        }
    };
    let mut files = Vec::new();
    for entry in entries {
        let name = entry.name;
        if name.starts_with(['.', '~']) {
            continue;
        }
        // Only the exact ending: on a disk that minds case, `X.CSV` is another file.
        let is_table = file::without_ending(&name).is_some();
        if entry.kind == Kind::Folder {
            let file = format!("{folder}/{name}");
            let fault = Fault::new(Code::NotAFile, Place::whole(&file)).with("file", &file);
            faults.extend(is_table.then_some(fault));
            continue;
        }
        if is_table {
            files.push(Arc::from(format!("{folder}/{name}")));
        } else if is_data(&name) {
            faults.push(misnamed(folder, &name));
        }
    }
    files
}

/// The files of a folder that are named after calendar months, by month.
pub(super) fn months(
    directory: &Directory,
    folder: &str,
    faults: &mut Vec<Fault>,
) -> Vec<(Month, Arc<str>)> {
    let mut months = Vec::new();
    for file in tables(directory, folder, faults) {
        if let Ok(month) = stem(&file).parse::<Month>() {
            months.push((month, file));
            continue;
        }
        let copy = copy(&file, |name| name.parse::<Month>().is_ok());
        let name = file.rsplit('/').next().unwrap_or(&file);
        faults.push(copy.unwrap_or_else(|| misnamed(folder, name)));
    }
    months
}

/// The files of surveys, by name. A copy that another program left of one of them is none.
pub(super) fn surveys(directory: &Directory, faults: &mut Vec<Fault>) -> Vec<Arc<str>> {
    let files = tables(directory, "surveys", faults);
    let is_there = |name: &str| files.iter().any(|file| stem(file) == name);
    let (copies, surveys) = files
        .iter()
        .cloned()
        .partition::<Vec<_>, _>(|file| original_of(stem(file), is_there).is_some());
    faults.extend(copies.iter().filter_map(|file| copy(file, is_there)));
    surveys
}

/// The copies that other programs left of the files that stand in no folder.
pub(super) fn copies(directory: &Directory) -> Vec<Fault> {
    // A folder that cannot be listed is told of by the files that are missing then.
    let entries = directory.entries("").unwrap_or_default();
    let copies = entries.iter().filter_map(|entry| {
        let (_, ending) = entry.name.rsplit_once('.')?;
        let is_single = |name: &str| file::SINGLE.contains(&&*format!("{name}.{ending}"));
        copy(&entry.name, is_single)
    });
    copies.collect()
}

/// The remark on a file that is a copy of a known one.
fn copy(file: &str, known: impl Fn(&str) -> bool) -> Option<Fault> {
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
    let (name, ending) = name.rsplit_once('.')?;
    let original = original_of(name, known)?;
    let original = format!("{original}.{ending}");
    let original = if folder.is_empty() {
        original
    } else {
        format!("{folder}/{original}")
    };
    let fault = Fault::new(Code::StrayFile, Place::whole(file));
    let fault = fault.with("file", file).with("folder", folder);
    Some(fault.with("original", original).told_as("copy"))
}

/// Whether a name's ending is one of tables.
fn is_data(name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_ascii_lowercase();
    matches!(
        ending.as_str(),
        "csv" | "xlsx" | "xls" | "tsv" | "et" | "ods"
    )
}

/// Remarks workbooks that lie beside the files of the directory and are called like one of them: who
/// edits `owners.xlsx` changes nothing that is read.
pub(super) fn workbooks_beside(directory: &Directory, faults: &mut Vec<Fault>) {
    for entry in directory.entries("").unwrap_or_default() {
        let Some((stem, ending)) = entry.name.rsplit_once('.') else {
            continue;
        };
        let read = match stem {
            "owners" | "contacts" | "approvals" | "visitors" => file::of_table(stem),
            "staff" => file::STAFF.to_owned(),
            _ => continue,
        };
        let ending = ending.to_ascii_lowercase();
        if matches!(ending.as_str(), "xlsx" | "xls" | "xlsb" | "et" | "ods") {
            let fault = Fault::new(Code::StrayFile, Place::whole(&entry.name));
            faults.push(fault.with("file", &entry.name).with("folder", read));
        }
    }
}

/// Remarks files and folders that are called like one of the data but for their case, where the disk
/// minds it: they are not read.
pub(super) fn named_otherwise(directory: &Directory, faults: &mut Vec<Fault>) {
    let entries = directory.entries("").unwrap_or_default();
    let is_there = |name: &str| entries.iter().any(|entry| entry.name == name);
    for entry in &entries {
        let small = entry.name.to_ascii_lowercase();
        let is_ours = match entry.kind {
            Kind::Folder => Folder::ALL.iter().any(|folder| folder.name() == small),
            _ => file::SINGLE.contains(&&*small) || small == file::TALK,
        };
        // Where case does not matter, it is the file itself.
        let path = directory.path(&small);
        let is_another = || is_there(&small) || matches!(directory.disk().look(&path), Ok(None));
        if is_ours && small != entry.name && is_another() {
            let fault = Fault::new(Code::StrayFile, Place::whole(&entry.name)).told_as("case");
            faults.push(fault.with("file", &entry.name).with("original", small));
        }
    }
}

fn misnamed(folder: &str, name: &str) -> Fault {
    let file = format!("{folder}/{name}");
    Fault::new(Code::MisnamedFile, Place::whole(&file))
        .with("file", &file)
        .with("folder", folder)
}

/// The fault of a file or folder that the system does not give.
pub(super) fn unreadable(file: &str, error: &std::io::Error) -> Fault {
    let fault = Fault::new(Code::FileUnreadable, Place::whole(file)).with("file", file);
    if let Some(link) = lost_link(error) {
        return fault.with("reason", link.target.display()).told_as("link");
    }
    let told_as = if error.kind() == std::io::ErrorKind::ResourceBusy {
        "held"
    } else {
        ""
    };
    fault.with("reason", refusal(error)).told_as(told_as)
}

/// The fault of a file that must exist and does not.
pub(super) fn missing(file: &str) -> Fault {
    Fault::new(Code::FileMissing, Place::whole(file)).with("file", file)
}

/// Whether a name in the directory is that of a file that holds data: `visits/2026-11.csv`.
pub fn is_data_file(name: &str) -> bool {
    match name.split_once('/') {
        Some((folder, file)) => {
            Folder::ALL.iter().any(|known| known.name() == folder)
                && !file.contains('/')
                && file::without_ending(file).is_some()
        }
        None => file::SINGLE.contains(&name) || name == file::TALK,
    }
}

/// The files of a directory that hold data, in order of name: those of TOML, the tables, and the
/// folders' tables.
pub fn files_of(directory: &Directory) -> std::io::Result<Vec<String>> {
    let mut files = Vec::new();
    let mut take = |folder: &str, names: &dyn Fn(&str) -> bool| {
        for entry in directory.entries(folder)? {
            if names(&entry.name) {
                let name = entry.name;
                files.push(if folder.is_empty() {
                    name
                } else {
                    format!("{folder}/{name}")
                });
            }
        }
        Ok::<_, std::io::Error>(())
    };
    take("", &|name| file::SINGLE.contains(&name))?;
    for folder in Folder::ALL {
        take(folder.name(), &|name| {
            file::without_ending(name).is_some() && !name.starts_with(['.', '~'])
        })?;
    }
    files.sort();
    Ok(files)
}
