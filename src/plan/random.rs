//! A small seeded source of numbers: the same on every machine.

/// `SplitMix64`: one word of state, equally good from any seed.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    /// Begins at `seed`.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A seed made of texts: FNV-1a over their bytes, each closed by a zero.
    pub(super) fn seed_of(texts: &[&str]) -> u64 {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in texts.iter().flat_map(|text| text.bytes().chain([0])) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        hash
    }

    /// The next number.
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 for a bound of 0.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        let wide = u128::from(self.next()) * bound as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn the_known_sequence_of_seed_zero() {
        let mut random = Random::new(0);
        assert_eq!(random.next(), 0xe220_a839_7b1d_cdaf);
        assert_eq!(random.next(), 0x6e78_9e6a_a1b9_65f4);
    }

    #[test]
    fn texts_do_not_run_together() {
        assert_ne!(Random::seed_of(&["ab", "c"]), Random::seed_of(&["a", "bc"]));
    }
}
