//! Cells that tell where and when somebody is to be found: parts of an address, telephone numbers,
//! opening hours.

use super::cell::{Cells, Read, unforced};
use super::home;
use super::notes::{RemarkKind, Spot, TroubleKind};
use super::phone::{self, Phone};
use super::vocabulary::vocabulary;
use crate::book::rows::odd_text;
use crate::calendar::{Hours, Weekday};
use crate::text::workbook::Value;
use crate::words::half_width;

impl Cells<'_> {
    /// Opening hours, with days and signs as people write them.
    pub(super) fn hours(&mut self, column: &str, text: &str, spot: &Spot) -> Read {
        if let Some(said) = hours_meant(text) {
            return Read::Said(said);
        }
        self.bad(TroubleKind::HoursUnreadable, column, spot, text)
    }

    pub(super) fn phone(&mut self, column: &str, value: &Value, spot: &Spot) -> Read {
        let raw = value.text();
        let unforced = match value {
            Value::Text(text) => Value::Text(unforced(text.trim()).to_owned()),
            other => other.clone(),
        };
        match phone::read(&unforced) {
            Phone::Said(said) | Phone::Masked(said) => Read::Said(said),
            Phone::Mended(said) => {
                self.notes
                    .remark(RemarkKind::PhoneMended, column, spot, raw, said.clone());
                Read::Said(said)
            }
            Phone::Bad(kind) => self.bad(kind, column, spot, &raw),
        }
    }

    /// A part of an address, which spreadsheets like to turn into a day.
    pub(super) fn place(&mut self, column: &str, value: &Value, text: &str, spot: &Spot) -> Read {
        let became = match value {
            Value::Date(date) => Some(format!("{}-{}", date.month(), date.day())),
            Value::Instant(instant) => {
                let date = instant.date();
                Some(format!("{}-{}", date.month(), date.day()))
            }
            _ if text.contains('月') && text.ends_with('日') => {
                Some(text.replace('月', "-").replace('日', ""))
            }
            _ => slashed_day(text),
        };
        if let Some(near) = became {
            self.notes
                .trouble(TroubleKind::HomeBecameDate, column, spot, text, near);
            return Read::Bad;
        }
        let said = match column {
            "building" => home::building(text),
            "unit" => home::unit(text),
            _ => text.to_owned(),
        };
        if said.is_empty() {
            Read::Nothing
        } else {
            Read::Said(self.plainer(column, said, spot))
        }
    }

    /// A name or a part of an address without full-width letters, and without blanks between Chinese ones.
    pub(super) fn plainer(&mut self, column: &str, text: String, spot: &Spot) -> String {
        let Some(plain) = odd_text::plainer(&text) else {
            return text;
        };
        self.notes
            .remark(RemarkKind::TextMended, column, spot, text, plain.clone());
        plain
    }
}

/// Opening hours as files write them, of days and signs as people write them, or as they are printed; `None`
/// where they are none.
pub fn hours_meant(text: &str) -> Option<String> {
    let mut said: String = text.chars().map(half_width).collect();
    for (mark, ours) in [
        ("至", "-"),
        ("到", "-"),
        ("~", "-"),
        ("–", "-"),
        ("—", "-"),
        ("、", ";"),
        ("，", ";"),
        (",", ";"),
        ("每天", "mon-sun "),
        ("工作日", "mon-fri "),
        ("周末", "sat-sun "),
    ] {
        said = said.replace(mark, ours);
    }
    for day in Weekday::ALL {
        for word in vocabulary().words_of("weekday", day.code()) {
            if word.chars().count() > 1 {
                said = said.replace(word.as_str(), day.code());
            }
        }
    }
    let said = spaced(&said);
    said.parse::<Hours>().is_ok().then_some(said)
}

/// A blank between days and times that stand together: `tue-fri18:30-20:30`.
fn spaced(text: &str) -> String {
    let mut spaced = String::new();
    let mut before = ' ';
    for letter in text.chars() {
        if before.is_ascii_lowercase() && letter.is_ascii_digit() {
            spaced.push(' ');
        }
        if !(letter == ' ' && before == ' ') {
            spaced.push(letter);
        }
        before = letter;
    }
    spaced.trim().to_owned()
}

/// What a text like `2003/1/2` was before a spreadsheet took it for a day: `3-1-2`.
fn slashed_day(text: &str) -> Option<String> {
    let parts: Vec<u32> = text
        .split('/')
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let [year @ 1900..=2100, month @ 1..=12, day @ 1..=31] = parts[..] else {
        return None;
    };
    Some(format!("{}-{month}-{day}", year % 100))
}

#[cfg(test)]
mod tests {
    use super::spaced;

    #[test]
    fn days_and_times_are_parted() {
        assert_eq!(spaced("tue-fri18:30-20:30"), "tue-fri 18:30-20:30");
    }
}
