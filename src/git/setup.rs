//! What has to be set in a repository, so that git merges and shows tables by rows.

/// The files of lines that git reads in a data directory, and the lines that they need.
pub const LINES: [(&str, &[&str]); 2] = [
    // Tables are handed over.
    (".gitattributes", &["*.csv merge=visits diff=visits"]),
    // What lies beside the data for this machine alone.
    (
        ".gitignore",
        &[".visits.lock", ".visits-journal/", ".*.tmp"],
    ),
];

/// The settings of the repository, name and value. Programs that do not find `visits` (a window onto
/// git, as a rule) merge by lines and show the bytes: a merge driver that is missing, or fails, must
/// not leave one side alone in the file as if it were both.
pub const SETTINGS: [(&str, &str); 4] = [
    ("merge.visits.name", "rows merge by their key"),
    (
        "merge.visits.driver",
        "visits git merge-driver %O %A %B %P; case $? in 0) ;; 1) exit 1 ;; \
         *) git merge-file -q -L ours -L base -L theirs %A %O %B ;; esac",
    ),
    (
        "diff.visits.textconv",
        "f() { visits git textconv \"$1\" 2>/dev/null || cat \"$1\"; }; f",
    ),
    ("diff.visits.cachetextconv", "false"),
];

/// A file of lines that git could not read either.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no text that git reads")]
pub struct NotLines;

/// A file of lines with these in it: those that are missing stand at its end, every byte before them
/// stays as it is, whatever it means.
pub fn with_lines(bytes: &[u8], lines: &[&str]) -> Result<Vec<u8>, NotLines> {
    let is_utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    if is_utf16 || bytes.contains(&0) {
        return Err(NotLines);
    }
    let stands = |line: &&&str| {
        let mut found = bytes.split(|byte| *byte == b'\n');
        !found.any(|found| found.trim_ascii() == line.as_bytes())
    };
    let end = if bytes.windows(2).any(|pair| pair == b"\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let mut with = bytes.to_vec();
    for line in lines.iter().filter(stands) {
        if !with.is_empty() && !with.ends_with(b"\n") {
            with.extend(end.as_bytes());
        }
        with.extend(line.as_bytes());
        with.extend(end.as_bytes());
    }
    Ok(with)
}

#[cfg(test)]
mod tests {
    use super::{LINES, NotLines, with_lines};

    #[test]
    fn lines_are_added_once_and_nothing_else_is_touched() {
        for before in [
            &b""[..],
            b"*.png binary",
            b"*.png binary\n",
            b"# \xC2\xA9\xCB\xAE \xFF\n",
            b"\xEF\xBB\xBF*.csv text\n",
        ] {
            for (_, lines) in LINES {
                let first = with_lines(before, lines).unwrap();
                assert!(first.starts_with(before));
                let added = String::from_utf8(first[before.len()..].to_vec()).unwrap();
                let wanted = lines.iter().map(|line| format!("{line}\n"));
                assert_eq!(added.trim_start(), wanted.collect::<String>());
                assert_eq!(with_lines(&first, lines).unwrap(), first);
            }
        }
    }

    #[test]
    fn a_line_that_is_there_stays_and_line_ends_are_kept() {
        let before = b".visits.lock \r\nx\r\n";
        let after = with_lines(before, &[".visits.lock", ".*.tmp"]).unwrap();
        assert_eq!(after, b".visits.lock \r\nx\r\n.*.tmp\r\n");
    }

    #[test]
    fn what_git_cannot_read_is_not_written_to() {
        for before in [&b"\xFF\xFE*\0"[..], b"*.png\0binary\n"] {
            assert_eq!(with_lines(before, &["x"]), Err(NotLines));
        }
    }
}
