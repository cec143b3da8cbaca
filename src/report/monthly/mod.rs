//! `report`: a month on one page, for people with tables and charts, for programs with every figure.

mod attainment;
mod attention;
mod charts;
mod duties;
mod figures;
mod further;
mod month;
mod page;
mod tables;

pub use figures::Goal;
pub use month::Month;
pub use page::{brief, full, page};
pub(crate) use tables::mean_cell;
