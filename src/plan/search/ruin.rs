//! Ruin and recreate: a few neighbours lose their appointments and find better ones.
//!
//! A move is kept when no level above the last gets worse and the effort grows by no more than a
//! threshold that falls to nothing over the run.

use smallvec::SmallVec;

use super::best::{best, best_alone};
use super::fill::{fill_party, is_waiting, turn, waiting};
use super::look::Scope;
use super::probe::Grid;
use super::top_up::top_up;
use crate::plan::levels::Levels;
use crate::plan::problem::{Problem, indexes};
use crate::plan::random::Random;
use crate::plan::state::{Entry, Origin, Plan};

/// The most parties taken out at once.
const MOST_RUINED: usize = 9;

/// So many steps are made between two looks at who comes late.
const STEPS_BETWEEN_LOOKS: u32 = 64;

/// A plan of more asked duties is not polished: it would never come to an end.
const MOST_POLISHED: usize = 200;

/// Finding top-ups anew once is worth so many moves.
const MOVES_PER_TOP_UPS: u64 = 20;

/// The threshold at the start, in minutes of effort.
const FIRST_THRESHOLD: i64 = 6;

/// Improves the plan's effort by `moves` reinsertions; `watch` is told how many were made of how
/// many.
pub(crate) fn improve(plan: &mut Plan<'_>, moves: u64, seed: u64, watch: &dyn Fn(u64, u64)) {
    let mut ruin = Ruin::new(plan, seed, Goal::Effort);
    if ruin.parties.is_empty() {
        return;
    }
    let mut spent = 0;
    let mut steps = 0_u32;
    while spent < moves {
        if steps.is_multiple_of(STEPS_BETWEEN_LOOKS) {
            ruin.look(plan);
            watch(spent, moves);
        }
        steps += 1;
        let threshold =
            FIRST_THRESHOLD * i64::try_from((moves - spent) * 1000 / moves).unwrap_or(0) / 1000;
        spent += ruin.step(plan, threshold).max(1);
    }
}

/// Improves the first three levels of a small plan, whatever is moved for that.
pub(crate) fn polish(plan: &mut Plan<'_>, moves: u64, seed: u64) {
    let mut ruin = Ruin::new(plan, seed, Goal::Upper);
    let asked = plan.problem.duties.iter().filter(|duty| duty.asked).count();
    let mut spent = 0;
    while asked <= MOST_POLISHED && !ruin.parties.is_empty() && spent < moves {
        ruin.look(plan);
        if plan.levels().0[..Levels::SHORT]
            .iter()
            .all(|&entry| entry == 0)
        {
            break;
        }
        spent += ruin.step(plan, 0).max(1);
    }
}

/// Parties taken out together.
type Chosen = SmallVec<[usize; MOST_RUINED]>;

/// What a move must improve, or leave as good.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Goal {
    /// All levels, the last one up to a threshold; what is kept stays where it is.
    Effort,
    /// The first three.
    Upper,
}

struct Ruin {
    goal: Goal,
    random: Random,
    /// Parties that may be moved, by place.
    parties: Vec<usize>,
    /// Where a party stands among them.
    position: Vec<usize>,
    /// Those of them that came late when last looked at.
    late: Vec<usize>,
    /// Those who waited then for something that could be had.
    waiting: Vec<usize>,
}

impl Ruin {
    fn new(plan: &Plan<'_>, seed: u64, goal: Goal) -> Ruin {
        let problem: &Problem = plan.problem;
        let mut parties: Vec<usize> = (0..problem.parties.len())
            .filter(|&party| movable(plan, party, goal))
            .collect();
        parties.sort_by_key(|&party| (problem.places.of[party], party));
        let mut position = vec![usize::MAX; problem.parties.len()];
        for (at, &party) in parties.iter().enumerate() {
            position[party] = at;
        }
        Ruin {
            goal,
            random: Random::new(seed),
            parties,
            position,
            late: Vec::new(),
            waiting: Vec::new(),
        }
    }

    /// Looks again who waits, and who comes later than on the first day that there is.
    fn look(&mut self, plan: &Plan<'_>) {
        let could_be_earlier = |party: usize| {
            let offers = plan.problem.offers[party].iter();
            let days = offers.fold(0, |days, offer| days | offer.days);
            plan.visits_of(party)
                .any(|visit| visit.day() > days.trailing_zeros() as usize)
        };
        let late = |party: &usize| plan.share(*party).levels.is_late() && could_be_earlier(*party);
        self.late = self.parties.iter().copied().filter(late).collect();
        self.waiting = waiting(plan);
        let offers = &plan.problem.offers;
        self.waiting.retain(|&party| !offers[party].is_empty());
    }

    /// Takes some parties out, puts them back, and keeps that if it is good enough. Gives the
    /// number of reinsertions.
    fn step(&mut self, plan: &mut Plan<'_>, threshold: i64) -> u64 {
        let (mark, before) = (plan.mark(), plan.levels());
        let reinserted = self.shake(plan);
        let after = plan.levels();
        let good = match self.goal {
            Goal::Effort => {
                after.upper() < before.upper()
                    || after.upper() == before.upper()
                        && after.is_about_as_easy_as(&before, threshold)
            }
            Goal::Upper => after.0[..Levels::MOVED] < before.0[..Levels::MOVED],
        };
        if good {
            plan.settle();
        } else {
            plan.roll_back(mark);
        }
        reinserted
    }

    /// Takes some parties out and puts them back. Gives the number of reinsertions.
    fn shake(&mut self, plan: &mut Plan<'_>) -> u64 {
        let chosen = self.chosen(plan);
        let mut reinserted = 0;
        for &party in &chosen {
            reinserted += plan.visits_of(party).count() as u64;
            plan.clear_party(party);
        }
        let mut queue: SmallVec<[(u64, usize); MOST_RUINED]> = chosen
            .iter()
            .map(|&party| (self.random.next(), party))
            .collect();
        if self.random.below(2) == 0 {
            queue.sort_unstable_by_key(|&(_, party)| turn(plan, party));
        } else {
            queue.sort_unstable();
        }
        for &(_, party) in &queue {
            self.recreate(plan, party);
        }
        reinserted
    }

    /// Gives a party new appointments, now and then blind to some days, its duties together or one first.
    fn recreate(&mut self, plan: &mut Plan<'_>, party: usize) {
        let scope = self.scope();
        let open = plan.open(party);
        let several = open.count_ones() > 1;
        let visit = if several && self.random.below(2) == 0 {
            let first = self.random.below(open.count_ones() as usize);
            let first = indexes(open).nth(first).unwrap_or(0);
            best_alone(plan, party, first, scope)
        } else {
            best(plan, party, scope)
        };
        if let Some(visit) = visit {
            plan.insert(visit);
        }
        if is_waiting(plan, party) {
            fill_party(plan, party, scope.grid);
        }
    }

    /// Where a place is looked for at first: a small plan is looked at more closely.
    fn scope(&mut self) -> Scope {
        let blind = self.random.next() & self.random.next() & self.random.next();
        let mut scope = Scope::on(!blind);
        if self.goal == Goal::Upper && self.random.below(2) == 0 {
            scope.grid = Grid::One;
            scope.ways = !(self.random.next() & self.random.next());
        }
        scope
    }

    /// Neighbours of a random party: of its building, or of its visitor's day.
    fn chosen(&mut self, plan: &Plan<'_>) -> Chosen {
        let mut chosen = Chosen::new();
        let most = 1 + self.random.below(MOST_RUINED);
        if !self.late.is_empty() && self.random.below(3) == 0 {
            let seed = self.late[self.random.below(self.late.len())];
            chosen.push(seed);
            self.day_before(plan, seed, most, &mut chosen);
            return chosen;
        }
        if !self.waiting.is_empty() && self.random.below(3) == 0 {
            let seed = self.waiting[self.random.below(self.waiting.len())];
            chosen.push(seed);
            self.waited_for(plan, seed, most, &mut chosen);
            return chosen;
        }
        let seed = self.parties[self.random.below(self.parties.len())];
        chosen.push(seed);
        match self.random.below(3) {
            0 => self.neighbours(seed, most, &mut chosen),
            1 => self.same_day(plan, seed, most, &mut chosen),
            _ => {
                self.neighbours(seed, most / 2, &mut chosen);
                let other = chosen[chosen.len() - 1];
                self.same_day(plan, other, most, &mut chosen);
            }
        }
        chosen
    }

    fn neighbours(&self, seed: usize, most: usize, chosen: &mut Chosen) {
        let at = self.position[seed];
        let first = at.saturating_sub(most / 2);
        for &party in self.parties.iter().skip(first).take(most) {
            add(chosen, party, most);
        }
    }

    /// Those whom the visitor of a late party meets on some day not later, from some time on.
    fn day_before(&mut self, plan: &Plan<'_>, seed: usize, most: usize, chosen: &mut Chosen) {
        let Some(visit) = plan.visits_of(seed).find(|visit| !visit.is_fixed()) else {
            return;
        };
        let day = self.random.below(visit.day() + 1);
        let entries = &plan.day(plan.problem.cell(visit.lead, day)).entries;
        let first = self.random.below(entries.len().max(1));
        self.add_met(plan, entries.iter().skip(first), most, chosen);
    }

    /// Those who are met on a day on which a waiting party could be.
    fn waited_for(&mut self, plan: &Plan<'_>, seed: usize, most: usize, chosen: &mut Chosen) {
        let offers = &plan.problem.offers[seed];
        let offer = &offers[self.random.below(offers.len())];
        let day = self.random.below(offer.days.count_ones() as usize);
        let day = indexes(offer.days.into()).nth(day).unwrap_or(0);
        let member = offer.crew[self.random.below(offer.crew.len())];
        let entries = &plan.day(plan.problem.cell(member, day)).entries;
        let first = self.random.below(entries.len().max(1));
        let around = entries.iter().cycle().skip(first).take(entries.len());
        self.add_met(plan, around, most, chosen);
    }

    fn same_day(&self, plan: &Plan<'_>, seed: usize, most: usize, chosen: &mut Chosen) {
        let Some(visit) = plan.visits_of(seed).find(|visit| !visit.is_fixed()) else {
            return;
        };
        let cell = plan.problem.cell(visit.lead, visit.day());
        self.add_met(plan, plan.day(cell).entries.iter(), most, chosen);
    }

    /// Adds whoever is met by some entries of a day and may be moved.
    fn add_met<'e>(
        &self,
        plan: &Plan<'_>,
        entries: impl Iterator<Item = &'e Entry>,
        most: usize,
        chosen: &mut Chosen,
    ) {
        for entry in entries {
            let party = plan[entry.visit].party as usize;
            if self.position[party] != usize::MAX {
                add(chosen, party, most);
            }
        }
    }
}

/// Finds top-ups that leave a small plan shorter of nothing where the usual ones leave something, by other
/// households, other times and other appointments for duties.
pub(crate) fn polish_top_ups(plan: &mut Plan<'_>, moves: u64, seed: u64) {
    let mut ruin = Ruin::new(plan, seed, Goal::Upper);
    let mut random = Random::new(seed ^ 1);
    let asked = plan.problem.duties.iter().filter(|duty| duty.asked).count();
    for _ in 0..moves / MOVES_PER_TOP_UPS {
        if asked > MOST_POLISHED || plan.levels().0[Levels::SHORT] == 0 {
            return;
        }
        let (mark, before) = (plan.mark(), plan.levels());
        plan.clear_top_ups();
        if !ruin.parties.is_empty() && random.below(2) == 0 {
            ruin.shake(plan);
        }
        top_up(plan, Some(&mut random));
        if plan.levels().0[..Levels::MOVED] >= before.0[..Levels::MOVED] {
            plan.roll_back(mark);
        }
    }
}

fn add(chosen: &mut Chosen, party: usize, most: usize) {
    if chosen.len() < most.min(MOST_RUINED) && !chosen.contains(&party) {
        chosen.push(party);
    }
}

/// Whether a party has appointments that may be moved, for effort's sake those that are not kept.
pub(super) fn movable(plan: &Plan<'_>, party: usize, goal: Goal) -> bool {
    let mut made = plan
        .visits_of(party)
        .filter(|visit| matches!(visit.origin, Origin::Duty(_)))
        .peekable();
    made.peek().is_some() && (goal == Goal::Upper || made.all(|visit| !visit.kept))
}
