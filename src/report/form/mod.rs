//! `form`: the printed forms of the procedures, empty or filled (I9, E1 of the rule ledger).

mod confirmation;
mod opinion;
mod register;
mod talk_record;

pub use confirmation::confirmation;
pub use opinion::opinion;
pub use register::{Filled, register};
pub use talk_record::talk_record;
