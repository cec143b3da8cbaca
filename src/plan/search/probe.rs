//! Where a crew could start an appointment of one kind on one day.

use smallvec::SmallVec;

use crate::model::Channel;
use crate::plan::problem::{Crew, Minute, NOWHERE, Problem, Slot};
use crate::plan::state::{Call, Gap, Plan, same_day, walked_to};

/// The times of day on which appointments are proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grid {
    /// Every five minutes, as people keep appointments; where a stretch has no such minute, its
    /// first and last.
    Five,
    /// Every minute: where nothing else is left.
    One,
}

impl Grid {
    /// The finer one after the coarser.
    pub(crate) const ALL: [Grid; 2] = [Grid::Five, Grid::One];
}

/// What is asked of a place on a day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask<'a> {
    /// With whom.
    pub(crate) party: usize,
    /// Who goes.
    pub(crate) crew: &'a Crew,
    /// How.
    pub(crate) channel: Channel,
    /// How long.
    pub(crate) minutes: Minute,
    /// Whether the channel's hours may be left.
    pub(crate) any_hour: bool,
    /// Not before.
    pub(crate) from: Minute,
    /// Over by then.
    pub(crate) until: Minute,
    /// Which minutes.
    pub(crate) grid: Grid,
}

/// The gaps of a day in which an appointment fits.
type Gaps = SmallVec<[Gap; 16]>;

/// A possible start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Start {
    /// The minute.
    pub(crate) at: Minute,
    /// By how many minutes walking grows, over the crew.
    pub(crate) walk: Minute,
}

/// Tells `look` the starts worth looking at on `day`: for each gap of each slot the first one and
/// the last one. Of a crew those of the first that suit all others.
pub(crate) fn starts(plan: &Plan<'_>, ask: Ask<'_>, day: usize, look: &mut impl FnMut(Start)) {
    if !has_minutes(plan, ask, day) {
        return;
    }
    let problem = plan.problem;
    let Some((first, others)) = ask.crew.split_first() else {
        return;
    };
    let mut common = Gaps::new();
    for slot in slots(plan, ask, problem.cell(*first, day), day) {
        add_gaps(plan, ask, problem.cell(*first, day), slot, &mut common);
    }
    for &member in others {
        let mut theirs = Gaps::new();
        for &(from, to) in &problem.members[member as usize].spans[day] {
            let span = Slot {
                from,
                to,
                span_from: from,
            };
            add_gaps(plan, ask, problem.cell(member, day), span, &mut theirs);
        }
        common = common
            .iter()
            .flat_map(|gap| theirs.iter().filter_map(|other| gap.meet(other)))
            .collect();
    }
    for gap in common {
        for at in ends(gap.earliest, gap.latest, ask.grid) {
            look(Start { at, walk: gap.walk });
        }
    }
}

/// Adds the gaps of a member's day in which it fits inside a slot.
fn add_gaps(plan: &Plan<'_>, ask: Ask<'_>, cell: usize, slot: Slot, gaps: &mut Gaps) {
    let Problem {
        places, settings, ..
    } = plan.problem;
    let add = |gap| gaps.push(gap);
    plan.day(cell)
        .gaps(&slot, call(ask), places, settings.early, add);
}

/// By how many minutes walking grows if the appointment starts exactly at `at`; `None` where it
/// does not fit.
pub(crate) fn fits(plan: &Plan<'_>, ask: Ask<'_>, at: Minute) -> Option<Minute> {
    let problem = plan.problem;
    let day = Problem::day_of(at);
    let call = call(ask);
    if !has_minutes(plan, ask, day) {
        return None;
    }
    let joins = |member: &u32| {
        let cell = problem.cell(*member, day);
        slots(plan, ask, cell, day).find_map(|slot| {
            plan.day(cell)
                .admits(&slot, at, call, &problem.places, problem.settings.early)
        })
    };
    ask.crew.iter().map(joins).sum()
}

/// Whether everybody's day has minutes enough left; a meeting takes none of them.
fn has_minutes(plan: &Plan<'_>, ask: Ask<'_>, day: usize) -> bool {
    let taken = |member: &u32| plan.day(plan.problem.cell(*member, day)).minutes;
    let fits = |member: &u32| taken(member) + ask.minutes <= plan.per_day;
    ask.channel == Channel::Meeting || ask.crew.iter().all(fits)
}

fn call(ask: Ask<'_>) -> Call {
    let party = u32::try_from(ask.party).unwrap_or(NOWHERE);
    let place = if walked_to(ask.channel) {
        party
    } else {
        NOWHERE
    };
    Call {
        minutes: ask.minutes,
        place,
        door: ask.channel == Channel::Door,
    }
}

/// The slots of a member's day, cut to the window and to the party's own hours.
fn slots<'a>(
    plan: &'a Plan<'_>,
    ask: Ask<'a>,
    cell: usize,
    day: usize,
) -> impl Iterator<Item = Slot> + 'a {
    let problem = plan.problem;
    let own = match ask.channel {
        Channel::Door | Channel::Phone => problem.parties[ask.party].hours.as_ref(),
        _ => None,
    };
    let all = problem.open.slots(cell, ask.channel, ask.any_hour).iter();
    let cut = move |slot: &'a Slot| {
        let whole = (slot.from.max(ask.from), slot.to.min(ask.until));
        let parts: SmallVec<[(Minute, Minute); 4]> = match own {
            Some(hours) => overlaps(whole, &hours[day]).collect(),
            None => SmallVec::from_slice(&[whole]),
        };
        let span_from = slot.span_from;
        parts.into_iter().map(move |(from, to)| Slot {
            from,
            to,
            span_from,
        })
    };
    all.flat_map(cut).filter(move |slot| {
        slot.from + ask.minutes <= slot.to && same_day(slot.from, slot.from + ask.minutes)
    })
}

/// The parts of `whole` that lie in one of `hours`.
fn overlaps(
    whole: (Minute, Minute),
    hours: &[(Minute, Minute)],
) -> impl Iterator<Item = (Minute, Minute)> {
    hours
        .iter()
        .map(move |&(from, to)| (from.max(whole.0), to.min(whole.1)))
}

/// The first and the last start of a stretch on the grid.
fn ends(earliest: Minute, latest: Minute, grid: Grid) -> [Minute; 2] {
    let (first, last) = (
        earliest.div_euclid(5) * 5 + if earliest.rem_euclid(5) == 0 { 0 } else { 5 },
        latest.div_euclid(5) * 5,
    );
    if grid == Grid::One || first > last {
        [earliest, latest]
    } else {
        [first, last]
    }
}

#[cfg(test)]
mod tests {
    use super::{Grid, ends};

    #[test]
    fn starts_stand_on_the_grid_where_there_is_room_for_one() {
        assert_eq!(ends(541, 588, Grid::Five), [545, 585]);
        assert_eq!(ends(541, 544, Grid::Five), [541, 544]);
        assert_eq!(ends(541, 588, Grid::One), [541, 588]);
    }
}
