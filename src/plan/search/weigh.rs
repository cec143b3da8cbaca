//! What one more appointment does to the score.

use crate::plan::levels::Levels;
use crate::plan::problem::{Minute, bit};
use crate::plan::state::{Plan, Share, Visit};

/// Weighs appointments of one party.
///
/// Most parties have one duty and nothing else: for them an appointment that fits the day is
/// sound, and what it adds is reckoned without looking at the party's others.
pub(super) struct Weigher<'a, 'p> {
    plan: &'a Plan<'p>,
    single: bool,
}

impl<'a, 'p> Weigher<'a, 'p> {
    pub(super) fn new(plan: &'a Plan<'p>, party: usize) -> Weigher<'a, 'p> {
        let facts = &plan.problem.parties[party];
        let bare = facts.wishes.is_empty() && plan.numbers_of(party).is_empty();
        Weigher {
            plan,
            single: bare && facts.duties.len() == 1,
        }
    }

    /// How the score changes by an appointment that fits its day and lengthens walking by `walk`;
    /// `None` where it may not be made.
    pub(super) fn weigh(&self, visit: &mut Visit, walk: Minute) -> Option<Levels> {
        let party = visit.party as usize;
        let share = if self.single {
            visit.duties = bit(0);
            Share::of(self.plan.problem, party, std::iter::once(&*visit))
        } else {
            self.plan.judge(visit)?
        };
        Some(self.plan.change(visit, &share, walk))
    }
}
