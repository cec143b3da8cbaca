//! Where communities are, as `members` writes it: `city=*/company=*/community=*`.

/// Why a pattern cannot be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadPattern {
    /// It leads out of the group.
    Outside,
    /// It would look into folders of any depth.
    AnyDepth,
}

/// Whether a pattern stays in the group and has an end.
pub fn check_pattern(pattern: &str) -> Result<(), BadPattern> {
    let parts = || pattern.split('/');
    if pattern.contains(['\\', ':']) || parts().any(|part| part.is_empty() || part == "..") {
        return Err(BadPattern::Outside);
    }
    if parts().any(|part| part.contains("**")) {
        return Err(BadPattern::AnyDepth);
    }
    Ok(())
}

/// Whether a name is one that a part of a pattern means; `*` is any run of characters.
pub(super) fn fits(part: &str, name: &str) -> bool {
    let Some((before, rest)) = part.split_once('*') else {
        return part == name;
    };
    let Some(name) = name.strip_prefix(before) else {
        return false;
    };
    let ends = name.char_indices().map(|(at, _)| at).chain([name.len()]);
    ends.into_iter().any(|at| fits(rest, &name[at..]))
}

#[cfg(test)]
mod tests {
    use super::{BadPattern, check_pattern, fits};

    #[test]
    fn a_star_is_any_part_of_a_name() {
        for (part, name) in [
            ("city=*", "city=武汉"),
            ("*", "a"),
            ("a*c*", "abcd"),
            ("jade", "jade"),
        ] {
            assert!(fits(part, name), "{part} {name}");
        }
        for (part, name) in [
            ("city=*", "town=a"),
            ("a*c", "ab"),
            ("jade", "jade2"),
            ("*b", "a"),
        ] {
            assert!(!fits(part, name), "{part} {name}");
        }
    }

    #[test]
    fn a_pattern_stays_in_the_group_and_has_an_end() {
        assert_eq!(check_pattern("city=*/community=*"), Ok(()));
        for outside in ["../*", "/data/*", "a//b", "C:*", "a\\*", ""] {
            assert_eq!(
                check_pattern(outside),
                Err(BadPattern::Outside),
                "{outside}"
            );
        }
        assert_eq!(check_pattern("a/**"), Err(BadPattern::AnyDepth));
    }
}
