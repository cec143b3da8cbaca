//! A change as it stands in the journal: a line that says what it is, and the bytes of its parts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::part::Part;
use super::state::State;

/// What is said of a change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// When it was made: an instant of the office.
    pub at: String,
    /// Who was at the keyboard, if that is known.
    pub by: Option<String>,
    /// The command that made it: `issue close`.
    pub command: String,
    /// What it did, in a sentence, by language.
    pub said: BTreeMap<String, String>,
}

/// A change in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its number: later changes have higher ones.
    pub number: u64,
    /// Whether it stands.
    pub state: State,
    /// What is said of it.
    pub note: Note,
    /// What became of each file, in the order in which they were written.
    pub parts: Vec<Part>,
}

#[derive(Serialize, Deserialize)]
struct Head {
    #[serde(flatten)]
    note: Note,
    files: Vec<PartHead>,
}

#[derive(Serialize, Deserialize)]
struct PartHead {
    file: String,
    before: Option<String>,
    after: Option<String>,
    start: usize,
    end: usize,
    /// How many bytes of each stand below: the header, what was, what is.
    lengths: [usize; 3],
}

/// The bytes that a change is written down as.
pub(super) fn written(note: &Note, parts: &[Part]) -> Vec<u8> {
    let head = |part: &Part| PartHead {
        file: part.file.clone(),
        before: part.before.clone(),
        after: part.after.clone(),
        start: part.start,
        end: part.end,
        lengths: [&part.head, &part.old, &part.new].map(Vec::len),
    };
    let head = Head {
        note: note.clone(),
        files: parts.iter().map(head).collect(),
    };
    let mut bytes = serde_json::to_vec(&head).unwrap_or_default();
    bytes.push(b'\n');
    for part in parts {
        for piece in [&part.head, &part.old, &part.new] {
            bytes.extend_from_slice(piece);
        }
    }
    bytes
}

/// What was written down; none where this is not what `written` gave.
pub(super) fn read(bytes: &[u8]) -> Option<(Note, Vec<Part>)> {
    let line = memchr::memchr(b'\n', bytes)?;
    let head: Head = serde_json::from_slice(&bytes[..line]).ok()?;
    let mut rest = &bytes[line + 1..];
    let mut parts = Vec::new();
    for found in head.files {
        let mut pieces = Vec::new();
        for length in found.lengths {
            let (piece, after) = rest.split_at_checked(length)?;
            pieces.push(piece.to_vec());
            rest = after;
        }
        let [head, old, new] = <[Vec<u8>; 3]>::try_from(pieces).ok()?;
        parts.push(Part {
            file: found.file,
            before: found.before,
            after: found.after,
            start: found.start,
            end: found.end,
            head,
            old,
            new,
        });
    }
    rest.is_empty().then_some((head.note, parts))
}

#[cfg(test)]
mod tests {
    use super::{Note, Part, read, written};

    #[test]
    fn what_is_written_down_is_read_again_whatever_bytes_a_file_had() {
        let note = Note {
            at: "2026-11-16T09:00".to_owned(),
            command: "fmt".to_owned(),
            ..Note::default()
        };
        let parts = [
            Part::between("owners.csv", Some(b"id\n\xC2\xA9\xFF\n"), Some(b"id\n\n\n")),
            Part::between("staff.toml", None, Some(b"x = 1\n")),
        ];
        let bytes = written(&note, &parts);
        assert_eq!(read(&bytes), Some((note, parts.to_vec())));
        assert_eq!(read(&bytes[..bytes.len() - 1]), None);
        assert_eq!(read(b"{}\n"), None);
    }
}
