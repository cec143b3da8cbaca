//! Where a party's duties could be done in the easier problem.

use crate::model::Channel;
use crate::plan::problem::{Duty, Minute, Problem, Seat, intersect};

/// The channels by which a duty may be met, alone or together with others of its party.
pub(super) fn channels<'p>(
    problem: &'p Problem,
    duty: &'p Duty,
) -> impl Iterator<Item = Channel> + 'p {
    let party = &problem.parties[duty.party];
    let any = |asks: fn(&Duty) -> bool| problem.duties_of(duty.party).iter().any(asks);
    let shy = matches!(party.prefers, Some(Channel::Phone | Channel::Message));
    let no_door = shy && !any(|other| !other.avoids_door());
    let only_phone = party.by_phone && !any(|other| !other.allows(Channel::Phone));
    let suits = move |channel: &Channel| {
        duty.allows(*channel)
            && !(no_door && *channel == Channel::Door)
            && !(only_phone && *channel != Channel::Phone)
    };
    Channel::ALL.iter().copied().filter(suits)
}

/// The days of those who may take the seat that the fewest may take, where everybody whom the duty
/// asks for is there and has the time.
pub(super) fn cells(problem: &Problem, duty: &Duty) -> Vec<u32> {
    let leads = leads(problem, duty);
    let sat = |seat: &Seat| seat.eligible.to_vec();
    let mut seats: Vec<Vec<u32>> = vec![leads];
    seats.extend(duty.with.iter().map(sat));
    let mut cells = Vec::new();
    for day in (0..problem.days).filter(|day| duty.days & 1 << day != 0) {
        let able: Vec<Vec<u32>> = seats
            .iter()
            .map(|members| {
                let able = |member: &u32| {
                    let has_time = |channel| has_time(problem, duty, *member, day, channel);
                    channels(problem, duty).any(has_time)
                };
                members.iter().copied().filter(able).collect()
            })
            .collect();
        if able.iter().any(Vec::is_empty) {
            continue;
        }
        let scarce = able.iter().min_by_key(|members| members.len());
        // Other days may have another scarcest seat: then any of them will do.
        cells.extend(
            scarce
                .into_iter()
                .flatten()
                .map(|&member| u32::try_from(problem.cell(member, day)).unwrap_or(u32::MAX)),
        );
    }
    cells.sort_unstable();
    cells
}

/// Who may lead a duty: those sent for it, and of the same role those whom another duty of the
/// party asks for.
pub(super) fn leads(problem: &Problem, duty: &Duty) -> Vec<u32> {
    let seats = problem
        .duties_of(duty.party)
        .iter()
        .flat_map(|other| std::iter::once(&other.lead).chain(&other.with));
    let mut leads: Vec<u32> = seats
        .flat_map(|seat| seat.eligible.iter().copied())
        .filter(|&member| problem.may_lead(duty, member))
        .collect();
    leads.sort_unstable();
    leads.dedup();
    leads
}

/// Whether a member has a stretch on a day that is long enough, in the duty's window, the
/// channel's hours and the party's own.
pub(super) fn has_time(
    problem: &Problem,
    duty: &Duty,
    member: u32,
    day: usize,
    channel: Channel,
) -> bool {
    let cell = problem.cell(member, day);
    let lifts = |other: &Duty| other.any_hour && other.allows(channel);
    let any_hour = problem.duties_of(duty.party).iter().any(lifts);
    let own = match channel {
        Channel::Door | Channel::Phone => problem.parties[duty.party].hours.as_ref(),
        _ => None,
    };
    let slots = problem.open.slots(cell, channel, any_hour).iter();
    let mut spans = slots.flat_map(|slot| {
        let span = (
            slot.from.max(duty.opens).max(problem.from),
            slot.to.min(duty.closes),
        );
        own.map_or_else(|| vec![span], |hours| intersect(&[span], &hours[day]))
    });
    spans.any(|(from, to): (Minute, Minute)| to - from >= duty.minutes[channel as usize])
}

/// The minutes left in each cell beside agreed rows and today's rows before `now`.
pub(super) fn room(problem: &Problem) -> Vec<i64> {
    let mut room = vec![i64::from(problem.settings.per_day); problem.members.len() * problem.days];
    for (member, facts) in (0_u32..).zip(&problem.members) {
        if problem.days > 0 {
            room[problem.cell(member, 0)] -= i64::from(facts.used_today);
        }
    }
    for fixed in problem
        .fixed
        .iter()
        .filter(|fixed| fixed.channel != Channel::Meeting)
    {
        for &member in &fixed.crew {
            room[problem.cell(member, Problem::day_of(fixed.start))] -= i64::from(fixed.minutes);
        }
    }
    room.iter().map(|&minutes| minutes.max(0)).collect()
}
