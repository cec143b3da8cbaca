//! Whether a duty could start at some minute of a day, as far as rules 1 to 4 go: every minute is
//! tried.

use super::staffing::may_sit;
use super::view::{View, within};
use crate::calendar::{Date, Instant};
use crate::duties::Duty;
use crate::model::{Channel, StaffIx};

/// Whether a duty alone could start at some minute of a day, as far as rules 1 to 4 go.
pub(in crate::plan) fn startable(view: &View<'_>, duty: &Duty, date: Date) -> bool {
    if view.book[duty.party].paused_on(date) {
        return false;
    }
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
    let there: Vec<Vec<StaffIx>> = asks
        .seats()
        .map(|seat| {
            let may = may_sit(view, duty, seat);
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
