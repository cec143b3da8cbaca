//! How far back visits must be read, so that the files of earlier months can stay closed.
//!
//! Each bound errs on the early side; a property test drops the visits before it and looks whether
//! anything changes. It says nothing about later visits: whoever reads from a day on reads to the
//! end, since a month after `now` has few visits and they are left out by [`Known`](super::Known).

use super::{Sought, Window};
use crate::calendar::{Almanac, Date, Instant, Period};
use crate::model::policy::{Demand, RuleKind, Selection, Series, Trigger, Until};
use crate::model::{Book, Household, PartyIx, RuleIx};

/// Which visits are needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lookback {
    /// Those of this day and later ones.
    pub since: Date,
    /// Earlier ones that are looked for.
    pub sought: Vec<Sought>,
    /// Every one to this party.
    pub of: Option<PartyIx>,
}

impl Lookback {
    /// Every visit there is.
    pub fn all() -> Lookback {
        Lookback::since(Date::MIN)
    }

    /// The visits of a day and later ones.
    pub fn since(since: Date) -> Lookback {
        Lookback {
            since,
            sought: Vec::new(),
            of: None,
        }
    }

    /// What serves both.
    #[must_use]
    pub fn and(mut self, other: Lookback) -> Lookback {
        self.since = self.since.min(other.since);
        self.of = self.of.or(other.of);
        for sought in other.sought {
            self = self.seeking(sought);
        }
        self
    }

    /// These visits and those sought.
    #[must_use]
    pub fn seeking(mut self, sought: Sought) -> Lookback {
        if !self.sought.contains(&sought) {
            self.sought.push(sought);
        }
        self
    }

    /// These visits and every one to a party.
    #[must_use]
    pub fn with_all_of(mut self, party: PartyIx) -> Lookback {
        self.of = Some(party);
        self
    }

    fn from(instant: Instant) -> Lookback {
        Lookback::since(instant.date())
    }
}

/// The visits that [`derive()`](super::derive()) needs for a window. `book` is read without its
/// visits, which need not be there yet.
pub fn for_duties(book: &Book, window: &Window) -> Lookback {
    let rules = book.policy.indexed_rules();
    let needs = rules.map(|(rule, _)| for_rule(book, rule, window.from, &[]));
    needs.fold(Lookback::from(window.from), Lookback::and)
}

/// The visits that the duties of one party in a window need, and whether everybody's are needed: where a
/// rule that may concern it chooses among many. Else its own do. The other rules need not be asked.
pub fn for_party(book: &Book, party: PartyIx, window: &Window) -> (Lookback, bool) {
    let rules = book.policy.indexed_rules();
    let rules = rules.filter(|(_, rule)| rule.may_concern(&book[party]));
    let needs = rules.map(|(rule, _)| {
        let need = for_rule(book, rule, window.from, &[]);
        (need, book[rule].chooses())
    });
    let nothing = (Lookback::from(window.from), false);
    needs.fold(nothing, |(back, is_of_all), (need, chooses)| {
        (back.and(need), is_of_all || chooses)
    })
}

/// The visits that quotas, counted up to `now` or in the period that holds a given one's first
/// day, need.
pub fn for_quotas(book: &Book, now: Instant, period: Option<&Period>) -> Lookback {
    let day = period.map_or(now.date(), |period| period.from);
    let needs = book.policy.quotas.iter().map(|quota| {
        let start = book.almanac.period_holding(quota.per, day).start();
        let whom = quota.whom.not_met_within;
        let since = whom.map_or(start, |span| book.almanac.minus(start, span));
        Lookback::from(since)
    });
    needs.fold(Lookback::from(day.start()), Lookback::and)
}

/// The visits that coverage of a period needs.
pub fn for_coverage(period: &Period) -> Lookback {
    Lookback::since(period.from)
}

/// The visits that [`overdue::items`](super::overdue::items) needs: the duties open now, and those
/// that closed in the last month.
pub fn for_overdue(book: &Book, now: Instant) -> Lookback {
    let last_month = book.almanac.previous(&book.almanac.month_of(now.date()));
    for_duties(book, &Window::new(last_month.start(), now.plus_minutes(1)))
}

/// The visits that tell which issues were revisited: those since the first one was raised.
pub fn for_revisits(book: &Book) -> Lookback {
    let first = book
        .issues
        .first()
        .map_or(Instant::MAX, |issue| issue.raised_at);
    let followed = Window::new(first, Instant::MAX);
    let rules = book
        .policy
        .indexed_rules()
        .filter(|(_, rule)| rule.follows_issue());
    let needs = rules.map(|(rule, _)| for_rule(book, rule, followed.from, &[]));
    needs.fold(Lookback::from(first), Lookback::and)
}

/// What one rule needs for the duties that meet a time from `from` on. `through` are the samples
/// that ask for it, which a circle of samples comes back to.
fn for_rule(book: &Book, rule: RuleIx, from: Instant, through: &[RuleIx]) -> Lookback {
    let almanac = &book.almanac;
    match &book[rule].kind {
        RuleKind::Cadence(cadence) => {
            let period = almanac.period_holding(cadence.every, from.date());
            let visits = visits_for(almanac, &cadence.whom, period.start(), period.start());
            match cadence.demand {
                Demand::Times(_) => visits,
                Demand::Pick(_) => {
                    let is_of = |party| cadence.whom.may_hold(&book[party]);
                    visits.seeking(Sought::picked(book, rule, period, is_of))
                }
            }
        }
        RuleKind::Trigger(trigger) => {
            let reach = reach(book, trigger, from);
            let first = reach.anchors_from.min(reach.opens_from);
            let duties = visits_for(almanac, &trigger.whom, first, reach.opens_from);
            let ends_with_visits = trigger.series.as_ref().is_some_and(|series| {
                matches!(&series.until, Some(Until::Anchor(until)) if until.follows_visits())
            });
            match trigger.on.follows_visits() {
                // Whether it is the n-th in a row is asked of all that came before.
                true if trigger.in_a_row > 1 => Lookback::all(),
                true => duties.and(Lookback::from(first)),
                false if ends_with_visits => duties.and(Lookback::from(first)),
                false => duties,
            }
        }
        RuleKind::Sample(sample) => {
            let start = almanac.period_holding(sample.every, from.date()).start();
            let through: Vec<RuleIx> = through.iter().copied().chain([rule]).collect();
            let others = sample
                .leave_out_met_for
                .iter()
                .filter(|other| !through.contains(other));
            let needs = others.map(|&other| for_rule(book, other, start, &through));
            needs.fold(
                visits_for(almanac, &sample.from, start, start),
                Lookback::and,
            )
        }
    }
}

/// What a selection as of `reference` or later, and the duties that open at `opens` or later,
/// need: a refusal counts from the first day of the month in which the duty opens.
fn visits_for(
    almanac: &Almanac,
    selection: &Selection,
    reference: Instant,
    opens: Instant,
) -> Lookback {
    let month = Lookback::from(almanac.month_of(opens.date()).start());
    match selection.not_met_within {
        Some(span) => month.and(Lookback::from(almanac.minus(reference, span))),
        None => month,
    }
}

/// How far back a trigger reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reach {
    /// No duty that opened before is open at the asked time, pauses counted in.
    pub(super) opens_from: Instant,
    /// No anchor before has such a duty.
    pub(super) anchors_from: Instant,
}

/// How far back a trigger's duties and anchors reach that are open at `from` or later.
///
/// A pause that moves a duty ends before the duty would have closed, and moves its closing by less
/// than the duty's length and two days. Waiting for rain reaches to the last rain day before the
/// opening: an earlier anchor would have seen that one.
pub(super) fn reach(book: &Book, trigger: &Trigger, from: Instant) -> Reach {
    let pauses = book
        .parties
        .iter()
        .filter_map(|party| party.household())
        .any(Household::has_pause);
    let open = trigger.expires.at_most_days().saturating_add(1);
    let open = if pauses {
        open.saturating_mul(2).saturating_add(3)
    } else {
        open
    };
    // What is drawn together is judged together: a period further back.
    let drawn = trigger.draw.map_or(0, |draw| draw.per.at_most_days());
    let opens_from = from
        .date()
        .plus_days(open.saturating_add(drawn).saturating_neg());
    let after = if trigger.after.negative {
        0
    } else {
        trigger.after.span.at_most_days()
    };
    // The anchor of a series lies before its first opening, which may lie long before its last.
    let series = trigger
        .series
        .as_ref()
        .map_or(Some(0), Series::at_most_days);
    let anchors_from = series.map_or(Date::MIN, |series| {
        let days = after.saturating_add(series).saturating_add(1);
        opens_from.plus_days(days.saturating_neg())
    });
    let rain = || last_rain_until(&book.almanac, opens_from).unwrap_or(Date::MIN);
    let anchors_from = if trigger.wait_for_rain {
        anchors_from.min(rain())
    } else {
        anchors_from
    };
    Reach {
        opens_from: opens_from.start(),
        anchors_from: anchors_from.start(),
    }
}

/// The last rain day up to a date.
fn last_rain_until(almanac: &Almanac, date: Date) -> Option<Date> {
    let next = |day: &Date| almanac.workdays.first_rain_after(*day);
    std::iter::successors(next(&Date::MIN), next)
        .take_while(|&day| day <= date)
        .last()
}
