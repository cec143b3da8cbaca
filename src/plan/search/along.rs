//! Going along on a colleague's door visit, so that one door is not knocked at twice. One goes along, never a
//! crowd.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::probe::{Ask, Grid, fits};
use super::top_up::Row;
use crate::model::Channel;
use crate::plan::levels::Levels;
use crate::plan::problem::{Crew, Minute, Wish};
use crate::plan::state::{Origin, Plan, Visit};

/// A day and where the span of hours begins in which somebody is out.
type Outing = (usize, Option<Minute>);

/// What decides where a member goes along: saved before new, the effort, how many doors the outing could have,
/// then the order of the candidates and of time.
type Turn = (bool, i64, Reverse<usize>, usize, Minute);

/// A colleague's appointment that could be joined.
struct Door {
    /// Where its household stands among the candidates.
    place: usize,
    outing: Outing,
    visit: Visit,
}

impl Row<'_> {
    /// Lets the member go along on a colleague's door visit, where there is one.
    pub(super) fn go_along(&mut self, plan: &mut Plan<'_>) -> bool {
        let found = self.goes_along && self.join(plan);
        self.goes_along &= found;
        found
    }

    /// Goes along to the door that costs the least effort: where the member is out anyway, else on an outing
    /// that has many doors to go along to. So a few evenings have several doors, not many one each.
    fn join(&self, plan: &mut Plan<'_>) -> bool {
        let doors = self.doors(plan);
        let mut company: BTreeMap<Outing, usize> = BTreeMap::new();
        for door in &doors {
            *company.entry(door.outing).or_default() += 1;
        }
        let enough = usize::try_from(plan.short(self.number as usize)).unwrap_or(0);
        let mut turns: Vec<(Turn, Visit)> = doors
            .into_iter()
            .map(|door| {
                let with_it = company[&door.outing].min(enough);
                (self.turn(plan, &door, with_it), door.visit)
            })
            .collect();
        turns.sort_by_key(|(turn, _)| *turn);
        turns
            .into_iter()
            .any(|(_, visit)| self.join_visit(plan, &visit))
    }

    /// The doors to which the member could go along.
    fn doors(&self, plan: &Plan<'_>) -> Vec<Door> {
        let mut doors = Vec::new();
        for (place, &party) in self.candidates.iter().enumerate() {
            let joined = plan.visits_of(party as usize);
            let mut joined = joined.filter(|visit| self.may_join(visit)).peekable();
            if joined.peek().is_some() && self.may_count(plan, party) {
                doors.extend(joined.map(|visit| Door {
                    place,
                    outing: self.outing(plan, visit),
                    visit: visit.clone(),
                }));
            }
        }
        doors
    }

    /// The day and the span of the member's hours in which an appointment lies.
    fn outing(&self, plan: &Plan<'_>, visit: &Visit) -> Outing {
        let facts = &plan.problem.members[self.quota.member as usize];
        (visit.day(), facts.span_from(visit.day(), visit.start))
    }

    /// What decides to which door the member goes along; `with_it` doors could be met on that outing.
    fn turn(&self, plan: &Plan<'_>, door: &Door, with_it: usize) -> Turn {
        let (problem, member, visit) = (plan.problem, self.quota.member, &door.visit);
        let saved = |wish: &&Wish| wish.party == visit.party as usize;
        let new = !self.saved.iter().any(saved);
        let cell = problem.cell(member, visit.day());
        let effort = if plan.is_out(cell, member, visit.start) {
            plan.day(cell).walk_to(visit.party, &problem.places).into()
        } else {
            problem.settings.outing
        };
        let effort = effort + plan.burden(cell, visit.minutes);
        (new, effort, Reverse(with_it), door.place, visit.start)
    }

    fn may_join(&self, visit: &Visit) -> bool {
        let mine = visit.crew.contains(&self.quota.member);
        !visit.is_fixed()
            && visit.along.is_empty()
            && visit.channel == Channel::Door
            && !mine
            && self.quota.counts(visit.channel, visit.day())
    }

    /// Goes along on an appointment, if there is time for that and the score of the levels before the quotas'
    /// stays the same.
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
