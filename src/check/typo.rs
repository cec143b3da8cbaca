//! When a name is so near to a known one that it can hardly be meant.

use crate::diag::nearest;

/// The known name that `written` is a typo for, where there is hardly any doubt.
///
/// Names that differ in digits alone (`A1`, `A2`) are two names, and so are short ones that differ
/// in a letter (`东区`, `西区`); another case or separator is a typo at any length.
pub(super) fn typo<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let candidates = known.into_iter().filter(|name| *name != written);
    let plausible = candidates.filter(|name| {
        letters(name) == letters(written) && digits(name) == digits(written)
            || (letters(written) != letters(name) && letters(written).chars().count() >= 5)
    });
    nearest(written, plausible)
}

fn letters(name: &str) -> String {
    let kept = name.chars().filter(|c| c.is_alphabetic());
    kept.flat_map(char::to_lowercase).collect()
}

fn digits(name: &str) -> String {
    name.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::typo;

    #[test]
    fn of_the_finger_and_of_the_shift_key() {
        assert_eq!(typo("weding", ["wedding", "birth"]), Some("wedding"));
        assert_eq!(typo("Repair-Done", ["repair_done"]), Some("repair_done"));
        assert_eq!(typo("East", ["east"]), Some("east"));
    }

    #[test]
    fn names_of_their_own() {
        assert_eq!(typo("东区", ["西区"]), None);
        assert_eq!(typo("area-12", ["area-13", "area-1"]), None);
        assert_eq!(typo("key", ["keys"]), None);
        assert_eq!(typo("wedding", ["wedding"]), None);
    }
}
