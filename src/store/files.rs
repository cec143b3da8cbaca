//! Which files there are: the folders with one file a month, and what does not belong there.

use std::sync::Arc;

use super::Directory;
use crate::calendar::Month;
use crate::diag::{Code, Fault, Place};
use crate::store::Kind;

/// A file's name without folder and ending: `2026-11` of `visits/2026-11.csv`.
pub(super) fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.strip_suffix(".csv").unwrap_or(name)
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
        if entry.kind == Kind::Folder || name.starts_with(['.', '~']) {
            continue;
        }
        // Only the exact ending: on a disk that minds case, `X.CSV` is another file.
        let is_table = name.strip_suffix(".csv").is_some();
        if is_table {
            files.push(Arc::from(format!("{folder}/{name}")));
        } else if is_data(&name) {
            faults.push(stray(folder, &name));
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
        match stem(&file).parse::<Month>() {
            Ok(month) => months.push((month, file)),
            Err(_) => faults.push(stray(folder, file.rsplit('/').next().unwrap_or(&file))),
        }
    }
    months
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

fn stray(folder: &str, name: &str) -> Fault {
    let file = format!("{folder}/{name}");
    Fault::new(Code::StrayFile, Place::whole(&file))
        .with("file", &file)
        .with("folder", folder)
}

/// The fault of a file or folder that the system does not give.
pub(super) fn unreadable(file: &str, reason: &impl ToString) -> Fault {
    Fault::new(Code::FileUnreadable, Place::whole(file))
        .with("file", file)
        .with("reason", reason.to_string())
}

/// The fault of a file that must exist and does not.
pub(super) fn missing(file: &str) -> Fault {
    Fault::new(Code::FileMissing, Place::whole(file)).with("file", file)
}

/// The files of a directory that hold data, in order of name: those of TOML, the tables, and the
/// folders' tables.
pub fn files_of(directory: &Directory) -> std::io::Result<Vec<String>> {
    let mut files = Vec::new();
    let mut take = |folder: &str, names: &dyn Fn(&str) -> bool| {
        for entry in directory.entries(folder)? {
            if entry.kind != Kind::Folder && names(&entry.name) {
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
    let single = [
        "owners.csv",
        "contacts.csv",
        "approvals.csv",
        "visits.toml",
        "policy.toml",
        "staff.toml",
        "calendar.toml",
    ];
    take("", &|name| single.contains(&name))?;
    for folder in ["events", "issues", "plans", "surveys", "visits"] {
        take(folder, &|name| {
            name.strip_suffix(".csv").is_some() && !name.starts_with(['.', '~'])
        })?;
    }
    files.sort();
    Ok(files)
}
