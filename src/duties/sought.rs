//! Visits that may lie as far back as the records go: when somebody was last met, when a pick last fell
//! on a household. They are looked for newest month first, and earlier months stay closed once all are found.

use std::sync::Arc;

use super::pick;
use crate::calendar::{Instant, Period};
use crate::model::{Book, PartyIx, RuleIx, Search, Visit};

/// The last visit of a kind to each of some parties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    what: What,
    /// To whom, by position among the parties.
    of: Vec<bool>,
}

/// What kind of visit.
#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// The party was met.
    Met,
    /// The party gave marks.
    Marked,
    /// It came before a period and would have cleared the pick of a rule.
    Picked(RuleIx, Arc<Period>),
}

impl Sought {
    /// When each of those that `is_of` names was last met.
    pub fn met(book: &Book, is_of: impl Fn(PartyIx) -> bool) -> Sought {
        Sought::last(What::Met, book, is_of)
    }

    /// When each of those that `is_of` names, and of those with whom a time was agreed on, last gave marks.
    pub fn marked(book: &Book, is_of: impl Fn(PartyIx) -> bool) -> Sought {
        Sought::last(What::Marked, book, is_of)
    }

    /// When each of those that `is_of` names was last met, before a period, as the pick of a rule.
    pub(super) fn picked(
        book: &Book,
        rule: RuleIx,
        period: Period,
        is_of: impl Fn(PartyIx) -> bool,
    ) -> Sought {
        Sought::last(What::Picked(rule, Arc::new(period)), book, is_of)
    }

    fn last(what: What, book: &Book, is_of: impl Fn(PartyIx) -> bool) -> Sought {
        let parties = book.indexed_parties();
        let of = parties.map(|(party, _)| is_of(party)).collect();
        Sought { what, of }
    }
}

impl What {
    fn is(&self, book: &Book, visit: &Visit) -> bool {
        match self {
            What::Met => visit.is_met(),
            What::Marked => visit.rates.iter().any(Option::is_some),
            What::Picked(rule, period) => {
                visit.at < period.start() && pick::is_of(book, *rule, period, visit)
            }
        }
    }
}

/// A search for what is sought as of `now`.
#[derive(Debug)]
pub struct Seeker {
    sought: Vec<Sought>,
    now: Instant,
    /// How many kinds are still sought of each party.
    kinds: Vec<u8>,
    /// How many parties there are of whom some are.
    left: usize,
}

impl Seeker {
    /// A search that has found nothing yet; `None` where nothing is sought.
    pub fn new(sought: Vec<Sought>, now: Instant) -> Option<Seeker> {
        let parties = sought.iter().map(|one| one.of.len()).max()?;
        let of = |party: usize| sought.iter().filter(|one| one.of[party]).count();
        let kinds: Vec<u8> = (0..parties)
            .map(|party| u8::try_from(of(party)).unwrap_or(u8::MAX))
            .collect();
        let left = kinds.iter().filter(|kinds| **kinds > 0).count();
        Some(Seeker {
            sought,
            now,
            kinds,
            left,
        })
    }
}

impl Seeker {
    /// Seeks the marks of a party too, with whom a time was agreed on, where marks are sought.
    fn seek_marks(&mut self, party: usize) {
        let marks = self.sought.iter_mut();
        for one in marks.filter(|one| one.what == What::Marked) {
            if !std::mem::replace(&mut one.of[party], true) {
                self.left += usize::from(self.kinds[party] == 0);
                self.kinds[party] += 1;
            }
        }
    }
}

impl Search for Seeker {
    fn is_on(&self) -> bool {
        self.left > 0
    }

    fn wants(&self, party: PartyIx) -> bool {
        self.kinds[party.position()] > 0
    }

    fn look_at(&mut self, book: &Book, visits: &[Visit]) {
        let now = self.now;
        for visit in visits.iter().filter(|visit| visit.at <= now) {
            let party = visit.party.position();
            if visit.next_at.is_some() {
                self.seek_marks(party);
            }
            if self.kinds[party] == 0 {
                continue;
            }
            for one in &mut self.sought {
                if one.of[party] && one.what.is(book, visit) {
                    one.of[party] = false;
                    self.kinds[party] -= 1;
                }
            }
            self.left -= usize::from(self.kinds[party] == 0);
        }
    }
}
