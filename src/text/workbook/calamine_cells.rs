//! Cells as calamine gives them, as ours; and a fence around its parsers.

use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, ExcelDateTime};

use super::error::WorkbookError;
use super::serial;
use super::value::Value;
use crate::text::one_line;

/// Runs a parser that may panic on a file made to break it: that is damage, not a fault of ours.
pub(super) fn fenced<T>(
    read: impl FnOnce() -> Result<T, WorkbookError>,
) -> Result<T, WorkbookError> {
    let damaged = |_| WorkbookError::Damaged("its parts contradict one another".to_owned());
    catch_unwind(AssertUnwindSafe(read)).map_err(damaged)?
}

/// The damage that a reader tells of.
pub(super) fn damaged(error: impl std::fmt::Display) -> WorkbookError {
    let text = error.to_string();
    if text.contains("password") {
        return WorkbookError::Protected;
    }
    WorkbookError::Damaged(text)
}

/// Text of a cell on one line; `None` where it holds only blanks.
pub(super) fn text(text: &str) -> Option<Value> {
    let line = one_line(text);
    (!line.trim().is_empty()).then_some(Value::Text(line))
}

/// The value of a cell that is read as it comes.
pub(super) fn streamed(value: &DataRef<'_>, is_1904: bool) -> Option<Value> {
    match value {
        DataRef::String(string) => text(string),
        DataRef::SharedString(string) => text(string),
        DataRef::Int(number) => Some(integer(*number)),
        DataRef::Float(number) => Some(Value::Number(*number)),
        DataRef::Bool(truth) => Some(Value::Truth(*truth)),
        DataRef::DateTime(time) => Some(moment(*time, is_1904)),
        DataRef::DateTimeIso(iso) | DataRef::DurationIso(iso) => text(iso),
        DataRef::Error(error) => Some(Value::Error(error.to_string())),
        DataRef::Empty => None,
    }
}

/// The value of a cell of a sheet that was read whole.
pub(super) fn whole(value: &Data, is_1904: bool) -> Option<Value> {
    match value {
        Data::String(string) => text(string),
        Data::Int(number) => Some(integer(*number)),
        Data::Float(number) => Some(Value::Number(*number)),
        Data::Bool(truth) => Some(Value::Truth(*truth)),
        Data::DateTime(time) => Some(moment(*time, is_1904)),
        Data::DateTimeIso(iso) | Data::DurationIso(iso) => text(iso),
        Data::Error(error) => Some(Value::Error(error.to_string())),
        Data::Empty => None,
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "workbooks store whole numbers as floats too"
)]
fn integer(number: i64) -> Value {
    Value::Number(number as f64)
}

fn moment(time: ExcelDateTime, is_1904: bool) -> Value {
    let serial = time.as_f64();
    // A length of time below a day is how sheets write a time of day, too.
    if time.is_duration() && serial >= 1.0 {
        return Value::Number(serial);
    }
    serial::moment(serial, is_1904)
}
