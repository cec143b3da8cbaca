//! `issue`: the life of what an owner raised, one step at a time (G2 of the rule ledger).

mod accept;
mod add;
mod adopt;
mod arguments;
mod assign;
mod classify;
mod list;
mod mending;
mod order;
mod reopen;
mod standing;
mod step;
mod steps;
mod waiting;

pub use arguments::Issue;
