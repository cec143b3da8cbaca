//! The TOML files beside the policy: the office, the staff, the calendar.

pub(super) mod almanac;
pub(super) mod data_version;
pub(super) mod office;
pub(super) mod staff;
mod values;

#[cfg(test)]
mod tests;
