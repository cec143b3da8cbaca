//! Where a party's duties could be done in the easier problem.

use crate::model::Channel;
use crate::plan::problem::{Duty, Minute, Problem, Seat, bit, intersect};

/// A demand of the easier problem: the fewest minutes a duty takes, and the cells it could take
/// them from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Demand {
    /// The duty's class.
    pub(super) class: usize,
    /// The fewest minutes.
    pub(super) minutes: i64,
    /// Members' days, ascending.
    pub(super) cells: Vec<u32>,
}

/// What the easier problem asks for a party.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Needs {
    /// How many asked duties of each class nobody could meet on any day, whatever else is planned.
    pub(super) impossible: [i64; 4],
    /// Some of the others, the most pressing first, no two of which ask for minutes of one cell.
    pub(super) demands: Vec<Demand>,
}

/// The needs of a party, beside what agreed rows carry.
///
/// Of duties that the same minutes could serve only one is a demand: the most pressing, then the
/// longest. Duties without a common cell cost minutes of their own even in one appointment, for
/// whoever comes along gives the time too. What can be a meeting takes nobody's minutes.
pub(super) fn needs(problem: &Problem, party: usize) -> Needs {
    let facts = &problem.parties[party];
    let duties = problem.duties_of(party).iter().enumerate();
    let open = duties.filter(|(position, duty)| duty.asked && facts.carried & bit(*position) == 0);
    let mut needs = Needs::default();
    let mut possible: Vec<Demand> = Vec::new();
    for (_, duty) in open {
        let cells = cells(problem, duty);
        let minutes = channels(problem, duty).map(|channel| duty.minutes[channel as usize]);
        if cells.is_empty() {
            needs.impossible[duty.class] += 1;
        } else if !duty.allows(Channel::Meeting) {
            possible.push(Demand {
                class: duty.class,
                minutes: minutes.min().unwrap_or(1).into(),
                cells,
            });
        }
    }
    possible.sort_by_key(|demand| (demand.class, std::cmp::Reverse(demand.minutes)));
    for demand in possible {
        let apart = |other: &Demand| other.cells.iter().all(|cell| !demand.cells.contains(cell));
        if needs.demands.iter().all(apart) {
            needs.demands.push(demand);
        }
    }
    needs
}

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
                let able = |member: &u32| has_time(problem, duty, *member, day);
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
fn leads(problem: &Problem, duty: &Duty) -> Vec<u32> {
    let seats = problem
        .duties_of(duty.party)
        .iter()
        .flat_map(|other| std::iter::once(&other.lead).chain(&other.with));
    let mut leads: Vec<u32> = seats
        .flat_map(|seat| seat.eligible.iter().copied())
        .filter(|&member| problem.members[member as usize].role == duty.lead.role)
        .collect();
    leads.sort_unstable();
    leads.dedup();
    leads
}

/// Whether a member has a stretch on a day that is long enough, in the duty's window, the
/// channel's hours and the party's own.
fn has_time(problem: &Problem, duty: &Duty, member: u32, day: usize) -> bool {
    let cell = problem.cell(member, day);
    channels(problem, duty).any(|channel| {
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
    })
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
