//! Cadences: each of the selection, once or several times a period.

use std::sync::Arc;

use super::selection::{Asof, unmet};
use super::settle::settle;
use super::term::{Rhythm, term};
use super::{Claim, Duty, Fact, Frame, Known, NotOwed, Scope, Term, Window, pick};
use crate::calendar::Period;
use crate::model::policy::{Cadence, Demand};
use crate::model::{PartyIx, RuleIx};

/// The duties of a cadence for the periods that meet the window.
pub(super) fn duties(
    known: &Known<'_>,
    rule: RuleIx,
    cadence: &Cadence,
    window: &Window,
    scope: Scope,
) -> Vec<Duty> {
    let (from, to) = window.dates();
    let periods = known
        .book
        .almanac
        .periods_meeting(cadence.every, from, to)
        .into_iter()
        .map(Arc::new);
    match cadence.demand {
        Demand::Pick(count) => {
            let picked =
                periods.flat_map(|period| pick::picked(known, rule, cadence, &period, count));
            picked.filter(|duty| scope.holds(duty.party)).collect()
        }
        Demand::Times(times) => periods
            .flat_map(|period| of_period(known, rule, cadence, &period, times, scope))
            .collect(),
    }
}

fn of_period(
    known: &Known<'_>,
    rule: RuleIx,
    cadence: &Cadence,
    period: &Arc<Period>,
    times: u32,
    scope: Scope,
) -> Vec<Duty> {
    let asof = Asof::period(period);
    let frames = frames(period, times);
    let selected = scope
        .parties(known.book)
        .filter(|&party| unmet(known, &cadence.whom, party, asof).is_none());
    let claims = |party| {
        let owed = frames.iter().filter_map(move |(frame, fact)| {
            let term = period_term(known, party, *frame).ok()?;
            Some(Claim::new(known, rule, party, term, fact.clone()))
        });
        owed.collect::<Vec<_>>()
    };
    selected
        .flat_map(|party| settle(known, claims(party)))
        .collect()
}

/// The ordinary dates of each visit a period asks for, each opening and due with its slice, all
/// closing with the period.
fn frames(period: &Arc<Period>, times: u32) -> Vec<(Frame, Fact)> {
    if times <= 1 {
        return vec![(whole(period), Fact::Period(Arc::clone(period)))];
    }
    let closes = period.end();
    let slices = period.slices(times).into_iter().zip(1..);
    slices
        .map(|((from, to), slice)| {
            let frame = Frame {
                opens: from.start(),
                due: to.start(),
                closes,
            };
            (
                frame,
                Fact::Slice {
                    period: Arc::clone(period),
                    slice,
                    of: times,
                },
            )
        })
        .collect()
}

/// The ordinary dates of a duty of a whole period.
pub(super) fn whole(period: &Period) -> Frame {
    Frame {
        opens: period.start(),
        due: period.end(),
        closes: period.end(),
    }
}

/// When a party owes what a period asks of it.
pub(super) fn period_term(
    known: &Known<'_>,
    party: PartyIx,
    frame: Frame,
) -> Result<Term, NotOwed> {
    term(
        &known.book[party],
        frame,
        Rhythm::Recurring,
        true,
        &known.book.almanac,
    )
}
