//! The languages people can be spoken to in, and how their names are read.

use std::fmt;
use std::str::FromStr;

/// A language of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// Chinese, simplified, as property offices speak it.
    Zh,
    /// English; what is spoken when nobody says otherwise.
    #[default]
    En,
}

/// A language name that is neither Chinese nor English.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown language `{0}`: use zh or en")]
pub struct UnknownLang(pub String);

impl Lang {
    /// The short name: `zh` or `en`, also the value of an HTML `lang` attribute.
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The language of a POSIX locale such as `zh_CN.UTF-8` or `en_GB`; `None` for any other
    /// (`C`, `POSIX`, `fr_FR`), so that the caller's next source is asked.
    pub fn from_locale(locale: &str) -> Option<Self> {
        let language = locale
            .split(['_', '-', '.', '@'])
            .next()
            .unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::from_locale(text).ok_or_else(|| UnknownLang(text.to_owned()))
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
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
