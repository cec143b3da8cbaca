//! Telephone numbers as lists hold them.

use super::fold::narrow;
use super::notes::TroubleKind;
use crate::book::phone::{Phone as Judged, judge};
use crate::book::rows::odd_text::without_idle_decimals;
use crate::text::workbook::Value;

/// What a cell with a telephone number comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Phone {
    /// The number, as our files hold it.
    Said(String),
    /// The number, mended.
    Mended(String),
    /// A number of which some digits are stars.
    Masked(String),
    /// None.
    Bad(TroubleKind),
}

/// Reads a number, or several with signs between them.
pub(super) fn read(value: &Value) -> Phone {
    let (text, is_number) = match value {
        Value::Number(_) => (value.text().into_owned(), true),
        _ => (narrow(&value.text()), false),
    };
    if text.contains('*') && text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Phone::Masked(text);
    }
    let bare = without_idle_decimals(&text);
    let is_cut = bare.is_some_and(|bare| bare.bytes().all(|byte| byte.is_ascii_digit()));
    let mut said = if is_cut {
        bare.unwrap_or(&text).to_owned()
    } else {
        text.clone()
    };
    // A sheet that makes a number of 073188881234 leaves no nought in front.
    let is_landline = said.len() >= 10 && said.starts_with(|digit| ('2'..='9').contains(&digit));
    if is_number && is_landline && !said.starts_with("400") && !said.starts_with("800") {
        said = format!("0{said}");
    }
    match judge(&said) {
        Judged::Exponent => return Phone::Bad(TroubleKind::PhoneExponent),
        Judged::Digits => return Phone::Bad(TroubleKind::PhoneDigits),
        Judged::Written(written) => said = written,
        Judged::Sound => {}
    }
    if said == text {
        Phone::Said(said)
    } else {
        Phone::Mended(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Phone {
        read(&Value::Text(text.to_owned()))
    }

    #[test]
    fn numbers_are_sound_mended_masked_or_named() {
        let said = |text: &str| Phone::Said(text.to_owned());
        let mended = |text: &str| Phone::Mended(text.to_owned());
        for sound in [
            "13800010000",
            "0731-88881234",
            "138 0001 0000",
            "13800010000;13900020000",
            "妻13900020000",
            "4001234567",
            "88881234",
            "8001",
        ] {
            assert_eq!(text(sound), said(sound), "{sound}");
        }
        assert_eq!(text("13800010000.0"), mended("13800010000"));
        assert_eq!(
            text("13800010000/13900020000"),
            mended("13800010000;13900020000")
        );
        assert_eq!(text("+86 13800010000"), mended("13800010000"));
        assert_eq!(read(&Value::Number(13_800_010_000.0)), said("13800010000"));
        assert_eq!(
            read(&Value::Number(73_188_881_234.0)),
            mended("073188881234")
        );
        assert_eq!(text("138****0000"), Phone::Masked("138****0000".to_owned()));
        for (bad, kind) in [
            ("1.38E+10", TroubleKind::PhoneExponent),
            ("138000100", TroubleKind::PhoneDigits),
            ("1380001000", TroubleKind::PhoneDigits),
            ("138000100001", TroubleKind::PhoneDigits),
            ("无此人", TroubleKind::PhoneDigits),
        ] {
            assert_eq!(text(bad), Phone::Bad(kind), "{bad}");
        }
    }
}
