//! What the last level counts of members' days and of coming again, counted again.

use std::collections::{BTreeMap, BTreeSet};

use super::minutes;
use super::view::{View, is_walked};
use crate::calendar::{Date, TimeOfDay};
use crate::model::policy::{Demand, RuleKind};
use crate::model::{BookingState, Channel, Priority, StaffIx};
use crate::plan::Appointment;

/// The price of going out: for each member, day and span of hours in which a door visit or a meeting
/// begins.
pub(super) fn outings(view: &View<'_>) -> i64 {
    let mut outings: BTreeSet<(StaffIx, Date, TimeOfDay)> = BTreeSet::new();
    let out = view.outcome.appointments.iter();
    for made in out.filter(|made| is_walked(made.channel)) {
        for &member in &made.staff {
            let hours = view.book[member].hours.as_ref();
            let hours = hours.unwrap_or(&view.book.policy.hours.staff);
            let (day, time) = (made.start.date(), made.start.time());
            let spans = hours.on(day.weekday()).iter();
            let span = spans.filter(|span| span.0 <= time && time < span.1);
            outings.extend(span.map(|span| (member, day, span.0)));
        }
    }
    price(outings.len(), view.book.policy.plan.outing)
}

fn price(count: usize, each: u32) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX) * i64::from(each)
}

/// The minutes of days beyond a quarter of what a day may have, or twice the member's mean.
pub(super) fn crowded(view: &View<'_>) -> i64 {
    let mut totals: BTreeMap<StaffIx, u32> = BTreeMap::new();
    for made in &view.outcome.appointments {
        for &member in &made.staff {
            let counts = made.channel != Channel::Meeting && made.start >= view.now;
            *totals.entry(member).or_default() += if counts { made.minutes } else { 0 };
        }
    }
    let quarter = view.book.policy.visit.minutes_per_day.div_ceil(4);
    let by_day = minutes::by_day(view, |_| true);
    let members: BTreeSet<StaffIx> = by_day.keys().map(|(member, _)| *member).collect();
    let limits: BTreeMap<StaffIx, u32> = members
        .into_iter()
        .map(|member| {
            let total = totals.get(&member).copied().unwrap_or(0);
            let mean = total.div_ceil(days_at_work(view, member).max(1));
            (member, quarter.max(2 * mean))
        })
        .collect();
    let beyond = |((member, _), minutes): (&(StaffIx, Date), &u32)| {
        i64::from(minutes.saturating_sub(limits[member]))
    };
    by_day.iter().map(beyond).sum()
}

/// The days left of the month on which a member works.
fn days_at_work(view: &View<'_>, member: StaffIx) -> u32 {
    let first = view.from().date().day_number();
    let last = view.outcome.month.last().day_number();
    let days = (first..=last).map(Date::from_day_number);
    let works = days.filter(|&day| view.is_there(member, day)).count();
    u32::try_from(works).unwrap_or(u32::MAX)
}

/// The price of coming again sooner than half a cadence's time.
pub(super) fn too_soon(view: &View<'_>) -> i64 {
    let days: i32 = view.proposed().map(|made| days_too_soon(view, made)).sum();
    i64::from(view.book.policy.plan.too_soon) * i64::from(days)
}

fn days_too_soon(view: &View<'_>, made: &Appointment) -> i32 {
    let carried = view.carried(made);
    let presses = |priority| matches!(priority, Priority::Urgent | Priority::High);
    if carried.iter().any(|duty| presses(duty.priority)) {
        return 0;
    }
    let half = |duty: &&&crate::duties::Duty| {
        let RuleKind::Cadence(cadence) = &view.book[duty.rule].kind else {
            return None;
        };
        let times = match cadence.demand {
            Demand::Times(times) => times.max(1),
            Demand::Pick(_) => 1,
        };
        let days = duty.reason.fact.period()?.days();
        Some(days / i32::try_from(times).unwrap_or(i32::MAX) / 2)
    };
    let halves = carried.iter().filter_map(|duty| half(&duty));
    let Some(half) = halves.min() else { return 0 };
    let last = last_met_before(view, made);
    let between = last.map(|last| made.start.date().days_since(last));
    between.map_or(0, |between| (half - between).max(0))
}

/// The day on which the party of an appointment is met last before it.
fn last_met_before(view: &View<'_>, made: &Appointment) -> Option<Date> {
    let visits = view.known.visits_of(made.party).iter();
    let visits = visits.map(|&visit| &view.book[visit]);
    let met = visits
        .filter(|visit| visit.is_met())
        .map(|visit| visit.at.date());
    let planned = view.outcome.appointments.iter();
    let planned = planned
        .filter(|other| other.party == made.party && other.channel != Channel::Message)
        .filter(|other| other.start < made.start && other.state != BookingState::Cancelled)
        .map(|other| other.start.date());
    let earlier = view.earlier().into_iter();
    let earlier = earlier
        .filter(|(party, start, channel, _)| {
            *party == made.party && *channel != Channel::Message && *start < made.start
        })
        .map(|(_, start, ..)| start.date());
    met.chain(planned).chain(earlier).max()
}
