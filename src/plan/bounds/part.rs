//! A crowded part of the month: members' days that are full, and who wants minutes of them.

use std::collections::BTreeMap;

use super::wants::{MOST_DUTIES, Pools, Wants, Way};

/// What leaving out a duty costs: prices of minutes are counted in this.
pub(super) const DUTY: i64 = 1 << 32;

/// Minutes taken of a day are counted in so small parts.
pub(super) const PARTS: i64 = 1 << 10;

/// A crowded part of the month.
#[derive(Debug)]
pub(super) struct Part {
    /// The minutes that can be filled of each of its days; then, of each again, those that visits of
    /// its usual length can fill.
    pub(super) limits: Vec<i64>,
    /// Of each day the length of visit by which it is filled, 0 where that tells nothing.
    usual: Vec<i64>,
    /// Seats that somebody must take.
    seats: Vec<Seat>,
    /// Who wants what, and how many want the same; a way's seats are numbers of `seats`.
    parties: Vec<(Wants, i64)>,
}

/// So many minutes of one of these days; none where a day outside would do, which costs nothing.
#[derive(Debug)]
struct Seat {
    minutes: i64,
    days: Vec<u32>,
}

/// The cheapest way to meet each set of a party's duties, [`i64::MAX`] where there is none.
type Costs = [i64; 1 << MOST_DUTIES];

impl Part {
    /// The part of these members' days, of which `room` tells the minutes.
    pub(super) fn new(cells: &[u32], room: &[i64], pools: &Pools, parties: Vec<Wants>) -> Part {
        let inside = |cell: &u32| {
            let position = cells.binary_search(cell).ok()?;
            u32::try_from(position).ok()
        };
        let mut known: BTreeMap<(u32, i64), u32> = BTreeMap::new();
        let mut seats: Vec<Seat> = Vec::new();
        let mut counted: BTreeMap<Wants, i64> = BTreeMap::new();
        for mut wants in parties {
            for way in &mut wants.ways {
                for pool in &mut way.seats {
                    let next = u32::try_from(seats.len()).unwrap_or(u32::MAX);
                    let days = &pools.lists[*pool as usize];
                    *pool = *known.entry((*pool, way.minutes)).or_insert_with(|| {
                        let days: Option<Vec<u32>> = days.iter().map(inside).collect();
                        seats.push(Seat {
                            minutes: way.minutes,
                            days: days.unwrap_or_default(),
                        });
                        next
                    });
                }
            }
            *counted.entry(wants).or_default() += 1;
        }
        let mut part = Part {
            limits: cells.iter().map(|&cell| room[cell as usize]).collect(),
            usual: Vec::new(),
            seats,
            parties: counted.into_iter().collect(),
        };
        part.fill_whole();
        part
    }

    /// Leaves of each day the minutes that whole visits can fill: no plan makes 55 of those that take
    /// 15 and 30, and of 44 no more than 40 of those that take 5 or more, whatever is done with the
    /// rest.
    fn fill_whole(&mut self) {
        let mut asked: Vec<BTreeMap<i64, i64>> = vec![BTreeMap::new(); self.limits.len()];
        for (wants, count) in &self.parties {
            for &seat in wants.ways.iter().flat_map(|way| &way.seats) {
                let seat = &self.seats[seat as usize];
                for &day in &seat.days {
                    *asked[day as usize].entry(seat.minutes).or_default() += count;
                }
            }
        }
        for (room, asked) in self.limits.iter_mut().zip(&asked) {
            let lengths: Vec<i64> = asked.keys().copied().collect();
            *room = most_filled(*room, &lengths);
            let uneven = asked.iter().filter(|&(&length, _)| *room % length != 0);
            let usual = uneven.max_by_key(|&(&length, &count)| (count, length));
            self.usual.push(usual.map_or(0, |(&length, _)| length));
        }
        let rooms = self.limits.iter().zip(&self.usual);
        let whole: Vec<i64> = rooms.map(|(&room, &usual)| rounded(room, usual)).collect();
        self.limits.extend(whole);
    }

    /// How much a seat takes of the two limits of one of its days, each by its number.
    fn takes(&self, seat: &Seat, day: u32) -> [(usize, i64); 2] {
        let (day, days) = (day as usize, self.usual.len());
        let whole = rounded(seat.minutes, self.usual[day]);
        [(day, seat.minutes), (days + day, whole)]
    }

    /// What a seat costs on one of its days.
    fn price(&self, prices: &[i64], seat: &Seat, day: u32) -> i64 {
        let taken = self.takes(seat, day).into_iter();
        taken.map(|(limit, minutes)| prices[limit] * minutes).sum()
    }

    /// At least so much is left out here whatever is planned, if leaving out a duty of a class costs
    /// its weight (a class without one does not count): everybody pays for the minutes taken, and
    /// what the days are worth is given back.
    ///
    /// Adds to `taken` the minutes that are taken of each limit, in [`PARTS`]: where ways or days differ
    /// by less than `alike` a minute or a visit, some of each.
    pub(super) fn least(
        &self,
        prices: &[i64],
        weights: &[i64],
        alike: i64,
        taken: &mut [i64],
    ) -> i64 {
        let cheapest = |seat: &Seat| {
            let days = seat.days.iter();
            days.map(|&day| self.price(prices, seat, day)).min()
        };
        let cheapest: Vec<i64> = self
            .seats
            .iter()
            .map(|seat| cheapest(seat).unwrap_or(0))
            .collect();
        let cost = |way: &Way| {
            let seats = way.seats.iter().map(|&seat| cheapest[seat as usize]);
            seats.sum::<i64>()
        };
        let mut asked = vec![0; self.seats.len()];
        let mut least = 0;
        for (wants, count) in &self.parties {
            let counts = |class: &u8| usize::from(*class) < weights.len();
            let wanted = wants.classes.partition_point(counts);
            let all = (1 << wanted) - 1;
            let ways = || wants.ways.iter().filter(|way| way.duties <= all);
            let mut costs: Costs = [i64::MAX; 1 << MOST_DUTIES];
            for way in ways() {
                costs[way.duties] = costs[way.duties].min(cost(way));
            }
            let left_out = |position: usize| weights[usize::from(wants.classes[position])];
            let (spent, visits) = divided(&costs, all, left_out);
            least += spent * count;
            for visit in visits {
                let like = |way: &&Way| way.duties == visit && cost(way) <= costs[visit] + alike;
                let chosen = ways().filter(like).count();
                let share = PARTS / i64::try_from(chosen).unwrap_or(1);
                for way in ways().filter(like) {
                    for &seat in &way.seats {
                        asked[seat as usize] += count * share;
                    }
                }
            }
        }
        for ((seat, visits), cheapest) in self.seats.iter().zip(asked).zip(cheapest) {
            let alike = cheapest + alike / 10 * seat.minutes;
            let like = |day: &&u32| self.price(prices, seat, **day) <= alike;
            let days = seat.days.iter().filter(like).count();
            let share = visits / i64::try_from(days).unwrap_or(1).max(1);
            for &day in seat.days.iter().filter(like) {
                for (limit, minutes) in self.takes(seat, day) {
                    taken[limit] += share * minutes;
                }
            }
        }
        let worth = prices
            .iter()
            .zip(&self.limits)
            .map(|(price, limit)| price * limit);
        least - worth.sum::<i64>()
    }
}

/// What it costs to meet all duties of a set or leave some out, at least, and the sets that are met
/// together then.
fn divided(costs: &Costs, all: usize, left_out: impl Fn(usize) -> i64) -> (i64, Vec<usize>) {
    let mut least = [0; 1 << MOST_DUTIES];
    let mut taken = [0; 1 << MOST_DUTIES];
    for set in 1..=all {
        let first = set & set.wrapping_neg();
        let others = set ^ first;
        let position = set.trailing_zeros() as usize;
        (least[set], taken[set]) = (least[others] + left_out(position), 0);
        let mut with = others;
        loop {
            let visit = with | first;
            let spent = costs[visit].saturating_add(least[set ^ visit]);
            if spent < least[set] {
                (least[set], taken[set]) = (spent, visit);
            }
            if with == 0 {
                break;
            }
            with = (with - 1) & others;
        }
    }
    let mut visits = Vec::new();
    let mut left = all;
    while left != 0 {
        let visit = taken[left];
        if visit == 0 {
            left &= left - 1;
        } else {
            visits.push(visit);
            left ^= visit;
        }
    }
    (least[all], visits)
}

/// So many minutes as visits of a length fill of them.
fn rounded(minutes: i64, length: i64) -> i64 {
    if length == 0 {
        return 0;
    }
    minutes - minutes % length
}

/// The most minutes, up to `room`, that some visits of these lengths take.
fn most_filled(room: i64, lengths: &[i64]) -> i64 {
    let room = usize::try_from(room).unwrap_or(0);
    let mut filled = vec![false; room + 1];
    filled[0] = true;
    for minutes in 0..room {
        if filled[minutes] {
            let ends = lengths
                .iter()
                .map(|&length| minutes + usize::try_from(length).unwrap_or(room));
            for end in ends.filter(|&end| end <= room) {
                filled[end] = true;
            }
        }
    }
    let most = filled.iter().rposition(|&is_filled| is_filled);
    i64::try_from(most.unwrap_or(0)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::{DUTY, MOST_DUTIES, divided, most_filled};

    #[test]
    fn a_day_is_filled_with_whole_visits() {
        assert_eq!(most_filled(55, &[15, 20]), 55);
        assert_eq!(most_filled(29, &[15, 20]), 20);
        assert_eq!(most_filled(14, &[15, 20]), 0);
        assert_eq!(most_filled(60, &[]), 0, "nobody asks");
    }

    #[test]
    fn duties_are_met_together_apart_or_not_whichever_is_cheapest() {
        let mut costs = [i64::MAX; 1 << MOST_DUTIES];
        (costs[0b01], costs[0b10], costs[0b11]) = (10, DUTY * 2, DUTY);
        assert_eq!(divided(&costs, 0b11, |_| DUTY), (DUTY, vec![0b11]));
        costs[0b11] = DUTY + 11;
        assert_eq!(
            divided(&costs, 0b11, |_| DUTY),
            (DUTY + 10, vec![0b01]),
            "one is left out"
        );
        costs[0b10] = 20;
        assert_eq!(divided(&costs, 0b11, |_| DUTY), (30, vec![0b01, 0b10]));
    }
}
