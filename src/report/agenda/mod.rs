//! `agenda`: a saved plan as day sheets in walking order, with what matters at each door.

mod by_word;
mod day;
mod entries;
mod page;
mod rows;
mod sheets;
mod teller;

pub use page::page;
pub use rows::{Choice, Item, items};
