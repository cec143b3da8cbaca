//! What a manager may ask about: patterns that invented visits show, and honest ones can show too.

use std::collections::BTreeMap;

use super::figures::visits;
use crate::calendar::{Date, Instant, Period};
use crate::duties::Known;
use crate::model::{Channel, Outcome, StaffIx, Visit};

/// So many visits at doors and by telephone with one text are worth a question.
const SAME_TEXT: usize = 4;
/// Shorter texts are alike by nature.
const SHORT: usize = 8;
/// So many visits rated, every mark the best, are worth a question.
const ALL_BEST: usize = 5;
/// So many visits on the last day, and more than so many times a working day's, are.
const BURST: usize = 5;
const BURST_TIMES: usize = 3;

/// A question to ask, not a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Several parties visited in one minute.
    SameMinute {
        /// The minute.
        at: Instant,
        /// How many parties.
        visits: usize,
    },
    /// Several visits told in the same words.
    SameText {
        /// The words.
        text: String,
        /// How many visits.
        visits: usize,
    },
    /// Every mark of every visit is the best.
    AllBest {
        /// How many visits.
        visits: usize,
    },
    /// Visits at the door or by telephone at times when nobody is to be disturbed.
    OutsideHours {
        /// How many visits.
        visits: usize,
        /// The first of them.
        first: Instant,
    },
    /// Many visits on the last day.
    Burst {
        /// The day.
        day: Date,
        /// How many visits.
        visits: usize,
    },
}

/// What to ask a member about a month, in a fixed order.
pub fn signs(known: &Known<'_>, period: &Period, staff: StaffIx) -> Vec<Sign> {
    let visits = visits(known, period, staff);
    let made: Vec<&Visit> = visits
        .into_iter()
        .filter(|visit| visit.outcome == Outcome::Met)
        .collect();
    let mut found = same_minute(&made);
    found.extend(same_text(&made));
    found.extend(all_best(known, &made));
    found.extend(outside_hours(known, &made));
    found.extend(burst(known, period, &made));
    found
}

/// At the door and by telephone one is with one party at a time.
fn same_minute(made: &[&Visit]) -> Vec<Sign> {
    let mut minutes: BTreeMap<Instant, usize> = BTreeMap::new();
    for visit in made.iter().filter(|visit| visit.is_met()) {
        *minutes.entry(visit.at).or_default() += 1;
    }
    let several = minutes.into_iter().filter(|(_, visits)| *visits > 1);
    several
        .map(|(at, visits)| Sign::SameMinute { at, visits })
        .collect()
}

fn same_text(made: &[&Visit]) -> Vec<Sign> {
    let mut texts: BTreeMap<&str, usize> = BTreeMap::new();
    let spoken = made.iter().filter(|visit| visit.is_met());
    for note in spoken.filter_map(|visit| visit.note.as_deref()) {
        *texts.entry(note.trim()).or_default() += 1;
    }
    let often = texts
        .into_iter()
        .filter(|(text, visits)| *visits >= SAME_TEXT && text.chars().count() >= SHORT);
    often
        .map(|(text, visits)| Sign::SameText {
            text: text.to_owned(),
            visits,
        })
        .collect()
}

fn all_best(known: &Known<'_>, made: &[&Visit]) -> Option<Sign> {
    let best = known.book.policy.satisfaction.scale;
    let rated: Vec<_> = made
        .iter()
        .filter(|visit| visit.rates.iter().any(Option::is_some))
        .collect();
    let all = rated
        .iter()
        .all(|visit| visit.rates.iter().flatten().all(|mark| *mark == best));
    (rated.len() >= ALL_BEST && all).then_some(Sign::AllBest {
        visits: rated.len(),
    })
}

fn outside_hours(known: &Known<'_>, made: &[&Visit]) -> Option<Sign> {
    let hours = &known.book.policy.hours;
    let outside = |visit: &&&Visit| {
        let open = match visit.channel {
            Channel::Door => &hours.door,
            Channel::Phone => &hours.phone,
            _ => return false,
        };
        let time = visit.at.time();
        !open.contains(visit.at.date().weekday(), time, time)
    };
    let outside: Vec<_> = made.iter().filter(outside).collect();
    let first = outside.first()?.at;
    Some(Sign::OutsideHours {
        visits: outside.len(),
        first,
    })
}

/// Many visits on the last working day of a period that is over, or nearly.
fn burst(known: &Known<'_>, period: &Period, made: &[&Visit]) -> Option<Sign> {
    let mut days: BTreeMap<Date, usize> = BTreeMap::new();
    for visit in made.iter().filter(|visit| visit.is_met()) {
        *days.entry(visit.at.date()).or_default() += 1;
    }
    let (day, visits) = days.pop_last()?;
    let late = day >= period.last().plus_days(-1) && known.now.date() >= period.last();
    let others: usize = days.values().sum();
    let usual = others.div_ceil(days.len().max(1)).max(1);
    (late && visits >= BURST && visits > BURST_TIMES * usual).then_some(Sign::Burst { day, visits })
}
