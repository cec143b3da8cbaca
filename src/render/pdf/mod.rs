//! pdf: sheets of A4 to print, carry and hand in, without a browser.
//!
//! The typeface is built in and only the characters that are used go into the file; what the
//! typeface lacks is spelled out as an escape. Everything is placed in hundredths of a point, no
//! date and no chance goes in, so the same page gives the same bytes on every machine.

mod block;
mod card;
mod chart;
mod desk;
mod document;
mod face;
mod glyphs;
mod grid;
mod packed;
mod page;
mod paper;
mod pen;
mod table;
#[cfg(test)]
mod tests;

pub(super) use page::pdf;
