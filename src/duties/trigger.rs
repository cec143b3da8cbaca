//! Triggers: because something happened.

use super::anchor::{Occurrence, birthdays, occurrences};
use super::lookback::reach;
use super::selection::{Asof, unmet};
use super::settle::settle_one;
use super::term::{Rhythm, term};
use super::{Claim, Duty, Fact, Frame, Known, Scope, Window};
use crate::calendar::{Almanac, Date, Instant};
use crate::model::policy::{Anchor, Trigger};
use crate::model::{PartyIx, RuleIx};

/// The duties of a trigger that may meet the window.
pub(super) fn duties(
    known: &Known<'_>,
    rule: RuleIx,
    trigger: &Trigger,
    window: &Window,
    scope: Scope,
) -> Vec<Duty> {
    let anchors_from = reach(known.book, trigger, window.from).anchors_from;
    if trigger.on == Anchor::Birthday {
        return birthday_duties(known, rule, trigger, window, scope, anchors_from);
    }
    let mut duties = Vec::new();
    for occurrence in occurrences(known, trigger, anchors_from) {
        let scope = match occurrence.names {
            Some(party) if scope.holds(party) => Scope::One(party),
            Some(_) => continue,
            None => scope,
        };
        let Some(start) = start(&known.book.almanac, trigger, occurrence.at) else {
            continue;
        };
        let parties = scope.parties(known.book);
        duties.extend(
            parties
                .filter_map(|party| duty(known, rule, trigger, &occurrence, start, party, window)),
        );
    }
    duties
}

fn birthday_duties(
    known: &Known<'_>,
    rule: RuleIx,
    trigger: &Trigger,
    window: &Window,
    scope: Scope,
    anchors_from: Instant,
) -> Vec<Duty> {
    // Waiting for rain has no end, birthdays have: a birthday waits for three years at most.
    let after = if trigger.after.negative {
        trigger.after.span.at_most_days()
    } else {
        0
    };
    let last_year = window.to.date().plus_days(after.saturating_add(1)).year();
    let first_year = if trigger.wait_for_rain {
        anchors_from
            .date()
            .year()
            .max(window.from.date().year() - 3)
    } else {
        anchors_from.date().year()
    };
    let mut duties = Vec::new();
    for party in scope.parties(known.book) {
        for date in birthdays(known, party, first_year, last_year) {
            let occurrence = Occurrence {
                at: date.start(),
                names: None,
                fact: Fact::Birthday(date),
            };
            let Some(start) = start(&known.book.almanac, trigger, occurrence.at) else {
                continue;
            };
            duties.extend(duty(
                known,
                rule,
                trigger,
                &occurrence,
                start,
                party,
                window,
            ));
        }
    }
    duties
}

/// When a trigger opens for an anchor, pauses aside, and the rain day it waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    pub(super) opens: Instant,
    pub(super) rain: Option<Date>,
}

/// `None`: it waits for rain.
pub(super) fn start(almanac: &Almanac, trigger: &Trigger, anchor: Instant) -> Option<Start> {
    let opens = almanac.plus_signed(anchor, trigger.after);
    if !trigger.wait_for_rain {
        return Some(Start { opens, rain: None });
    }
    let rain = almanac.workdays.first_rain_after(anchor.date())?;
    Some(Start {
        opens: opens.max(rain.start()),
        rain: Some(rain),
    })
}

/// The duty of one occurrence for one party.
fn duty(
    known: &Known<'_>,
    rule: RuleIx,
    trigger: &Trigger,
    occurrence: &Occurrence,
    start: Start,
    party: PartyIx,
    window: &Window,
) -> Option<Duty> {
    let almanac = &known.book.almanac;
    let selected = occurrence.names.is_none();
    let frame = Frame::running(start.opens, trigger.within, trigger.expires, almanac);
    let rhythm = Rhythm::Once {
        within: trigger.within,
        expires: trigger.expires,
    };
    let term = term(&known.book[party], frame, rhythm, selected, almanac).ok()?;
    if !window.meets(term.clears_from, term.frame.closes) {
        return None;
    }
    if selected && unmet(known, &trigger.whom, party, Asof::anchor(occurrence.at)).is_some() {
        return None;
    }
    let claim = Claim::new(known, rule, party, term, occurrence.fact.clone());
    settle_one(
        known,
        Claim {
            rain: start.rain,
            ..claim
        },
    )
}
