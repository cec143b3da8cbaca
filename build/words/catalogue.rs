//! All texts of a language in one string, found by their number.

use std::fmt::Write as _;

use super::source::Text;

/// The texts met so far.
#[derive(Default)]
pub struct Catalogue {
    /// All English texts, one after the other.
    pub en: String,
    /// All Chinese texts, in the same order.
    pub zh: String,
    ends: Vec<(usize, usize)>,
}

impl Catalogue {
    /// Takes a text in; gives its number.
    pub fn add(&mut self, text: &Text) -> usize {
        self.en.push_str(&text.en);
        self.zh.push_str(&text.zh);
        self.ends.push((self.en.len(), self.zh.len()));
        self.ends.len() - 1
    }

    /// The Rust table of where each text ends.
    pub fn table(&self) -> String {
        let mut out = String::new();
        let columns: [(&str, Vec<usize>); 2] = [
            ("EN", self.ends.iter().map(|(en, _)| *en).collect()),
            ("ZH", self.ends.iter().map(|(_, zh)| *zh).collect()),
        ];
        for (language, ends) in columns {
            let file = language.to_lowercase();
            let _ = writeln!(
                out,
                "// Nobody reads these numbers.\n\
                 #[allow(clippy::unreadable_literal)]\n\
                 static {language}: Catalogue = Catalogue {{\n    \
                 text: include_str!(concat!(env!(\"OUT_DIR\"), \"/words.{file}.txt\")),\n    \
                 ends: &{ends:?},\n}};"
            );
        }
        out
    }
}
