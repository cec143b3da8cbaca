//! What owners think of each service (H6, I5 of the rule ledger).

use super::Share;
use crate::calendar::Period;
use crate::duties::Known;

/// The marks of one service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rating {
    /// How many marks.
    pub count: u64,
    /// All of them added up.
    pub sum: u64,
    /// How many are from the policy's satisfied mark on.
    pub satisfied: u64,
}

impl Rating {
    /// The satisfied share.
    pub fn share(self) -> Share {
        Share {
            n: self.satisfied,
            of: self.count,
        }
    }

    /// Counts one mark.
    pub fn add(&mut self, mark: u8, satisfied_from: u8) {
        self.count += 1;
        self.sum += u64::from(mark);
        self.satisfied += u64::from(mark >= satisfied_from);
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Rating) -> Rating {
        Rating {
            count: self.count + other.count,
            sum: self.sum + other.sum,
            satisfied: self.satisfied + other.satisfied,
        }
    }
}

/// One rating for each service of the policy, in its order, of the visits of a period.
pub fn ratings(known: &Known<'_>, period: &Period) -> Vec<Rating> {
    let visits = known.visits_between(period.start(), period.end());
    let services = known.book.policy.satisfaction.services.len();
    let from = known.book.policy.satisfaction.satisfied_from;
    ratings_of(services, from, visits.map(|(_, visit)| &*visit.rates))
}

/// One rating for each of so many services, of rows of marks.
pub fn ratings_of<'a>(
    services: usize,
    satisfied_from: u8,
    rows: impl Iterator<Item = &'a [Option<u8>]>,
) -> Vec<Rating> {
    let mut ratings = vec![Rating::default(); services];
    for row in rows {
        for (rating, mark) in ratings.iter_mut().zip(row) {
            if let Some(mark) = *mark {
                rating.add(mark, satisfied_from);
            }
        }
    }
    ratings
}
