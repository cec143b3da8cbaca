//! Faults of opening hours.

use crate::calendar::HoursFault;
use crate::diag::Fault;

/// `fault` with the piece of some hours that cannot be read, and why not.
pub(super) fn with_problem(fault: Fault, why: &HoursFault) -> Fault {
    let problem = match why {
        HoursFault::Empty => "empty",
        HoursFault::FullWidth { .. } => "full-width",
        HoursFault::UnknownDay { .. } => "unknown-day",
        HoursFault::BadTime { .. } => "bad-time",
        HoursFault::Backwards { .. } => "backwards",
    };
    fault.with("piece", why.piece()).with("problem", problem)
}
