//! `plan`: who visits whom, when, by which channel, for which rules; what could not be placed and
//! why; which quotas will be missed.

mod appointments;
mod page;
mod score;
mod unplaced;
mod what_if;
mod wire;

pub use appointments::{Arrangement, Choice};
pub use page::page;
pub use what_if::what_if;
