//! Ids of which none may stand twice, told apart by short prints: comparing them all costs more than
//! anything else that is done with a row.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;

/// The prints of ids.
#[derive(Debug, Default)]
pub(in crate::book) struct Prints(Vec<u64>);

impl Prints {
    /// Adds an id.
    pub(in crate::book) fn add(&mut self, id: &str) {
        self.0.push(FixedState::default().hash_one(id));
    }

    /// Whether an id may stand twice. Where it says no, none does.
    pub(in crate::book) fn may_repeat(mut self) -> bool {
        self.0.sort_unstable();
        self.0.windows(2).any(|two| two[0] == two[1])
    }
}
