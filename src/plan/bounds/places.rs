//! Where a party's most pressing duty could be done in the easier problem.

use crate::model::Channel;
use crate::plan::intake::suitable;
use crate::plan::problem::{Duty, Problem, bit};

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

/// The demand of a party: its most pressing asked duty that no agreed row carries. `None` where it
/// has none, or where it may cost nobody minutes (a meeting).
pub(super) fn demand(problem: &Problem, party: usize) -> Option<Demand> {
    let facts = &problem.parties[party];
    let duties = problem.duties_of(party);
    let open = |position: &usize| duties[*position].asked && facts.carried & bit(*position) == 0;
    let position = (0..duties.len())
        .filter(open)
        .min_by_key(|&position| (duties[position].class, position))?;
    let duty = &duties[position];
    let alone = duties.len() == 1;
    let channels: Vec<Channel> = if alone {
        suitable(problem, duty)
    } else {
        duty.channels
            .iter()
            .copied()
            .filter(|&channel| duty.allows(channel))
            .collect()
    };
    let nobody = problem.teams.of(duty.teams.clone()).is_empty();
    if channels.contains(&Channel::Meeting) && !nobody {
        return None;
    }
    let minutes = channels
        .iter()
        .map(|&channel| i64::from(duty.minutes[channel as usize]))
        .min()
        .unwrap_or(1);
    let cells = if alone {
        own_cells(problem, duty)
    } else {
        role_cells(problem, duty)
    };
    Some(Demand {
        class: duty.class,
        minutes,
        cells,
    })
}

/// The days of those who may take the seat that the fewest may take, where hours allow it at all.
fn own_cells(problem: &Problem, duty: &Duty) -> Vec<u32> {
    let seats = std::iter::once(&duty.lead).chain(&duty.with);
    let scarce = seats
        .min_by_key(|seat| seat.eligible.len())
        .unwrap_or(&duty.lead);
    cells(problem, scarce.eligible.iter().copied(), duty.possible)
}

/// The days of everybody with the leading role in the duty's window: with several duties a
/// stand-in may clear it, at other hours, by another channel.
fn role_cells(problem: &Problem, duty: &Duty) -> Vec<u32> {
    let members = (0_u32..).zip(&problem.members);
    cells(
        problem,
        members
            .filter(|(_, member)| member.role == duty.lead.role)
            .map(|(index, _)| index),
        duty.days,
    )
}

fn cells(problem: &Problem, members: impl Iterator<Item = u32>, days: u64) -> Vec<u32> {
    let mut cells = Vec::new();
    for member in members {
        for day in (0..problem.days).filter(|day| days & 1 << day != 0) {
            if !problem.members[member as usize].spans[day].is_empty() {
                cells.push(u32::try_from(problem.cell(member, day)).unwrap_or(u32::MAX));
            }
        }
    }
    cells
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
