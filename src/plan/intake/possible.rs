//! On which days a duty could be met as far as its window, hours and attendance go, whatever else
//! is planned (rules 1 to 4).

use crate::model::Channel;
use crate::plan::problem::{Crew, DAY, Duty, Minute, Problem, Slot, intersect};

/// The days that a duty's window meets, but for those on which its party is not to be disturbed.
pub(crate) fn window_days(problem: &Problem, duty: &Duty) -> u64 {
    let (from, until) = window(problem, duty);
    if from >= until {
        return 0;
    }
    let days = Problem::day_of(from)..=Problem::day_of(until - 1);
    let days = days.fold(0, |set, day| set | 1 << day);
    days & !problem.parties[duty.party].paused_days
}

/// What of a duty's window lies in what is left of the month.
fn window(problem: &Problem, duty: &Duty) -> (Minute, Minute) {
    let end = Minute::try_from(problem.days).unwrap_or(0) * DAY;
    (duty.opens.max(problem.from), duty.closes.min(end))
}

/// The days on which some team could start some appointment for `duty` alone.
pub(crate) fn possible_days(problem: &Problem, duty: &Duty) -> u64 {
    let (from, until) = window(problem, duty);
    let channels: Vec<Channel> = suitable(problem, duty);
    let possible = |day: &usize| {
        let crews = problem.teams.of(duty.teams.clone());
        crews.iter().any(|crew| {
            channels
                .iter()
                .any(|&channel| somewhere(problem, duty, crew, channel, *day, from, until))
        })
    };
    (0..problem.days)
        .filter(|day| duty.days & 1 << day != 0)
        .filter(possible)
        .fold(0, |set, day| set | 1 << day)
}

/// The channels by which the duty alone may be met.
pub(crate) fn suitable(problem: &Problem, duty: &Duty) -> Vec<Channel> {
    let party = &problem.parties[duty.party];
    let shy = matches!(party.prefers, Some(Channel::Phone | Channel::Message));
    let suits = |channel: &Channel| {
        let declined = shy && *channel == Channel::Door && duty.avoids_door();
        let unanswered =
            party.by_phone && *channel != Channel::Phone && duty.allows(Channel::Phone);
        duty.allows(*channel) && !declined && !unanswered
    };
    Channel::ALL.iter().copied().filter(suits).collect()
}

/// Whether a crew has a stretch long enough on a day.
pub(crate) fn somewhere(
    problem: &Problem,
    duty: &Duty,
    crew: &Crew,
    channel: Channel,
    day: usize,
    from: Minute,
    until: Minute,
) -> bool {
    let Some((first, others)) = crew.split_first() else {
        return false;
    };
    let slots = problem
        .open
        .slots(problem.cell(*first, day), channel, duty.any_hour);
    let long = |&(from, to): &(Minute, Minute)| to - from >= duty.minutes[channel as usize];
    slots.iter().any(|slot: &Slot| {
        let mut spans = vec![(slot.from.max(from), slot.to.min(until))];
        if let (Channel::Door | Channel::Phone, Some(hours)) =
            (channel, &problem.parties[duty.party].hours)
        {
            spans = intersect(&spans, &hours[day]);
        }
        for &member in others {
            spans = intersect(&spans, &problem.members[member as usize].spans[day]);
        }
        spans.iter().any(long)
    })
}
