//! What is wrong with a date or an instant, as a fault: the same for cells and for TOML.

use crate::calendar::DateFault;
use crate::diag::{Code, Fault};

/// The fault of a text `value` under `name` (a column or a key) that is no date or instant.
pub(super) fn describe(
    why: &DateFault,
    value: &str,
    name: &str,
    make: impl FnOnce(Code) -> Fault,
) -> Fault {
    let fault = make(code(why))
        .with("value", value)
        .with("column", name)
        .near(why.suggestion());
    match why {
        DateFault::SerialNumber { reads_as } => fault.with("reads_as", reads_as),
        _ => fault,
    }
}

fn code(why: &DateFault) -> Code {
    match why {
        DateFault::Ambiguous { .. } => Code::DateAmbiguous,
        DateFault::SerialNumber { .. } => Code::DateSerialNumber,
        DateFault::Exponent => Code::DateExponent,
        DateFault::NoSuchDay => Code::NoSuchDay,
        DateFault::NoSuchTime { .. } => Code::NoSuchTime,
        DateFault::FullWidth { .. } => Code::FullWidthDigits,
        DateFault::MissingTime => Code::TimeMissing,
        DateFault::UnexpectedTime { .. } => Code::TimeUnexpected,
        DateFault::ChineseForm { .. } => Code::ChineseDate,
        DateFault::Skipped { .. } => Code::SkippedTime,
        DateFault::TwoDigitYear => Code::TwoDigitYear,
        DateFault::Unreadable { .. } => Code::DateUnreadable,
    }
}
