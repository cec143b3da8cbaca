//! `issue`: the life of what an owner raised, one step at a time (G2 of the rule ledger).

mod add;
mod arguments;
mod list;
mod order;
mod step;

pub use arguments::Issue;
