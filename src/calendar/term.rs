//! Terms: periods of the office's own, such as the two of a school year.

use super::DateRange;

/// Stretches of days with a name: `every = "term.school"` comes once in each.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    /// Its name: `school`.
    pub name: String,
    /// At least one, by date; none meets another.
    pub periods: Vec<DateRange>,
}
