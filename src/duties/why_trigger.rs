//! Why a trigger has a duty for a party, or none.

use super::anchor::{Occurrence, birthdays, occurrences, passes};
use super::obstacle::{Obstacle, gone};
use super::selection::{Asof, failing};
use super::term::{Rhythm, term};
use super::trigger::start;
use super::why::Verdict;
use super::{Fact, Frame, IssueStep, Known, Window, derive_party, draw};
use crate::calendar::Instant;
use crate::model::policy::{Anchor, Trigger};
use crate::model::{PartyIx, RuleIx};

/// Fills in the duties of the year before and after, or the last one there was, and what stands
/// in the way of one.
pub(super) fn by_trigger(
    known: &Known<'_>,
    trigger: &Trigger,
    party: PartyIx,
    verdict: &mut Verdict,
) {
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
            Some(seen) => of_occurrence(known, verdict.rule, trigger, seen, party),
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
            .map(|date| Occurrence::to_all(date.start(), Fact::Birthday(date)))
            .collect();
    }
    let mut seen = occurrences(known, trigger, Instant::MIN);
    seen.retain(|occurrence| occurrence.concerns(known, trigger, party));
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
        Ok(_) if trigger.draw.is_some() => draw::undrawn(known, rule, trigger, seen, party)
            .into_iter()
            .collect(),
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
    match other.filter(|_| IssueStep::of(&trigger.on).is_some()) {
        Some(issue) => Obstacle::OtherIssue(issue),
        None => Obstacle::NothingHappened,
    }
}
