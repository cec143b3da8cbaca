//! `policy.toml`: the office's rules, one small file for each table, defaults filled in.

mod anchor;
mod asks;
mod cadence;
mod filter;
mod hours;
mod limits;
mod names;
mod options;
mod quota;
mod read;
mod roles;
mod rules;
mod sample;
mod satisfaction;
mod selection;
mod series;
mod stated;
mod targets;
mod terms;
mod titles;
mod trigger;
mod visit;

pub use stated::policy_in_force;
pub(super) use stated::rulebook;
#[cfg(test)]
mod tests;

pub(super) use read::read;
pub(super) use roles::named as role_named;
