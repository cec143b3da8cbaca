//! A plan in the making: appointments with their times, days, parties and score, kept up to date
//! one appointment at a time.

mod calm;
mod carry;
mod costs;
mod gap;
mod judge;
mod plan;
mod share;
mod timeline;
mod visit;

pub(super) use carry::{Knock, carried, proper};
pub(super) use gap::{apart, blocked, days_of, near};
pub(super) use plan::Plan;
pub(super) use share::Share;
pub(super) use timeline::{Call, Entry, Gap, Timeline};
pub(super) use visit::{Origin, Visit, same_day, walked_to};
