//! The words themselves, made by the build; of words that begin alike the longer stands first.

use crate::calendar::Unit;

/// A part of a day: the hours, by a clock of 24, that may stand with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Part {
    /// The first such hour.
    pub(super) first: u16,
    /// The last one.
    pub(super) last: u16,
    /// The day it is of, counted from today, where it names one: 今晚.
    pub(super) days: Option<i32>,
}

/// A unit of a length of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Length {
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
    Years,
    WorkingDays,
}

/// A word of one meaning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mark {
    Now,
    Ago,
    Later,
    /// As in `last 7 days`.
    Past,
    /// Between the two ends of a range.
    To,
}

include!(concat!(env!("OUT_DIR"), "/time_words.rs"));
