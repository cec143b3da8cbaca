//! What the rules give the invented office to do, and when it means to do it.

use std::collections::BTreeMap;

use super::office::Office;
use super::random::Random;
use crate::calendar::{Date, Instant};
use crate::duties::{Duty, Known, Window, derive_rule};
use crate::model::policy::{Amount, Anchor, Demand, Quota, Rule, RuleKind};
use crate::model::{Channel, PartyIx, Policy, RuleIx, StaffIx};

/// A party to be visited.
#[derive(Clone, Debug)]
pub(super) struct Task {
    pub(super) party: PartyIx,
    pub(super) purpose: Purpose,
    /// Not before.
    pub(super) opens: Instant,
    /// Given up after this day.
    pub(super) last: Date,
    /// What was agreed with the owner.
    pub(super) agreed: Option<Agreed>,
    /// The issue it is about, by position.
    pub(super) issue: Option<usize>,
    /// The issue that will be raised, by position.
    pub(super) raises: Option<usize>,
}

/// Another time, agreed with the owner: the same people come by the same channel.
#[derive(Clone, Debug)]
pub(super) struct Agreed {
    pub(super) at: Instant,
    pub(super) channel: Channel,
    /// The lead first.
    pub(super) team: Vec<StaffIx>,
}

/// Why somebody is to be visited.
#[derive(Clone, Copy, Debug)]
pub(super) enum Purpose {
    /// A rule asks.
    Rule(RuleIx),
    /// This member's quota does.
    Quota(StaffIx),
}

/// What there is to do, by the day on which it is meant to be done.
#[derive(Clone, Debug)]
pub(super) struct Agenda {
    until: Date,
    tasks: BTreeMap<Date, Vec<Task>>,
}

impl Task {
    pub(super) fn new(party: PartyIx, purpose: Purpose, opens: Instant, last: Date) -> Task {
        Task {
            party,
            purpose,
            opens,
            last,
            agreed: None,
            issue: None,
            raises: None,
        }
    }

    pub(super) fn rule(&self) -> Option<RuleIx> {
        match self.purpose {
            Purpose::Rule(rule) => Some(rule),
            Purpose::Quota(_) => None,
        }
    }
}

impl Agenda {
    /// What follows from the office's files: every duty of the records' time, and the quotas.
    pub(super) fn new(office: &Office) -> Agenda {
        let mut agenda = Agenda {
            until: office.options.until,
            tasks: BTreeMap::new(),
        };
        let mut random = Random::new(office.options.seed, "meant");
        let (first, until) = (office.options.first_day(), office.options.until);
        let known = Known::at(&office.book, until.end());
        let window = Window::new(first.start(), until.end());
        for (rule, stated) in office.book.policy.indexed_rules() {
            for duty in derive_rule(&known, rule, &window) {
                agenda.add(office, stated, &duty, &mut random);
            }
        }
        agenda.add_quotas(office, &mut random);
        agenda
    }

    /// Puts a task down for `date`, unless the records end before.
    pub(super) fn put(&mut self, date: Date, task: Task) {
        if date <= self.until && date <= task.last {
            self.tasks.entry(date).or_default().push(task);
        }
    }

    /// The tasks of a day, those agreed on first.
    pub(super) fn take(&mut self, day: Date) -> Vec<Task> {
        let mut tasks = self.tasks.remove(&day).unwrap_or_default();
        tasks.sort_by_key(|task| task.agreed.is_none());
        tasks
    }

    fn add(&mut self, office: &Office, rule: &Rule, duty: &Duty, random: &mut Random) {
        let purpose = Purpose::Rule(duty.rule);
        let first_day = office.options.first_day();
        match &rule.kind {
            RuleKind::Trigger(trigger) => {
                // The month's ordinary visits bring most forms back.
                if trigger.on != Anchor::SurveySent || random.percent(12) {
                    let last = last_day(duty.due);
                    let task = Task::new(duty.party, purpose, duty.opens, last);
                    if let Some(day) = day_in_time(duty.opens, duty.due, random) {
                        self.put(day.max(first_day), task);
                    }
                }
            }
            RuleKind::Cadence(_) | RuleKind::Sample(_) => {
                let party = match &rule.kind {
                    RuleKind::Cadence(cadence) if matches!(cadence.demand, Demand::Pick(_)) => {
                        *random.pick(&selected(office, rule))
                    }
                    _ => duty.party,
                };
                let days = (
                    duty.opens.date().max(first_day),
                    duty.closes.plus_minutes(-1).date(),
                );
                self.put_within(party, purpose, days, random);
            }
        }
    }

    /// What members without areas do for their quotas; the others reach theirs anyway.
    fn add_quotas(&mut self, office: &Office, random: &mut Random) {
        let (lived_in, policy) = (office.lived_in(), &office.book.policy);
        let (first, end) = (office.options.first_day(), self.until.plus_days(1));
        for quota in &policy.quotas {
            let members = office.book.members_of(quota.role);
            for (member, _) in members.filter(|(_, member)| member.areas.is_empty()) {
                for period in office.book.almanac.periods_meeting(quota.per, first, end) {
                    let days = (period.start().date().max(first), period.last());
                    for _ in 0..visits_for(quota, policy) {
                        let party = *random.pick(&lived_in);
                        self.put_within(party, Purpose::Quota(member), days, random);
                    }
                }
            }
        }
    }

    /// Most of a period's visits are made in its first half; nobody likes a full last week.
    fn put_within(
        &mut self,
        party: PartyIx,
        purpose: Purpose,
        (first, last): (Date, Date),
        random: &mut Random,
    ) {
        if !random.percent(97) {
            return;
        }
        let days = last.days_since(first);
        let middle = days / 2;
        let (from, to) = random.weighted(&[(66, (0, middle)), (34, (middle + 1, days))]);
        let day = first.plus_days(random.between(from, to.max(from)));
        self.put(day, Task::new(party, purpose, first.start(), last));
    }
}

/// The parties a rule selects, whatever has happened.
fn selected(office: &Office, rule: &Rule) -> Vec<PartyIx> {
    let parties = office.book.indexed_parties();
    let selected = parties.filter(|(_, party)| rule.selection().may_hold(party));
    selected.map(|(party, _)| party).collect()
}

/// The day on which what follows from something is given up.
pub(super) fn last_day(due: Instant) -> Date {
    due.date().plus_days(6)
}

/// Mostly in time, sometimes late, now and then forgotten.
pub(super) fn day_in_time(opens: Instant, due: Instant, random: &mut Random) -> Option<Date> {
    let first = opens.date();
    let days = due.date().days_since(first);
    match random.weighted(&[(60, 0), (30, 1), (6, 2), (4, 3)]) {
        0 => Some(first.plus_days(random.between(0, (days / 2).max(0)))),
        1 => Some(first.plus_days(random.between(0, (days - 1).max(0)))),
        2 => Some(due.date().plus_days(random.between(1, 3))),
        _ => None,
    }
}

/// How many visits reach a quota.
fn visits_for(quota: &Quota, policy: &Policy) -> u32 {
    match quota.amount {
        Amount::Households(households) => households,
        Amount::Minutes(minutes) => {
            let channel = quota.channels.first().copied().unwrap_or(Channel::Door);
            minutes.div_ceil(policy.visit.minutes(channel).max(1))
        }
    }
}
