//! Every sentence a person reads, in Chinese and English, by key.
//!
//! The catalogue lives in `locales/*.yml`, one file a feature, both languages side by side.
//! A room that wants to say something asks [`Words`] for a key; none keeps sentences of its own.

#[cfg(test)]
mod glossary_tests;
mod lang;
mod say;
#[cfg(test)]
mod tests;

pub use lang::{Lang, UnknownLang};
pub use say::Words;
