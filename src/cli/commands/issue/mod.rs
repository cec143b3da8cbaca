//! `issue`: the life of what an owner raised, one step at a time (G2 of the rule ledger).

mod above;
mod add;
mod arguments;
mod classify;
mod list;
mod order;
mod standing;
mod step;
mod steps;

pub use arguments::Issue;
