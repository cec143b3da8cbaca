//! A test for every sentence of the contract that this room keeps.

mod cadences;
mod clearing;
mod counting;
mod draws;
mod figures;
mod issues;
mod language;
mod lookbacks;
mod moving;
mod oracle;
mod owning;
mod pauses;
mod picks;
mod properties;
mod random;
mod reasons;
mod samples;
mod selections;
mod since;
mod speed;
mod triggers;
