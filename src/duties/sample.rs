//! Samples: some of many, the same ones for everybody who draws.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::lot::{lot, small};
use super::obstacle::Obstacle;
use super::settle::settle_one;
use super::term::recurring_term;
use super::{Claim, Duty, Fact, Frame, Known, Scope, Window};
use crate::calendar::Period;
use crate::model::policy::{AsOf, Count, Each, Sample};
use crate::model::{PartyIx, Priority, RuleIx, VisitIx};

/// For each party the first visit of a period that met it for a rule to be left out.
type Elsewhere<'e> = &'e dyn Fn(&Period) -> Vec<Option<VisitIx>>;

/// The duties of a sample for the periods that meet the window.
pub(super) fn duties(
    known: &Known<'_>,
    rule: RuleIx,
    sample: &Sample,
    window: &Window,
    scope: Scope,
    elsewhere: Elsewhere<'_>,
) -> Vec<Duty> {
    let (from, to) = window.dates();
    let almanac = &known.book.almanac;
    let periods = almanac.periods_meeting(sample.every, from, to);
    let validity = known.book[rule].validity;
    let drawn = periods
        .into_iter()
        .filter(|period| validity.holds(period.from))
        .flat_map(|period| Urn::new(known, rule, sample, period, elsewhere).drawn());
    drawn.filter(|duty| scope.holds(duty.party)).collect()
}

/// Why a party whom the sample selects has no duty of it in a period; `None` where it has, or would
/// owe none.
pub(super) fn undrawn(
    known: &Known<'_>,
    rule: RuleIx,
    sample: &Sample,
    period: &Period,
    elsewhere: Elsewhere<'_>,
    party: PartyIx,
) -> Option<Obstacle> {
    let urn = Urn::new(known, rule, sample, period.clone(), elsewhere);
    let groups = urn.groups();
    let found = groups.iter().find_map(|ranked| {
        let position = ranked.iter().position(|claim| claim.party == party)?;
        Some((position, ranked.len()))
    });
    match found {
        Some((position, of)) if position < urn.counts(of).1 => None,
        Some((position, of)) => Some(Obstacle::NotDrawn {
            rank: small(position + 1),
            of: small(of),
        }),
        None => urn.elsewhere[party.position()].map(Obstacle::LeftOut),
    }
}

/// What a sample draws from for one period.
struct Urn<'u, 'b> {
    known: &'u Known<'b>,
    rule: RuleIx,
    sample: &'u Sample,
    period: Arc<Period>,
    /// For each party the first visit that met it for a rule to be left out.
    elsewhere: Vec<Option<VisitIx>>,
}

impl<'u, 'b> Urn<'u, 'b> {
    fn new(
        known: &'u Known<'b>,
        rule: RuleIx,
        sample: &'u Sample,
        period: Period,
        elsewhere: Elsewhere<'_>,
    ) -> Urn<'u, 'b> {
        Urn {
            known,
            rule,
            sample,
            elsewhere: elsewhere(&period),
            period: Arc::new(period),
        }
    }

    /// What each draw takes.
    fn drawn(&self) -> Vec<Duty> {
        let groups = self.groups().into_iter();
        groups.flat_map(|ranked| self.first_of(ranked)).collect()
    }

    /// The first by lot, and, with low priority, those that may be added.
    fn first_of(&self, ranked: Vec<Claim>) -> Vec<Duty> {
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

    /// What each draw is made from, by lot. A household that is in nobody's part is in no draw.
    fn groups(&self) -> Vec<Vec<Claim>> {
        let ranked = self.ranked();
        let Some(each) = self.sample.each else {
            return vec![ranked];
        };
        let part_of = self.parts(each);
        let mut groups: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
        for claim in ranked {
            if let Some(part) = part_of(claim.party) {
                groups.entry(part).or_default().push(claim);
            }
        }
        groups.into_values().collect()
    }

    /// In whose part a party is: a member's, a building's, an area's.
    fn parts(&self, each: Each) -> Box<dyn Fn(PartyIx) -> Option<String> + 'b> {
        let book = self.known.book;
        let home = |party: PartyIx| book[party].household();
        match each {
            Each::Member(role) => {
                let members = book.shared_out(role, Window::of(&self.period).days());
                Box::new(move |party| {
                    let member = members[party.position()]?;
                    Some(book[member].id.to_string())
                })
            }
            Each::Building => Box::new(move |party| Some(home(party)?.building_key().to_owned())),
            Each::Area => Box::new(move |party| Some(home(party)?.area.to_string())),
        }
    }

    /// The pool, by lot.
    fn ranked(&self) -> Vec<Claim> {
        let mut pool = self.pool();
        let book = self.known.book;
        pool.sort_by_cached_key(|claim| {
            let party = book[claim.party].id.as_str();
            let lot = lot(book, self.rule, &self.period.name, &[party]);
            (lot, claim.party)
        });
        pool
    }

    /// Who would owe it, less those whom a visit of the period met for a rule to be left out before
    /// any visit met them for this one.
    fn pool(&self) -> Vec<Claim> {
        let known = self.known;
        let as_of = AsOf::period(&self.period);
        let frame = Frame::whole(&self.period);
        let selected = Scope::All
            .parties(known.book)
            .filter(|&party| self.sample.from.holds(known, party, as_of));
        selected
            .filter_map(|party| {
                let term = recurring_term(known, party, frame).ok()?;
                let claim = Claim::new(known, self.rule, party, term, self.fact(0, 0));
                let own = settle_one(known, claim.clone())?.cleared_by;
                let left_out = self.elsewhere[party.position()]
                    .is_some_and(|other| own.is_none_or(|own| other < own));
                (!left_out).then_some(claim)
            })
            .collect()
    }

    fn fact(&self, rank: usize, of: usize) -> Fact {
        Fact::Sample {
            period: Arc::clone(&self.period),
            rank: small(rank),
            of: small(of),
        }
    }
}
