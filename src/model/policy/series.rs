//! Series: a trigger that opens again and again, until something happens.

use std::fmt;

use super::Anchor;
use crate::calendar::Span;

/// A trigger opens again every such span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// The span.
    pub every: Span,
    /// Until when; absent: for ever.
    pub until: Option<Until>,
}

/// What ends a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Until {
    /// Nothing opens after this has happened to the party.
    Anchor(Anchor),
    /// Nothing opens later than so long after the series' own anchor.
    Span(Span),
    /// It opens so many times.
    Times(u32),
}

impl Series {
    /// How many times it opens at most; `None` where nothing bounds it.
    pub fn most_times(&self) -> Option<u32> {
        match self.until {
            Some(Until::Times(times)) => Some(times),
            _ => None,
        }
    }

    /// A number of days after its first opening that its last does not exceed; `None` where nothing
    /// bounds it.
    pub fn at_most_days(&self) -> Option<i32> {
        match self.until {
            Some(Until::Times(times)) => Some(self.every.times(times).at_most_days()),
            Some(Until::Span(span)) => Some(span.at_most_days()),
            Some(Until::Anchor(_)) | None => None,
        }
    }
}

impl fmt::Display for Until {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Until::Anchor(anchor) => anchor.fmt(formatter),
            Until::Span(span) => span.fmt(formatter),
            Until::Times(times) => times.fmt(formatter),
        }
    }
}
