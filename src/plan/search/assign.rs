//! Who meets whom, how and on which day, before any clock is looked at.
//!
//! Everybody who waits takes what costs least. A member's day of which more is taken than it has
//! grows dearer, round after round, until all fit; so those who could do with a call leave their
//! time to those who would come late. Whoever was given a place before all others then moves to where
//! time is cheap, and all choose anew. Then each gets what was taken, by the clock, if it is still to
//! be had.

use super::best::{best_by, chances};
use super::doors::Doors;
use super::fill::{HIGH, waiting};
use super::look::Chance;
use crate::model::Channel;
use crate::plan::levels::Levels;
use crate::plan::problem::{Minute, Problem, intersect};
use crate::plan::state::{Plan, Visit, walked_to};

/// What one unit of each entry of [`Levels`] costs, so that no usual amount of one outweighs the entry
/// before it.
const COSTS: [i64; 12] = [
    1 << 50,
    1 << 44,
    1 << 36,
    1 << 32,
    1 << 26,
    1 << 24,
    1 << 23,
    1 << 20,
    1 << 14,
    1 << 13,
    1 << 12,
    1,
];

/// After so many rounds whoever does not fit is left to the search.
const MOST_ROUNDS: usize = 60;

/// So many rounds are made even if all fit, for neighbours to come together.
const LEAST_ROUNDS: usize = 4;

/// After so many rounds somebody will have to be left out: prices rise ever faster, and those go
/// who take the most time.
const PATIENT_ROUNDS: usize = 20;

/// So many rounds are made in the end without prices.
const LAST_ROUNDS: usize = 2;

/// Five minutes are worth as much as a normal duty that is met a day earlier.
const MINUTE: i64 = COSTS[Levels::LATE + NORMAL] / 5;

/// The class of normal priority.
const NORMAL: usize = 2;

/// Gives each party that waits a place, all at once rather than one after the other.
pub(crate) fn assign(plan: &mut Plan<'_>) {
    let mut assignment = Assignment::new(plan);
    let prices = assignment.settle();
    if reconsider(plan, &prices) {
        assignment = Assignment::new(plan);
        assignment.settle();
    }
    for wanting in &assignment.parties {
        let taken = wanting.taken.map(|taken| &wanting.choices[taken]);
        let visit = taken.and_then(|choice| best_by(plan, wanting.party, choice.offer, choice.day));
        if let Some(visit) = visit {
            plan.insert(visit);
        }
    }
}

/// Moves whoever was given a place before all others to where time is worth less to those; tells
/// whether somebody moved.
fn reconsider(plan: &mut Plan<'_>, prices: &[i64]) -> bool {
    let mut moved = false;
    for party in 0..plan.problem.parties.len() {
        let met: Vec<Visit> = plan.visits_of(party).cloned().collect();
        let movable = |visit: &Visit| !visit.kept && visit.channel != Channel::Meeting;
        if met.len() == 1 && movable(&met[0]) {
            let (mark, before) = (plan.mark(), plan.levels());
            plan.clear_party(party);
            let way = |visit: &Visit| (visit.day(), visit.crew.clone(), visit.channel);
            let place = cheapest(plan, party, prices).filter(|place| way(place) != way(&met[0]));
            let moves = place.is_some_and(|place| {
                plan.insert(place);
                plan.levels().0[..=HIGH] <= before.0[..=HIGH]
            });
            if !moves {
                plan.roll_back(mark);
            }
            moved |= moves;
        }
    }
    moved
}

/// The appointment of a party that costs least at these prices of a minute of members' days.
fn cheapest(plan: &Plan<'_>, party: usize, prices: &[i64]) -> Option<Visit> {
    let problem = plan.problem;
    let cost = |choice: &Choice| {
        let crew = problem.offers[party][choice.offer].crew.iter();
        let prices = crew.map(|&member| prices[problem.cell(member, choice.day)]);
        choice.cost + prices.sum::<i64>() * i64::from(choice.minutes)
    };
    let chances = chances(plan, party, u64::MAX);
    let choices = chances.iter().map(Choice::of);
    let least = choices.min_by_key(|choice| (cost(choice), choice.day, choice.offer))?;
    best_by(plan, party, least.offer, least.day)
}

/// A way to meet a party on a day.
struct Choice {
    offer: usize,
    day: usize,
    /// Of each of the crew's day.
    minutes: Minute,
    /// What it does to the score, were nothing else planned.
    cost: i64,
}

/// A party that waits.
struct Wanting {
    party: usize,
    choices: Vec<Choice>,
    /// The one it takes at the moment.
    taken: Option<usize>,
}

/// What is taken of members' days.
struct Assignment<'p> {
    problem: &'p Problem,
    parties: Vec<Wanting>,
    cells: Vec<Cell>,
    doors: Doors,
    /// By member the minutes of all days, those of today before now left out.
    totals: Vec<Minute>,
    /// What a minute too many costs for the moment; none: none may be taken.
    pressure: Option<i64>,
    /// By what a day becomes dearer of which twice as much is taken as it has.
    step: i64,
}

/// A member's day.
struct Cell {
    /// Its minutes, beside what is planned already.
    room: Minute,
    /// The minutes that are taken of them.
    load: Minute,
    /// What a minute of it costs whoever takes one.
    price: i64,
    /// Whether nobody is met yet out of the office.
    stays_in: bool,
    /// How many doors there is time for in the hours that suit owners.
    suiting: Minute,
}

impl<'p> Assignment<'p> {
    fn new(plan: &Plan<'p>) -> Assignment<'p> {
        let problem = plan.problem;
        let wanting = |party: usize| Wanting {
            party,
            choices: chances(plan, party, u64::MAX)
                .iter()
                .map(Choice::of)
                .collect(),
            taken: None,
        };
        let lengths = problem
            .duties
            .iter()
            .map(|duty| duty.minutes[Channel::Door as usize]);
        let door =
            lengths.filter(|&minutes| minutes > 0).min().unwrap_or(0) + problem.settings.early;
        let cell = |cell: usize| Cell {
            room: plan.per_day - plan.day(cell).minutes,
            load: 0,
            price: 0,
            stays_in: plan.day(cell).stays_in(),
            suiting: suiting(problem, cell) / door.max(1),
        };
        let cells = problem.members.len() * problem.days;
        let total = |member: usize| {
            let days = member * problem.days..(member + 1) * problem.days;
            let minutes: Minute = days.map(|cell| plan.day(cell).minutes).sum();
            minutes - problem.members[member].used_today
        };
        Assignment {
            problem,
            parties: waiting(plan).into_iter().map(wanting).collect(),
            cells: (0..cells).map(cell).collect(),
            doors: Doors::new(problem, cells),
            totals: (0..problem.members.len()).map(total).collect(),
            pressure: Some(MINUTE / 64),
            step: MINUTE / 4,
        }
    }

    /// Lets everybody choose again and again, until all fit; gives what a minute of each day was worth
    /// then.
    fn settle(&mut self) -> Vec<i64> {
        for round in 1..=MOST_ROUNDS {
            self.choose_in_turn(round > LEAST_ROUNDS);
            let fits = self.raise_prices();
            if fits && round >= LEAST_ROUNDS {
                break;
            }
            self.pressure = self.pressure.map(|pressure| pressure + pressure * 3 / 10);
            if round > PATIENT_ROUNDS {
                self.step += self.step / 2;
            }
        }
        // Who has paid for time that is left over in the end may have it.
        let take = |cell: &mut Cell| std::mem::take(&mut cell.price);
        let prices = self.cells.iter_mut().map(take).collect();
        self.pressure = None;
        for _ in 0..LAST_ROUNDS {
            self.choose_in_turn(false);
        }
        prices
    }

    /// Lets everybody choose, or only those who could be met on a day that is dear.
    fn choose_in_turn(&mut self, dear: bool) {
        for index in 0..self.parties.len() {
            if !dear || self.could_be_dear(index) {
                self.choose(index);
            }
        }
    }

    /// Whether a party could be met on a day that has a price.
    fn could_be_dear(&self, index: usize) -> bool {
        let wanting = &self.parties[index];
        let offers = &self.problem.offers[wanting.party];
        let is_dear = |choice: &Choice| {
            let mut crew = offers[choice.offer].crew.iter();
            crew.any(|&member| self.cells[self.problem.cell(member, choice.day)].price > 0)
        };
        wanting.choices.iter().any(is_dear)
    }

    /// Lets a party choose what costs least as things stand.
    fn choose(&mut self, index: usize) {
        self.take(index, -1);
        let wanting = &self.parties[index];
        let cost = |number: usize| {
            let cost = self.cost(wanting.party, &wanting.choices[number])?;
            Some((cost, number))
        };
        let costs = (0..wanting.choices.len()).filter_map(cost);
        // Not to be met costs nothing.
        let least = costs.min().filter(|(cost, _)| *cost < 0);
        self.parties[index].taken = least.map(|(_, number)| number);
        self.take(index, 1);
    }

    /// Takes what a party has chosen, or with -1 gives it back.
    fn take(&mut self, index: usize, sign: Minute) {
        let wanting = &self.parties[index];
        let Some(choice) = wanting.taken.map(|taken| &wanting.choices[taken]) else {
            return;
        };
        let offer = &self.problem.offers[wanting.party][choice.offer];
        for &member in &offer.crew {
            let cell = self.problem.cell(member, choice.day);
            self.cells[cell].load += sign * choice.minutes;
            self.totals[member as usize] += sign * choice.minutes;
            if walked_to(offer.channel) {
                let place = &self.problem.places.of[wanting.party];
                self.doors.count(cell, place, sign);
            }
        }
    }

    /// What a choice costs beside what the others have chosen; `None` where there is no room.
    fn cost(&self, party: usize, choice: &Choice) -> Option<i64> {
        let Problem {
            settings, places, ..
        } = self.problem;
        let offer = &self.problem.offers[party][choice.offer];
        let mut cost = choice.cost;
        for &member in &offer.crew {
            let number = self.problem.cell(member, choice.day);
            let cell = &self.cells[number];
            let filled = cell.load + choice.minutes;
            if filled > cell.room {
                cost += self.pressure? * i64::from(filled - cell.room);
            }
            cost += cell.price * i64::from(choice.minutes);
            let used = settings.per_day - cell.room;
            let over = |minutes: Minute, most: Minute| i64::from((used + minutes - most).max(0));
            let burden = |minutes| over(minutes, settings.overload_from);
            cost += burden(filled) - burden(cell.load);
            let calm = self.calm(member as usize, choice.minutes);
            cost += over(filled, calm) - over(cell.load, calm);
            let doors = self.doors.of_day(number);
            if over(filled, calm) > 0 || doors >= cell.suiting {
                // One too many, by whichever channel, is to cost more than another evening, or none would be opened.
                cost += settings.outing;
            }
            if walked_to(offer.channel) {
                cost += self.doors.walk(number, &places.of[party], places);
                if cell.stays_in && doors > 0 {
                    cost -= settings.outing;
                }
                if doors >= cell.suiting {
                    cost += settings.outside_preferred;
                }
            }
        }
        Some(cost)
    }

    /// The minutes up to which a member's day is calm with so many more of them.
    fn calm(&self, member: usize, more: Minute) -> Minute {
        let days = self.problem.members[member].days_at_work.max(1);
        let mean = (self.totals[member] + more + days - 1) / days;
        self.problem.settings.crowded_from.max(2 * mean)
    }

    /// Makes days dearer of which too much is taken, and cheaper those that have room left; tells
    /// whether all fit.
    fn raise_prices(&mut self) -> bool {
        let whole = i64::from(self.problem.settings.per_day.max(1));
        let mut fits = true;
        for cell in &mut self.cells {
            let over = i64::from(cell.load - cell.room);
            let step = if over > 0 { self.step } else { cell.price / 4 };
            cell.price += step * over / whole;
            fits &= over <= 0;
        }
        fits
    }
}

/// The minutes of a member's day in which doors may be knocked at and owners like it.
fn suiting(problem: &Problem, cell: usize) -> Minute {
    let (member, day) = (cell / problem.days, cell % problem.days);
    let hours = intersect(&problem.open.door[day], &problem.open.preferred[day]);
    let hours = intersect(&problem.members[member].spans[day], &hours);
    hours.iter().map(|(from, to)| to - from).sum()
}

impl Choice {
    fn of(chance: &Chance<'_>) -> Choice {
        let levels = chance.least.levels.0.iter().zip(COSTS);
        Choice {
            offer: chance.number,
            day: chance.day,
            minutes: chance.least.minutes,
            cost: levels.map(|(entry, cost)| entry * cost).sum(),
        }
    }
}
