//! Who is known by which id: ids interned once, and what a wrong one probably means.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use crate::diag::nearest;

/// Whether an id stands for a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::book) enum Standing {
    /// The fact at this position.
    Known(usize),
    /// A row that was left out, and has a fault of its own.
    LeftOut,
}

/// The ids of one kind of thing.
#[derive(Debug, Default)]
pub(in crate::book) struct Roster {
    standings: HashMap<Box<str>, Standing, RandomState>,
    ids_by_name: BTreeMap<Box<str>, Option<Box<str>>>,
    ids: Vec<Box<str>>,
    trusts_all: bool,
}

impl Roster {
    /// The ids in `facts`, in their order, with the name of each.
    pub(in crate::book) fn new<'f>(facts: impl Iterator<Item = (&'f str, &'f str)>) -> Roster {
        let mut roster = Roster::default();
        for (position, (id, name)) in facts.enumerate() {
            roster
                .standings
                .insert(id.into(), Standing::Known(position));
            roster.ids.push(id.into());
            let is_new = !roster.ids_by_name.contains_key(name);
            // A name that two people have means neither.
            roster
                .ids_by_name
                .insert(name.into(), is_new.then(|| id.into()));
        }
        roster
    }

    /// Adds ids whose rows were left out.
    pub(in crate::book) fn with_left_out(
        mut self,
        ids: impl IntoIterator<Item = Box<str>>,
    ) -> Roster {
        for id in ids {
            self.standings.entry(id).or_insert(Standing::LeftOut);
        }
        self
    }

    /// Doubts no id any more: what would be known could not be read.
    pub(in crate::book) fn trusting_all(mut self) -> Roster {
        self.trusts_all = true;
        self
    }

    /// What `id` stands for, if for anything.
    pub(in crate::book) fn find(&self, id: &str) -> Option<Standing> {
        let found = self.standings.get(id).copied();
        found.or_else(|| self.trusts_all.then_some(Standing::LeftOut))
    }

    /// The id of the one who is called `name`.
    pub(in crate::book) fn called(&self, name: &str) -> Option<&str> {
        self.ids_by_name.get(name)?.as_deref()
    }

    /// The known id nearest to `id`.
    pub(in crate::book) fn near(&self, id: &str) -> Option<&str> {
        nearest(id, self.ids.iter().map(|known| &**known))
    }
}
