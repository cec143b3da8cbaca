//! `report --card`: the score card of a member of staff (K4, T4 of the rule ledger).

mod page;

pub use page::page;
