//! What can be done and asked: one file an act or question. Values go in, one answer comes out.
//!
//! An [`Answer`] is what programs get: its JSON and its JSON Schema are derived from the struct, and
//! a page for people is made of the same struct by `report`. Nothing here knows an argument, a
//! terminal or a sentence: what is to be said in words stands in the answer as a value, with somebody
//! who can say it ([`Sentence`]).

mod answer;
pub mod coverage;
pub mod due;
mod fact;
pub mod overdue;
pub mod quota;
pub mod schema;
mod sentence;
mod written;

pub use answer::{Answer, Body};
pub use fact::{Fact, HasId};
pub use sentence::{Say, Sentence};
