//! The three versions of a table that a merge is about.

use super::grid::Grid;
use super::meaning::Meaning;

/// The versions, and what their cells mean.
pub(super) struct Sides<'s> {
    pub(super) base: Grid,
    pub(super) ours: Grid,
    pub(super) theirs: Grid,
    pub(super) meaning: Meaning<'s>,
}
