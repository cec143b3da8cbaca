//! The generator's own chance: `SplitMix64`, the same on every machine.

/// A stream of numbers that follows from its seed alone.
#[derive(Clone, Debug)]
pub(super) struct Random {
    state: u64,
}

impl Random {
    /// The stream of `topic`, so that more households do not shuffle the staff.
    pub(super) fn new(seed: u64, topic: &str) -> Random {
        let mixed = topic
            .bytes()
            .fold(seed ^ 0x5851_F42D_4C95_7F2D, |state, byte| {
                (state ^ u64::from(byte))
                    .wrapping_mul(0x0100_0000_01B3)
                    .rotate_left(29)
            });
        Random { state: mixed }
    }

    /// The next number.
    pub(super) fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`; 0 where `limit` is 0.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        let wide = u128::from(self.next()) * limit as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number from `first` to `last`, both included.
    pub(super) fn between(&mut self, first: i32, last: i32) -> i32 {
        let count = usize::try_from(last - first + 1).unwrap_or(1);
        first + i32::try_from(self.below(count)).unwrap_or(0)
    }

    /// Whether something happens that happens `percent` times in a hundred.
    pub(super) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of `choices`, which must not be empty.
    pub(super) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    /// One of `choices`, each as often as its weight says.
    pub(super) fn weighted<T: Copy>(&mut self, choices: &[(usize, T)]) -> T {
        let total = choices.iter().map(|(weight, _)| weight).sum();
        let mut left = self.below(total);
        let chosen = choices.iter().find(|(weight, _)| {
            let here = left < *weight;
            left = left.wrapping_sub(if here { 0 } else { *weight });
            here
        });
        chosen.unwrap_or(&choices[0]).1
    }

    /// Puts `items` into a random order.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn the_stream_is_the_published_one() {
        // The first numbers of SplitMix64 from state 0.
        let mut random = Random { state: 0 };
        assert_eq!(random.next(), 0xE220_A839_7B1D_CDAF);
        assert_eq!(random.next(), 0x6E78_9E6A_A1B9_65F4);
    }

    #[test]
    fn weights_are_kept() {
        let mut random = Random::new(1, "weights");
        let rare = (0..10_000)
            .filter(|_| random.weighted(&[(9, false), (1, true)]))
            .count();
        assert!((800..1200).contains(&rare), "{rare}");
    }

    #[test]
    fn topics_have_streams_of_their_own() {
        assert_ne!(
            Random::new(1, "staff").next(),
            Random::new(1, "owners").next()
        );
    }
}
