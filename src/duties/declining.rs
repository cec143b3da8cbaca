//! Declining: a polite refusal clears nothing, and lets the party's ordinary duties rest.

use super::{Claim, Known};
use crate::model::{Priority, VisitIx};

/// The last refusal by which a duty is declined at `now`, if one is.
///
/// It lets rest the `normal` and `low` duties open then, or opening later in the same month of the
/// office; one that closes after that month is open again when the month is over. What follows from
/// a refusal is not declined by it.
pub(super) fn declined_by(known: &Known<'_>, claim: &Claim) -> Option<VisitIx> {
    if !matches!(claim.priority, Priority::Normal | Priority::Low) {
        return None;
    }
    let (frame, anchor) = (claim.term.frame, claim.fact.visit());
    let rests = |refusal: &VisitIx| {
        let refused = known.book[*refusal].at;
        let month_ends = known.book.almanac.month_of(refused.date()).end();
        let open_then = frame.opens <= refused && refused < frame.closes;
        let opens_later = refused < frame.opens && frame.opens < month_ends;
        (open_then || opens_later)
            && anchor != Some(*refusal)
            && (known.now < month_ends || frame.closes <= month_ends)
    };
    known
        .refusals_of(claim.party)
        .iter()
        .rev()
        .copied()
        .find(rests)
}
