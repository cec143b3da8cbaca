//! `group`: many communities beside each other, added up by city, company or another label.

mod arguments;
mod ask;
mod community;
mod export;
mod gathered;
mod parallel;
mod questions;
mod rulebook;
mod run;
mod site;

pub use arguments::Group;
