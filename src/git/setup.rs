//! What has to be set in a repository, so that git merges and shows tables by rows.

/// The line of `.gitattributes` that hands tables over.
pub const ATTRIBUTE: &str = "*.csv merge=visits diff=visits";

/// The settings of the repository, name and value.
pub const SETTINGS: [(&str, &str); 4] = [
    ("merge.visits.name", "rows merge by their key"),
    ("merge.visits.driver", "visits git merge-driver %O %A %B %P"),
    ("diff.visits.textconv", "visits git textconv"),
    ("diff.visits.cachetextconv", "false"),
];

/// The text of `.gitattributes` with that line in it; nothing where it is there already.
pub fn with_attribute(text: &str) -> Option<String> {
    if text.lines().any(|line| line.trim() == ATTRIBUTE) {
        return None;
    }
    let mut text = text.to_owned();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(ATTRIBUTE);
    text.push('\n');
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::{ATTRIBUTE, with_attribute};

    #[test]
    fn the_line_is_added_once_and_nothing_else_touched() {
        let first = with_attribute("*.png binary").unwrap();
        assert_eq!(first, format!("*.png binary\n{ATTRIBUTE}\n"));
        assert_eq!(with_attribute(&first), None);
    }
}
