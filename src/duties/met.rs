//! Met: outcome `met` at the door or by telephone, by anybody, wherever no channels are named.

use super::Known;
use crate::calendar::{Almanac, Instant};
use crate::model::policy::Past;
use crate::model::{Channel, Issue, Outcome, Party, PartyIx, VisitIx};

impl Past for Known<'_> {
    fn party(&self, party: PartyIx) -> &Party {
        &self.book[party]
    }

    fn almanac(&self) -> &Almanac {
        &self.book.almanac
    }

    fn met_between(&self, party: PartyIx, from: Instant, to: Instant) -> Option<VisitIx> {
        met_between(self, party, from, to)
    }

    fn issues_between(
        &self,
        party: PartyIx,
        from: Instant,
        to: Instant,
        takes: &dyn Fn(&Issue) -> bool,
    ) -> usize {
        let raised = Known::issues_between(self, party, from, to);
        raised.filter(|issue| takes(issue)).count()
    }
}

/// The last visit at which the party was met.
pub fn last_met(known: &Known<'_>, party: PartyIx) -> Option<VisitIx> {
    let visits = known.visits_of(party).iter().rev();
    visits.copied().find(|&visit| known.book[visit].is_met())
}

/// The first visit in [`from`, `to`) at which the party was met.
pub fn met_between(
    known: &Known<'_>,
    party: PartyIx,
    from: Instant,
    to: Instant,
) -> Option<VisitIx> {
    let visits = known.visits_of_between(party, from, to).iter();
    visits.copied().find(|&visit| known.book[visit].is_met())
}

/// How often nobody answered at the party's door since it was last met.
pub fn attempts(known: &Known<'_>, party: PartyIx) -> usize {
    let visits = known
        .visits_of(party)
        .iter()
        .rev()
        .map(|&visit| &known.book[visit]);
    visits
        .take_while(|visit| !visit.is_met())
        .filter(|visit| visit.outcome == Outcome::NoAnswer && visit.channel == Channel::Door)
        .count()
}
