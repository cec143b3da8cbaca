//! The auditor: reads a plan again from the book and the duties, and tells every rule it breaks.
//!
//! It shares no code with the planner, on purpose: where the planner counts minutes from the first
//! day left, it asks the calendar; where the planner keeps timelines, it compares every pair. One
//! file for each thing a plan must never do.

mod agreed;
mod asked;
mod breach;
mod burden;
mod carried;
mod channel;
mod gap;
mod hours;
mod minutes;
mod recount;
mod review;
mod staffing;
mod startable;
mod top_ups;
mod view;
mod walking;
mod window;

#[cfg(test)]
pub(super) use gap::window_days;
#[cfg(test)]
pub(super) use startable::startable;
#[cfg(test)]
pub(super) use view::View;

pub use breach::{Breach, Never};
pub use review::audit;
