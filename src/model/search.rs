//! What is looked for in the past, beyond the months that a question needs whole.

use super::{Book, PartyIx, Visit};

/// Visits looked for in earlier months, newest month first, until all are found.
pub trait Search: Sync {
    /// Whether some are still looked for.
    fn is_on(&self) -> bool;

    /// Whether visits to a party are among them.
    fn wants(&self, party: PartyIx) -> bool;

    /// Looks at visits that were read; `book` holds all but visits.
    fn look_at(&mut self, book: &Book, visits: &[Visit]);
}
