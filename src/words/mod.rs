//! Every sentence a person reads, and every word a person may type, in Chinese and English.
//!
//! The texts are data, read by the build (`build/words`), which makes Rust of them:
//!
//! - `sentences/*.toml`, one table an area: each sentence is a variant of `Message`, its arguments
//!   are the variant's fields. A sentence or an argument that is missing does not compile.
//! - `faults.toml`: what each fault says, a constant a code.
//! - `vocabulary/*.toml`: the words of lists, printed and typed; closed lists are enums.
//! - `help.toml`: the Chinese help of commands; the English is the doc comment beside the argument.
//!
//! Beside them stands what people write that is no word: `numbers`, by which persons are reached or found.
//!
//! A room that wants to say something hands [`Words`] a `Message`; none keeps sentences of its own.

mod catalogue;
mod count;
pub mod faults;
mod fill;
mod fold;
#[cfg(test)]
mod glossary_tests;
mod help;
mod home;
mod lang;
mod message;
mod nearest;
mod numbers;
mod say;
#[cfg(test)]
mod tests;
pub mod vocabulary;

pub use fold::{bare, half_width, plain};
pub use home::{home_part, home_parts};
pub(crate) use message::Message;
pub use nearest::nearest;
pub use numbers::{Number, NumberKind, is_hotline, numbers_in};
pub use say::Words;
pub use vocabulary::{Lang, Term, Vocabulary, Word};
