//! Which numbers belong together, found by joining them (union-find).

/// A partition of the numbers below a bound.
pub(super) struct Groups {
    parents: Vec<usize>,
}

impl Groups {
    /// Each number alone.
    pub(super) fn new(count: usize) -> Groups {
        Groups {
            parents: (0..count).collect(),
        }
    }

    /// Puts numbers into one group.
    pub(super) fn join(&mut self, numbers: impl IntoIterator<Item = usize>) {
        let mut numbers = numbers.into_iter();
        let Some(first) = numbers.next() else {
            return;
        };
        for number in numbers {
            let (one, other) = (self.of(first), self.of(number));
            self.parents[one.max(other)] = one.min(other);
        }
    }

    /// The smallest number of a number's group.
    pub(super) fn of(&mut self, number: usize) -> usize {
        let mut root = number;
        while self.parents[root] != root {
            self.parents[root] = self.parents[self.parents[root]];
            root = self.parents[root];
        }
        root
    }
}

#[cfg(test)]
mod tests {
    use super::Groups;

    #[test]
    fn what_is_joined_is_one_group_named_after_its_smallest() {
        let mut groups = Groups::new(6);
        groups.join([5, 3]);
        groups.join([3, 1]);
        groups.join([0, 2]);
        assert_eq!(
            [0, 1, 2, 3, 4, 5].map(|number| groups.of(number)),
            [0, 1, 0, 1, 4, 1]
        );
    }
}
