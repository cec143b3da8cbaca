//! All appointments of a plan in the making, and its score at any moment.

use smallvec::SmallVec;

use super::calm::Calm;
use super::share::place_of;
use super::timeline::{Entry, NO_SPAN};
use super::{Origin, Share, Timeline, Visit};
use crate::model::Channel;
use crate::plan::levels::Levels;
use crate::plan::problem::{DutySet, Minute, Problem, bit, indexes};

/// All appointments of a plan in the making.
///
/// Each change brings days, parties and score up to date. Taking one of several appointments off a
/// party would let the others clear more than they were made for, so duties' appointments come off
/// a party together ([`Plan::clear_party`]).
#[derive(Clone, Debug)]
pub(crate) struct Plan<'p> {
    /// What is planned.
    pub(crate) problem: &'p Problem,
    /// The minutes of a member's day: the problem's, or more where that is tried out.
    pub(crate) per_day: Minute,
    pub(super) visits: Vec<Option<Visit>>,
    pub(super) free: Vec<u32>,
    pub(super) of_party: Vec<SmallVec<[u32; 2]>>,
    pub(super) days: Vec<Timeline>,
    pub(super) shares: Vec<Share>,
    pub(super) planned: Vec<i32>,
    pub(super) levels: Levels,
    pub(super) walk: i64,
    pub(super) outings: i64,
    pub(super) overload: i64,
    /// By member.
    pub(super) calm: Vec<Calm>,
    /// Days of members on which something is not reached in time.
    pub(super) strained: i64,
    journal: Vec<Change>,
}

/// What was done to a plan, so that it can be undone.
#[derive(Clone, Debug)]
enum Change {
    Made(u32),
    Dropped(Visit),
}

/// A moment of a plan to which it can go back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark(usize);

impl<'p> Plan<'p> {
    /// The plan in which nothing is made but what is agreed.
    pub(crate) fn new(problem: &'p Problem) -> Plan<'p> {
        let mut days = vec![Timeline::default(); problem.members.len() * problem.days];
        for (member, facts) in problem.members.iter().enumerate() {
            if let Some(today) = days.get_mut(member * problem.days) {
                today.minutes = facts.used_today;
            }
        }
        let parties = problem.parties.len();
        let mut plan = Plan {
            problem,
            per_day: problem.settings.per_day,
            visits: Vec::new(),
            free: Vec::new(),
            of_party: vec![SmallVec::new(); parties],
            shares: vec![Share::default(); parties],
            planned: vec![0; problem.quotas.len()],
            levels: Levels::default(),
            walk: 0,
            outings: 0,
            overload: 0,
            calm: Vec::new(),
            strained: 0,
            journal: Vec::new(),
            days,
        };
        plan.begin();
        plan
    }

    /// The same plan with no limit to a day's minutes.
    pub(crate) fn unlimited(&self) -> Plan<'p> {
        Plan {
            per_day: Minute::MAX / 2,
            ..self.clone()
        }
    }

    /// Counts what stands before the first appointment, then puts in the agreed ones.
    fn begin(&mut self) {
        self.levels.0[Levels::SHORT] = self
            .problem
            .quotas
            .iter()
            .map(|row| i64::from(row.need.max(0)))
            .sum();
        for cell in 0..self.days.len() {
            self.count_cell(cell, 1);
        }
        for member in 0..self.problem.members.len() {
            let calm = Calm::of(self.problem, member, self.days_of(member));
            self.levels.0[Levels::EFFORT] += calm.crowded();
            self.calm.push(calm);
        }
        for party in 0..self.problem.parties.len() {
            self.refresh(party);
        }
        for (row, fixed) in self.problem.fixed.iter().enumerate() {
            self.insert(Visit {
                party: u32::try_from(fixed.party).unwrap_or(0),
                crew: fixed.crew.clone(),
                along: SmallVec::new(),
                lead: fixed.crew.first().copied().unwrap_or(0),
                channel: fixed.channel,
                start: fixed.start,
                minutes: fixed.minutes,
                clears: fixed.duties,
                duties: fixed.duties,
                origin: Origin::Fixed(u32::try_from(row).unwrap_or(0)),
                kept: true,
            });
        }
    }

    /// Adds an appointment, known to fit, and gives its number.
    pub(crate) fn insert(&mut self, visit: Visit) -> u32 {
        let party = visit.party as usize;
        let number = self.free.pop().unwrap_or_else(|| {
            self.visits.push(None);
            u32::try_from(self.visits.len() - 1).unwrap_or(u32::MAX)
        });
        let day = visit.day();
        for &member in &visit.crew {
            let entry = self.entry(&visit, number, member);
            let cell = self.problem.cell(member, day);
            self.change_cell(cell, |timeline, problem| {
                timeline.insert(entry, &problem.places);
            });
        }
        self.visits[number as usize] = Some(visit);
        self.of_party[party].push(number);
        self.refresh(party);
        self.journal.push(Change::Made(number));
        number
    }

    /// Takes an appointment out.
    fn remove(&mut self, number: u32) {
        let Some(visit) = self.visits[number as usize].take() else {
            return;
        };
        self.free.push(number);
        let day = visit.day();
        for &member in &visit.crew {
            let cell = self.problem.cell(member, day);
            self.change_cell(cell, |timeline, problem| {
                timeline.remove(number, &problem.places);
            });
        }
        let party = visit.party as usize;
        self.of_party[party].retain(|other| *other != number);
        self.refresh(party);
        self.journal.push(Change::Dropped(visit));
    }

    /// The plan as it is now, to go back to.
    pub(crate) fn mark(&mut self) -> Mark {
        Mark(self.journal.len())
    }

    /// Undoes everything since `mark`.
    pub(crate) fn roll_back(&mut self, mark: Mark) {
        while self.journal.len() > mark.0 {
            match self.journal.pop() {
                Some(Change::Made(number)) => self.remove(number),
                Some(Change::Dropped(visit)) => {
                    self.insert(visit);
                }
                None => break,
            }
            self.journal.pop();
        }
    }

    /// Makes everything so far final.
    pub(crate) fn settle(&mut self) {
        self.journal.clear();
    }

    /// Takes every appointment for one of a saved plan.
    pub(crate) fn keep_all(&mut self) {
        for visit in self.visits.iter_mut().flatten() {
            visit.kept = true;
        }
        self.settle();
    }

    /// Takes out every top-up.
    pub(crate) fn clear_top_ups(&mut self) {
        let numbers = (0_u32..).zip(&self.visits);
        let top_ups: Vec<u32> = numbers
            .filter(|(_, visit)| {
                let visit = visit.as_ref();
                visit.is_some_and(|visit| matches!(visit.origin, Origin::TopUp(_)))
            })
            .map(|(number, _)| number)
            .collect();
        for number in top_ups {
            self.remove(number);
        }
    }

    /// Takes out every proposed appointment of a party, top-ups too.
    pub(crate) fn clear_party(&mut self, party: usize) {
        let proposed: SmallVec<[u32; 2]> = self.of_party[party]
            .iter()
            .copied()
            .filter(|&number| !self[number].is_fixed())
            .collect();
        for number in proposed {
            self.remove(number);
        }
    }

    /// Puts another appointment in the place of one of a party, if it and the party's others may be made
    /// so; tells whether that worked. If not, the party is left without some of them.
    pub(crate) fn replace(&mut self, old: &Visit, mut new: Visit) -> bool {
        self.withdraw(old);
        let sound = self.judge(&mut new).is_some();
        if sound {
            self.insert(new);
        }
        sound
    }

    /// Takes one proposed appointment of a party out, though its others may clear more then than they were
    /// made for; tells whether it was there.
    pub(crate) fn withdraw(&mut self, visit: &Visit) -> bool {
        let numbers = self.numbers_of(visit.party as usize).iter().copied();
        let found = numbers
            .into_iter()
            .find(|&number| self[number].start == visit.start && !self[number].is_fixed());
        if let Some(number) = found {
            self.remove(number);
        }
        found.is_some()
    }

    /// Every appointment.
    pub(crate) fn visits(&self) -> impl Iterator<Item = &Visit> {
        self.visits.iter().flatten()
    }

    /// The numbers of a party's appointments.
    pub(crate) fn numbers_of(&self, party: usize) -> &[u32] {
        &self.of_party[party]
    }

    /// The appointments of a party.
    pub(crate) fn visits_of(&self, party: usize) -> impl Iterator<Item = &Visit> + Clone {
        self.of_party[party].iter().map(|&number| &self[number])
    }

    /// What a party adds to the score.
    pub(crate) fn share(&self, party: usize) -> &Share {
        &self.shares[party]
    }

    /// The asked duties of a party that are not placed.
    pub(crate) fn open(&self, party: usize) -> DutySet {
        let duties = self.problem.duties_of(party).iter().enumerate();
        let asked = duties.filter(|(_, duty)| duty.asked);
        let asked = asked.fold(0, |set, (position, _)| set | bit(position));
        asked & !self.share(party).placed
    }

    /// A member's day.
    pub(crate) fn day(&self, cell: usize) -> &Timeline {
        &self.days[cell]
    }

    /// The days of a member.
    pub(super) fn days_of(&self, member: usize) -> &[Timeline] {
        let first = member * self.problem.days;
        &self.days[first..first + self.problem.days]
    }

    /// The entry of an appointment on a member's day.
    fn entry(&self, visit: &Visit, number: u32, member: u32) -> Entry {
        let facts = &self.problem.members[member as usize];
        let span = facts.span_from(visit.day(), visit.start);
        Entry {
            start: visit.start,
            end: visit.end(),
            place: place_of(visit),
            door: visit.channel == Channel::Door,
            counted: visit.channel != Channel::Meeting,
            span_from: span.unwrap_or(NO_SPAN),
            visit: number,
        }
    }

    /// Changes a day and brings what it costs up to date.
    fn change_cell(&mut self, cell: usize, change: impl FnOnce(&mut Timeline, &Problem)) {
        let member = cell / self.problem.days;
        self.count_cell(cell, -1);
        change(&mut self.days[cell], self.problem);
        self.count_cell(cell, 1);
        let calm = Calm::of(self.problem, member, self.days_of(member));
        self.levels.0[Levels::EFFORT] += calm.crowded() - self.calm[member].crowded();
        self.calm[member] = calm;
    }

    /// Finds anew what a party's appointments clear and what the party adds to the score.
    fn refresh(&mut self, party: usize) {
        for (number, duties, _) in self.clearing(party, None) {
            let mut visit = self[number].clone();
            visit.duties = duties;
            visit.lead = self.first_lead(party, &visit);
            self.visits[number as usize] = Some(visit);
        }
        let share = Share::of(self.problem, party, self.visits_of(party));
        let old = std::mem::replace(&mut self.shares[party], share);
        self.levels.subtract(&old.levels);
        self.levels.add(&self.shares[party].levels);
        for row in old.credits {
            self.credit(row, -1);
        }
        for row in self.shares[party].credits.clone() {
            self.credit(row, 1);
        }
    }

    /// Who stands first: the lead of the first rule.
    pub(super) fn first_lead(&self, party: usize, visit: &Visit) -> u32 {
        let first = indexes(visit.duties)
            .next()
            .map(|first| &self.problem.duties_of(party)[first]);
        let lead = first.and_then(|duty| self.problem.lead_of(duty, visit.team()));
        lead.unwrap_or(visit.lead)
    }
}

impl std::ops::Index<u32> for Plan<'_> {
    type Output = Visit;

    fn index(&self, number: u32) -> &Visit {
        self.visits[number as usize]
            .as_ref()
            .expect("numbers of a party's list are alive")
    }
}
