//! Whether one more appointment may join a party's others, and what that does to the score.

use smallvec::SmallVec;

use super::gap::apart;
use super::walked_to;
use super::{Knock, Origin, Plan, Share, Visit, carried, proper};
use crate::model::Channel;
use crate::plan::levels::Levels;
use crate::plan::problem::{DAY, DutySet, Minute, bit};

/// The number that stands for an appointment not in the plan yet.
pub(crate) const NEW: u32 = u32::MAX;

/// For each proposed appointment of a party: its number, the duties it clears, its minutes.
type Clearing = SmallVec<[(u32, DutySet, Minute); 3]>;

impl Plan<'_> {
    /// What each proposed appointment made for duties clears, in order of time, as if `extra`
    /// were one of them.
    pub(super) fn clearing(&self, party: usize, extra: Option<&Visit>) -> Clearing {
        let numbers = self
            .numbers_of(party)
            .iter()
            .map(|&number| (number, &self[number]));
        let all = numbers.chain(extra.map(|visit| (NEW, visit)));
        let mut made: SmallVec<[(u32, &Visit); 4]> = all
            .filter(|(_, visit)| matches!(visit.origin, Origin::Duty(_)))
            .collect();
        made.sort_unstable_by_key(|(number, visit)| (visit.start, visit.channel, *number));
        let mut taken = self.problem.parties[party].carried;
        let mut cleared: Clearing = Clearing::new();
        for (number, visit) in made.iter().copied() {
            let on = |position: usize| self.cleared_on(party, &cleared, &made, position);
            let (duties, minutes) = carried(self.problem, knock(visit), taken, on);
            taken |= duties;
            cleared.push((number, duties, minutes));
        }
        cleared
    }

    /// The day on which a duty is cleared by an agreed row or by one of `cleared`.
    fn cleared_on(
        &self,
        party: usize,
        cleared: &Clearing,
        made: &[(u32, &Visit)],
        position: usize,
    ) -> Option<i32> {
        let has = |duties: DutySet| duties & bit(position) != 0;
        let proposed = cleared
            .iter()
            .zip(made)
            .find(|((_, duties, _), _)| has(*duties));
        let start = proposed.map(|(_, (_, visit))| visit.start).or_else(|| {
            let rows = &self.problem.parties[party].fixed;
            let row = rows
                .iter()
                .map(|&row| &self.problem.fixed[row])
                .find(|row| has(row.duties));
            row.map(|row| row.start)
        });
        start.map(|start| start.div_euclid(DAY))
    }

    /// What the party would add to the score with one more appointment, where the appointment,
    /// and each of the party's others, would still be as it must be. On success `visit` has its
    /// duties and its lead.
    pub(crate) fn judge(&self, visit: &mut Visit) -> Option<Share> {
        let party = visit.party as usize;
        // Two at the same minute would have no order in which they clear.
        if self
            .visits_of(party)
            .any(|other| other.start == visit.start)
        {
            return None;
        }
        let clearing = self.clearing(party, Some(visit));
        let mut visits: SmallVec<[Visit; 3]> = self.visits_of(party).cloned().collect();
        let numbers = self.numbers_of(party);
        for &(number, duties, minutes) in &clearing {
            let made = if number == NEW {
                &mut *visit
            } else {
                &mut visits[numbers.iter().position(|&other| other == number)?]
            };
            if made.minutes != minutes || !made.answers(self.problem, duties) {
                return None;
            }
            if !proper(self.problem, knock(made), minutes, duties) {
                return None;
            }
            made.duties = duties;
            made.lead = self.first_lead(party, made);
        }
        visits.push(visit.clone());
        apart(self.problem, party, visits.iter())
            .then(|| Share::of(self.problem, party, visits.iter()))
    }

    /// How the score changes when `visit` joins the plan, by which its party adds `share` and
    /// walking grows by `walk`.
    pub(crate) fn change(&self, visit: &Visit, share: &Share, walk: Minute) -> Levels {
        let old = self.share(visit.party as usize);
        let mut levels = share.levels;
        levels.subtract(&old.levels);
        for &row in share
            .credits
            .iter()
            .filter(|row| !old.credits.contains(row))
        {
            levels.0[Levels::SHORT] -= i64::from(self.short(row as usize) > 0);
        }
        levels.0[Levels::EFFORT] += i64::from(walk);
        for &member in &visit.crew {
            let cell = self.problem.cell(member, visit.day());
            if visit.channel != Channel::Meeting {
                levels.0[Levels::EFFORT] += self.burden(cell, visit.minutes);
            }
            if walked_to(visit.channel) && !self.is_out(cell, member, visit.start) {
                levels.0[Levels::EFFORT] += self.problem.settings.outing;
            }
        }
        levels
    }
}

/// What an appointment is, as far as clearing goes.
fn knock(visit: &Visit) -> Knock {
    Knock {
        party: visit.party as usize,
        clears: visit.clears,
        channel: visit.channel,
        start: visit.start,
    }
}
