//! Who works when.

use super::Clock;
use crate::calendar::Date;
use crate::model::{Book, BookingState, Channel, Staff};
use crate::plan::problem::{Member, Minute, Spans};

/// Every member with the hours worked on each day left.
pub(super) fn members(book: &Book, clock: &Clock) -> Vec<Member> {
    let used = used_today(book, clock);
    let members = book.staff.iter().zip(used);
    members
        .map(|(staff, used_today)| member(book, clock, staff, used_today))
        .collect()
}

fn member(book: &Book, clock: &Clock, staff: &Staff, used_today: Minute) -> Member {
    let usual = &book.policy.hours.staff;
    let at_work = |(day, date)| {
        let hours = staff.hours_on(date, &book.almanac.workdays, usual);
        Clock::spans(day, &hours)
    };
    let hours = |(day, date): (usize, Date)| {
        let hours = staff.hours.as_ref().unwrap_or(usual);
        Clock::spans(day, hours.on(date.weekday()))
    };
    let spans: Vec<Spans> = clock.dates().enumerate().map(at_work).collect();
    let days_at_work = spans.iter().filter(|spans| !spans.is_empty()).count();
    Member {
        role: u16::try_from(staff.role.position()).unwrap_or(u16::MAX),
        hours: clock.dates().enumerate().map(hours).collect(),
        days_at_work: Minute::try_from(days_at_work).unwrap_or(0),
        spans,
        quotas: 0..0,
        used_today,
    }
}

/// The minutes that today's rows before `now` have taken from each member, meetings apart, where
/// today is planned.
fn used_today(book: &Book, clock: &Clock) -> Vec<Minute> {
    let mut used = vec![0; book.staff.len()];
    if clock.first != clock.now.date() {
        return used;
    }
    let rows = book.plans.iter().flat_map(|plan| &plan.rows);
    for row in rows {
        let past = row.date == clock.first && row.starts_at() < clock.now;
        if past && row.state != BookingState::Cancelled && row.channel != Channel::Meeting {
            for member in &row.staff {
                used[member.position()] += Minute::try_from(row.minutes).unwrap_or(0);
            }
        }
    }
    used
}
