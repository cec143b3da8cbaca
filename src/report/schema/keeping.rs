//! The answers about the folder itself: what changed in it, how it is set up.

use super::answers::Keys;
use super::types::{all, integer, list, map, object, one_of, or_null, string, text_or_null};

pub(super) fn diff() -> Keys {
    let mut change = all(
        &["key", "party", "column", "before", "after"],
        &text_or_null(),
    );
    change.extend([
        ("file", string()),
        ("change", one_of(&["added", "removed", "changed", "lines"])),
        ("cells", or_null(map(string()))),
    ]);
    change.extend(all(&["lines_added", "lines_removed"], &or_null(integer())));
    vec![
        ("revision", string()),
        ("until", text_or_null()),
        ("changes", list(object(change))),
    ]
}

pub(super) fn doctor() -> Keys {
    let check = object(vec![
        ("what", string()),
        ("state", one_of(&["fine", "attention", "wrong", "none"])),
        ("detail", string()),
    ]);
    vec![("checks", list(check))]
}
