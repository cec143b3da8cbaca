//! What one cell holds, as its file types it.

use std::borrow::Cow;

use crate::calendar::{Date, Instant, TimeOfDay};

/// What one cell holds; a cell that holds nothing has no value at all.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text on one line: line breaks in it are written as ` / `.
    Text(String),
    /// A number that is no date.
    Number(f64),
    /// A day.
    Date(Date),
    /// A day and a time, seconds dropped.
    Instant(Instant),
    /// A time of day, seconds dropped.
    Time(TimeOfDay),
    /// Yes or no.
    Truth(bool),
    /// An error such as `#N/A`.
    Error(String),
    /// A formula whose value the program that wrote it did not work out.
    Uncalculated,
}

impl Value {
    /// The value as our files would write it; a whole number without decimals.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number_text(*number)),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::Instant(instant) => Cow::Owned(instant.to_string()),
            Self::Time(time) => Cow::Owned(time.to_string()),
            Self::Truth(truth) => Cow::Borrowed(if *truth { "true" } else { "false" }),
            Self::Uncalculated => Cow::Borrowed(""),
        }
    }

    /// Whether there is nothing but blanks.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

/// A number as people write it: all digits, no exponent, no idle decimals.
fn number_text(number: f64) -> String {
    // Arithmetic leaves 0.1 + 0.2 in sheets; ten decimals are more than any list states.
    let text = format!("{number:.10}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn numbers_have_all_their_digits() {
        for (number, text) in [
            (13_800_010_000.0, "13800010000"),
            (5.0, "5"),
            (0.1 + 0.2, "0.3"),
            (1.38e10, "13800000000"),
            (-2.5, "-2.5"),
        ] {
            assert_eq!(Value::Number(number).text(), text);
        }
    }
}
