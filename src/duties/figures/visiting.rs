//! The visits of a month: made, tried, recorded in time (H9, K2 of the rule ledger).

use std::collections::BTreeSet;

use super::Share;
use crate::calendar::{Date, Period};
use crate::duties::Known;
use crate::model::{Channel, Outcome, PartyIx};

/// The visits of a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visiting {
    /// Outcome met, through any channel.
    pub made: u64,
    /// Nobody answered.
    pub attempts: u64,
    /// Declined politely.
    pub refused: u64,
    /// Another time was agreed.
    pub rescheduled: u64,
    /// Of those made, by channel, each channel in its order.
    pub by_channel: Vec<(Channel, u64)>,
    /// Distinct households met at the door or by telephone.
    pub households_met: u64,
}

/// Counts the visits of a period.
pub fn visits(known: &Known<'_>, period: &Period) -> Visiting {
    let mut counted = Visiting {
        by_channel: Channel::ALL.iter().map(|&channel| (channel, 0)).collect(),
        ..Visiting::default()
    };
    let mut met: BTreeSet<PartyIx> = BTreeSet::new();
    for (_, visit) in known.visits_between(period.start(), period.end()) {
        match visit.outcome {
            Outcome::Met => {
                counted.made += 1;
                let channels = counted.by_channel.iter_mut();
                channels
                    .filter(|(channel, _)| *channel == visit.channel)
                    .for_each(|(_, count)| *count += 1);
            }
            Outcome::NoAnswer => counted.attempts += 1,
            Outcome::Refused => counted.refused += 1,
            Outcome::Rescheduled => counted.rescheduled += 1,
            Outcome::Waived | Outcome::Inspected => {}
        }
        if visit.is_met() && known.book[visit.party].household().is_some() {
            met.insert(visit.party);
        }
    }
    counted.households_met = met.len() as u64;
    counted
}

/// Of the visits of a period that say when they were recorded: those recorded too late.
pub fn logged_late(known: &Known<'_>, period: &Period) -> Share {
    let within = known.book.policy.limits.log_within;
    let visits = known.visits_between(period.start(), period.end());
    let logged = visits.filter_map(|(_, visit)| Some((visit.at, visit.logged_at?)));
    Share::of_all(logged, |(at, logged)| {
        logged > known.book.almanac.plus(at, within)
    })
}

/// How many visits were made on each day of a period up to now.
pub fn per_day(known: &Known<'_>, period: &Period) -> Vec<(Date, u64)> {
    let today = known.now.date();
    let days = period.dates().take_while(|day| *day <= today);
    let mut counts: Vec<(Date, u64)> = days.map(|day| (day, 0)).collect();
    for (_, visit) in known.visits_between(period.start(), period.end()) {
        if visit.outcome != Outcome::Met {
            continue;
        }
        if let Ok(place) = counts.binary_search_by_key(&visit.at.date(), |(day, _)| *day) {
            counts[place].1 += 1;
        }
    }
    counts
}
