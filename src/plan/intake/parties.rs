//! What is known of each party: channel, hours, and the days on which it is left in peace.

use std::collections::BTreeSet;

use super::Clock;
use super::earlier::Earlier;
use crate::calendar::Date;
use crate::duties::{Known, agreed, attempts, last_met};
use crate::model::{BookingState, Channel, Household, PartyIx, VisitIx};
use crate::plan::problem::{Party, Settings, Visits};

/// Every party without duties, rows and quotas.
pub(super) fn parties(
    known: &Known<'_>,
    clock: &Clock,
    settings: &Settings,
    earlier: &[Earlier],
    pressing: &BTreeSet<VisitIx>,
) -> Vec<Party> {
    let book = known.book;
    let mut parties: Vec<Party> = book
        .indexed_parties()
        .map(|(index, _)| party(known, clock, settings, pressing, index))
        .collect();
    let elsewhere = book.plans.iter().flat_map(|plan| {
        let own = *plan.month == *clock.month.name;
        plan.rows
            .iter()
            .filter(move |row| !own || !clock.holds(row.starts_at()))
    });
    let rows = elsewhere
        .filter(|row| row.state != BookingState::Cancelled && row.starts_at() >= clock.now);
    let rows = rows.map(|row| (row.party, row.starts_at(), row.channel));
    let agreements = agreed::agreements(known).into_iter();
    let later = agreements.filter(|row| row.start >= clock.now && !clock.holds(row.start));
    for (party, start, channel) in rows.chain(later.map(|row| (row.party, row.start, row.channel)))
    {
        if channel != Channel::Message {
            book_day(
                &mut parties[party.position()],
                clock,
                settings,
                start.date(),
            );
        }
    }
    for row in earlier.iter().filter(|row| row.channel != Channel::Message) {
        let day = row.start.date().days_since(clock.first);
        parties[row.party.position()].met_days.push(day);
    }
    parties
}

/// Keeps the distance to an appointment of another plan.
fn book_day(party: &mut Party, clock: &Clock, settings: &Settings, date: Date) {
    party.gap_days |= settings.gap_around(date.days_since(clock.first));
    if let Some(day) = clock.day(date) {
        party.booked_days |= 1 << day;
    }
}

fn party(
    known: &Known<'_>,
    clock: &Clock,
    settings: &Settings,
    pressing: &BTreeSet<VisitIx>,
    index: PartyIx,
) -> Party {
    let household = known.book[index].household();
    let hours = household.and_then(|household| household.hours.as_ref());
    Party {
        household: household.is_some(),
        prefers: household.and_then(|household| household.channel),
        by_phone: attempts(known, index) >= known.book.policy.visit.attempts as usize,
        hours: hours.map(|hours| {
            let dates = clock.dates().enumerate();
            dates
                .map(|(day, date)| Clock::spans(day, hours.on(date.weekday())))
                .collect()
        }),
        gap_days: met_nearby(known, clock, settings, index),
        visits: visits(known, clock, pressing, index),
        met_days: last_met(known, index)
            .map(|visit| known.book[visit].at.date().days_since(clock.first))
            .into_iter()
            .collect(),
        paused_days: household.map_or(0, |household| {
            days_when(clock, |date| household.paused_on(date))
        }),
        closed_days: household.map_or(0, |household| closed_days(clock, household)),
        ..Party::default()
    }
}

/// The visits of the planned month at which a party was met.
fn visits(
    known: &Known<'_>,
    clock: &Clock,
    pressing: &BTreeSet<VisitIx>,
    party: PartyIx,
) -> Visits {
    let month = &clock.month;
    let visits = known.visits_of_between(party, month.start(), month.end());
    let met = || visits.iter().filter(|&&visit| known.book[visit].is_met());
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Visits {
        met: count(met().count()),
        calm: count(met().filter(|visit| !pressing.contains(visit)).count()),
    }
}

/// The days too near to a visit at which the party was met.
fn met_nearby(known: &Known<'_>, clock: &Clock, settings: &Settings, party: PartyIx) -> u64 {
    let visits = known
        .visits_of(party)
        .iter()
        .rev()
        .map(|&visit| &known.book[visit]);
    let days = visits.map(|visit| (visit.is_met(), visit.at.date().days_since(clock.first)));
    let near = days.take_while(|(_, day)| *day > -settings.gap_days);
    near.filter(|(met, _)| *met)
        .fold(0, |set, (_, day)| set | settings.gap_around(day))
}

/// The days on which no top-up may lie: the household is not there, or not to be disturbed.
fn closed_days(clock: &Clock, household: &Household) -> u64 {
    let closed = |date: Date| {
        household.paused_on(date)
            || household.moved_in.is_some_and(|moved_in| date < moved_in)
            || household
                .moved_out
                .is_some_and(|moved_out| moved_out < date)
    };
    days_when(clock, closed)
}

/// The days of which something is true.
fn days_when(clock: &Clock, is: impl Fn(Date) -> bool) -> u64 {
    let days = clock.dates().enumerate().filter(|(_, date)| is(*date));
    days.fold(0, |set, (day, _)| set | 1 << day)
}
