//! The search for a good plan: construction, repair, improvement, top-ups.
//!
//! Everything here is a pure function of the [`Problem`](super::problem::Problem), a seed and a
//! budget counted in moves. Ties go to the earlier time, then to the smaller member, then to the
//! smaller duty.

mod along;
mod assign;
mod augment;
mod best;
mod doors;
mod fill;
mod floors;
mod hasten;
mod keep;
mod knapsack;
mod look;
mod losses;
mod openings;
mod outings;
mod plain;
mod probe;
mod refill;
mod replan;
mod revise;
mod ruin;
mod solve;
mod strain;
mod top_up;
mod weigh;
mod worth;

#[cfg(test)]
pub(super) use best::best;
pub(super) use best::each_for;
#[cfg(test)]
pub(super) use fill::fill;
pub(super) use fill::fill_party;
pub(super) use keep::keep;
#[cfg(test)]
pub(super) use look::Scope;
#[cfg(test)]
pub(super) use losses::Losses;
pub(super) use openings::{Way, openings, ways};
pub(super) use probe::Grid;
#[cfg(test)]
pub(super) use probe::{Ask, Start, starts};
#[cfg(test)]
pub(super) use refill::Refill;
pub(super) use solve::solve;
