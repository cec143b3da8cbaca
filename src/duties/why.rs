//! Why a party has a duty, and why it has none: every rule with its duties around `now`, or the
//! conditions that fail.

use std::sync::Arc;

use super::obstacle::{of_period, unpicked};
use super::sample::undrawn;
use super::why_trigger::by_trigger;
use super::{Duty, Known, Unmet, Window, derive_party, quota};
use crate::calendar::{Period, Unit};
use crate::model::policy::{Demand, RuleKind};
use crate::model::{PartyIx, RuleIx, StaffIx};

pub use super::obstacle::Obstacle;

/// What a rule means for a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The rule.
    pub rule: RuleIx,
    /// Its duties around `now`: those of the period before, this one and the next; for triggers
    /// those of the year before and after, or the last one there was.
    pub duties: Vec<Duty>,
    /// Why it has no duty now: the conditions that fail.
    pub obstacles: Vec<Obstacle>,
    /// For a quota: the members for whom the household counts now.
    pub counted: Vec<StaffIx>,
}

/// What every rule means for a party, in policy order.
pub fn why(known: &Known<'_>, party: PartyIx) -> Vec<Verdict> {
    let rules = known.book.policy.indexed_rules();
    rules.map(|(rule, _)| verdict(known, rule, party)).collect()
}

fn verdict(known: &Known<'_>, rule: RuleIx, party: PartyIx) -> Verdict {
    let mut verdict = Verdict {
        rule,
        duties: Vec::new(),
        obstacles: Vec::new(),
        counted: Vec::new(),
    };
    match &known.book[rule].kind {
        RuleKind::Quota(_) => by_quota(known, party, &mut verdict),
        RuleKind::Cadence(cadence) => {
            let period = around(known, cadence.every, party, &mut verdict);
            if !has_duty_of(&verdict, &period) {
                verdict.obstacles = of_period(known, &cadence.whom, &period, party);
                if verdict.obstacles.is_empty() && matches!(cadence.demand, Demand::Pick(_)) {
                    verdict.obstacles = vec![unpicked(known, &period, party)];
                }
            }
        }
        RuleKind::Sample(sample) => {
            let period = around(known, sample.every, party, &mut verdict);
            if !has_duty_of(&verdict, &period) {
                verdict.obstacles = of_period(known, &sample.from, &period, party);
                if verdict.obstacles.is_empty() {
                    let undrawn = undrawn(known, rule, sample, &period, party);
                    verdict.obstacles.extend(undrawn.map(Obstacle::from));
                }
            }
        }
        RuleKind::Trigger(trigger) => by_trigger(known, trigger, party, &mut verdict),
    }
    verdict
}

fn by_quota(known: &Known<'_>, party: PartyIx, verdict: &mut Verdict) {
    if known.book[party].household().is_none() {
        verdict.obstacles.push(Obstacle::Unmet(Unmet::NoHousehold));
    }
    let rows = quota::rows(known, None);
    let counting = rows
        .iter()
        .filter(|row| row.rule == verdict.rule && row.parties.contains(&party));
    verdict.counted = counting.map(|row| row.staff).collect();
}

/// Fills in the duties of the period before, this one and the next; gives this one.
fn around(known: &Known<'_>, unit: Unit, party: PartyIx, verdict: &mut Verdict) -> Arc<Period> {
    let almanac = &known.book.almanac;
    let period = almanac.period_holding(unit, known.now.date());
    let window = Window::new(
        almanac.previous(&period).start(),
        almanac.next(&period).end(),
    );
    verdict.duties = derive_party(known, verdict.rule, party, &window);
    Arc::new(period)
}

fn has_duty_of(verdict: &Verdict, period: &Period) -> bool {
    verdict
        .duties
        .iter()
        .any(|duty| duty.reason.fact.period() == Some(period))
}
