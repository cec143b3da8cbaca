//! `appoint`: a time fixed with the owner, called off, or declined (B2, H4 of the rule ledger).

mod answer;
mod arguments;
mod fixing;
mod offer;
mod run;
mod writing;

pub use arguments::Appoint;
