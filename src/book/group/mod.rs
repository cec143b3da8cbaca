//! `group.toml` and the communities below it.

mod departures;
mod find;
mod members;
mod pattern;
mod read;
mod stated;

pub use departures::{Departure, departures};
pub use find::{GROUP_FILE, find_group};
pub use members::members;
pub use pattern::{BadPattern, check_pattern};
pub use read::{group_language, read_group, rulebook};
pub use stated::{Group, Labels, Member, Unfit};
