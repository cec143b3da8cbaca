//! Files that are no table, known by how they begin, so that it can be said what they are.

use super::error::WorkbookError;

/// What a file is that is neither a workbook nor a list in text.
pub(super) fn what_else(bytes: &[u8]) -> Option<WorkbookError> {
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    let name = if begins(b"%PDF") {
        "pdf"
    } else if begins(b"\x89PNG") || begins(b"\xFF\xD8\xFF") || begins(b"GIF8") {
        "picture"
    } else if begins(b"{\\rtf") {
        "rtf"
    } else if begins(b"Rar!") || begins(b"7z\xBC\xAF") || begins(b"\x1F\x8B") {
        "archive"
    } else if is_marked_up(bytes) {
        "html"
    } else {
        return None;
    };
    Some(WorkbookError::NoTable(name))
}

/// A web page, or Excel's XML of 2003: what systems of the trade export as `.xls`.
fn is_marked_up(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4_096)];
    let head = String::from_utf8_lossy(head).to_lowercase();
    let head = head.trim_start_matches('\u{FEFF}').trim_start();
    head.starts_with('<')
        && ["<html", "<table", "<!doctype", "<?xml", "<workbook"]
            .iter()
            .any(|mark| head.contains(mark))
}
