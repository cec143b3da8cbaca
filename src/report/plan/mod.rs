//! `plan`: who visits whom, when, by which channel, for which rules; what could not be placed and
//! why; which quotas will be missed.

mod appointments;
mod approval;
mod load;
mod page;
mod score;
mod unplaced;
mod waits;
mod what_if;
mod year;

pub use approval::{next_plan, page as approval_page, sentences as approvals};
pub use page::page;
pub use what_if::what_if;
pub use year::year;
