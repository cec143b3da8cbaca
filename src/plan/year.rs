//! A year ahead: what each rule asks in each month, and what that is for each member (W1 of the
//! rule ledger).
//!
//! No appointment is made here. Duties are counted in the month in which they are due, as reports
//! do; the load is spread over the months in which they can be done, as plans do, and goes to
//! whoever of those who can has the least. What has not happened yet asks for nothing yet.

use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::{Instant, Period, Unit};
use crate::duties::{Duty, Known, Window, derive, quota};
use crate::model::{AnyRule, PartyIx, RuleIx, StaffIx};

/// A year's duties and load.
#[derive(Clone, Debug)]
pub struct Year {
    /// The year.
    pub period: Period,
    /// Its months.
    pub months: Vec<Period>,
    /// Each rule in policy order, with a count for each month: duties, or households for a quota.
    pub rules: Vec<(AnyRule, Vec<u32>)>,
    /// Each member in service in the year, by id, with the load of each month.
    pub load: Vec<(StaffIx, Vec<Load>)>,
}

/// What a month asks of a member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// How many visits, at most: one visit can do for several duties.
    pub visits: u32,
    /// How many minutes they take, walking left out.
    pub minutes: u32,
}

/// The year as its rules and facts stand at `now`.
pub fn year(known: &Known<'_>, period: &Period) -> Year {
    let months = known
        .book
        .almanac
        .periods_meeting(Unit::Month, period.from, period.to);
    let mut duties = derive(known, &Window::of(period));
    duties.retain(|duty| period.start() < duty.due && duty.due <= period.end());
    let mut ledger = Ledger::new(known, &months);
    ledger.count(&duties);
    ledger.spread(&duties);
    ledger.top_up();
    Year {
        period: period.clone(),
        rules: ledger.rules.into_iter().collect(),
        load: ledger.load.into_iter().collect(),
        months,
    }
}

/// The counts while they grow.
struct Ledger<'l, 'b> {
    known: &'l Known<'b>,
    months: &'l [Period],
    rules: BTreeMap<AnyRule, Vec<u32>>,
    load: BTreeMap<StaffIx, Vec<Load>>,
    /// The households each member meets in each month.
    households: BTreeMap<(usize, StaffIx), BTreeSet<PartyIx>>,
}

impl<'l, 'b> Ledger<'l, 'b> {
    fn new(known: &'l Known<'b>, months: &'l [Period]) -> Ledger<'l, 'b> {
        let book = known.book;
        let (first, last) = (&months[0], &months[months.len() - 1]);
        let year = Window::new(first.start(), last.end()).days();
        let serving = book
            .indexed_staff()
            .filter(|(_, member)| member.in_service_in(year));
        Ledger {
            known,
            months,
            rules: book
                .policy
                .all_rules()
                .map(|rule| (rule, vec![0; months.len()]))
                .collect(),
            load: serving
                .map(|(member, _)| (member, vec![Load::default(); months.len()]))
                .collect(),
            households: BTreeMap::new(),
        }
    }

    /// Counts each duty in the month that holds its last minute.
    fn count(&mut self, duties: &[Duty]) {
        for duty in duties {
            let month = self.month_of(duty.due.plus_minutes(-1));
            if let Some(counts) = self.rules.get_mut(&duty.rule.into()) {
                counts[month] += 1;
            }
        }
    }

    /// Spreads the duties of a rule that open and are due together evenly over their months.
    fn spread(&mut self, duties: &[Duty]) {
        let mut together: BTreeMap<(RuleIx, Instant, Instant), Vec<&Duty>> = BTreeMap::new();
        for duty in duties {
            let group = together.entry((duty.rule, duty.opens, duty.due));
            group.or_default().push(duty);
        }
        for ((_, opens, due), group) in together {
            let first = self.month_of(opens);
            let months = self.month_of(due.plus_minutes(-1)) - first + 1;
            for (place, duty) in group.iter().enumerate() {
                self.take(duty, first + place * months / group.len());
            }
        }
    }

    /// Puts a duty on those who do it in a month: of those who can, whoever has the least.
    fn take(&mut self, duty: &Duty, month: usize) {
        let book = self.known.book;
        let asks = duty.asks(book);
        let Some(channel) = asks.channels.first() else {
            return;
        };
        let minutes = duty.minutes(book, *channel);
        let ahead = Window::since(self.known.now);
        let with = asks
            .with
            .iter()
            .map(|seat| duty.eligible(book, *seat, &ahead));
        let mut team: Vec<StaffIx> = Vec::new();
        for candidates in std::iter::once(duty.leads.clone()).chain(with) {
            team.extend(self.idlest(&candidates, &team, month));
        }
        for member in team {
            self.add(member, month, 1, minutes);
            if book[duty.party].household().is_some() {
                let met = self.households.entry((month, member)).or_default();
                met.insert(duty.party);
            }
        }
    }

    /// The candidate with the least to do in a month, in service then, not in the team yet.
    fn idlest(&self, candidates: &[StaffIx], team: &[StaffIx], month: usize) -> Option<StaffIx> {
        let period = &self.months[month];
        let free = candidates.iter().copied().filter(|member| {
            let serves = self.known.book[*member].in_service_in(Window::of(period).days());
            serves && !team.contains(member)
        });
        free.min_by_key(|member| {
            let minutes = self.load.get(member).map(|load| load[month].minutes);
            (minutes, *member)
        })
    }

    /// Adds the households that quotas ask for beyond those that duties bring.
    fn top_up(&mut self) {
        for month in 0..self.months.len() {
            for row in quota::rows(self.known, Some(&self.months[month])) {
                let quota = &self.known.book[row.quota];
                let asked = a_month_of(row.asked, quota.per, &self.months[month]);
                if let Some(counts) = self.rules.get_mut(&row.quota.into()) {
                    counts[month] += asked;
                }
                let met = self.households.get(&(month, row.staff));
                let met = met.map_or(0, |met| u32::try_from(met.len()).unwrap_or(u32::MAX));
                let missing = asked.saturating_sub(met);
                let channel = quota.channels.first().copied();
                let each =
                    channel.map_or(0, |channel| self.known.book.policy.visit.minutes(channel));
                self.add(row.staff, month, missing, missing * each);
            }
        }
    }

    fn add(&mut self, member: StaffIx, month: usize, visits: u32, minutes: u32) {
        if let Some(load) = self.load.get_mut(&member) {
            load[month].visits += visits;
            load[month].minutes += minutes;
        }
    }

    /// The place of the month that holds an instant, or the nearest one.
    fn month_of(&self, instant: Instant) -> usize {
        let after = self
            .months
            .partition_point(|month| month.start() <= instant);
        after.saturating_sub(1)
    }
}

/// What a quota asks of one month, rounded up.
fn a_month_of(asked: u32, per: Unit, month: &Period) -> u32 {
    let days = u32::try_from(month.days()).unwrap_or(0);
    if let Some(weeks) = per.weeks() {
        return (asked * days).div_ceil(7 * weeks.unsigned_abs());
    }
    match per {
        Unit::Day | Unit::WorkingDay => asked * days,
        longer => asked.div_ceil(longer.months().unwrap_or(1).unsigned_abs().max(1)),
    }
}
