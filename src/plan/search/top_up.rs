//! Top-ups: households added where a member falls short of a quota.
//!
//! One door is not knocked at by everybody: first come households that nobody meets, one for each
//! member in turn; then a member goes along with a colleague; and only then is a household met once
//! more. Saved top-ups keep their household while nothing better is free.
//!
//! A pure function of the duties' appointments and the saved rows.

use std::borrow::Cow;
use std::collections::BTreeSet;

use smallvec::SmallVec;

use super::probe::{Ask, Grid, Start, fits, starts};
use crate::model::Channel;
use crate::model::policy::TeamCredit;
use crate::plan::levels::Levels;
use crate::plan::problem::{Crew, DAY, Minute, Problem, QuotaNeed, Wish, indexes};
use crate::plan::random::Random;
use crate::plan::state::{Origin, Plan, Visit};

/// Adds top-ups until every quota is met or no place is left: quota after quota, one household for each
/// member in turn, by id. With `random` the households and the members come in any order.
pub(crate) fn top_up(plan: &mut Plan<'_>, mut random: Option<&mut Random>) {
    let problem = plan.problem;
    let mut rows: Vec<Row<'_>> = (0..problem.quotas.len())
        .map(|row| Row::new(problem, row))
        .collect();
    rows.sort_by_key(|row| (row.quota.rule, row.quota.member));
    if let Some(random) = &mut random {
        rows.sort_by_cached_key(|row| (row.quota.rule, random.next()));
        for row in &mut rows {
            row.shuffle(random);
        }
    }
    for row in &mut rows {
        row.keep_fresh(plan);
    }
    for of_quota in rows.chunk_by_mut(|one, other| one.quota.rule == other.quota.rule) {
        let mut added = true;
        while added {
            added = false;
            for row in &mut *of_quota {
                added |= row.add(plan);
            }
        }
    }
}

/// How often a household is met in the month by anybody, messages aside.
fn meetings(plan: &Plan<'_>, party: u32) -> u32 {
    let visits = plan.visits_of(party as usize);
    let planned = visits.filter(|visit| visit.distances()).count();
    plan.problem.parties[party as usize].visits.met + u32::try_from(planned).unwrap_or(u32::MAX)
}

/// Whether one more visit of a household without a pressing reason is too many in a month.
fn has_enough(plan: &Plan<'_>, party: u32) -> bool {
    let facts = &plan.problem.parties[party as usize];
    let duties = plan.problem.duties_of(party as usize);
    let calm = |visit: &&Visit| {
        let mut carried = indexes(visit.duties);
        matches!(visit.channel, Channel::Door | Channel::Phone)
            && !carried.any(|position| duties[position].presses())
    };
    let planned = plan.visits_of(party as usize).filter(calm).count();
    let planned = u32::try_from(planned).unwrap_or(u32::MAX);
    facts.visits.calm + planned >= plan.problem.settings.max_visits
}

/// A member's quota, and how far its candidates were looked at.
pub(super) struct Row<'p> {
    pub(super) number: u32,
    pub(super) quota: &'p QuotaNeed,
    /// The households that may be added, in order.
    pub(super) candidates: Cow<'p, [u32]>,
    /// Saved top-ups that were not used yet.
    pub(super) saved: Vec<&'p Wish>,
    /// How often a household is met that is looked for now.
    meetings: u32,
    /// The next candidate to be looked at.
    next: usize,
    /// Candidates for which there was no place.
    passed_over: BTreeSet<u32>,
    /// Whether the member could still go along with a colleague.
    pub(super) goes_along: bool,
}

impl<'p> Row<'p> {
    fn new(problem: &'p Problem, row: usize) -> Row<'p> {
        let number = u32::try_from(row).unwrap_or(u32::MAX);
        let quota = &problem.quotas[row];
        let settings = &problem.settings;
        let saved = problem.wishes.iter();
        Row {
            number,
            quota,
            candidates: Cow::Borrowed(&quota.candidates),
            saved: saved.filter(|wish| wish.top_up == Some(number)).collect(),
            meetings: 0,
            next: 0,
            passed_over: BTreeSet::new(),
            goes_along: settings.accompany && settings.credit == TeamCredit::All,
        }
    }

    /// Puts the candidates into any order.
    fn shuffle(&mut self, random: &mut Random) {
        let candidates = self.candidates.to_mut();
        candidates.sort_by_cached_key(|_| random.next());
    }

    fn is_short(&self, plan: &Plan<'_>) -> bool {
        plan.short(self.number as usize) > 0
    }

    /// Makes the saved top-ups again whose household nobody else meets.
    fn keep_fresh(&mut self, plan: &mut Plan<'_>) {
        for wish in std::mem::take(&mut self.saved) {
            let party = u32::try_from(wish.party).unwrap_or(u32::MAX);
            let fresh = meetings(plan, party) == 0;
            if !(fresh && self.is_short(plan) && self.keep(plan, wish)) {
                self.saved.push(wish);
            }
        }
    }

    /// Adds one household; tells whether there was one.
    fn add(&mut self, plan: &mut Plan<'_>) -> bool {
        if !self.is_short(plan) || !self.has_time(plan) {
            return false;
        }
        loop {
            // Nobody is met separately twice to whom a colleague goes anyway.
            if self.meetings > 0 && self.go_along(plan) {
                return true;
            }
            if self.keep_saved(plan) || self.add_next(plan) {
                return true;
            }
            if self.meetings >= self.most_meetings(plan) {
                return false;
            }
            self.meetings += 1;
            self.next = 0;
        }
    }

    /// How often the household is met that is met most.
    fn most_meetings(&self, plan: &Plan<'_>) -> u32 {
        let candidates = self.candidates.iter();
        let most = candidates.map(|&party| meetings(plan, party)).max();
        most.unwrap_or(0)
    }

    /// Whether the member has minutes left on some day of the quota's.
    fn has_time(&self, plan: &Plan<'_>) -> bool {
        let problem = plan.problem;
        let lengths = self
            .quota
            .minutes
            .iter()
            .copied()
            .filter(|&minutes| minutes > 0);
        let Some(shortest) = lengths.min() else {
            return false;
        };
        let meets = self.quota.channels.contains(&Channel::Meeting);
        let has_minutes = |day: usize| {
            let cell = problem.cell(self.quota.member, day);
            plan.day(cell).minutes + shortest <= plan.per_day
        };
        meets || (self.quota.first_day..self.quota.end_day).any(has_minutes)
    }

    /// Whether a household may still be added for the member.
    pub(super) fn may_count(&self, plan: &Plan<'_>, party: u32) -> bool {
        let counted = plan.problem.parties[party as usize]
            .counted
            .contains(&self.number)
            || plan.share(party as usize).credits.contains(&self.number);
        !counted
    }

    /// Makes a saved top-up again whose household is met as often as is looked for now.
    fn keep_saved(&mut self, plan: &mut Plan<'_>) -> bool {
        let met = |wish: &&Wish| {
            let party = u32::try_from(wish.party).unwrap_or(u32::MAX);
            meetings(plan, party) == self.meetings
        };
        let wishes: Vec<&Wish> = self.saved.iter().copied().filter(met).collect();
        wishes.into_iter().any(|wish| {
            let kept = self.keep(plan, wish);
            self.saved.retain(|other| !std::ptr::eq(*other, wish));
            kept
        })
    }

    /// Makes a saved top-up again: as it was, or else for the same household.
    fn keep(&self, plan: &mut Plan<'_>, wish: &Wish) -> bool {
        let party = u32::try_from(wish.party).unwrap_or(u32::MAX);
        let candidate = self.candidates.contains(&party);
        if !candidate || !self.may_count(plan, party) || has_enough(plan, party) {
            return false;
        }
        let visit = self.as_it_was(plan, wish);
        let visit = visit.or_else(|| self.addition(plan, party));
        let found = visit.is_some();
        if let Some(visit) = visit {
            plan.insert(visit);
        }
        found
    }

    /// A saved top-up as it stands, if it may be made so.
    fn as_it_was(&self, plan: &Plan<'_>, wish: &Wish) -> Option<Visit> {
        let problem = plan.problem;
        let minutes = self.quota.minutes[wish.channel as usize];
        let day = Problem::day_of(wish.start);
        let facts = &problem.parties[wish.party];
        let open = (self.quota.first_day..self.quota.end_day).contains(&day)
            && facts.closed_days & 1 << day == 0;
        if minutes == 0
            || !open
            || wish.start < problem.from
            || !self.suits(plan, wish.party, wish.channel)
        {
            return None;
        }
        let crew = Crew::from_slice(&[self.quota.member]);
        let ask = self.ask(plan, wish.party, &crew, wish.channel, Grid::One);
        fits(plan, ask, wish.start)?;
        let mut visit = self.visit(wish.party, wish.channel, wish.start);
        plan.judge(&mut visit)?;
        Some(visit)
    }

    /// Adds the next candidate that is met as often as is looked for now.
    fn add_next(&mut self, plan: &mut Plan<'_>) -> bool {
        while let Some(&party) = self.candidates.get(self.next) {
            self.next += 1;
            let tried = meetings(plan, party) != self.meetings || self.passed_over.contains(&party);
            if tried || !self.may_count(plan, party) || has_enough(plan, party) {
                continue;
            }
            if let Some(visit) = self.addition(plan, party) {
                plan.insert(visit);
                return true;
            }
            self.passed_over.insert(party);
        }
        false
    }

    /// The best appointment of the member with a household for the quota's sake.
    fn addition(&self, plan: &Plan<'_>, party: u32) -> Option<Visit> {
        Grid::ALL.into_iter().find_map(|grid| {
            let mut found: Option<((Levels, Minute), Visit)> = None;
            for &channel in &self.quota.channels {
                if self.quota.minutes[channel as usize] > 0
                    && self.suits(plan, party as usize, channel)
                {
                    self.by_channel(plan, party, channel, grid, &mut found);
                }
            }
            found.map(|(_, visit)| visit)
        })
    }

    /// Whether the party's wishes leave the channel.
    fn suits(&self, plan: &Plan<'_>, party: usize, channel: Channel) -> bool {
        let facts = &plan.problem.parties[party];
        let allows = |channel| self.quota.channels.contains(&channel);
        let shy = matches!(facts.prefers, Some(Channel::Phone | Channel::Message));
        let gentle = allows(Channel::Phone) || allows(Channel::Message);
        !(shy && channel == Channel::Door && gentle
            || facts.by_phone && channel != Channel::Phone && allows(Channel::Phone))
    }

    fn by_channel(
        &self,
        plan: &Plan<'_>,
        party: u32,
        channel: Channel,
        grid: Grid,
        found: &mut Option<((Levels, Minute), Visit)>,
    ) {
        let facts = &plan.problem.parties[party as usize];
        let crew = Crew::from_slice(&[self.quota.member]);
        let ask = self.ask(plan, party as usize, &crew, channel, grid);
        let days = self.quota.first_day..self.quota.end_day;
        for day in days.filter(|day| facts.closed_days & 1 << day == 0) {
            starts(plan, ask, day, &mut |start: Start| {
                let mut visit = self.visit(party as usize, channel, start.at);
                let Some(share) = plan.judge(&mut visit) else {
                    return;
                };
                let mut levels = plan.change(&visit, &share, start.walk);
                // What nobody is owed need not come a few days after another visit.
                let near = plan.problem.settings.too_soon * levels.0[Levels::NEAR];
                levels.0[Levels::EFFORT] += near;
                let cost = (levels, start.at);
                if found.as_ref().is_none_or(|(least, _)| cost < *least) {
                    *found = Some((cost, visit));
                }
            });
        }
    }

    fn ask<'a>(
        &self,
        plan: &Plan<'_>,
        party: usize,
        crew: &'a Crew,
        channel: Channel,
        grid: Grid,
    ) -> Ask<'a> {
        Ask {
            party,
            crew,
            channel,
            minutes: self.quota.minutes[channel as usize],
            any_hour: false,
            from: plan.problem.from,
            until: Minute::try_from(plan.problem.days).unwrap_or(0) * DAY,
            grid,
        }
    }

    fn visit(&self, party: usize, channel: Channel, start: Minute) -> Visit {
        Visit {
            party: u32::try_from(party).unwrap_or(u32::MAX),
            crew: Crew::from_slice(&[self.quota.member]),
            along: SmallVec::new(),
            lead: self.quota.member,
            channel,
            start,
            minutes: self.quota.minutes[channel as usize],
            clears: 0,
            duties: 0,
            origin: Origin::TopUp(self.number),
            kept: false,
        }
    }
}
