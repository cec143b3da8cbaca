//! Going along on a colleague's door visit, so that one door is not knocked at twice. One goes along, never a
//! crowd.

use super::probe::{Ask, Grid, fits};
use super::top_up::{Row, meetings};
use crate::model::Channel;
use crate::plan::levels::Levels;
use crate::plan::problem::{Crew, Minute, Wish};
use crate::plan::state::{Origin, Plan, Visit};

impl Row<'_> {
    /// Lets the member go along on a colleague's door visit, where there is one.
    pub(super) fn go_along(&mut self, plan: &mut Plan<'_>) -> bool {
        let found = self.goes_along && self.join(plan);
        self.goes_along &= found;
        found
    }

    /// Goes along to the first candidate to whose door a colleague goes.
    fn join(&self, plan: &mut Plan<'_>) -> bool {
        let mut turns: Vec<(bool, u32, usize, u32)> = Vec::new();
        for (place, &party) in self.candidates.iter().enumerate() {
            let mut visits = plan.visits_of(party as usize);
            if visits.any(|visit| self.may_join(visit)) && self.may_count(plan, party) {
                let saved = |wish: &&Wish| wish.party == party as usize;
                let new = !self.saved.iter().any(saved);
                turns.push((new, meetings(plan, party), place, party));
            }
        }
        turns.sort_unstable();
        turns
            .into_iter()
            .any(|(_, _, _, party)| self.join_party(plan, party as usize))
    }

    fn may_join(&self, visit: &Visit) -> bool {
        let mine = visit.crew.contains(&self.quota.member);
        !visit.is_fixed()
            && visit.along.is_empty()
            && visit.channel == Channel::Door
            && !mine
            && self.quota.counts(visit.channel, visit.day())
    }

    /// Goes along on an appointment with a household, if there is time for that and the score of the
    /// levels before the quotas' stays the same.
    fn join_party(&self, plan: &mut Plan<'_>, party: usize) -> bool {
        let joined: Vec<Visit> = plan
            .visits_of(party)
            .filter(|visit| self.may_join(visit))
            .cloned()
            .collect();
        joined
            .into_iter()
            .any(|visit| self.join_visit(plan, &visit))
    }

    fn join_visit(&self, plan: &mut Plan<'_>, visit: &Visit) -> bool {
        let (mark, before) = (plan.mark(), plan.levels());
        let crew = Crew::from_slice(&[self.quota.member]);
        let ask = Ask {
            party: visit.party as usize,
            crew: &crew,
            channel: visit.channel,
            minutes: visit.minutes,
            any_hour: true,
            from: plan.problem.from,
            until: Minute::MAX,
            grid: Grid::One,
        };
        if fits(plan, ask, visit.start).is_none() {
            return false;
        }
        let mut longer = visit.clone();
        longer.crew.push(self.quota.member);
        longer.along.push(self.number);
        longer.clears = match longer.origin {
            Origin::TopUp(_) => 0,
            _ => plan
                .problem
                .clears(visit.party as usize, &longer.crew, visit.channel),
        };
        let good = plan.replace(visit, longer) && {
            let after = plan.levels();
            after.up_to_late() <= before.up_to_late()
                && after.0[Levels::SHORT] < before.0[Levels::SHORT]
        };
        if !good {
            plan.roll_back(mark);
        }
        good
    }
}
