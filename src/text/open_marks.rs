//! What spreadsheets put beside a file while they have it open.

use super::Directory;

/// How such names begin: Excel, WPS, `LibreOffice`.
const MARKS: [&str; 3] = ["~$", ".~", ".~lock."];

/// The marks in a directory, by name: `~$owners.xlsx` says that Excel has `owners.xlsx` open.
pub fn open_marks(directory: &Directory) -> Vec<String> {
    let folders = ["", "events", "issues", "plans", "surveys", "visits"];
    let marks = folders.iter().flat_map(|folder| {
        let entries = directory.entries(folder).unwrap_or_default();
        let names = entries.into_iter().map(|entry| entry.name);
        let marks = names.filter(|name| MARKS.iter().any(|mark| name.starts_with(mark)));
        marks.map(move |name| {
            if folder.is_empty() {
                name
            } else {
                format!("{folder}/{name}")
            }
        })
    });
    marks.collect()
}
