//! Numbers by which a person can be reached or found, wherever they stand in a text: telephones, identity
//! cards, bank cards, passports, number plates. Who masks them and who warns of them ask here.
//!
//! Found are: mobiles (11 digits from 13 to 19, with a country code or not, with blanks or hyphens between
//! their groups, with letters stuck to them), landlines with their area code, in brackets or not, eight
//! digits alone that are no day and no amount, seven or eight behind a word such as 电话, any number that
//! begins with `+`, sixteen digits and more, and all of these in Chinese digits. Left alone are ids
//! such as `H3-1-0502` or `v20261103abcdef`, days, times, years, amounts, and numbers that begin with 400
//! or 800: a hotline is no secret.

mod digits;
mod find;
mod groups;
mod lettered;
mod number;
#[cfg(test)]
mod tests;

pub use find::{is_hotline, numbers_in};
pub use number::{Number, NumberKind};
