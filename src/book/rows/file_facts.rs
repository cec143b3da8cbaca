//! What a CSV file held: its facts, and what is wrong with it.

use super::noted::Tally;
use crate::diag::Fault;

/// What a file held.
#[derive(Debug)]
pub(in crate::book) struct FileFacts<T> {
    /// The facts, in the file's order.
    pub(in crate::book) rows: Vec<T>,
    /// What is wrong with it, as far as it is kept.
    pub(in crate::book) faults: Vec<Fault>,
    /// How many faults are not.
    pub(in crate::book) beyond: Tally,
    /// How many rows are no facts.
    pub(in crate::book) left_out: usize,
    /// The ids of rows that are no facts: who refers to one is left out too.
    pub(in crate::book) left_out_ids: Vec<Box<str>>,
    /// Whether the file is damaged as a whole.
    pub(in crate::book) is_damaged: bool,
    /// The services of its `rate_` columns, in the file's order.
    pub(in crate::book) services: Vec<String>,
}

impl<T> FileFacts<T> {
    /// A file that is not there: an empty one.
    pub(in crate::book) fn absent() -> FileFacts<T> {
        FileFacts {
            rows: Vec::new(),
            faults: Vec::new(),
            beyond: Tally::default(),
            left_out: 0,
            left_out_ids: Vec::new(),
            is_damaged: false,
            services: Vec::new(),
        }
    }
}
