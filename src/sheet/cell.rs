//! One value of a table, with its type but without a look.

use crate::calendar::{Date, DateOrInstant, Instant};

/// How a row, a line or a cell is meant; a look is given to it later, and never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Tone {
    /// As everything else.
    #[default]
    Plain,
    /// Done, reached.
    Good,
    /// Wants attention.
    Warn,
    /// Late, missed, wrong.
    Bad,
    /// Of less weight: history, remarks.
    Quiet,
}

/// One value of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing is known or nothing applies.
    #[default]
    Empty,
    /// Free text or words; phone numbers in it are masked on the way out.
    Text(String),
    /// An id, a room, a code: never masked, never taken for a number.
    Id(String),
    /// A phone number, masked as a whole.
    Phone(String),
    /// A number of things.
    Int(i64),
    /// A length of time in minutes, shown as `35 min` or `2 d 3 h`.
    Minutes(i64),
    /// `n` of `of`; with `of == 0` it is the share of nothing: `–` for people, null for programs.
    Share {
        /// How many do.
        n: u64,
        /// Of how many.
        of: u64,
    },
    /// The mean of `count` marks that add up to `sum`; of none it is `–`, like a share of nothing.
    Mean {
        /// All marks added up.
        sum: i64,
        /// How many there are.
        count: u64,
    },
    /// A day.
    Date(Date),
    /// A minute of the office's clock.
    Instant(Instant),
    /// Several words, names or ids; joined by `;` for programs.
    List(Vec<String>),
    /// Yes or no.
    Flag(bool),
    /// A box to tick by hand.
    Tick,
}

impl Cell {
    /// Text, or an empty cell for an empty string.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// An id, or an empty cell for an empty string.
    pub fn id(id: impl Into<String>) -> Self {
        let id = id.into();
        if id.is_empty() {
            Self::Empty
        } else {
            Self::Id(id)
        }
    }

    /// A count of things in memory.
    pub fn count(count: usize) -> Self {
        Self::Int(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A share of two counts of things in memory.
    pub fn share(n: usize, of: usize) -> Self {
        Self::Share {
            n: n as u64,
            of: of as u64,
        }
    }

    /// A list, or an empty cell for an empty one.
    pub fn list<T: Into<String>>(items: impl IntoIterator<Item = T>) -> Self {
        let items: Vec<String> = items.into_iter().map(Into::into).collect();
        if items.is_empty() {
            Self::Empty
        } else {
            Self::List(items)
        }
    }

    /// The cell of something that may be absent.
    pub fn maybe<T: Into<Self>>(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<Instant> for Cell {
    fn from(instant: Instant) -> Self {
        Self::Instant(instant)
    }
}

impl From<DateOrInstant> for Cell {
    fn from(when: DateOrInstant) -> Self {
        match when {
            DateOrInstant::Date(date) => Self::Date(date),
            DateOrInstant::Instant(instant) => Self::Instant(instant),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::count(count)
    }
}
