//! Which duties an appointment clears: one knock for many reasons.
//!
//! Room decision: agreed rows have the first claim on the duties they would clear, whenever they
//! take place; proposed appointments share the rest in order of time.

use crate::model::Channel;
use crate::plan::problem::{DAY, Duty, DutySet, Minute, Problem, bit, indexes};

/// What an appointment is, as far as clearing goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Knock {
    /// With whom.
    pub(crate) party: usize,
    /// What its people clear by its channel.
    pub(crate) clears: DutySet,
    /// How.
    pub(crate) channel: Channel,
    /// When.
    pub(crate) start: Minute,
}

/// The duties a proposed appointment clears and the minutes it takes, given those cleared before
/// it. `cleared_on` tells the day on which a duty was cleared.
pub(crate) fn carried(
    problem: &Problem,
    knock: Knock,
    taken: DutySet,
    cleared_on: impl Fn(usize) -> Option<i32>,
) -> (DutySet, Minute) {
    let duties = problem.duties_of(knock.party);
    let mut set = 0;
    let mut longest = 0;
    for position in indexes(knock.clears & !taken) {
        let duty = &duties[position];
        if duty.opens <= knock.start && knock.start < duty.closes {
            set |= bit(position);
            longest = longest.max(duty.minutes[knock.channel as usize]);
        }
    }
    loop {
        let outlasts = |position: &usize| duties[*position].closes < knock.start + longest;
        let late: DutySet = indexes(set)
            .filter(outlasts)
            .map(bit)
            .fold(0, |all, one| all | one);
        if late == 0 {
            break;
        }
        set &= !late;
        longest = minutes(duties, set, knock.channel);
    }
    if duties.iter().any(|duty| duty.series.is_some()) {
        set = one_slice_each(duties, set, taken, knock.start.div_euclid(DAY), cleared_on);
        longest = minutes(duties, set, knock.channel);
    }
    (set, longest)
}

/// The minutes of the longest of a set of duties.
pub(crate) fn minutes(duties: &[Duty], set: DutySet, channel: Channel) -> Minute {
    indexes(set)
        .map(|position| duties[position].minutes[channel as usize])
        .max()
        .unwrap_or(0)
}

/// Of each series only the slice due first, and none where one was cleared on the same day.
fn one_slice_each(
    duties: &[Duty],
    set: DutySet,
    taken: DutySet,
    day: i32,
    cleared_on: impl Fn(usize) -> Option<i32>,
) -> DutySet {
    let keeps = |&position: &usize| {
        let Some(series) = duties[position].series else {
            return true;
        };
        let sibling = |&other: &usize| other != position && duties[other].series == Some(series);
        let earlier = |other: usize| (duties[other].due, other) < (duties[position].due, position);
        let first = !indexes(set).filter(sibling).any(earlier);
        let again = indexes(taken)
            .filter(sibling)
            .any(|other| cleared_on(other) == Some(day));
        first && !again
    };
    indexes(set)
        .filter(keeps)
        .map(bit)
        .fold(0, |all, one| all | one)
}

/// Whether an appointment that clears `set` may be proposed at all: the day and the channel suit the
/// party, and it lies in the channel's hours.
pub(crate) fn proper(problem: &Problem, knock: Knock, minutes: Minute, set: DutySet) -> bool {
    let duties = problem.duties_of(knock.party);
    let party = &problem.parties[knock.party];
    let any = |asks: fn(&Duty) -> bool| indexes(set).any(|position| asks(&duties[position]));
    let shy = matches!(party.prefers, Some(Channel::Phone | Channel::Message));
    if shy && knock.channel == Channel::Door && !any(|duty| !duty.avoids_door()) {
        return false;
    }
    if party.by_phone
        && knock.channel != Channel::Phone
        && !any(|duty| !duty.allows(Channel::Phone))
    {
        return false;
    }
    let end = knock.start + minutes;
    let day = Problem::day_of(knock.start);
    if party.paused_days & 1 << day != 0 {
        return false;
    }
    problem
        .open
        .channel_holds(knock.channel, day, knock.start, end)
        || any(|duty| duty.any_hour)
}
