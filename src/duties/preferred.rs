//! The groups from which households are added to reach a quota, as of `now` (F1 of the rule
//! ledger).

use super::Known;
use super::met::met_between;
use crate::calendar::{Date, Span};
use crate::model::policy::Prefer;
use crate::model::{IssueKind, PartyIx};

const NEW: Span = Span::Months(3);
const COMPLAINING: Span = Span::Months(6);
const COMPLAINTS: usize = 2;
const ABSENT: Span = Span::Months(3);

/// Whether a household belongs to a group at `now`. Everybody belongs to `oldest`, which is an
/// order rather than a group.
pub fn belongs(known: &Known<'_>, prefer: Prefer, party: PartyIx) -> bool {
    let after_now = known.now.plus_minutes(1);
    let ago = |span| known.book.almanac.minus(known.now, span);
    match prefer {
        Prefer::New => {
            let household = known.book[party].household();
            let moved_in = household
                .and_then(|household| household.moved_in)
                .map(Date::start);
            moved_in.is_some_and(|day| ago(NEW) <= day && day < after_now)
        }
        Prefer::Complaints => {
            let issues = known.issues_between(party, ago(COMPLAINING), after_now);
            let complaints = issues.filter(|issue| issue.kind == IssueKind::Complaint);
            complaints.count() >= COMPLAINTS
        }
        Prefer::Absent => met_between(known, party, ago(ABSENT), after_now).is_none(),
        Prefer::Oldest => true,
    }
}
