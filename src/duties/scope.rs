//! Of whom duties are asked for: everybody or one party.

use crate::model::{Book, PartyIx};

/// Of whom duties are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Everybody.
    All,
    /// One party.
    One(PartyIx),
}

impl Scope {
    /// Whether a party is in it.
    pub(super) fn holds(self, party: PartyIx) -> bool {
        match self {
            Scope::All => true,
            Scope::One(only) => only == party,
        }
    }

    /// Its parties, by id.
    pub(super) fn parties(self, book: &Book) -> impl Iterator<Item = PartyIx> + use<> {
        let range = match self {
            Scope::All => 0..book.parties.len(),
            Scope::One(only) => only.position()..only.position() + 1,
        };
        range.map(PartyIx::new)
    }
}
