//! Draws: of a trigger that draws, some of what happens in a period (F2, U1 of the rule ledger).

use std::collections::BTreeMap;

use super::anchor::Occurrence;
use super::lookback::reach;
use super::lot::{lot, small};
use super::obstacle::Obstacle;
use super::trigger::{anchored, drawn_at, start};
use super::{Drawn, Duty, Known, Scope, Window};
use crate::calendar::{Instant, Period};
use crate::model::policy::{Draw, Trigger};
use crate::model::{PartyIx, RuleIx};

/// The duties of a trigger that draws, as far as they may meet the window.
pub(super) fn duties(
    known: &Known<'_>,
    rule: RuleIx,
    trigger: &Trigger,
    draw: Draw,
    window: &Window,
    scope: Scope,
) -> Vec<Duty> {
    let pools = pools(known, rule, trigger, draw, window);
    let drawn = pools.into_iter().flat_map(|pool| {
        let (of, taken) = (pool.len(), taken(draw, pool.len()));
        let ranked = pool.into_iter().take(taken).enumerate();
        ranked.map(move |(position, mut duty)| {
            duty.reason.drawn = (taken < of).then(|| Drawn {
                rank: small(position + 1),
                of: small(of),
            });
            duty
        })
    });
    drawn
        .filter(|duty| scope.holds(duty.party) && window.meets(duty.clears_from, duty.closes))
        .collect()
}

/// How many of a pool are owed.
fn taken(draw: Draw, of: usize) -> usize {
    if of <= draw.above as usize {
        return of;
    }
    usize::try_from(draw.share.of_rounded_up(of as u64)).unwrap_or(usize::MAX)
}

/// What happened in each period whose duties may meet the window, ranked; of the periods whose
/// draw is due by now.
fn pools(
    known: &Known<'_>,
    rule: RuleIx,
    trigger: &Trigger,
    draw: Draw,
    window: &Window,
) -> Vec<Vec<Duty>> {
    let almanac = &known.book.almanac;
    let reach = reach(known.book, trigger, window.from);
    let from = almanac
        .period_holding(draw.per, reach.anchors_from.date())
        .start();
    let days = draw.per.at_most_days().saturating_add(1);
    let wide = Window::new(
        reach.opens_from.min(from),
        window.to.date().plus_days(days).start(),
    );
    let mut pools: BTreeMap<Instant, (Period, Vec<Duty>)> = BTreeMap::new();
    for (anchor, duty) in anchored(known, rule, trigger, from, &wide, Scope::All) {
        let period = almanac.period_holding(draw.per, anchor.date());
        if drawn_at(almanac, trigger, anchor) <= known.now {
            let pool = pools.entry(period.start());
            let (_, pool) = pool.or_insert_with(|| (period, Vec::new()));
            pool.push(duty);
        }
    }
    let ranked = pools.into_values();
    ranked
        .map(|(period, pool)| ranked_by_lot(known, rule, &period, pool))
        .collect()
}

fn ranked_by_lot(
    known: &Known<'_>,
    rule: RuleIx,
    period: &Period,
    mut pool: Vec<Duty>,
) -> Vec<Duty> {
    let book = known.book;
    pool.sort_by_cached_key(|duty| {
        let party = book[duty.party].id.as_str();
        let anchor = duty.reason.fact.key(book);
        let lot = lot(book, rule, &period.name, &[party, &anchor]);
        (lot, duty.id.clone())
    });
    pool.dedup_by(|next, first| next.id == first.id);
    pool
}

/// Why what happened makes no duty of a trigger that draws; `None` where it makes one.
pub(super) fn undrawn(
    known: &Known<'_>,
    rule: RuleIx,
    trigger: &Trigger,
    seen: &Occurrence,
    party: PartyIx,
) -> Option<Obstacle> {
    let draw = trigger.draw?;
    let day = drawn_at(&known.book.almanac, trigger, seen.at);
    if day > known.now {
        return Some(Obstacle::WaitsForDraw(seen.fact.clone(), day.date()));
    }
    let is_it = |duty: &Duty| duty.party == party && duty.reason.fact == seen.fact;
    let opens = start(&known.book.almanac, trigger, seen.at)?.opens;
    let pools = pools(known, rule, trigger, draw, &Window::minute(opens));
    let pool = pools.iter().find(|pool| pool.iter().any(is_it))?;
    let position = pool.iter().position(is_it)?;
    (position >= taken(draw, pool.len())).then(|| Obstacle::NotDrawn {
        rank: small(position + 1),
        of: small(pool.len()),
    })
}
