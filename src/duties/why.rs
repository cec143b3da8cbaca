//! Why a party has a duty, and why it has none: every rule with its duties around `now`, or the
//! conditions that fail.

use super::obstacle::Obstacle;
use super::why_period::by_period;
use super::why_trigger::by_trigger;
use super::{Duty, Known, quota};
use crate::model::policy::{AsOf, RuleKind};
use crate::model::{AnyRule, PartyIx, QuotaIx, RuleIx, StaffIx};

/// What a rule means for a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The rule.
    pub rule: AnyRule,
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
    let rules = known.book.policy.all_rules();
    let verdict = |rule| match rule {
        AnyRule::Quota(quota) => by_quota(known, quota, party),
        AnyRule::Rule(rule) => by_rule(known, rule, party),
    };
    rules.map(verdict).collect()
}

fn by_rule(known: &Known<'_>, rule: RuleIx, party: PartyIx) -> Verdict {
    let (duties, obstacles) = match &known.book[rule].kind {
        RuleKind::Cadence(cadence) => by_period(known, rule, cadence.every, party),
        RuleKind::Sample(sample) => by_period(known, rule, sample.every, party),
        RuleKind::Trigger(trigger) => by_trigger(known, rule, trigger, party),
    };
    Verdict {
        rule: rule.into(),
        duties,
        obstacles,
        counted: Vec::new(),
    }
}

fn by_quota(known: &Known<'_>, quota: QuotaIx, party: PartyIx) -> Verdict {
    let stated = &known.book[quota];
    let day = known.now.date();
    let period = known.book.almanac.period_holding(stated.per, day);
    let failing = stated.whom.failing(known, party, AsOf::period(&period));
    let mut obstacles: Vec<Obstacle> = failing.map(Obstacle::Unmet).collect();
    if !stated.validity.holds(period.from) {
        obstacles.push(Obstacle::NotInForce(stated.validity));
    }
    let rows = quota::rows(known, None);
    let counting = rows
        .iter()
        .filter(|row| row.quota == quota && row.parties.contains(&party));
    Verdict {
        rule: quota.into(),
        duties: Vec::new(),
        obstacles,
        counted: counting.map(|row| row.staff).collect(),
    }
}
