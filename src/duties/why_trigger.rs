//! Why a trigger has a duty for a party, or none.

use super::anchor::{Occurrence, birthdays, occurrences};
use super::obstacle::Obstacle;
use super::term::term;
use super::trigger::{frame, start};
use super::why_period::gone;
use super::{Duty, Fact, Known, NotOwed, Window, derive_party, draw};
use crate::calendar::Instant;
use crate::model::policy::{Anchor, AsOf, Trigger};
use crate::model::{PartyIx, RuleIx};

/// The duties of the year before and after, or the last one there was, and what stands in the way
/// of one.
pub(super) fn by_trigger(
    known: &Known<'_>,
    rule: RuleIx,
    trigger: &Trigger,
    party: PartyIx,
) -> (Vec<Duty>, Vec<Obstacle>) {
    let year = |years: i32| known.now.date().plus_months(12 * years).start();
    let near = Window::new(year(-1), year(1));
    let mut duties = derive_party(known, rule, party, &near);
    if duties.is_empty() && trigger.on != Anchor::Birthday {
        let last = derive_party(known, rule, party, &Window::always()).pop();
        duties.extend(last);
    }
    let happened = happened(known, rule, trigger, party, &near);
    let waits = |seen: &&Occurrence| start(&known.book.almanac, trigger, seen.at).is_none();
    let waiting = happened.iter().filter(waits);
    let mut obstacles: Vec<Obstacle> = waiting
        .map(|seen| Obstacle::WaitsForRain(seen.fact.clone()))
        .collect();
    if duties.is_empty() && obstacles.is_empty() {
        obstacles = match happened.last() {
            Some(seen) => of_occurrence(known, rule, trigger, seen, party),
            None => vec![nothing(known, trigger, party)],
        };
    }
    (duties, obstacles)
}

/// What happened that the trigger may follow for a party, in order of time.
fn happened(
    known: &Known<'_>,
    rule: RuleIx,
    trigger: &Trigger,
    party: PartyIx,
    near: &Window,
) -> Vec<Occurrence> {
    if trigger.on == Anchor::Birthday {
        let years = (near.from.date().year(), near.to.date().year());
        let dates = birthdays(known, party, years.0, years.1).into_iter();
        return dates
            .map(|date| Occurrence::to_all(date.start(), Fact::Birthday(date)))
            .collect();
    }
    let mut seen = occurrences(known, rule, trigger, Instant::MIN);
    seen.retain(|occurrence| occurrence.concerns(known, rule, party));
    seen.sort_by_key(|occurrence| occurrence.at);
    seen
}

/// Why an occurrence that needs no rain makes no duty for a party.
fn of_occurrence(
    known: &Known<'_>,
    rule: RuleIx,
    trigger: &Trigger,
    seen: &Occurrence,
    party: PartyIx,
) -> Vec<Obstacle> {
    if let Some(since) = known.book.office.since.filter(|day| seen.at < day.start()) {
        return vec![Obstacle::NotOwed(NotOwed::BeforeOffice(since))];
    }
    let selects = seen.names.is_none();
    let is_asked = selects || !trigger.whom.is_empty();
    let failing = trigger.whom.failing(known, party, AsOf::anchor(seen.at));
    let unmet: Vec<_> = failing.filter(|_| is_asked).map(Obstacle::Unmet).collect();
    let almanac = &known.book.almanac;
    let Some(start) = start(almanac, trigger, seen.at).filter(|_| unmet.is_empty()) else {
        return unmet;
    };
    let validity = known.book[rule].validity;
    if !validity.holds(start.opens.date()) {
        return vec![Obstacle::NotInForce(validity)];
    }
    let (frame, rhythm) = frame(almanac, trigger, start.opens);
    let obstacle = match term(known, party, frame, rhythm, selects) {
        Err(reason) => Some(Obstacle::NotOwed(reason)),
        Ok(term) if term.suspended => Some(Obstacle::Paused),
        Ok(_) if trigger.draw.is_some() => draw::undrawn(known, rule, trigger, seen, party),
        Ok(_) => gone(known, party),
    };
    obstacle.into_iter().collect()
}

/// Why nothing is followed: nothing happened, or the issue that did is another one.
fn nothing(known: &Known<'_>, trigger: &Trigger, party: PartyIx) -> Obstacle {
    let own = known.issues().filter(|(_, issue)| issue.party == party);
    let other = own
        .filter(|(_, issue)| !trigger.filter.takes(|column| issue.text(column)))
        .last();
    match other.filter(|_| matches!(trigger.on, Anchor::Issue(_))) {
        Some((issue, _)) => Obstacle::OtherIssue(issue),
        None => Obstacle::NothingHappened,
    }
}
