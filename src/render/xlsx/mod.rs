//! xlsx: a workbook, a sheet a table, with the charts' figures and charts on a sheet of their own.
//!
//! Headings stay in view and filter, widths fit Chinese, ids and phones are text, shares are numbers
//! with a format and their two counts. The same page gives the same bytes.

mod about;
mod book;
mod cells;
mod charts;
mod form;
mod made_by;
mod names;
mod overview;
mod paper;
mod table;

pub(super) use book::xlsx;
