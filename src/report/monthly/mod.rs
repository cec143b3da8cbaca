//! `report`: a month on one page, for people with tables and charts, for programs with every figure.

mod attention;
mod charts;
mod figures;
mod page;
mod tables;
mod wire;

pub use attention::attention;
pub use figures::{FIGURES, Figure, Goal};
pub use page::{brief, page};
pub(crate) use tables::mean_cell;
pub(crate) use wire::{ratings, share};
