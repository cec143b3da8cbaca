//! What no plan can do better, so that a reader knows how good this one is.
//!
//! Each bound comes from an easier problem: minutes may be split over days, each team's lead is
//! looked for alone, walking and clock times cost nothing, and of a party's duties that the same
//! minutes could serve only the most pressing one counts. Every real plan is a plan of the easier problem.

mod groups;
mod part;
mod places;
mod prices;
mod quota;
mod unplaced;
mod walk;
mod wants;

pub(super) use quota::quota_short;
pub(super) use unplaced::unplaced;
pub(super) use walk::walk_minutes;
