//! Why a party has a duty, and why it has none: every rule with its duties around `now`, or the
//! conditions that fail.

use std::sync::Arc;

use super::anchor::{Occurrence, birthdays, occurrences, passes};
use super::cadence::{period_term, whole};
use super::pick::refused;
use super::sample::{Undrawn, undrawn};
use super::selection::{Asof, failing};
use super::term::{Rhythm, term};
use super::trigger::start;
use super::{Duty, Fact, Frame, Known, NotOwed, Unmet, Window, derive_party, quota};
use crate::calendar::{Instant, Period, Unit};
use crate::model::policy::{Anchor, Demand, RuleKind, Selection, Trigger};
use crate::model::{IssueIx, PartyIx, RuleIx, StaffIx, VisitIx};

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

/// A condition that fails, with its fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The rule does not select it.
    Unmet(Unmet),
    /// It moves in too late, or moved out before.
    NotOwed(NotOwed),
    /// It is not to be disturbed.
    Paused,
    /// Others come first in the pick.
    NotPicked,
    /// It refused in the period, so the pick passes over it.
    Refused(VisitIx),
    /// Its place in the sample is too far behind.
    NotDrawn {
        /// Its place, from 1.
        rank: u32,
        /// Of how many.
        of: u32,
    },
    /// It was met for a rule that the sample leaves out.
    LeftOut(VisitIx),
    /// Nothing the rule follows has happened to it.
    NothingHappened,
    /// An issue happened, but not one that `where` asks for.
    OtherIssue(IssueIx),
    /// It happened, and the rule waits for rain.
    WaitsForRain(Fact),
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

/// Why a party that may be selected owes nothing for a period.
fn of_period(
    known: &Known<'_>,
    selection: &Selection,
    period: &Period,
    party: PartyIx,
) -> Vec<Obstacle> {
    let unmet: Vec<_> = failing(known, selection, party, Asof::period(period))
        .map(Obstacle::Unmet)
        .collect();
    if !unmet.is_empty() {
        return unmet;
    }
    match period_term(known, party, whole(period)) {
        Err(reason) => vec![Obstacle::NotOwed(reason)],
        Ok(term) if term.suspended => vec![Obstacle::Paused],
        Ok(term) if term.cut_at.is_some_and(|end| end <= known.now) => gone(known, party).collect(),
        Ok(_) => Vec::new(),
    }
}

/// The obstacle of having moved out.
fn gone(known: &Known<'_>, party: PartyIx) -> impl Iterator<Item = Obstacle> + use<> {
    let moved_out = known.book[party]
        .household()
        .and_then(|household| household.moved_out);
    moved_out
        .map(|date| Obstacle::NotOwed(NotOwed::MovedOut(date)))
        .into_iter()
}

fn unpicked(known: &Known<'_>, period: &Period, party: PartyIx) -> Obstacle {
    match known
        .refusals_of_between(party, period.start(), period.end())
        .last()
    {
        Some(&refusal) if refused(known, party, period) => Obstacle::Refused(refusal),
        _ => Obstacle::NotPicked,
    }
}

impl From<Undrawn> for Obstacle {
    fn from(undrawn: Undrawn) -> Obstacle {
        match undrawn {
            Undrawn::Rank(rank, of) => Obstacle::NotDrawn { rank, of },
            Undrawn::LeftOut(visit) => Obstacle::LeftOut(visit),
        }
    }
}

fn by_trigger(known: &Known<'_>, trigger: &Trigger, party: PartyIx, verdict: &mut Verdict) {
    let year = |years: i32| known.now.date().plus_months(12 * years).start();
    let near = Window::new(year(-1), year(1));
    verdict.duties = derive_party(known, verdict.rule, party, &near);
    if verdict.duties.is_empty() && trigger.on != Anchor::Birthday {
        let always = Window::new(Instant::MIN, Instant::MAX);
        verdict.duties = derive_party(known, verdict.rule, party, &always)
            .pop()
            .into_iter()
            .collect();
    }
    let happened = happened(known, trigger, party, &near);
    let waits = |seen: &&Occurrence| start(&known.book.almanac, trigger, seen.at).is_none();
    let waiting = happened
        .iter()
        .filter(waits)
        .map(|seen| Obstacle::WaitsForRain(seen.fact.clone()));
    verdict.obstacles = waiting.collect();
    if verdict.duties.is_empty() && verdict.obstacles.is_empty() {
        verdict.obstacles = match happened.last() {
            Some(seen) => of_occurrence(known, trigger, seen, party),
            None => vec![nothing(known, trigger, party)],
        };
    }
}

/// What happened that the trigger may follow for a party, in order of time.
fn happened(
    known: &Known<'_>,
    trigger: &Trigger,
    party: PartyIx,
    near: &Window,
) -> Vec<Occurrence> {
    if trigger.on == Anchor::Birthday {
        let years = (near.from.date().year(), near.to.date().year());
        let dates = birthdays(known, party, years.0, years.1).into_iter();
        return dates
            .map(|date| Occurrence {
                at: date.start(),
                names: None,
                fact: Fact::Birthday(date),
            })
            .collect();
    }
    let mut seen = occurrences(known, trigger, Instant::MIN);
    seen.retain(|occurrence| occurrence.names.is_none_or(|named| named == party));
    seen.sort_by_key(|occurrence| occurrence.at);
    seen
}

/// Why an occurrence that needs no rain makes no duty for a party.
fn of_occurrence(
    known: &Known<'_>,
    trigger: &Trigger,
    seen: &Occurrence,
    party: PartyIx,
) -> Vec<Obstacle> {
    let almanac = &known.book.almanac;
    let selected = seen.names.is_none();
    let unmet = failing(known, &trigger.whom, party, Asof::anchor(seen.at)).filter(|_| selected);
    let unmet: Vec<_> = unmet.map(Obstacle::Unmet).collect();
    let Some(start) = start(almanac, trigger, seen.at).filter(|_| unmet.is_empty()) else {
        return unmet;
    };
    let frame = Frame::running(start.opens, trigger.within, trigger.expires, almanac);
    let rhythm = Rhythm::Once {
        within: trigger.within,
        expires: trigger.expires,
    };
    match term(&known.book[party], frame, rhythm, selected, almanac) {
        Err(reason) => vec![Obstacle::NotOwed(reason)],
        Ok(term) if term.suspended => vec![Obstacle::Paused],
        Ok(_) => gone(known, party).collect(),
    }
}

/// Why nothing is followed: nothing happened, or the issue that did is another one.
fn nothing(known: &Known<'_>, trigger: &Trigger, party: PartyIx) -> Obstacle {
    let own = known.issues().filter(|(_, issue)| issue.party == party);
    let other = own
        .filter(|(_, issue)| !passes(trigger, issue))
        .map(|(index, _)| index)
        .last();
    match other.filter(|_| super::IssueStep::of(&trigger.on).is_some()) {
        Some(issue) => Obstacle::OtherIssue(issue),
        None => Obstacle::NothingHappened,
    }
}
