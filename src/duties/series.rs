//! Series: when a trigger opens again because of one anchor, and when it does so no more.

use super::anchor::{Occurrence, birthdays, endings};
use super::{Fact, Known, Window};
use crate::calendar::{Date, Instant, Span};
use crate::model::policy::{Anchor, Series, Trigger, Until};
use crate::model::{PartyIx, RuleIx};

/// A series that nothing ends is looked at this far beyond `now`, whatever is asked for.
const HORIZON: Span = Span::Years(5);

/// The openings of a trigger, and what ends them.
pub(super) struct Openings<'t> {
    trigger: &'t Trigger,
    /// What may end the series, whomever it happened to.
    endings: Vec<Occurrence>,
}

impl<'t> Openings<'t> {
    pub(super) fn new(known: &Known<'_>, rule: RuleIx, trigger: &'t Trigger) -> Openings<'t> {
        let endings = match trigger
            .series
            .as_ref()
            .and_then(|series| series.until.as_ref())
        {
            Some(Until::Anchor(anchor)) => endings(known, rule, trigger, anchor),
            _ => Vec::new(),
        };
        Openings { trigger, endings }
    }

    /// When it opens for a party because of an occurrence, the first time at `first`, as far as that
    /// may meet the window; with the number of each turn where there are several.
    pub(super) fn of(
        &self,
        known: &Known<'_>,
        rule: RuleIx,
        occurrence: &Occurrence,
        party: PartyIx,
        first: Instant,
        window: &Window,
    ) -> Vec<(Option<u32>, Instant)> {
        let Some(series) = &self.trigger.series else {
            return vec![(None, first)];
        };
        let almanac = &known.book.almanac;
        let horizon = almanac.plus(first.max(known.now), HORIZON).min(window.to);
        let ends = self.ends(known, rule, series, occurrence, party);
        let last = series.most_times().unwrap_or(u32::MAX);
        let opening = |turn: u32| almanac.plus(first, series.every.times(turn - 1));
        (1..=last)
            .map(|turn| (Some(turn), opening(turn)))
            .take_while(|&(_, opens)| opens < horizon && opens <= ends)
            .collect()
    }

    /// The last instant at which it may open.
    fn ends(
        &self,
        known: &Known<'_>,
        rule: RuleIx,
        series: &Series,
        occurrence: &Occurrence,
        party: PartyIx,
    ) -> Instant {
        match &series.until {
            None | Some(Until::Times(_)) => Instant::MAX,
            Some(Until::Span(span)) => known.book.almanac.plus(occurrence.at, *span),
            Some(Until::Anchor(Anchor::Birthday)) => {
                let year = occurrence.at.date().year();
                let days = birthdays(known, party, year, year + 2).into_iter();
                let after = days.map(Date::start).find(|&day| day > occurrence.at);
                after.unwrap_or(Instant::MAX)
            }
            Some(Until::Anchor(_)) => {
                let ending = self.endings.iter().filter(|ending| {
                    ending.at >= occurrence.at
                        && is_of(&ending.fact, &occurrence.fact)
                        && ending.concerns(known, rule, party)
                });
                ending.map(|ending| ending.at).min().unwrap_or(Instant::MAX)
            }
        }
    }
}

/// Whether something may end the series that `began` began: another fact, and, where both are steps of
/// issues, of the same one.
fn is_of(ending: &Fact, began: &Fact) -> bool {
    let same_issue = match (ending.issue(), began.issue()) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    ending != began && same_issue
}
