//! The crowded parts of a month: what a plan leaves out, the full days on which that could be met,
//! who is met on those days, the other full days on which they could be met, and so on.

use std::collections::BTreeMap;

use super::groups::Groups;
use super::part::Part;
use super::places::room;
use super::wants::{Pools, Wants, wants};
use crate::plan::problem::Minute;
use crate::plan::state::Plan;

/// Parties that get in one another's way.
pub(super) struct Crowd<'a, 'p> {
    plan: &'a Plan<'p>,
    pools: Pools,
    /// How many duties the plan leaves out of them that somebody could meet, by class.
    missed: BTreeMap<usize, [i64; 4]>,
    /// What each of them wants.
    wants: BTreeMap<usize, Wants>,
    /// Those whose days were not looked at yet.
    waiting: Vec<usize>,
    /// Full days by number, with whether somebody here wants them.
    full: Vec<bool>,
}

impl<'a, 'p> Crowd<'a, 'p> {
    /// Nobody yet.
    pub(super) fn new(plan: &'a Plan<'p>) -> Crowd<'a, 'p> {
        Crowd {
            plan,
            pools: Pools::default(),
            missed: BTreeMap::new(),
            wants: BTreeMap::new(),
            waiting: Vec::new(),
            full: vec![false; plan.problem.members.len() * plan.problem.days],
        }
    }

    /// Lets a party in of which the plan leaves out a duty of a class that somebody could meet.
    pub(super) fn miss(&mut self, party: usize, class: usize) {
        self.missed.entry(party).or_default()[class] += 1;
        self.join(party);
    }

    /// Lets a party in whose duties want minutes.
    fn join(&mut self, party: usize) {
        if !self.wants.contains_key(&party) {
            let wants = wants(self.plan.problem, party, &mut self.pools);
            if !wants.ways.is_empty() {
                self.waiting.push(party);
            }
            self.wants.insert(party, wants);
        }
    }

    /// Lets everybody join who is met on a full day that somebody here wants.
    pub(super) fn grow(&mut self) {
        while let Some(party) = self.waiting.pop() {
            for (cell, minutes) in self.days_of(party) {
                if self.full[cell] || !self.is_full(cell, minutes) {
                    continue;
                }
                self.full[cell] = true;
                let met = self.plan.day(cell).entries.iter().map(|entry| entry.visit);
                let met: Vec<u32> = met.filter(|&visit| !self.plan[visit].is_fixed()).collect();
                for visit in met {
                    self.join(self.plan[visit].party as usize);
                }
            }
        }
    }

    /// Whether a day has no room for a visit of so many minutes.
    fn is_full(&self, cell: usize, minutes: Minute) -> bool {
        self.plan.day(cell).minutes + minutes > self.plan.problem.settings.per_day
    }

    /// The days on which a party could be met, each with the fewest minutes that takes.
    fn days_of(&self, party: usize) -> BTreeMap<usize, Minute> {
        let mut days = BTreeMap::new();
        for way in self
            .wants
            .get(&party)
            .into_iter()
            .flat_map(|wants| &wants.ways)
        {
            let minutes = Minute::try_from(way.minutes).unwrap_or(Minute::MAX);
            let seats = way
                .seats
                .iter()
                .map(|&seat| &self.pools.lists[seat as usize]);
            for &cell in seats.flatten() {
                let least = days.entry(cell as usize).or_insert(minutes);
                *least = minutes.min(*least);
            }
        }
        days
    }

    /// What hangs together, each part with how many duties the plan leaves out there, by class.
    pub(super) fn parts(&self) -> Vec<(Part, [i64; 4])> {
        let mut groups = Groups::new(self.full.len());
        let full_days = |party: usize| {
            let days = self.days_of(party).into_keys();
            days.filter(|&cell| self.full[cell]).collect::<Vec<usize>>()
        };
        let days: BTreeMap<usize, Vec<usize>> = self
            .wants
            .keys()
            .map(|&party| (party, full_days(party)))
            .filter(|(_, days)| !days.is_empty())
            .collect();
        for days in days.values() {
            groups.join(days.iter().copied());
        }
        let mut apart: BTreeMap<usize, (Vec<usize>, Vec<u32>)> = BTreeMap::new();
        for (&party, days) in &days {
            let (parties, cells) = apart.entry(groups.of(days[0])).or_default();
            parties.push(party);
            cells.extend(days.iter().filter_map(|&cell| u32::try_from(cell).ok()));
        }
        let room = room(self.plan.problem);
        let part = |(parties, mut cells): (Vec<usize>, Vec<u32>)| {
            cells.sort_unstable();
            cells.dedup();
            let wants = parties.iter().map(|party| self.wants[party].clone());
            let part = Part::new(&cells, &room, &self.pools, wants.collect());
            let mut left = [0; 4];
            for party in parties {
                for (class, missed) in self.missed.get(&party).into_iter().flatten().enumerate() {
                    left[class] += missed;
                }
            }
            (part, left)
        };
        apart.into_values().map(part).collect()
    }
}
