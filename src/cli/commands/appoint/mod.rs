//! `appoint`: a time fixed with the owner, called off, or declined (B2, H4 of the rule ledger).

mod arguments;
mod fixing;
mod run;

pub use arguments::Appoint;
