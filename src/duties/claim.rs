//! A claim: a duty before the visits have been looked at.

use super::{Fact, Known, Reason, Term};
use crate::calendar::Date;
use crate::model::{Book, PartyIx, Priority, RuleIx};

/// What a rule asks of a party, visits aside.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) rule: RuleIx,
    pub(super) party: PartyIx,
    pub(super) term: Term,
    pub(super) priority: Priority,
    pub(super) fact: Fact,
    /// Which time it opens because of that, from 1, where it opens again and again.
    pub(super) turn: Option<u32>,
    /// The rain day it waited for.
    pub(super) rain: Option<Date>,
}

impl Claim {
    /// A claim with the rule's priority and no rain.
    pub(super) fn new(
        known: &Known<'_>,
        rule: RuleIx,
        party: PartyIx,
        term: Term,
        fact: Fact,
    ) -> Claim {
        Claim {
            rule,
            party,
            term,
            priority: known.book[rule].asks.priority,
            fact,
            turn: None,
            rain: None,
        }
    }

    /// The id of its duty.
    pub(super) fn id(&self, book: &Book) -> String {
        let (rule, party) = (&book[self.rule].id, &book[self.party].id);
        let key = self.fact.key(book);
        match self.turn {
            Some(turn) => format!("{rule}/{party}/{key}.{turn}"),
            None => format!("{rule}/{party}/{key}"),
        }
    }

    /// The reason of its duty.
    pub(super) fn reason(&self, known: &Known<'_>) -> Reason {
        let household = known.book[self.party].household();
        Reason {
            fact: self.fact.clone(),
            turn: self.turn,
            drawn: None,
            rain: self.rain,
            after_pause: self.term.after_pause,
            moves_out: self
                .term
                .cut_at
                .and(household.and_then(|household| household.moved_out)),
        }
    }
}
