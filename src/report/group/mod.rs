//! `group`: communities beside each other, with the month before.

mod attention;
mod charts;
mod columns;
mod departures;
mod links;
mod page;
mod shown;

pub use departures::departure;
pub(crate) use links::Links;
pub(crate) use page::page;
pub(crate) use shown::Shown;
