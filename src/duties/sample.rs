//! Samples: some of many, the same ones for everybody who draws.

use std::sync::Arc;

use super::cadence::{period_term, whole};
use super::derive::of_rule;
use super::draw::{lot, small};
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
    let drawn = periods.flat_map(|period| Urn::new(known, rule, sample, &period, drawing).drawn());
    drawn.filter(|duty| scope.holds(duty.party)).collect()
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
    let urn = Urn::new(known, rule, sample, period, &[]);
    let ranked = urn.ranked();
    let (_, all) = urn.counts(ranked.len());
    match ranked.iter().position(|claim| claim.party == party) {
        Some(position) if position < all => None,
        Some(position) => Some(Undrawn::Rank(small(position + 1), small(ranked.len()))),
        None => urn.met_elsewhere()[party.position()].map(Undrawn::LeftOut),
    }
}

/// What a sample draws from for one period.
struct Urn<'u, 'b> {
    known: &'u Known<'b>,
    rule: RuleIx,
    sample: &'u Sample,
    period: Arc<Period>,
    /// This sample and those being drawn around it.
    drawing: Vec<RuleIx>,
}

impl<'u, 'b> Urn<'u, 'b> {
    fn new(
        known: &'u Known<'b>,
        rule: RuleIx,
        sample: &'u Sample,
        period: &Arc<Period>,
        around: &[RuleIx],
    ) -> Urn<'u, 'b> {
        Urn {
            known,
            rule,
            sample,
            period: Arc::clone(period),
            drawing: around.iter().copied().chain([rule]).collect(),
        }
    }

    /// The first by lot, and, with low priority, those that may be added.
    fn drawn(&self) -> Vec<Duty> {
        let ranked = self.ranked();
        let of = ranked.len();
        let (firm, all) = self.counts(of);
        let drawn = ranked.into_iter().take(all).enumerate();
        drawn
            .filter_map(|(position, mut claim)| {
                if position >= firm {
                    claim.priority = Priority::Low;
                }
                claim.fact = self.fact(position + 1, of);
                settle_one(self.known, claim)
            })
            .collect()
    }

    /// How many are duties, and how many with those that may be added.
    fn counts(&self, of: usize) -> (usize, usize) {
        match self.sample.count {
            Count::Between { min, max } => (min as usize, max.max(min) as usize),
            Count::Share(share) => {
                let share = usize::try_from(share.of_rounded_up(of as u64)).unwrap_or(usize::MAX);
                (share, share)
            }
        }
    }

    /// The pool, by lot.
    fn ranked(&self) -> Vec<Claim> {
        let mut pool = self.pool();
        pool.sort_by_cached_key(|claim| {
            let party = self.known.book[claim.party].id.as_str();
            let lot = lot(self.known, self.rule, &self.period.name, &[party]);
            (lot, claim.party)
        });
        pool
    }

    /// Who would owe it, less those whom a visit of the period met for a rule to be left out before
    /// any visit met them for this one.
    fn pool(&self) -> Vec<Claim> {
        let known = self.known;
        let asof = Asof::period(&self.period);
        let frame = whole(&self.period);
        let elsewhere = self.met_elsewhere();
        let selected = Scope::All
            .parties(known.book)
            .filter(|&party| unmet(known, &self.sample.from, party, asof).is_none());
        selected
            .filter_map(|party| {
                let term = period_term(known, party, frame).ok()?;
                let claim = Claim::new(known, self.rule, party, term, self.fact(0, 0));
                let own = settle_one(known, claim.clone())?.cleared_by;
                let left_out = elsewhere[party.position()]
                    .is_some_and(|other| own.is_none_or(|own| other < own));
                (!left_out).then_some(claim)
            })
            .collect()
    }

    /// For each party the first visit of the period that cleared a duty of a rule to be left out.
    fn met_elsewhere(&self) -> Vec<Option<VisitIx>> {
        let mut first: Vec<Option<VisitIx>> = vec![None; self.known.book.parties.len()];
        let others = self
            .sample
            .leave_out_met_for
            .iter()
            .filter(|other| !self.drawing.contains(other));
        for &other in others {
            let window = Window::of(&self.period);
            for duty in of_rule(self.known, other, &window, Scope::All, &self.drawing) {
                let cleared = duty
                    .cleared_by
                    .filter(|&visit| self.period.holds(self.known.book[visit].at));
                let slot = &mut first[duty.party.position()];
                *slot = match (*slot, cleared) {
                    (Some(earlier), Some(visit)) => Some(earlier.min(visit)),
                    (earlier, visit) => earlier.or(visit),
                };
            }
        }
        first
    }

    fn fact(&self, rank: usize, of: usize) -> Fact {
        Fact::Sample {
            period: Arc::clone(&self.period),
            rank: small(rank),
            of: small(of),
        }
    }
}
