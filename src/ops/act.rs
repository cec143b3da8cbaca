//! What an act comes to: an answer, and what changes in the files.

use super::Answer;
use crate::book::FileChange;

/// An act that is to be done: the changes are made whole or not at all, then the answer is given.
#[derive(Debug)]
pub struct Act<T> {
    /// What is said of it.
    pub answer: Answer<T>,
    /// What changes, in the order in which it is written.
    pub changes: Vec<FileChange>,
}
