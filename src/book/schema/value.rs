//! What a cell says, before it has a form.

use std::borrow::Cow;
use std::fmt;

use crate::calendar::{Date, Instant};

/// What a cell says; the column's kind tells what its text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'b> {
    /// Nothing.
    Empty,
    /// An id, a word, text: as the file writes it.
    Text(Cow<'b, str>),
    /// A number.
    Number(u32),
    /// A day.
    Date(Date),
    /// A minute.
    Instant(Instant),
    /// Several, which the file separates by `;`.
    List(Vec<String>),
    /// Yes or no.
    Flag(bool),
}

impl Value<'_> {
    /// The items of a list.
    pub(in crate::book) fn list<T: ToString>(items: impl IntoIterator<Item = T>) -> Self {
        Value::List(items.into_iter().map(|item| item.to_string()).collect())
    }
}

impl fmt::Display for Value<'_> {
    /// As a file writes it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Empty => Ok(()),
            Value::Text(text) => formatter.write_str(text),
            Value::Number(number) => number.fmt(formatter),
            Value::Date(date) => date.fmt(formatter),
            Value::Instant(instant) => instant.fmt(formatter),
            Value::List(items) => formatter.write_str(&items.join(";")),
            Value::Flag(flag) => flag.fmt(formatter),
        }
    }
}

impl<'b, T: Into<Value<'b>>> From<Option<T>> for Value<'b> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Empty, Into::into)
    }
}

impl<'b> From<&'b str> for Value<'b> {
    fn from(text: &'b str) -> Self {
        Value::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Value::Text(Cow::Owned(text))
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Value::Number(number)
    }
}

impl From<Date> for Value<'_> {
    fn from(date: Date) -> Self {
        Value::Date(date)
    }
}

impl From<Instant> for Value<'_> {
    fn from(instant: Instant) -> Self {
        Value::Instant(instant)
    }
}

impl From<bool> for Value<'_> {
    fn from(flag: bool) -> Self {
        Value::Flag(flag)
    }
}
