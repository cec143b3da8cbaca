//! `agenda`: a saved plan day by day, with what is known at each door (A3, H14, H16 of the rule
//! ledger).

mod answer;
mod by_word;
mod called_off;
mod day;
mod rows;

pub use answer::{Agenda, AtTheDoor, agenda};
pub use day::Occasions;
pub use rows::{Choice, Item, items, reads_back, reads_back_to_last_met};
