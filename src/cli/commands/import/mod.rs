//! `import`: lists of the office, by key; all of their rows, or none.

mod act;
mod arguments;
mod ask;
mod batch;
mod beginning;
mod complete;
mod failure;
mod fields;
mod known;
mod left_out;
mod opening;
mod outcome;
mod page;
mod printed;
mod reasons;
mod remark_words;
mod request;
mod run;
mod supposed;
mod telling;
mod telling_refused;
mod trouble_words;
mod understood;

pub use arguments::Import;
pub(in crate::cli) use arguments::Way;
pub(in crate::cli) use ask::Answer;
pub(in crate::cli) use outcome::{Fate, Outcome};
pub(in crate::cli) use page::page;
pub(in crate::cli) use request::Request;
