//! Facts grouped by party, in two flat vectors.

use crate::model::PartyIx;

/// For each party its entries, in the order in which they were given.
#[derive(Clone, Debug)]
pub(super) struct Groups<T> {
    /// Where each party's entries begin; one more than there are parties.
    starts: Vec<u32>,
    entries: Vec<T>,
}

impl<T: Copy> Groups<T> {
    /// Groups `pairs`, which is walked twice, over so many parties.
    pub(super) fn new(parties: usize, pairs: impl Iterator<Item = (PartyIx, T)> + Clone) -> Self {
        let mut starts = vec![0_u32; parties + 1];
        for (party, _) in pairs.clone() {
            starts[party.position() + 1] += 1;
        }
        for position in 0..parties {
            starts[position + 1] += starts[position];
        }
        let Some((_, any)) = pairs.clone().next() else {
            return Self {
                starts,
                entries: Vec::new(),
            };
        };
        let mut entries = vec![any; starts[parties] as usize];
        let mut next = starts.clone();
        for (party, entry) in pairs {
            let slot = &mut next[party.position()];
            entries[*slot as usize] = entry;
            *slot += 1;
        }
        Self { starts, entries }
    }

    /// The entries of a party.
    pub(super) fn of(&self, party: PartyIx) -> &[T] {
        let position = party.position();
        &self.entries[self.starts[position] as usize..self.starts[position + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::Groups;
    use crate::model::PartyIx;

    #[test]
    fn entries_keep_their_order_within_a_party() {
        let pairs = [(2, 'a'), (0, 'b'), (2, 'c'), (2, 'd')];
        let groups = Groups::new(
            4,
            pairs
                .into_iter()
                .map(|(party, name)| (PartyIx::new(party), name)),
        );
        assert_eq!(groups.of(PartyIx::new(2)), ['a', 'c', 'd']);
        assert_eq!(groups.of(PartyIx::new(0)), ['b']);
        assert!(groups.of(PartyIx::new(3)).is_empty());
    }

    #[test]
    fn nothing_is_nothing_for_everybody() {
        let groups: Groups<u8> = Groups::new(1, std::iter::empty());
        assert!(groups.of(PartyIx::new(0)).is_empty());
    }
}
