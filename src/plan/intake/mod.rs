//! From the book and its duties to the problem in indexes and integers.
//!
//! One file for each thing that goes in. [`Intake`] keeps beside the problem what is needed to
//! speak of its solution again: the duties, the days, the rows of the saved plan.

mod asked;
mod bookings;
mod candidates;
mod clock;
mod duties;
mod earlier;
mod members;
mod parties;
mod places;
mod possible;
mod quotas;
mod take_in;
mod wanted;

pub(super) use bookings::{Origins, Source};
pub(super) use clock::Clock;
pub(super) use duties::{class, number};
pub(super) use possible::suitable;
pub(super) use quotas::Tally;
pub(super) use take_in::{Intake, take_in};
pub(super) use wanted::Wanted;
