//! Putting the files of a directory together into a book.

mod configuration;
mod data;
mod emptied;
mod log;
mod parties;
mod repeated;
mod work;

pub(super) use work::Assembly;
pub(super) use work::unreadable;
