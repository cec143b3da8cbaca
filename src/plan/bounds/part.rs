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
    /// The minutes that can be filled of each of its days.
    pub(super) room: Vec<i64>,
    /// Lists of its days to choose from; none where a day outside would do, which costs nothing.
    pools: Vec<Vec<u32>>,
    /// Who wants what, and how many want the same.
    parties: Vec<(Wants, i64)>,
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
        let inside = |list: &Vec<u32>| -> Vec<u32> {
            let days: Option<Vec<u32>> = list.iter().map(inside).collect();
            days.unwrap_or_default()
        };
        let mut counted: BTreeMap<Wants, i64> = BTreeMap::new();
        for wants in parties {
            *counted.entry(wants).or_default() += 1;
        }
        let mut part = Part {
            room: cells.iter().map(|&cell| room[cell as usize]).collect(),
            pools: pools.lists.iter().map(inside).collect(),
            parties: counted.into_iter().collect(),
        };
        part.fill_whole();
        part
    }

    /// Leaves of each day the minutes that whole visits can fill: no plan makes 55 of those that take
    /// 15 and 30.
    fn fill_whole(&mut self) {
        let mut lengths = vec![Vec::new(); self.room.len()];
        for way in self.parties.iter().flat_map(|(wants, _)| &wants.ways) {
            for &pool in &way.seats {
                for &day in &self.pools[pool as usize] {
                    lengths[day as usize].push(way.minutes);
                }
            }
        }
        for (room, mut lengths) in self.room.iter_mut().zip(lengths) {
            lengths.sort_unstable();
            lengths.dedup();
            *room = most_filled(*room, &lengths);
        }
    }

    /// At least so much is left out here whatever is planned, if leaving out a duty of a class costs
    /// its weight (a class without one does not count): everybody pays for the minutes taken, and
    /// what the days are worth is given back.
    ///
    /// Adds to `taken` the minutes that are taken of each day, in [`PARTS`]: where ways or days differ
    /// by less than `alike` a minute or a visit, some of each.
    pub(super) fn least(
        &self,
        prices: &[i64],
        weights: &[i64],
        alike: i64,
        taken: &mut [i64],
    ) -> i64 {
        let cheapest = |pool: &Vec<u32>| {
            let prices = pool.iter().map(|&day| prices[day as usize]);
            prices.min().unwrap_or(0)
        };
        let cheapest: Vec<i64> = self.pools.iter().map(cheapest).collect();
        let cost = |way: &Way| {
            let seats = way.seats.iter().map(|&pool| cheapest[pool as usize]);
            seats.sum::<i64>() * way.minutes
        };
        let mut asked = vec![0; self.pools.len()];
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
                    for &pool in &way.seats {
                        asked[pool as usize] += count * share * way.minutes;
                    }
                }
            }
        }
        for ((pool, minutes), cheapest) in self.pools.iter().zip(asked).zip(cheapest) {
            let like = |day: &&u32| prices[**day as usize] <= cheapest + alike / 10;
            let days = pool.iter().filter(like).count();
            for &day in pool.iter().filter(like) {
                taken[day as usize] += minutes / i64::try_from(days).unwrap_or(1);
            }
        }
        let worth = prices
            .iter()
            .zip(&self.room)
            .map(|(price, room)| price * room);
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
