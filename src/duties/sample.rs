//! Samples: some of many, the same ones for everybody who draws.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::cadence::{period_term, whole};
use super::derive::of_rule;
use super::selection::{Asof, unmet};
use super::settle::settle_one;
use super::{Claim, Duty, Fact, Known, Scope, Window};
use crate::calendar::Period;
use crate::model::policy::{Count, Sample};
use crate::model::{PartyIx, Priority, RuleIx, VisitIx};

/// The duties of a sample for the periods that meet the window.
///
/// `drawing` are the samples being drawn around this one, so that two that leave out each other's
/// parties come to an end.
pub(super) fn duties(
    known: &Known<'_>,
    rule: RuleIx,
    sample: &Sample,
    window: &Window,
    scope: Scope,
    drawing: &[RuleIx],
) -> Vec<Duty> {
    let (from, to) = window.dates();
    let periods = known
        .book
        .almanac
        .periods_meeting(sample.every, from, to)
        .into_iter()
        .map(Arc::new);
    let drawn = periods.flat_map(|period| drawn(known, rule, sample, &period, drawing));
    drawn.filter(|duty| scope.holds(duty.party)).collect()
}

/// The duties of a sample for one period: the first by hash, and, with low priority, those that
/// may be added.
fn drawn(
    known: &Known<'_>,
    rule: RuleIx,
    sample: &Sample,
    period: &Arc<Period>,
    drawing: &[RuleIx],
) -> Vec<Duty> {
    let ranked = ranked(known, rule, sample, period, drawing);
    let of = ranked.len();
    let (firm, all) = counts(sample.count, of);
    let drawn = ranked.into_iter().take(all).enumerate();
    drawn
        .filter_map(|(position, mut claim)| {
            if position >= firm {
                claim.priority = Priority::Low;
            }
            claim.fact = fact(period, position + 1, of);
            settle_one(known, claim)
        })
        .collect()
}

fn fact(period: &Arc<Period>, rank: usize, of: usize) -> Fact {
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Fact::Sample {
        period: Arc::clone(period),
        rank: small(rank),
        of: small(of),
    }
}

/// How many are duties, and how many with those that may be added.
fn counts(count: Count, of: usize) -> (usize, usize) {
    match count {
        Count::Between { min, max } => (min as usize, max.max(min) as usize),
        Count::Share(share) => {
            let share = usize::try_from(share.of_rounded_up(of as u64)).unwrap_or(usize::MAX);
            (share, share)
        }
    }
}

/// The pool, ranked by hash.
fn ranked(
    known: &Known<'_>,
    rule: RuleIx,
    sample: &Sample,
    period: &Arc<Period>,
    drawing: &[RuleIx],
) -> Vec<Claim> {
    let mut pool = pool(known, rule, sample, period, drawing);
    pool.sort_by_cached_key(|claim| (hash(known, claim, period), claim.party));
    pool
}

/// Who would owe it, less those whom a visit of the period met for a rule to be left out before
/// any visit met them for this one.
fn pool(
    known: &Known<'_>,
    rule: RuleIx,
    sample: &Sample,
    period: &Arc<Period>,
    drawing: &[RuleIx],
) -> Vec<Claim> {
    let asof = Asof::period(period);
    let frame = whole(period);
    let elsewhere = met_elsewhere(known, rule, sample, period, drawing);
    let selected = Scope::All
        .parties(known.book)
        .filter(|&party| unmet(known, &sample.from, party, asof).is_none());
    selected
        .filter_map(|party| {
            let term = period_term(known, party, frame).ok()?;
            let claim = Claim::new(known, rule, party, term, fact(period, 0, 0));
            let own = settle_one(known, claim.clone())?.cleared_by;
            let left_out =
                elsewhere[party.position()].is_some_and(|other| own.is_none_or(|own| other < own));
            (!left_out).then_some(claim)
        })
        .collect()
}

/// For each party the first visit of the period that cleared a duty of a rule to be left out.
fn met_elsewhere(
    known: &Known<'_>,
    rule: RuleIx,
    sample: &Sample,
    period: &Period,
    drawing: &[RuleIx],
) -> Vec<Option<VisitIx>> {
    let mut first: Vec<Option<VisitIx>> = vec![None; known.book.parties.len()];
    let drawing: Vec<RuleIx> = drawing.iter().copied().chain([rule]).collect();
    let others = sample
        .leave_out_met_for
        .iter()
        .filter(|other| !drawing.contains(other));
    for &other in others {
        for duty in of_rule(known, other, &Window::of(period), Scope::All, &drawing) {
            let cleared = duty
                .cleared_by
                .filter(|&visit| period.holds(known.book[visit].at));
            let slot = &mut first[duty.party.position()];
            *slot = match (*slot, cleared) {
                (Some(earlier), Some(visit)) => Some(earlier.min(visit)),
                (earlier, visit) => earlier.or(visit),
            };
        }
    }
    first
}

/// SHA-256 of office, rule, period and party, a line each; bytes order as hexadecimal does.
fn hash(known: &Known<'_>, claim: &Claim, period: &Period) -> [u8; 32] {
    let book = known.book;
    let lines = [
        &*book.office.name,
        book[claim.rule].id.as_str(),
        &period.name,
        book[claim.party].id.as_str(),
    ];
    Sha256::digest(lines.join("\n").as_bytes()).into()
}

/// Why a party whom the sample selects has no duty of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Undrawn {
    /// Its place is too far behind.
    Rank(u32, u32),
    /// This visit met it for a rule that is left out.
    LeftOut(VisitIx),
}

/// Why a party has no duty of a sample in a period; `None` where it has, or would owe none.
pub(super) fn undrawn(
    known: &Known<'_>,
    rule: RuleIx,
    sample: &Sample,
    period: &Arc<Period>,
    party: PartyIx,
) -> Option<Undrawn> {
    let ranked = ranked(known, rule, sample, period, &[]);
    let (_, all) = counts(sample.count, ranked.len());
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    match ranked.iter().position(|claim| claim.party == party) {
        Some(position) if position < all => None,
        Some(position) => Some(Undrawn::Rank(small(position + 1), small(ranked.len()))),
        None => {
            met_elsewhere(known, rule, sample, period, &[])[party.position()].map(Undrawn::LeftOut)
        }
    }
}
