//! From claims to duties: the party's visits are walked once, in order, and end what they end.

use super::clearing::is_clearing;
use super::declining::declined_by;
use super::{Claim, Duty, Known, State, Window};
use crate::calendar::{Date, Instant};
use crate::model::{Outcome, VisitIx};

/// How a visit ended a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Cleared(VisitIx),
    Waived(VisitIx),
}

/// The duty of one claim; `None` where it is not owed after all.
pub(super) fn settle_one(known: &Known<'_>, claim: Claim) -> Option<Duty> {
    settle(known, vec![claim]).pop()
}

/// The duties of claims of one rule on one party: one, or the visits of a period.
///
/// Each clearing visit clears the earliest due claim open then, one a day; where there is one
/// claim, that is the first visit in order (at, id).
pub(super) fn settle(known: &Known<'_>, claims: Vec<Claim>) -> Vec<Duty> {
    let endings = endings(known, &claims);
    let settled = claims.into_iter().zip(endings);
    settled
        .filter_map(|(claim, ending)| duty(known, &claim, ending))
        .collect()
}

fn endings(known: &Known<'_>, claims: &[Claim]) -> Vec<Option<Ending>> {
    let mut endings = vec![None; claims.len()];
    let Some(first) = claims.first() else {
        return endings;
    };
    let from = claims
        .iter()
        .map(|claim| claim.term.clears_from)
        .min()
        .unwrap_or(Instant::MAX);
    let to = claims
        .iter()
        .map(|claim| claim.term.frame.closes)
        .max()
        .unwrap_or(Instant::MIN);
    let mut last_day = None;
    for &visit in known.visits_of_between(first.party, from, to) {
        match known.book[visit].outcome {
            Outcome::Waived => waive(known, visit, claims, &mut endings),
            Outcome::Met | Outcome::Inspected => {
                clear(known, visit, claims, &mut endings, &mut last_day);
            }
            Outcome::NoAnswer | Outcome::Refused | Outcome::Rescheduled => {}
        }
    }
    endings
}

/// A waiving ends, at its time, whatever is open under the rules it names.
fn waive(known: &Known<'_>, visit: VisitIx, claims: &[Claim], endings: &mut [Option<Ending>]) {
    let waiving = &known.book[visit];
    for (claim, ending) in claims.iter().zip(endings) {
        let frame = claim.term.frame;
        let open = frame.opens <= waiving.at && waiving.at < frame.closes && !claim.term.suspended;
        if ending.is_none() && open && waiving.rules.contains(&claim.rule.into()) {
            *ending = Some(Ending::Waived(visit));
        }
    }
}

/// A clearing visit ends the earliest due claim that it can. What a pause suspends comes last, so
/// that it never takes a visit from what is owed.
fn clear(
    known: &Known<'_>,
    visit: VisitIx,
    claims: &[Claim],
    endings: &mut [Option<Ending>],
    last_day: &mut Option<Date>,
) {
    let made = &known.book[visit];
    let at = made.at;
    let open = |position: &usize| {
        let Claim { term, fact, .. } = &claims[*position];
        let in_time = term.clears_from <= at && at < term.frame.closes;
        in_time && endings[*position].is_none() && fact.visit() != Some(visit)
    };
    let due = |position: &usize| {
        (
            claims[*position].term.suspended,
            claims[*position].term.frame.due,
        )
    };
    let Some(chosen) = (0..claims.len()).filter(open).min_by_key(due) else {
        return;
    };
    let Claim {
        rule, fact, term, ..
    } = &claims[chosen];
    let closes = term.frame.closes;
    if *last_day == Some(at.date()) || !is_clearing(known.book, *rule, fact, made, closes) {
        return;
    }
    *last_day = Some(at.date());
    endings[chosen] = Some(Ending::Cleared(visit));
}

/// The duty of a claim. What a pause suspends is owed only if a visit cleared it; what moving out
/// cut short and no visit cleared is no longer owed once that day is over.
fn duty(known: &Known<'_>, claim: &Claim, ending: Option<Ending>) -> Option<Duty> {
    let cleared = matches!(ending, Some(Ending::Cleared(_)));
    let gone = claim.term.cut_at.is_some_and(|end| end <= known.now);
    if !cleared && (claim.term.suspended || gone) {
        return None;
    }
    let (state, ended_by) = state(known, claim, ending);
    let book = known.book;
    let frame = claim.term.frame;
    let mut duty = Duty {
        id: claim.id(book),
        rule: claim.rule,
        party: claim.party,
        opens: frame.opens,
        due: frame.due,
        closes: frame.closes,
        clears_from: claim.term.clears_from,
        priority: claim.priority,
        state,
        cleared_by: ended_by.filter(|_| cleared),
        ended_by,
        leads: Vec::new(),
        reason: claim.reason(known),
    };
    duty.leads = duty.eligible(book, book[claim.rule].asks.by, &Window::since(known.now));
    Some(duty)
}

/// How a claim stands, and the visit that made it so.
fn state(known: &Known<'_>, claim: &Claim, ending: Option<Ending>) -> (State, Option<VisitIx>) {
    let frame = claim.term.frame;
    match ending {
        Some(Ending::Cleared(visit)) if known.book[visit].at < frame.due => {
            (State::Done, Some(visit))
        }
        Some(Ending::Cleared(visit)) => (State::DoneLate, Some(visit)),
        Some(Ending::Waived(visit)) => (State::Waived, Some(visit)),
        None => match declined_by(known, claim) {
            Some(refusal) => (State::Declined, Some(refusal)),
            None => (State::by_clock(known.now, frame), None),
        },
    }
}
