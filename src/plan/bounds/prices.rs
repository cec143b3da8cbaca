//! Prices of members' days under which the least is left out that can be told.
//!
//! A Lagrangian relaxation: instead of being forbidden, minutes beyond a day's room are paid for. Any
//! prices give a bound; good ones are found by deflected subgradients (Camerini, Fratta and Maffioli
//! 1975): days of which too much is taken grow dearer, and each step remembers the ones before it.

use super::part::{DUTY, PARTS, Part};

/// A duty of a class before the one that is looked at weighs as much as so many of that one: few enough
/// for prices to be found, and more than would find a place in its stead.
const HEAVIER: i64 = 8;

/// How often the search begins again, from the best prices found, with shorter steps.
const BEGINNINGS: u32 = 8;

/// How often prices are moved each time.
const ROUNDS: usize = 200;

/// After so many rounds without a better bound steps become shorter.
const PATIENCE: usize = 20;

/// Steps are counted in so small parts of the way to the goal.
const STEP: i64 = 1 << 16;

/// Shorter steps lead nowhere.
const SHORTEST: i64 = STEP / 16;

/// Ways whose costs differ by less are as good, at first.
const ALIKE: i64 = DUTY / 50;

/// How many duties of each class any plan leaves out of a part; so many as `left` are known to be enough.
///
/// A class counts for plans that leave out as few as must be of those before it: if of one of them
/// more is left out, nothing follows for this one.
pub(super) fn left_out(part: &Part, left: [i64; 4]) -> [i64; 4] {
    let mut least = [0; 4];
    let mut prices = vec![0; part.limits.len()];
    for class in (0..left.len()).filter(|&class| left[class] > 0) {
        let mut weights = vec![DUTY * HEAVIER; class];
        weights.push(DUTY);
        let weigh = |counts: &[i64; 4]| -> i64 {
            let weighed = counts.iter().zip(&weights);
            weighed.map(|(count, weight)| count * weight).sum()
        };
        let known = weigh(&least);
        least[class] = left[class];
        let enough = weigh(&least);
        // What minutes were worth to the class before, which weighs more now.
        for price in &mut prices {
            *price *= HEAVIER;
        }
        let told = most_told(part, &weights, enough, &mut prices);
        // No part of a duty is left out.
        let told = ((told - known) + DUTY - 1).div_euclid(DUTY);
        least[class] = told.clamp(0, left[class]);
    }
    least
}

/// The most that prices tell of what is left out, by these weights; more than `enough` is not to be had.
/// The search begins at `prices` and leaves there the best it finds.
fn most_told(part: &Part, weights: &[i64], enough: i64, prices: &mut Vec<i64>) -> i64 {
    let limits = part.limits.len();
    let mut best = i64::MIN;
    for beginning in 0..BEGINNINGS {
        let mut ascent = Ascent {
            part,
            weights,
            prices: prices.clone(),
            taken: vec![0; limits],
            direction: vec![0; limits],
            alike: ALIKE >> beginning,
            reach: STEP,
        };
        let mut idle = 0;
        for _ in 0..ROUNDS {
            if best > enough - DUTY || ascent.reach < SHORTEST {
                break;
            }
            let told = ascent.tell();
            if told > best {
                best = told;
                prices.clone_from(&ascent.prices);
                idle = 0;
            } else {
                idle += 1;
            }
            if idle == PATIENCE {
                idle = 0;
                ascent.reach -= ascent.reach * 2 / 5;
            }
            // How much can be told is not known: at first as much as is left out, then less and less.
            let goal = best + ((enough - best) >> beginning);
            if !ascent.step(goal - told) {
                break;
            }
        }
    }
    best
}

/// The search for prices.
struct Ascent<'p> {
    part: &'p Part,
    weights: &'p [i64],
    prices: Vec<i64>,
    /// The minutes taken under them, in parts.
    taken: Vec<i64>,
    /// Where prices go, from what was taken too much so far.
    direction: Vec<i64>,
    alike: i64,
    /// How far a step goes, in [`STEP`] of the way to the goal.
    reach: i64,
}

impl Ascent<'_> {
    /// What the prices tell.
    fn tell(&mut self) -> i64 {
        self.taken.fill(0);
        let taken = &mut self.taken;
        self.part
            .least(&self.prices, self.weights, self.alike, taken)
    }

    /// Moves the prices towards a bound that is better by `gap`; tells whether there was any way.
    fn step(&mut self, gap: i64) -> bool {
        let over = self.taken.iter().zip(&self.part.limits);
        let over = over.map(|(taken, limit)| taken - limit * PARTS);
        for ((direction, over), price) in self.direction.iter_mut().zip(over).zip(&self.prices) {
            *direction = over + *direction * 9 / 10;
            if *price == 0 {
                *direction = (*direction).max(0);
            }
        }
        let square = |over: &i64| i128::from(*over) * i128::from(*over);
        let length: i128 = self.direction.iter().map(square).sum();
        if length == 0 {
            return false;
        }
        let gap = i128::from(gap.max(DUTY / 20)) * i128::from(PARTS) * i128::from(self.reach);
        // At this price nobody would take a minute for a duty.
        let most = self.weights.iter().max().copied().unwrap_or(0).into();
        for (price, direction) in self.prices.iter_mut().zip(&self.direction) {
            let by = gap * i128::from(*direction) / length / i128::from(STEP);
            let moved = (i128::from(*price) + by).clamp(0, most);
            *price = i64::try_from(moved).unwrap_or(0);
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
            left_out(&three.part(), [0, 0, 3, 0])[2],
            1,
            "of 60 minutes 40 can be filled"
        );
        assert_eq!(left_out(&three.part(), [0, 1, 1, 0])[1], 0, "no such class");
        let shared = crowd(vec![both.clone(), both.clone(), both]);
        assert_eq!(
            left_out(&shared.part(), [0, 0, 6, 0])[2],
            2,
            "whoever is left out has two"
        );
        let mixed = crowd(vec![alone.clone(), alone, shared.parties[0].clone()]);
        assert_eq!(
            left_out(&mixed.part(), [0, 0, 4, 0])[2],
            1,
            "the visit for two comes first"
        );
    }

    #[test]
    fn a_class_counts_with_as_few_left_out_as_must_be_of_those_before() {
        let alone = |class: u8, minutes: i64| Wants {
            classes: SmallVec::from_slice(&[class]),
            ways: vec![way(1, minutes, &[0])],
        };
        let mut parties = vec![alone(1, 20); 5];
        parties.extend(vec![alone(2, 5); 9]);
        let crowd = Crowd {
            room: vec![40, 45],
            pools: Pools::of(vec![vec![0, 1]]),
            parties,
        };
        // Four of twenty minutes fit; beside them one of five.
        assert_eq!(left_out(&crowd.part(), [0, 2, 9, 0]), [0, 1, 8, 0]);
        assert_eq!(left_out(&crowd.part(), [0, 1, 8, 0]), [0, 1, 8, 0]);
    }

    #[test]
    fn days_hold_whole_visits_of_the_usual_length_even_where_shorter_ones_fill_the_rest() {
        let alone = |minutes: i64| Wants {
            classes: SmallVec::from_slice(&[2]),
            ways: vec![way(1, minutes, &[0])],
        };
        let mut parties = vec![alone(10); 15];
        parties.extend(vec![alone(2); 3]);
        let crowd = Crowd {
            room: vec![46; 3],
            pools: Pools::of(vec![vec![0, 1, 2]]),
            parties,
        };
        let bound = left_out(&crowd.part(), [0, 0, 3, 0])[2];
        assert_eq!(
            bound, 3,
            "by the minutes alone 18 are too many, less than two visits"
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
            let bound = left_out(&crowd.part(), [0, 0, fewest, 0])[2];
            assert!(bound <= fewest, "seed {seed}: {bound} of {fewest}");
            met += usize::from(fewest > 0 && bound == fewest);
        }
        assert!(met > 50, "the bound is often reached: {met}");
    }
}
