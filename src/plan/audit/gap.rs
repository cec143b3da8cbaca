//! Rule 7: at most one appointment a day, and none too soon again, unless a duty cannot wait.

use std::collections::BTreeSet;

use super::view::{View, within};
use super::{Breach, Never};
use crate::calendar::{Date, Instant};
use crate::duties::{Duty, agreed, eligible};
use crate::model::{Channel, Priority, StaffIx};
use crate::plan::Appointment;

pub(super) fn broken(view: &View<'_>, made: &Appointment) -> Vec<Breach> {
    if made.channel == Channel::Message {
        return Vec::new();
    }
    let mut breaches = Vec::new();
    let booked = booked(view, made);
    let day = made.start.date();
    if booked.contains(&day) {
        breaches.push(View::breach(
            Never::Gap,
            made,
            "a second appointment that day",
        ));
    }
    let kept: BTreeSet<Date> = booked.into_iter().chain(met(view, made)).collect();
    let gap = i32::try_from(view.book.policy.visit.gap_days).unwrap_or(i32::MAX);
    let near = |date: Date| kept.iter().any(|other| date.days_since(*other).abs() < gap);
    let waits = |duty: &&Duty| {
        duty.priority != Priority::Urgent
            && window_days(view, duty).any(|date| !near(date) && startable(view, duty, date))
    };
    if near(day) && view.carried(made).iter().all(waits) {
        breaches.push(View::breach(
            Never::Gap,
            made,
            "too near to a visit or another appointment",
        ));
    }
    breaches
}

/// The days of the party's other appointments in any plan.
fn booked(view: &View<'_>, made: &Appointment) -> Vec<Date> {
    let others = view
        .outcome
        .appointments
        .iter()
        .filter(|other| !std::ptr::eq(*other, made));
    let others =
        others.filter(|other| other.party == made.party && other.channel != Channel::Message);
    let month = &view.outcome.month;
    let rows = view.rows().filter(|(name, row)| {
        let elsewhere = **name != *month.name || !month.holds(row.starts_at());
        elsewhere
            && row.party == made.party
            && row.channel != Channel::Message
            && row.starts_at() >= view.now
    });
    let agreements = agreed::agreements(&view.known).into_iter();
    let later = agreements
        .filter(|row| row.party == made.party && row.start >= view.now && !month.holds(row.start));
    let later: Vec<Date> = later.map(|row| row.start.date()).collect();
    others
        .map(|other| other.start.date())
        .chain(rows.map(|(_, row)| row.date))
        .chain(later)
        .collect()
}

/// The days on which the party was met.
fn met(view: &View<'_>, made: &Appointment) -> Vec<Date> {
    let visits = view
        .known
        .visits_of(made.party)
        .iter()
        .map(|&visit| &view.book[visit]);
    visits
        .filter(|visit| visit.is_met())
        .map(|visit| visit.at.date())
        .collect()
}

/// The days of a duty's window in what is left of the month.
fn window_days(view: &View<'_>, duty: &Duty) -> impl Iterator<Item = Date> + use<> {
    let first = duty.opens.max(view.from()).date();
    let last = duty.closes.min(view.outcome.month.end()).last_day();
    (first.day_number()..=last.day_number()).map(Date::from_day_number)
}

/// Whether a duty alone could start at some minute of a day, as far as rules 1 to 4 go.
fn startable(view: &View<'_>, duty: &Duty, date: Date) -> bool {
    let channels = duty.asks(view.book).channels.iter();
    channels
        .copied()
        .filter(|&channel| suits(view, duty, channel))
        .any(|channel| {
            let minutes = i64::from(duty.minutes(view.book, channel));
            (0..1440).any(|minute| {
                let start = date.start().plus_minutes(minute);
                start >= view.from()
                    && possible(view, duty, channel, start, start.plus_minutes(minutes))
            })
        })
}

/// Whether a channel may be used for a duty alone.
fn suits(view: &View<'_>, duty: &Duty, channel: Channel) -> bool {
    let allowed = &duty.asks(view.book).channels;
    let prefers = view.book[duty.party]
        .household()
        .and_then(|household| household.channel);
    let gentle = allowed.contains(&Channel::Phone) || allowed.contains(&Channel::Message);
    let shy = matches!(prefers, Some(Channel::Phone | Channel::Message));
    let unanswered = crate::duties::attempts(&view.known, duty.party)
        >= view.book.policy.visit.attempts as usize;
    let by_phone = unanswered && allowed.contains(&Channel::Phone);
    channel != Channel::Desk
        && !(shy && gentle && channel == Channel::Door)
        && !(by_phone && channel != Channel::Phone)
}

fn possible(view: &View<'_>, duty: &Duty, channel: Channel, start: Instant, end: Instant) -> bool {
    let policy = &view.book.policy;
    let open = match channel {
        Channel::Door => duty.asks(view.book).any_hour || within(&policy.hours.door, start, end),
        Channel::Phone => duty.asks(view.book).any_hour || within(&policy.hours.phone, start, end),
        _ => true,
    };
    let own = view.book[duty.party]
        .household()
        .and_then(|household| household.hours.as_ref());
    let knocks = matches!(channel, Channel::Door | Channel::Phone);
    let welcome = !knocks || own.is_none_or(|own| within(own, start, end));
    duty.opens <= start && end <= duty.closes && open && welcome && staffed(view, duty, start, end)
}

/// Whether everybody a duty needs could be there.
fn staffed(view: &View<'_>, duty: &Duty, start: Instant, end: Instant) -> bool {
    let asks = duty.asks(view.book);
    let seats = std::iter::once(asks.by).chain(asks.with.iter().copied());
    let there: Vec<Vec<StaffIx>> = seats
        .map(|seat| {
            let may = eligible(
                view.book,
                seat,
                duty.party,
                duty.department(view.book),
                duty.opens,
                duty.closes,
            );
            may.into_iter()
                .filter(|&member| view.at_work(member, start, end))
                .collect()
        })
        .collect();
    distinct(&there, &mut Vec::new())
}

/// Whether each seat can have a different person.
fn distinct(seats: &[Vec<StaffIx>], taken: &mut Vec<StaffIx>) -> bool {
    let Some((first, rest)) = seats.split_first() else {
        return true;
    };
    first.iter().any(|&member| {
        if taken.contains(&member) {
            return false;
        }
        taken.push(member);
        let seated = distinct(rest, taken);
        taken.pop();
        seated
    })
}
