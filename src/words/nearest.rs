//! The known name that a misspelt one probably means.

use super::bare;

/// The candidate nearest to `written`, if it is near enough to be worth naming.
///
/// Case, width and the kind of separator do not count; ties go to the first in byte order, so the answer
/// does not depend on the order of the candidates.
pub fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let wanted = bare(written);
    let allowed = (wanted.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&wanted, &bare(candidate)), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_is_recognised() {
        assert_eq!(
            nearest("occupyed", ["occupied", "rented"]),
            Some("occupied")
        );
        assert_eq!(nearest("Moved_In", ["moved-in"]), Some("moved-in"));
    }

    #[test]
    fn something_else_entirely_is_not() {
        assert_eq!(nearest("lift", ["occupied", "rented"]), None);
    }
}
