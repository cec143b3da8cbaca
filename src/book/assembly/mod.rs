//! Putting the files of a directory together into a book.

mod configuration;
mod data;
mod emptied;
mod ground;
mod log;
mod parties;
mod repeated;
mod work;

pub(super) use configuration::Configuration;
pub(super) use ground::Ground;
pub(super) use work::Assembly;
pub(super) use work::unreadable;
