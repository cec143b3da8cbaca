//! Names of files that are copies which other programs left.

use crate::words::vocabulary::COPY_MARK;

/// What a copy is a copy of: `owners` of `owners (1)` (a second download), `owners-冲突` (网盘),
/// `owners - 副本` (an explorer), `owners-DESKTOP-9AB12` (`OneDrive`); none for what looks like no
/// copy. Names go without their ending.
pub(crate) fn original_of(name: &str, known: impl Fn(&str) -> bool) -> Option<&str> {
    let borders = name
        .char_indices()
        .filter(|(_, letter)| " -_(（~.".contains(*letter));
    borders
        .map(|(at, _)| name.split_at(at))
        .find(|(original, mark)| known(original) && is_mark(mark))
        .map(|(original, _)| original)
}

fn is_mark(mark: &str) -> bool {
    let inner = mark.trim_matches(|letter: char| " -_()（）~.".contains(letter));
    let is_number = !inner.is_empty() && inner.bytes().all(|letter| letter.is_ascii_digit());
    let is_bracketed = mark.contains(['(', '（']);
    COPY_MARK.is_in(mark) || (is_number && is_bracketed) || is_computer(mark)
}

/// Whether a mark is the name that Windows gives to a computer.
fn is_computer(mark: &str) -> bool {
    ["-DESKTOP-", "-LAPTOP-", "-PC-", "-WIN-"]
        .iter()
        .any(|kind| mark.starts_with(kind))
}

#[cfg(test)]
mod tests {
    use super::original_of;

    #[test]
    fn copies_are_known_by_their_marks() {
        let known = |name: &str| ["owners", "2026-11"].contains(&name);
        for name in [
            "owners (1)",
            "owners（2）",
            "owners-冲突",
            "owners - 副本",
            "owners - 副本 (2)",
            "owners - Copy",
            "owners-DESKTOP-9AB12CD",
            "owners (王芳 的冲突副本 2026-11-20)",
        ] {
            assert_eq!(original_of(name, known), Some("owners"), "{name}");
        }
        assert_eq!(original_of("2026-11 (1)", known), Some("2026-11"));
        for name in [
            "owners",
            "owners-2025",
            "owners-list",
            "staff (1)",
            "ownership copy",
        ] {
            assert_eq!(original_of(name, known), None, "{name}");
        }
    }
}
