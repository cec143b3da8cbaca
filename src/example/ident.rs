//! Ids such as `visits` makes itself: a letter, the date, and chance.

use std::collections::BTreeSet;

use super::random::Random;
use crate::calendar::Date;

/// Letters and digits that no one takes for another.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Makes ids, none twice.
#[derive(Clone, Debug)]
pub(super) struct Idents {
    random: Random,
    taken: BTreeSet<String>,
}

impl Idents {
    /// A maker of ids with chance of its own.
    pub(super) fn new(random: Random) -> Idents {
        Idents {
            random,
            taken: BTreeSet::new(),
        }
    }

    /// An id like `v20261103-7k3q9d`.
    pub(super) fn next(&mut self, letter: char, date: Date) -> String {
        loop {
            let chance: String = (0..6)
                .map(|_| char::from(*self.random.pick(ALPHABET)))
                .collect();
            let id = format!(
                "{letter}{:04}{:02}{:02}-{chance}",
                date.year(),
                date.month(),
                date.day()
            );
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}
