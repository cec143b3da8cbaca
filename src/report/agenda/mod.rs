//! `agenda`: a saved plan as day sheets in walking order, with what matters at each door.

mod day;
mod entries;
mod page;
mod sheets;
mod teller;

pub use page::page;
