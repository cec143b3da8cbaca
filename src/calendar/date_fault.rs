//! What can be wrong with a cell that should hold a date or an instant.

/// Why a cell is no date or no instant. Its own words and help belong to the room of words; the
/// canonical text that was certainly meant, where there is one, is [`DateFault::suggestion`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DateFault {
    /// `11/03/2026`: day and month cannot be told apart, unless one of them exceeds 12.
    Ambiguous {
        /// The one reading, if there is only one.
        suggestion: Option<String>,
    },
    /// `45964`: a spreadsheet showed a date as its own count of days.
    SerialNumber {
        /// What that number is in a spreadsheet with 1900 dates. Not offered as a suggestion,
        /// because with 1904 dates it is another day: a person must look.
        reads_as: String,
    },
    /// `1.38E+10`: a spreadsheet rounded a long number; what it was is lost.
    Exponent,
    /// `2026-02-30`, `2026-13-01`.
    NoSuchDay,
    /// `25:00`, `09:60`.
    NoSuchTime {
        /// For 24:00, the next day's 00:00.
        suggestion: Option<String>,
    },
    /// Full-width digits or signs, such as `２０２６－１１－０３` or `19：20`.
    FullWidth {
        /// The same in ASCII, if that can be read.
        suggestion: Option<String>,
    },
    /// An instant without a time of day.
    MissingTime,
    /// A date with a time of day.
    UnexpectedTime {
        /// The date without it.
        suggestion: Option<String>,
    },
    /// `2026年11月3日`.
    ChineseForm {
        /// The canonical form, if that can be read.
        suggestion: Option<String>,
    },
    /// A wall time that a daylight-saving change leaves out.
    Skipped {
        /// The first instant after the gap.
        suggestion: Option<String>,
    },
    /// `26-11-03`, `11/3/26`: which number is the year cannot be told.
    TwoDigitYear,
    /// Anything else.
    Unreadable {
        /// The canonical form, where an unusual one (`2026.11.3`, `20261103`) is clear.
        suggestion: Option<String>,
    },
}

impl DateFault {
    /// The canonical text that was certainly meant; putting it in the cell mends the fault.
    pub fn suggestion(&self) -> Option<&str> {
        match self {
            Self::Ambiguous { suggestion }
            | Self::NoSuchTime { suggestion }
            | Self::FullWidth { suggestion }
            | Self::UnexpectedTime { suggestion }
            | Self::ChineseForm { suggestion }
            | Self::Skipped { suggestion }
            | Self::Unreadable { suggestion } => suggestion.as_deref(),
            Self::SerialNumber { .. }
            | Self::Exponent
            | Self::NoSuchDay
            | Self::MissingTime
            | Self::TwoDigitYear => None,
        }
    }

    /// A stable name for the kind of fault, for keys of messages: `serial-number`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Ambiguous { .. } => "ambiguous",
            Self::SerialNumber { .. } => "serial-number",
            Self::Exponent => "exponent",
            Self::NoSuchDay => "no-such-day",
            Self::NoSuchTime { .. } => "no-such-time",
            Self::FullWidth { .. } => "full-width",
            Self::MissingTime => "missing-time",
            Self::UnexpectedTime { .. } => "unexpected-time",
            Self::ChineseForm { .. } => "chinese-form",
            Self::Skipped { .. } => "skipped",
            Self::TwoDigitYear => "two-digit-year",
            Self::Unreadable { .. } => "unreadable",
        }
    }
}
