//! Rule 6: a member's appointments take at most so many minutes a day, meetings apart.

use std::collections::BTreeMap;

use super::view::View;
use super::{Breach, Never};
use crate::calendar::Date;
use crate::model::{BookingState, Channel, StaffIx};

pub(super) fn broken(view: &View<'_>) -> Vec<Breach> {
    let limit = view.book.policy.visit.minutes_per_day;
    let by_day = by_day(view, |_| true);
    let agreed = by_day_of_agreed(view);
    let mut breaches = Vec::new();
    for made in view
        .proposed()
        .filter(|made| made.channel != Channel::Meeting)
    {
        for &member in &made.staff {
            let key = (member, made.start.date());
            let minutes = by_day.get(&key).copied().unwrap_or(0);
            if minutes > limit {
                let fixed = agreed.get(&key).copied().unwrap_or(0);
                let detail = format!("{minutes} minutes on {} ({fixed} agreed)", key.1);
                breaches.push(View::breach(Never::Minutes, made, detail));
            }
        }
    }
    breaches
}

/// Each member's minutes of each day, today's rows before `now` included.
pub(super) fn by_day(
    view: &View<'_>,
    counts: impl Fn(BookingState) -> bool,
) -> BTreeMap<(StaffIx, Date), u32> {
    let mut minutes: BTreeMap<(StaffIx, Date), u32> = BTreeMap::new();
    let today = view.now.date();
    let past = view
        .rows()
        .map(|(_, row)| row)
        .filter(|row| row.date == today && row.starts_at() < view.now);
    for row in past.filter(|row| row.channel != Channel::Meeting && view.from().date() == today) {
        for &member in &row.staff {
            *minutes.entry((member, row.date)).or_default() += row.minutes;
        }
    }
    let made = view.outcome.appointments.iter();
    for made in made.filter(|made| made.channel != Channel::Meeting && counts(made.state)) {
        for &member in &made.staff {
            *minutes.entry((member, made.start.date())).or_default() += made.minutes;
        }
    }
    minutes
}

fn by_day_of_agreed(view: &View<'_>) -> BTreeMap<(StaffIx, Date), u32> {
    by_day(view, |state| state == BookingState::Agreed)
}
