//! Choosing who goes when.
//!
//! [`make()`] takes in the book and its duties (`intake`), which become a problem in indexes and
//! integers (`problem`); searches (`search`) over plans in the making (`state`); and speaks of
//! the result as values ([`Outcome`]).

pub mod approval;
mod audit;
mod beyond;
mod bounds;
mod causes;
mod error;
mod intake;
mod joined;
mod levels;
mod make;
mod openings;
mod options;
mod outcome;
mod problem;
mod random;
mod reads_back;
mod rest;
mod rows;
mod search;
mod state;
mod suppose;
mod suppose_text;
#[cfg(test)]
mod tests;
mod year;

pub use audit::audit;
pub use error::PlanError;
pub use levels::Score;
pub use make::{make, make_watched};
pub use openings::{Opening, OpeningCost, OpeningsAsked, openings};
pub use options::{Options, Suppose};
pub use outcome::{
    Appointment, Bounds, Cause, CauseKind, FullDay, Outcome, QuotaRow, Remedy, Together, Unplaced,
};
pub use reads_back::reads_back;
pub use rest::Rest;
pub use suppose_text::{SUPPOSE_FORMS, SupposeFault};
pub use year::{Load, year};
