//! `group`: the figures of many communities beside each other, added up by what they share.
//!
//! Each community is asked as it is by itself; only counts are added, so that a share of many is the
//! share of all their counts.

mod add;
mod answer;
mod figures;
mod fold;

pub use answer::{Community, Group, GroupRow, Remark, Told};
pub use figures::{
    Checked, Covered, DueCounts, Figures, LateCounts, Overview, Planned, QuotaCounts,
};
pub use fold::grouped;
