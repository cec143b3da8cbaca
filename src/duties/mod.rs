//! What follows from rules, facts and `now`: who is due when, why, and how it stands.
//!
//! Pure functions of a [`Book`](crate::model::Book) and an instant, brought together once in
//! [`Known`]. One file a meaning; `due`, `plan`, `why`, `report` and `overdue` all ask here.
//! The room knows neither the days of staff nor columns nor sentences: a [`Reason`] is a value.

mod above;
pub mod agreed;
mod anchor;
mod cadence;
pub mod card;
mod claim;
mod clearing;
pub mod coverage;
mod days;
mod declining;
mod derive;
mod draw;
mod duty;
pub mod entrusted;
pub mod figures;
mod frame;
mod groups;
pub mod kept;
mod known;
pub mod ladder;
pub mod limits;
pub mod lookback;
mod lot;
mod meeting;
mod met;
mod moved;
mod obstacle;
pub mod outcome;
pub mod overdue;
mod pause;
mod pick;
pub mod preferred;
pub mod quota;
mod reason;
mod sample;
mod scope;
mod series;
mod settle;
mod sought;
mod stage;
mod state;
pub mod survey;
mod term;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod trigger;
pub mod unattended;
mod visit_anchors;
pub mod why;
mod why_period;
mod why_trigger;
mod window;

pub use above::at_the_top;
#[cfg(test)]
pub use clearing::clears;
pub use clearing::would_clear;
pub use derive::{derive, derive_clearing, derive_party, derive_rule};
pub use duty::Duty;
pub use frame::Frame;
pub use known::Known;
pub use lookback::Lookback;
pub use meeting::{Meeting, agreed_id};
pub use met::{attempts, last_met};
pub use obstacle::Obstacle;
pub use reason::{Drawn, Fact, Reason};
pub use sought::{Seeker, Sought};
pub use stage::{revisited, revisited_of, stage};
pub use state::State;
pub use term::NotOwed;
pub use trigger::start;
pub use window::Window;

use claim::Claim;
use frame::Rhythm;
use scope::Scope;
use term::Term;
