//! How the names of the languages are read.

use std::str::FromStr;

use super::Lang;

/// A language name that is neither Chinese nor English.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown language `{0}`: use zh or en")]
pub struct UnknownLang(pub String);

#[expect(
    clippy::derivable_impls,
    reason = "the build derives what is common to all lists"
)]
impl Default for Lang {
    fn default() -> Self {
        Lang::En
    }
}

impl Lang {
    /// The language of a POSIX locale such as `zh_CN.UTF-8` or `en_GB`; `None` for any other
    /// (`C`, `POSIX`, `fr_FR`), so that the caller's next source is asked.
    pub fn from_locale(locale: &str) -> Option<Self> {
        let language = locale
            .split(['_', '-', '.', '@'])
            .next()
            .unwrap_or_default();
        Lang::parse(&language.to_ascii_lowercase())
    }
}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::from_locale(text).ok_or_else(|| UnknownLang(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_are_read_by_their_language() {
        for (text, lang) in [
            ("zh", Lang::Zh),
            ("zh_CN.UTF-8", Lang::Zh),
            ("zh-Hans-CN", Lang::Zh),
            ("EN", Lang::En),
            ("en_GB@euro", Lang::En),
        ] {
            assert_eq!(text.parse(), Ok(lang), "{text}");
        }
    }

    #[test]
    fn other_languages_are_not_guessed() {
        for text in ["", "C", "POSIX", "fr_FR.UTF-8", "zhuang", "english"] {
            assert_eq!(Lang::from_locale(text), None, "{text}");
        }
    }
}
