//! What no plan can do better, so that a reader knows how good this one is.
//!
//! Each bound comes from an easier problem: visits may be split over days, walking and clock times
//! cost nothing, and appointments of a party need no distance. Every real plan is a plan of the easier
//! problem.

mod crowd;
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
