//! Prices of members' days under which the least is left out that can be told.
//!
//! A Lagrangian relaxation: instead of being forbidden, minutes beyond a day's room are paid for. Any
//! prices give a bound; good ones are found by the volume algorithm (Barahona and Anbil 2000): prices
//! move along the average of what was taken too much so far.

use super::part::{DUTY, PARTS, Part};

/// How often prices are moved.
const ROUNDS: usize = 240;

/// After so many rounds without a better bound steps become shorter.
const PATIENCE: usize = 12;

/// The share of the last round in the average: 1 in so many.
const MEMORY: i64 = 10;

/// Steps are counted in so small parts of the way to the goal.
const STEP: i64 = 1 << 16;

/// How many duties up to a class any plan leaves out of a part, where `left` are known to be enough.
pub(super) fn left_out(part: &Part, class: u8, left: i64) -> i64 {
    let mut ascent = Ascent::new(part, class);
    for _ in 0..ROUNDS {
        if ascent.bound > (left - 1) * DUTY || !ascent.step(left * DUTY) {
            break;
        }
    }
    // No part of a duty is left out.
    (ascent.bound + DUTY - 1).div_euclid(DUTY).max(0)
}

/// The search for prices.
struct Ascent<'p> {
    part: &'p Part,
    class: u8,
    /// The best prices so far, and what they tell.
    prices: Vec<i64>,
    bound: i64,
    /// The average of the minutes taken.
    average: Vec<i64>,
    /// How far the next step goes.
    reach: i64,
    idle: usize,
}

impl<'p> Ascent<'p> {
    /// Begins where all days are equally dear: the narrowest cut is one of these.
    fn new(part: &'p Part, class: u8) -> Ascent<'p> {
        let mut ascent = Ascent {
            part,
            class,
            prices: Vec::new(),
            bound: i64::MIN,
            average: Vec::new(),
            reach: STEP / 16,
            idle: 0,
        };
        // What is told rises and then falls with a common price.
        let (mut low, mut high) = (0, DUTY);
        while high - low > DUTY >> 12 {
            let third = (high - low) / 3;
            if ascent.flat(low + third).0 < ascent.flat(high - third).0 {
                low += third;
            } else {
                high -= third;
            }
        }
        let price = i64::midpoint(low, high);
        (ascent.bound, ascent.average) = ascent.flat(price);
        ascent.prices = vec![price; part.room.len()];
        ascent
    }

    fn flat(&self, price: i64) -> (i64, Vec<i64>) {
        self.at(&vec![price; self.part.room.len()])
    }

    /// What prices tell, and the minutes taken under them.
    fn at(&self, prices: &[i64]) -> (i64, Vec<i64>) {
        let mut taken = vec![0; prices.len()];
        let least = self.part.least(prices, self.class, &mut taken);
        (least, taken)
    }

    /// Moves the prices once; tells whether there was any way to move them.
    fn step(&mut self, goal: i64) -> bool {
        let over = |((taken, room), price): ((&i64, &i64), &i64)| {
            let over = taken - room * PARTS;
            if *price == 0 { over.max(0) } else { over }
        };
        let days = self.average.iter().zip(&self.part.room);
        let over: Vec<i64> = days.zip(&self.prices).map(over).collect();
        let square = |over: &i64| i128::from(*over) * i128::from(*over);
        let length: i128 = over.iter().map(square).sum();
        if length == 0 {
            return false;
        }
        let gap = i128::from(goal - self.bound) * i128::from(PARTS);
        let moved = |(price, over): (&i64, &i64)| {
            let by = gap * i128::from(*over) / length * i128::from(self.reach) / i128::from(STEP);
            let price = i128::from(*price) + by;
            i64::try_from(price.clamp(0, i128::from(DUTY))).unwrap_or(DUTY)
        };
        let prices: Vec<i64> = self.prices.iter().zip(&over).map(moved).collect();
        let (bound, taken) = self.at(&prices);
        for (average, taken) in self.average.iter_mut().zip(&taken) {
            *average += (taken - *average) / MEMORY;
        }
        if bound > self.bound {
            self.reach = (self.reach + self.reach / 8).min(2 * STEP);
            (self.bound, self.prices, self.idle) = (bound, prices, 0);
        } else {
            self.idle += 1;
            if self.idle.is_multiple_of(PATIENCE) {
                self.reach -= self.reach / 3;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use smallvec::SmallVec;

    use super::left_out;
    use crate::plan::bounds::part::Part;
    use crate::plan::bounds::wants::{Pools, Wants, Way};
    use crate::plan::random::Random;

    /// A part of two members' days, and parties that want minutes of them.
    struct Crowd {
        room: Vec<i64>,
        pools: Pools,
        parties: Vec<Wants>,
    }

    impl Crowd {
        fn part(&self) -> Part {
            let cells: Vec<u32> = (0..).take(self.room.len()).collect();
            Part::new(&cells, &self.room, &self.pools, self.parties.clone())
        }

        /// The fewest duties left out, by trying everything.
        fn fewest(&self) -> i64 {
            self.fewest_from(0, 0, &mut self.room.clone())
        }

        fn fewest_from(&self, party: usize, met: usize, room: &mut [i64]) -> i64 {
            let Some(wants) = self.parties.get(party) else {
                return 0;
            };
            let wanted = wants.classes.len();
            let left = wanted - usize::try_from(met.count_ones()).unwrap_or(0);
            let mut fewest =
                self.fewest_from(party + 1, 0, room) + i64::try_from(left).unwrap_or(0);
            for way in wants.ways.iter().filter(|way| way.duties & met == 0) {
                let days = &self.pools.lists;
                let both = |first: &u32| {
                    let second = way.seats.get(1).map(|&seat| days[seat as usize].clone());
                    let second =
                        second.map_or(vec![None], |days| days.into_iter().map(Some).collect());
                    second
                        .into_iter()
                        .map(|second| (*first, second))
                        .collect::<Vec<_>>()
                };
                for (first, second) in days[way.seats[0] as usize].iter().flat_map(both) {
                    let mut after = room.to_vec();
                    after[first as usize] -= way.minutes;
                    if let Some(second) = second {
                        after[second as usize] -= way.minutes;
                    }
                    if after.iter().all(|&minutes| minutes >= 0) {
                        let met = met | way.duties;
                        fewest = fewest.min(self.fewest_from(party, met, &mut after));
                    }
                }
            }
            fewest
        }
    }

    fn way(duties: usize, minutes: i64, seats: &[u32]) -> Way {
        Way {
            duties,
            minutes,
            seats: SmallVec::from_slice(seats),
        }
    }

    /// Two members, two days each.
    fn pools() -> Pools {
        Pools::of(vec![vec![0, 1], vec![2, 3], vec![0, 1, 2, 3], vec![1]])
    }

    #[test]
    fn whole_visits_and_shared_visits_are_counted() {
        let alone = Wants {
            classes: SmallVec::from_slice(&[2]),
            ways: vec![way(1, 20, &[0])],
        };
        let both = Wants {
            classes: SmallVec::from_slice(&[2, 2]),
            ways: vec![
                way(0b01, 20, &[0]),
                way(0b10, 20, &[0]),
                way(0b11, 20, &[0]),
            ],
        };
        let crowd = |parties: Vec<Wants>| Crowd {
            room: vec![30, 30, 0, 0],
            pools: pools(),
            parties,
        };
        let three = crowd(vec![alone.clone(); 3]);
        assert_eq!(
            left_out(&three.part(), 2, 3),
            1,
            "of 60 minutes 40 can be filled"
        );
        assert_eq!(left_out(&three.part(), 1, 0), 0, "no such class");
        let shared = crowd(vec![both.clone(), both.clone(), both]);
        assert_eq!(
            left_out(&shared.part(), 2, 6),
            2,
            "whoever is left out has two"
        );
        let mixed = crowd(vec![alone.clone(), alone, shared.parties[0].clone()]);
        assert_eq!(
            left_out(&mixed.part(), 2, 4),
            1,
            "the visit for two comes first"
        );
    }

    #[test]
    fn no_choice_of_visits_leaves_out_less() {
        let mut met = 0;
        for seed in 0..300 {
            let mut random = Random::new(seed);
            let mut below = |most: usize| random.below(most);
            let parties = (0..2 + below(3)).map(|_| {
                let shared = below(2) == 0;
                let minutes = 10 + 5 * i64::try_from(below(4)).unwrap_or(0);
                let seats = match below(4) {
                    0 => vec![0, 1],
                    1 => vec![2],
                    2 => vec![3],
                    _ => vec![0],
                };
                let mut ways = vec![way(1, minutes, &seats)];
                let mut classes = SmallVec::from_slice(&[2]);
                if shared {
                    classes.push(2);
                    ways.push(way(0b10, 10, &[1]));
                    ways.push(way(0b11, minutes + 5, &seats));
                }
                Wants { classes, ways }
            });
            let crowd = Crowd {
                parties: parties.collect(),
                room: vec![30, 20, 25, 0],
                pools: pools(),
            };
            let fewest = crowd.fewest();
            let bound = left_out(&crowd.part(), 2, fewest);
            assert!(bound <= fewest, "seed {seed}: {bound} of {fewest}");
            met += usize::from(fewest > 0 && bound == fewest);
        }
        assert!(met > 50, "the bound is often reached: {met}");
    }
}
