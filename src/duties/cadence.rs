//! Cadences: each of the selection, once or several times a period.

use std::sync::Arc;

use super::settle::settle;
use super::term::recurring_term;
use super::{Claim, Duty, Fact, Frame, Known, Scope, Window, pick};
use crate::calendar::Period;
use crate::model::RuleIx;
use crate::model::policy::{AsOf, Cadence, Demand};

/// The duties of a cadence for the periods that meet the window.
pub(super) fn duties(
    known: &Known<'_>,
    rule: RuleIx,
    cadence: &Cadence,
    window: &Window,
    scope: Scope,
) -> Vec<Duty> {
    let (from, to) = window.dates();
    let almanac = &known.book.almanac;
    let periods = almanac.periods_meeting(cadence.every, from, to);
    let periods = periods.into_iter().map(Arc::new);
    match cadence.demand {
        Demand::Pick(count) => {
            let picked =
                periods.flat_map(|period| pick::picked(known, rule, cadence, &period, count));
            picked.filter(|duty| scope.holds(duty.party)).collect()
        }
        Demand::Times(_) => periods
            .flat_map(|period| of_period(known, rule, cadence, &period, scope))
            .collect(),
    }
}

fn of_period(
    known: &Known<'_>,
    rule: RuleIx,
    cadence: &Cadence,
    period: &Arc<Period>,
    scope: Scope,
) -> Vec<Duty> {
    let as_of = AsOf::period(period);
    let mut frames = frames(known, cadence, period);
    let validity = known.book[rule].validity;
    frames.retain(|(frame, _)| validity.holds(frame.opens.date()));
    if frames.is_empty() {
        return Vec::new();
    }
    let selected = scope
        .parties(known.book)
        .filter(|&party| cadence.whom.holds(known, party, as_of));
    let claims = |party| {
        let owed = frames.iter().filter_map(move |(frame, fact)| {
            let term = recurring_term(known, party, *frame).ok()?;
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
fn frames(known: &Known<'_>, cadence: &Cadence, period: &Arc<Period>) -> Vec<(Frame, Fact)> {
    let times = match cadence.demand {
        Demand::Times(times) => times,
        Demand::Pick(_) => 1,
    };
    if times <= 1 {
        let frame = Frame::on(period, cadence.on, &known.book.almanac).into_iter();
        return frame
            .map(|frame| (frame, Fact::Period(Arc::clone(period))))
            .collect();
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
            let period = Arc::clone(period);
            let of = times;
            (frame, Fact::Slice { period, slice, of })
        })
        .collect()
}
