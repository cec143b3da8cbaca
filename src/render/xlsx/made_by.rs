//! The one thing in a workbook that would tell on which system it was made: every entry of a zip
//! archive names it. It says Unix everywhere, so that the same page is the same bytes.

const END: &[u8] = b"PK\x05\x06";
const ENTRY: &[u8] = b"PK\x01\x02";
const UNIX: u8 = 3;

/// The archive with Unix as the system of all its entries.
pub(super) fn made_by_unix(mut archive: Vec<u8>) -> Vec<u8> {
    for at in entries(&archive) {
        archive[at + 5] = UNIX;
    }
    archive
}

/// Where the entries of the archive's directory begin.
fn entries(archive: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let end = archive.windows(END.len()).rposition(|bytes| bytes == END);
    let mut at = end
        .and_then(|end| number(archive, end + 16, 4))
        .unwrap_or(archive.len());
    while archive
        .get(at..)
        .is_some_and(|rest| rest.starts_with(ENTRY))
    {
        found.push(at);
        // The name, the extra field and the comment follow.
        let lengths = [28, 30, 32].map(|field| number(archive, at + field, 2).unwrap_or(0));
        at += 46 + lengths.iter().sum::<usize>();
    }
    found
}

/// A number of `size` bytes, the lowest first.
fn number(archive: &[u8], at: usize, size: usize) -> Option<usize> {
    let bytes = archive.get(at..at + size)?;
    Some(
        bytes
            .iter()
            .rev()
            .fold(0, |sum, byte| sum << 8 | usize::from(*byte)),
    )
}

#[cfg(test)]
mod tests {
    use super::{entries, made_by_unix};

    #[test]
    fn every_entry_says_unix_and_nothing_else_changes() {
        let written = rust_xlsxwriter::Workbook::new().save_to_buffer().unwrap();
        let places = entries(&written);
        assert!(places.len() > 5, "{places:?}");
        let mut windows = written.clone();
        for at in places {
            windows[at + 5] = 0;
        }
        assert_eq!(made_by_unix(windows), made_by_unix(written.clone()));
        assert_eq!(made_by_unix(written.clone()).len(), written.len());
    }

    #[test]
    fn what_is_no_archive_stays() {
        assert_eq!(made_by_unix(b"PK\x05\x06".to_vec()), b"PK\x05\x06");
        assert_eq!(made_by_unix(Vec::new()), b"");
    }
}
