//! The rule ledger, row by row: each rule kept and each rule broken, shown by the commands.

mod ask;
mod butler;
mod care;
mod grid;
mod keyaccount;
mod occasions;
mod office;
mod phoenix;
mod priority;
mod reception;
mod revisit;
mod rules_page;
mod second;
mod short;
mod shown;
mod survey;
