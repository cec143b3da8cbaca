//! Names of files: which Windows gives to devices, and which are copies that other programs left.

/// Whether Windows takes a name for a device whatever its ending: `con.csv` is the console. Such a
/// file cannot be opened there, nor the repository checked out that holds one.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_ascii_lowercase();
    let numbered = |device: &str| {
        let number = stem.strip_prefix(device);
        number.is_some_and(|number| number.len() == 1 && number.bytes().all(|n| n.is_ascii_digit()))
    };
    matches!(&*stem, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

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

/// Words that stand in the names of copies.
const COPY_WORDS: [&str; 6] = ["冲突", "副本", "拷贝", "复制", "conflict", "copy"];

fn is_mark(mark: &str) -> bool {
    let lower = mark.to_lowercase();
    let inner = lower.trim_matches(|letter: char| " -_()（）~.".contains(letter));
    let is_number = !inner.is_empty() && inner.bytes().all(|letter| letter.is_ascii_digit());
    let is_bracketed = mark.contains(['(', '（']);
    COPY_WORDS.iter().any(|word| lower.contains(word))
        || (is_number && is_bracketed)
        || is_computer(mark)
}

/// Whether a mark is the name that Windows gives to a computer.
fn is_computer(mark: &str) -> bool {
    ["-DESKTOP-", "-LAPTOP-", "-PC-", "-WIN-"]
        .iter()
        .any(|kind| mark.starts_with(kind))
}

#[cfg(test)]
mod tests {
    use super::{is_device, original_of};

    #[test]
    fn devices_are_known_whatever_their_case_and_ending() {
        for name in [
            "con.csv", "CON", "Aux.toml", "nul", "com1.csv", "LPT9", "prn .csv",
        ] {
            assert!(is_device(name), "{name}");
        }
        for name in [
            "2026-h2.csv",
            "contacts.csv",
            "com.csv",
            "com10",
            "console",
            "lpt",
        ] {
            assert!(!is_device(name), "{name}");
        }
    }

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
