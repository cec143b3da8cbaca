//! Ids of the invented rows, none twice.

use std::collections::BTreeSet;

use super::random::Random;
use crate::book::id_of;
use crate::calendar::Date;

#[derive(Clone, Debug)]
pub(super) struct Ids {
    random: Random,
    taken: BTreeSet<String>,
}

impl Ids {
    pub(super) fn new(random: Random) -> Ids {
        Ids {
            random,
            taken: BTreeSet::new(),
        }
    }

    pub(super) fn next(&mut self, kind: char, date: Date) -> String {
        loop {
            let id = id_of(self.random.next(), kind, date);
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}
