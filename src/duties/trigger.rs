//! Triggers: because something happened.

use super::anchor::{Occurrence, birthdays, occurrences};
use super::lookback::reach;
use super::series::Openings;
use super::settle::settle_one;
use super::term::term;
use super::{Claim, Duty, Fact, Frame, Known, Rhythm, Scope, Window};
use crate::calendar::{Almanac, Date, Instant};
use crate::model::policy::{Anchor, AsOf, Trigger};
use crate::model::{PartyIx, RuleIx};

/// The duties of a trigger that may meet the window.
pub(super) fn duties(
    known: &Known<'_>,
    rule: RuleIx,
    trigger: &Trigger,
    window: &Window,
    scope: Scope,
) -> Vec<Duty> {
    let from = reach(known.book, trigger, window.from).anchors_from;
    let anchored = anchored(known, rule, trigger, from, window, scope);
    anchored.into_iter().map(|(_, duty)| duty).collect()
}

/// The duties of a trigger that may meet the window, each with its anchor, of those anchored at
/// `from` or later. Whether the rule draws some of them is not asked.
pub(super) fn anchored(
    known: &Known<'_>,
    rule: RuleIx,
    trigger: &Trigger,
    from: Instant,
    window: &Window,
    scope: Scope,
) -> Vec<(Instant, Duty)> {
    let from = from.max(known.counts_from());
    let openings = Openings::new(known, rule, trigger);
    let mut duties = Vec::new();
    let mut of = |occurrence: &Occurrence, parties: Scope| {
        let start = start(&known.book.almanac, trigger, occurrence.at);
        let Some(start) = start.filter(|start| start.opens < window.to) else {
            return;
        };
        for party in parties.parties(known.book) {
            let turns = openings.of(known, rule, occurrence, party, start.opens, window);
            let owed = turns.into_iter().filter_map(|(turn, opens)| {
                let opening = Opening {
                    turn,
                    opens,
                    rain: start.rain,
                };
                duty(known, rule, trigger, occurrence, opening, party, window)
            });
            duties.extend(owed.map(|duty| (occurrence.at, duty)));
        }
    };
    if trigger.on == Anchor::Birthday {
        for party in scope.parties(known.book) {
            for occurrence in birthdays_meeting(known, trigger, party, from, window) {
                of(&occurrence, Scope::One(party));
            }
        }
    }
    for occurrence in occurrences(known, rule, trigger, from) {
        match occurrence.names {
            Some(party) if scope.holds(party) => of(&occurrence, Scope::One(party)),
            Some(_) => {}
            None => of(&occurrence, scope),
        }
    }
    duties
}

/// The birthdays of a party, at `from` or later, whose duties may meet the window.
fn birthdays_meeting(
    known: &Known<'_>,
    trigger: &Trigger,
    party: PartyIx,
    from: Instant,
    window: &Window,
) -> Vec<Occurrence> {
    let after = if trigger.after.negative {
        trigger.after.span.at_most_days()
    } else {
        0
    };
    let last_year = window.to.date().plus_days(after.saturating_add(1)).year();
    // Waiting for rain has no end, birthdays have: a birthday waits for three years at most.
    let first_year = if trigger.wait_for_rain {
        from.date().year().max(window.from.date().year() - 3)
    } else {
        from.date().year()
    };
    birthdays(known, party, first_year, last_year)
        .into_iter()
        .filter(|date| date.start() >= from)
        .map(|date| Occurrence::to_all(date.start(), Fact::Birthday(date)))
        .collect()
}

/// When a trigger opens for an anchor, pauses aside, and the rain day it waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// The first minute in which it can be done.
    pub opens: Instant,
    /// The rain day.
    pub rain: Option<Date>,
}

/// When a trigger opens for an anchor; `None`: it waits for rain. What is drawn from a period opens
/// when it can have been drawn.
pub fn start(almanac: &Almanac, trigger: &Trigger, anchor: Instant) -> Option<Start> {
    let opens = almanac.plus_signed(anchor, trigger.after);
    let opens = opens.max(drawn_at(almanac, trigger, anchor));
    if !trigger.wait_for_rain {
        return Some(Start { opens, rain: None });
    }
    let rain = almanac.workdays.first_rain_after(anchor.date())?;
    Some(Start {
        opens: opens.max(rain.start()),
        rain: Some(rain),
    })
}

/// From when on what is anchored at `anchor` can have been drawn: at once where the calendar knows
/// it ahead, else when the period is over in which it is recorded.
pub(super) fn drawn_at(almanac: &Almanac, trigger: &Trigger, anchor: Instant) -> Instant {
    match trigger.draw {
        Some(draw) if !trigger.on.is_foreseen() => {
            almanac.period_holding(draw.per, anchor.date()).end()
        }
        _ => Instant::MIN,
    }
}

/// The ordinary dates of a trigger that opens at `opens`.
pub(super) fn frame(almanac: &Almanac, trigger: &Trigger, opens: Instant) -> (Frame, Rhythm) {
    let (within, expires) = (trigger.within, trigger.expires);
    let frame = Frame::running(opens, within, expires, almanac);
    (frame, Rhythm::Once { within, expires })
}

/// One opening of a trigger.
struct Opening {
    /// Which, where there are several.
    turn: Option<u32>,
    opens: Instant,
    /// The rain day it waited for.
    rain: Option<Date>,
}

/// The duty of one opening for one party.
fn duty(
    known: &Known<'_>,
    rule: RuleIx,
    trigger: &Trigger,
    occurrence: &Occurrence,
    opening: Opening,
    party: PartyIx,
    window: &Window,
) -> Option<Duty> {
    if !known.book[rule].validity.holds(opening.opens.date()) {
        return None;
    }
    let selects = occurrence.names.is_none();
    let (frame, rhythm) = frame(&known.book.almanac, trigger, opening.opens);
    let mut term = term(known, party, frame, rhythm, selects).ok()?;
    if let Fact::Issue { at, .. } = occurrence.fact {
        // The visit that solved it does not check itself.
        term.clears_from = term.clears_from.max(at.plus_minutes(1));
    }
    if !window.meets(term.clears_from, term.frame.closes) {
        return None;
    }
    if occurrence.member.is_some() && !occurrence.concerns(known, rule, party) {
        return None;
    }
    let is_asked = selects || !trigger.whom.is_empty();
    if is_asked
        && !trigger
            .whom
            .holds(known, party, AsOf::anchor(occurrence.at))
    {
        return None;
    }
    let claim = Claim::new(known, rule, party, term, occurrence.fact.clone());
    settle_one(
        known,
        Claim {
            turn: opening.turn,
            rain: opening.rain,
            ..claim
        },
    )
}
