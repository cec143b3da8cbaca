//! Where the texts lie: one long string a language, cut at places known when the program was built.

use super::Lang;

/// All texts of a language.
struct Catalogue {
    text: &'static str,
    /// Where each text ends, in bytes.
    ends: &'static [u32],
}

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// The text of a number that the build gave it, in a language.
pub(super) fn text(number: u16, lang: Lang) -> &'static str {
    let catalogue = match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    };
    let at = usize::from(number);
    let end = |place: usize| catalogue.ends[place] as usize;
    let start = at.checked_sub(1).map_or(0, end);
    &catalogue.text[start..end(at)]
}
