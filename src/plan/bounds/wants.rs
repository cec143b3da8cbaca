//! What a party wants in the easier problem, and the ways in which it could get it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use smallvec::SmallVec;

use super::places::{channels, has_time, leads};
use crate::model::Channel;
use crate::plan::problem::{Duty, Problem, Seat, bit};

/// Of a party with more open duties only the most pressing are looked at: a bound stays one.
pub(super) const MOST_DUTIES: usize = 6;

/// What a party wants.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wants {
    /// The class of each of its duties, ascending.
    pub(super) classes: SmallVec<[u8; 4]>,
    /// The ways to meet some of them at once.
    pub(super) ways: Vec<Way>,
}

/// One way to meet some of a party's duties at once, on some day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Way {
    /// The duties, a set of positions among those wanted.
    pub(super) duties: usize,
    /// Minutes that it takes of everybody who must be there.
    pub(super) minutes: i64,
    /// For each who must be there the members' days to choose from, by number.
    pub(super) seats: Seats,
}

/// For each who must be there a list of members' days.
pub(super) type Seats = SmallVec<[u32; 2]>;

/// Lists of members' days, each kept once.
#[derive(Debug, Default)]
pub(super) struct Pools {
    known: BTreeMap<Vec<u32>, u32>,
    /// The lists by number, each ascending.
    pub(super) lists: Vec<Vec<u32>>,
}

impl Pools {
    /// These lists, by number.
    #[cfg(test)]
    pub(super) fn of(lists: Vec<Vec<u32>>) -> Pools {
        let mut pools = Pools::default();
        for list in lists {
            pools.number(list);
        }
        pools
    }

    fn number(&mut self, cells: Vec<u32>) -> u32 {
        let next = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        *self.known.entry(cells).or_insert_with_key(|cells| {
            self.lists.push(cells.clone());
            next
        })
    }

    /// Whether two lists have no day in common.
    fn are_apart(&self, one: u32, other: u32) -> bool {
        let other = &self.lists[other as usize];
        let shared = |cell: &u32| other.binary_search(cell).is_ok();
        !self.lists[one as usize].iter().any(shared)
    }
}

/// What a party wants beside what agreed rows carry; nothing of what cannot be had on any day, and
/// nothing of what can be a meeting, which takes nobody's minutes.
pub(super) fn wants(problem: &Problem, party: usize, pools: &mut Pools) -> Wants {
    let carried = problem.parties[party].carried;
    let duties = problem.duties_of(party).iter().enumerate();
    let open = duties.filter(|(position, duty)| duty.asked && carried & bit(*position) == 0);
    let takes_minutes = |duty: &&Duty| !duty.allows(Channel::Meeting);
    let mut had: Vec<(&Duty, Vec<Had>)> = open
        .map(|(_, duty)| duty)
        .filter(takes_minutes)
        .map(|duty| (duty, had(problem, duty, pools)))
        .filter(|(_, had)| !had.is_empty())
        .collect();
    had.sort_by_key(|(duty, _)| duty.class);
    had.truncate(MOST_DUTIES);
    let class = |(duty, _): &(&Duty, _)| u8::try_from(duty.class).unwrap_or(u8::MAX);
    let mut ways: Vec<Way> = (1..1 << had.len())
        .filter(|&set| is_one_visit(&had, set))
        .flat_map(|set| ways(&had, set, pools))
        .collect();
    // Of the same duties in the same way the shortest is enough.
    ways.sort_unstable_by(|a, b| {
        (a.duties, &a.seats, a.minutes).cmp(&(b.duties, &b.seats, b.minutes))
    });
    ways.dedup_by(|later, kept| later.duties == kept.duties && later.seats == kept.seats);
    Wants {
        classes: had.iter().map(class).collect(),
        ways,
    }
}

/// A day and channel on which a duty could be had, with those who must be there.
struct Had {
    day: usize,
    channel: Channel,
    seats: Seats,
}

/// Every day and channel on which a duty could be had.
fn had(problem: &Problem, duty: &Duty, pools: &mut Pools) -> Vec<Had> {
    let mut members: Vec<Vec<u32>> = vec![leads(problem, duty)];
    members.extend(duty.with.iter().map(|seat: &Seat| seat.eligible.to_vec()));
    let days = (0..problem.days).filter(|day| duty.days & 1 << day != 0);
    let mut had = Vec::new();
    for (day, channel) in
        days.flat_map(|day| channels(problem, duty).map(move |channel| (day, channel)))
    {
        let able = |members: &Vec<u32>| -> Vec<u32> {
            let able = members
                .iter()
                .filter(|&&member| has_time(problem, duty, member, day, channel));
            able.map(|&member| u32::try_from(problem.cell(member, day)).unwrap_or(u32::MAX))
                .collect()
        };
        let able: Vec<Vec<u32>> = members.iter().map(able).collect();
        if !able.iter().any(Vec::is_empty) {
            let seats = able.into_iter().map(|cells| pools.number(cells)).collect();
            had.push(Had {
                day,
                channel,
                seats,
            });
        }
    }
    had
}

/// The positions in a set of wanted duties.
fn positions(set: usize) -> impl Iterator<Item = usize> {
    (0..MOST_DUTIES).filter(move |position| set & 1 << position != 0)
}

/// Whether one visit could clear a set: of a series it clears one slice.
fn is_one_visit(had: &[(&Duty, Vec<Had>)], set: usize) -> bool {
    let series = |position: usize| had[position].0.series;
    positions(set).all(|position| {
        let repeats = |other: usize| other < position && series(other) == series(position);
        series(position).is_none() || !positions(set).any(repeats)
    })
}

/// The ways to meet a set of duties at once: on a day and by a channel on which each of them could be
/// had, in the time of the longest, with as many people as must be there.
fn ways(had: &[(&Duty, Vec<Had>)], set: usize, pools: &Pools) -> Vec<Way> {
    let on = |position: usize, first: &Had| {
        let alike = |had: &&Had| (had.day, had.channel) == (first.day, first.channel);
        had[position].1.iter().find(alike)
    };
    let way = |first: &Had| {
        let all: Option<SmallVec<[&Had; 4]>> =
            positions(set).map(|position| on(position, first)).collect();
        let minutes =
            positions(set).map(|position| had[position].0.minutes[first.channel as usize]);
        Some(Way {
            duties: set,
            minutes: minutes.max().unwrap_or(0).into(),
            seats: people(all?, pools),
        })
    };
    let first = positions(set).next().map(|position| &had[position].1);
    first.into_iter().flatten().filter_map(way).collect()
}

/// Who must be there for all of some duties: everybody whom the one with the most people needs, and
/// for the others whoever cannot be one of those.
fn people(mut all: SmallVec<[&Had; 4]>, pools: &Pools) -> Seats {
    all.sort_by_key(|had| Reverse(had.seats.len()));
    let mut people = Seats::new();
    for had in all {
        let there = people.len();
        for &seat in &had.seats {
            if people[..there]
                .iter()
                .all(|&other| pools.are_apart(other, seat))
            {
                people.push(seat);
            }
        }
    }
    people
}

#[cfg(test)]
mod tests {
    use smallvec::SmallVec;

    use super::{Had, Pools, Seats, people};
    use crate::model::Channel;

    fn had(seats: &[u32]) -> Had {
        Had {
            day: 0,
            channel: Channel::Door,
            seats: Seats::from_slice(seats),
        }
    }

    #[test]
    fn whoever_cannot_be_one_of_those_there_comes_too() {
        // A butler; somebody of two, of three, of one of those three.
        let pools = Pools::of(vec![vec![7], vec![1, 2], vec![3, 4, 5], vec![4]]);
        let together = |all: &[&Had]| people(SmallVec::from_slice(all), &pools).to_vec();
        let (team, butler, known) = (had(&[1, 2]), had(&[0]), had(&[3]));
        assert_eq!(
            together(&[&butler, &team]),
            [1, 2, 0],
            "the butler is not of the team"
        );
        assert_eq!(together(&[&known, &team]), [1, 2], "who may be of the team");
        assert_eq!(together(&[&butler, &butler]), [0], "nobody comes twice");
        let both = had(&[0, 3]);
        assert_eq!(together(&[&team, &both]), [1, 2, 0]);
    }
}
