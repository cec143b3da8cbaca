//! When a name is so near to a known one that it can hardly be meant.

use crate::diag::nearest;

/// The known name that `written` is a slip of, where there is hardly any doubt.
///
/// Names that differ in digits alone (`A1`, `A2`) are two names, and so are short ones that differ
/// in a letter (`东区`, `西区`); another case or separator is a slip at any length.
pub(super) fn slip<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
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
    use super::slip;

    #[test]
    fn slips_of_the_finger_and_of_the_shift_key() {
        assert_eq!(slip("weding", ["wedding", "birth"]), Some("wedding"));
        assert_eq!(slip("Repair-Done", ["repair_done"]), Some("repair_done"));
        assert_eq!(slip("East", ["east"]), Some("east"));
    }

    #[test]
    fn names_of_their_own() {
        assert_eq!(slip("东区", ["西区"]), None);
        assert_eq!(slip("area-12", ["area-13", "area-1"]), None);
        assert_eq!(slip("key", ["keys"]), None);
        assert_eq!(slip("wedding", ["wedding"]), None);
    }
}
