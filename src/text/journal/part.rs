//! What became of one file: the lines that differ, and by what both versions are known again.

use crate::diag::digest;

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name in the data directory: `visits/2026-11.csv`.
    pub file: String,
    /// The digest of its bytes before; none where there was no file.
    pub(super) before: Option<String>,
    /// The digest of its bytes after; none where it is gone.
    pub(super) after: Option<String>,
    /// How many bytes at the beginning are the same in both.
    pub(super) start: usize,
    /// How many at the end.
    pub(super) end: usize,
    /// Of those at the beginning, the ones up to the end of a table's header.
    pub(super) head: Vec<u8>,
    /// What stood between them.
    pub(super) old: Vec<u8>,
    /// What stands between them now.
    pub(super) new: Vec<u8>,
}

impl Part {
    /// What became of `file`. Of a table only the lines that differ are kept.
    pub fn between(file: &str, before: Option<&[u8]>, after: Option<&[u8]>) -> Part {
        let (was, is) = (before.unwrap_or_default(), after.unwrap_or_default());
        let (start, end) = if file.ends_with(".csv") {
            same_ends(was, is)
        } else {
            (0, 0)
        };
        Part {
            file: file.to_owned(),
            before: before.map(digest),
            after: after.map(digest),
            start,
            end,
            head: was[..header_end(&was[..start])].to_vec(),
            old: was[start..was.len() - end].to_vec(),
            new: is[start..is.len() - end].to_vec(),
        }
    }

    /// The same change the other way round.
    #[must_use]
    pub fn turned(&self) -> Part {
        Part {
            before: self.after.clone(),
            after: self.before.clone(),
            old: self.new.clone(),
            new: self.old.clone(),
            ..self.clone()
        }
    }

    /// Whether a file is as it was before the change.
    pub fn is_before(&self, current: Option<&[u8]>) -> bool {
        current.map(digest) == self.before
    }

    /// Whether a file is as the change left it.
    pub fn is_after(&self, current: Option<&[u8]>) -> bool {
        current.map(digest) == self.after
    }

    /// Whether the change made the file.
    pub fn is_new_file(&self) -> bool {
        self.before.is_none()
    }

    /// The file as it was before; none where there was no file.
    pub fn restored(&self, current: Option<&[u8]>) -> Result<Option<Vec<u8>>, NotAsLeft> {
        if !self.is_after(current) {
            return Err(NotAsLeft);
        }
        if self.before.is_none() {
            return Ok(None);
        }
        let bytes = current.unwrap_or_default();
        let end = bytes.len().checked_sub(self.end);
        let rest = end.and_then(|end| bytes.get(end..));
        let around = bytes.get(..self.start).zip(rest).ok_or(NotAsLeft)?;
        let restored = [around.0, &self.old, around.1].concat();
        if self.is_before(Some(&restored)) {
            Ok(Some(restored))
        } else {
            Err(NotAsLeft)
        }
    }

    /// Whether the table that the change left has rows below its header.
    pub fn leaves_rows(&self) -> bool {
        let is_line = |line: &&[u8]| !line.trim_ascii().is_empty();
        let new = self
            .new
            .split(|byte| *byte == b'\n')
            .filter(is_line)
            .count();
        let header = usize::from(self.head.is_empty());
        self.start > self.head.len() || self.end > 0 || new > header
    }

    /// The header of the table as it was before, and the rows that the change took or altered.
    pub fn rows_before(&self) -> Vec<u8> {
        [self.head.as_slice(), &self.old].concat()
    }

    /// The header as the change left it, and the rows that it added or altered.
    pub fn rows_after(&self) -> Vec<u8> {
        [self.head.as_slice(), &self.new].concat()
    }
}

/// A file is not as the change left it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAsLeft;

/// How many bytes at the beginning and at the end of two texts are the same, in whole lines.
fn same_ends(one: &[u8], other: &[u8]) -> (usize, usize) {
    let alike = |pair: &(&u8, &u8)| pair.0 == pair.1;
    let common = one.iter().zip(other).take_while(alike).count();
    let start = after_last_break(&one[..common]);
    let (one, other) = (&one[start..], &other[start..]);
    let common = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(alike)
        .count();
    let begins_line = |text: &[u8]| text.len() == common || text[text.len() - common - 1] == b'\n';
    if begins_line(one) && begins_line(other) {
        return (start, common);
    }
    let tail = &one[one.len() - common..];
    let first = memchr::memchr(b'\n', tail).map_or(common, |at| at + 1);
    (start, common - first)
}

fn after_last_break(bytes: &[u8]) -> usize {
    memchr::memrchr(b'\n', bytes).map_or(0, |at| at + 1)
}

/// Where the first line ends that is not blank, which is a table's header.
fn header_end(bytes: &[u8]) -> usize {
    let mut from = 0;
    while let Some(length) = memchr::memchr(b'\n', &bytes[from..]) {
        let line = &bytes[from..from + length];
        from += length + 1;
        if !line.trim_ascii().is_empty() {
            return from;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::{NotAsLeft, Part};

    const BEFORE: &[u8] = b"id,note\nv1,one\nv2,two\nv3,three\n";

    fn part(after: &[u8]) -> Part {
        Part::between("visits/2026-11.csv", Some(BEFORE), Some(after))
    }

    #[test]
    fn of_a_table_the_lines_that_differ_are_kept_and_give_it_back() {
        for (after, old, new) in [
            (
                &b"id,note\nv1,one\nv2,other\nv3,three\n"[..],
                "v2,two\n",
                "v2,other\n",
            ),
            (
                b"id,note\nv1,one\nv2,two\nv3,three\nv4,two\n",
                "",
                "v4,two\n",
            ),
            (b"id,note\nv1,one\nv3,three\n", "v2,two\n", ""),
            (b"id,note\nv1,one\nv2,two\n", "v3,three\n", ""),
        ] {
            let part = part(after);
            assert_eq!(String::from_utf8_lossy(&part.old), old);
            assert_eq!(String::from_utf8_lossy(&part.new), new);
            assert_eq!(part.restored(Some(after)), Ok(Some(BEFORE.to_vec())));
            assert_eq!(
                part.turned().restored(Some(BEFORE)),
                Ok(Some(after.to_vec()))
            );
            assert!(part.rows_before().starts_with(b"id,note\n"));
        }
    }

    #[test]
    fn another_file_than_the_change_left_is_not_given_back_blindly() {
        let part = part(b"id,note\nv1,one\n");
        assert_eq!(part.restored(Some(b"id,note\nv1,other\n")), Err(NotAsLeft));
        assert_eq!(part.restored(None), Err(NotAsLeft));
    }

    #[test]
    fn what_a_change_left_is_known_to_have_rows_or_none() {
        let bare = Part::between("visits/2026-11.csv", Some(BEFORE), Some(b"id,note\n"));
        assert!(!bare.leaves_rows());
        assert!(bare.turned().leaves_rows());
        assert!(part(b"id,note\nv1,one\n").leaves_rows());
        assert!(part(b"id,note\nv3,three\n").leaves_rows());
        for (new, has_rows) in [(&b"id,note\n"[..], false), (BEFORE, true)] {
            let part = Part::between("visits/2026-12.csv", None, Some(new));
            assert_eq!(part.leaves_rows(), has_rows);
        }
    }

    #[test]
    fn a_file_that_was_made_is_gone_again() {
        let part = Part::between("visits/2026-12.csv", None, Some(BEFORE));
        assert_eq!(part.restored(Some(BEFORE)), Ok(None));
        assert_eq!(part.turned().restored(None), Ok(Some(BEFORE.to_vec())));
    }
}
