//! A share with its two counts.

use crate::model::Decimal;

/// `n` of `of`; a share of nothing has `of == 0` and is neither reached nor missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many do.
    pub n: u64,
    /// Of how many.
    pub of: u64,
}

impl Share {
    /// The share of those for which `counts` holds.
    pub fn of_all<T>(all: impl IntoIterator<Item = T>, counts: impl Fn(T) -> bool) -> Share {
        let mut share = Share::default();
        for one in all {
            share.add(counts(one));
        }
        share
    }

    /// Counts one more.
    pub fn add(&mut self, counts: bool) {
        self.n += u64::from(counts);
        self.of += 1;
    }

    /// How many do not.
    pub fn rest(self) -> u64 {
        self.of.saturating_sub(self.n)
    }

    /// Whether at least `target` of them do; `None` for a share of nothing.
    pub fn reaches(self, target: Decimal) -> Option<bool> {
        (self.of > 0).then(|| target.reached_by(self.n, self.of))
    }

    /// Whether at most `limit` of them do; `None` for a share of nothing.
    pub fn keeps_below(self, limit: Decimal) -> Option<bool> {
        (self.of > 0)
            .then(|| self.n == 0 || !limit.reached_by(self.n, self.of) || limit.is(self.n, self.of))
    }

    /// The nearest float, for programs and for the eye; `None` for a share of nothing.
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of rows are far below 2^52"
    )]
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| self.n as f64 / self.of as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::Share;
    use crate::model::Decimal;

    #[test]
    fn a_share_of_nothing_is_neither_reached_nor_missed() {
        let one = Decimal::parse("1.0").unwrap();
        assert_eq!(Share::default().reaches(one), None);
        assert_eq!(Share::default().keeps_below(one), None);
        assert_eq!(Share::default().value(), None);
    }

    #[test]
    fn a_limit_may_be_met_exactly_and_a_target_too() {
        let hundredth = Decimal::parse("0.01").unwrap();
        let share = |n, of| Share { n, of };
        assert_eq!(share(1, 100).keeps_below(hundredth), Some(true));
        assert_eq!(share(2, 100).keeps_below(hundredth), Some(false));
        assert_eq!(share(0, 3).keeps_below(hundredth), Some(true));
        assert_eq!(share(1, 100).reaches(hundredth), Some(true));
        assert_eq!(share(1, 101).reaches(hundredth), Some(false));
    }
}
