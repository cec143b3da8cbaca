//! Names of sheets: at most 31 characters, none of seven forbidden ones, no two alike.

use std::collections::BTreeSet;

const LONGEST: usize = 31;

/// The names given so far.
#[derive(Default)]
pub(super) struct Names {
    given: BTreeSet<String>,
}

impl Names {
    /// `wanted` as far as a sheet may be called that; `otherwise` where nothing is left of it.
    pub(super) fn give(&mut self, wanted: &str, otherwise: &str) -> String {
        let mut base = allowed(wanted);
        if base.is_empty() || base.eq_ignore_ascii_case("history") {
            base = allowed(otherwise);
        }
        if base.is_empty() || base.eq_ignore_ascii_case("history") {
            base = format!("{base}_");
        }
        let mut name = shortened(&base, LONGEST);
        let mut number = 2;
        while !self.given.insert(name.to_lowercase()) {
            let mark = format!(" {number}");
            name = format!("{}{mark}", shortened(&base, LONGEST - mark.len()));
            number += 1;
        }
        name
    }
}

fn allowed(text: &str) -> String {
    let replaced: String = text
        .chars()
        .map(|c| {
            if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') {
                ' '
            } else {
                c
            }
        })
        .collect();
    replaced.trim_matches([' ', '\'']).to_owned()
}

/// Excel counts a name in UTF-16 units.
fn shortened(text: &str, longest: usize) -> String {
    let mut units = 0;
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units <= longest
    });
    kept.collect::<String>()
        .trim_matches([' ', '\''])
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_allowed_short_and_unlike() {
        let mut names = Names::default();
        assert_eq!(
            names.give("覆盖率: 楼栋/片区", "coverage"),
            "覆盖率  楼栋 片区"
        );
        assert_eq!(names.give("", "quota"), "quota");
        assert_eq!(names.give("QUOTA", "x"), "QUOTA 2");
        assert_eq!(names.give("history", "history"), "history_");
        let long = "拜".repeat(40);
        assert_eq!(names.give(&long, "x").chars().count(), 31);
        assert_eq!(names.give(&long, "x").chars().count(), 31);
    }
}
