//! A visit of the invented office: who goes, how, when, and what comes of it.

use super::agenda::{Purpose, Task};
use super::chronicle::Chronicle;
use super::diary::Proposal;
use super::visits::Visit;
use crate::calendar::Date;
use crate::model::policy::{Asks, Rule, RuleKind};
use crate::model::{Channel, Outcome, PartyIx, RuleIx, StaffIx};

impl Chronicle<'_> {
    /// Goes, if somebody can, and a time can be found.
    pub(super) fn try_visit(&mut self, task: &Task, day: Date) -> Option<Visit> {
        let (office, rule) = (self.office, task.rule());
        let team = self.team(task, day)?;
        let channel = self.channel(task)?;
        let asked = rule.and_then(|rule| office.book[rule].asks.minutes);
        let minutes = self.minutes(channel, asked, task.party);
        let proposal = Proposal {
            team: &team,
            party: task.party,
            channel,
            minutes,
            from: task.opens.max(day.start()),
        };
        let at = match &task.agreed {
            Some(agreed) => agreed.at,
            None => self.diary.find(office, &proposal, &mut self.random)?,
        };
        let is_silent = self.silent.contains(&task.party) && day >= self.silent_from();
        let outcome = if is_silent {
            Outcome::NoAnswer
        } else {
            self.outcome(task, channel)
        };
        Some(Visit {
            id: self.ids.next('v', day),
            at,
            party: task.party,
            team,
            channel,
            outcome,
            next_at: None,
            minutes: (outcome == Outcome::Met).then_some(minutes),
            rule: rule.filter(|rule| !self.is_cadence(*rule)),
            marks: Vec::new(),
            note: String::new(),
        })
    }

    /// Who goes that day, the lead first; nobody if a seat stays empty.
    fn team(&mut self, task: &Task, day: Date) -> Option<Vec<StaffIx>> {
        if let Some(agreed) = &task.agreed {
            return Some(agreed.team.clone());
        }
        let (office, charge) = (self.office, self.in_charge(task));
        let rule = match task.purpose {
            Purpose::Quota(member) => return office.works(member, day).then(|| vec![member]),
            Purpose::Rule(rule) => &office.book[rule],
        };
        let mut team = Vec::new();
        for seat in rule.asks.seats() {
            let book = &office.book;
            let mut free = book.eligible(seat, task.party, charge, day.into());
            free.retain(|member| !team.contains(member) && office.works(*member, day));
            if free.is_empty() && team.is_empty() {
                free = self.stand_ins(rule, day);
            }
            if free.is_empty() {
                return None;
            }
            team.push(*self.random.pick(&free));
        }
        Some(team)
    }

    /// Who may lead in place of a member who is away that day.
    fn stand_ins(&self, rule: &Rule, day: Date) -> Vec<StaffIx> {
        let office = self.office;
        let role = rule.asks.stand_in.into_iter();
        let members = role.flat_map(|role| office.book.members_of(role));
        let present = members.filter(|(member, _)| office.works(*member, day));
        present.map(|(member, _)| member).collect()
    }

    /// The owner's channel where the rule allows it, else mostly the rule's first.
    fn channel(&mut self, task: &Task) -> Option<Channel> {
        if let Some(agreed) = &task.agreed {
            return Some(agreed.channel);
        }
        let book = &self.office.book;
        let allowed = match task.purpose {
            Purpose::Rule(rule) => book[rule].asks.channels.clone(),
            Purpose::Quota(_) => Asks::usual_channels(),
        };
        let home = book[task.party].household();
        let quiet = |channel: &Channel| matches!(channel, Channel::Phone | Channel::Message);
        match home.and_then(|home| home.channel) {
            Some(channel) if allowed.contains(&channel) => return Some(channel),
            Some(channel) if quiet(&channel) => {
                if let Some(other) = allowed.iter().copied().find(quiet) {
                    return Some(other);
                }
            }
            _ => {}
        }
        let first = if self.random.percent(64) {
            0
        } else {
            self.random.below(allowed.len())
        };
        allowed.get(first).copied()
    }

    fn minutes(&mut self, channel: Channel, asked: Option<u32>, party: PartyIx) -> u32 {
        let is_home = self.office.book[party].household().is_some();
        let (least, most) = match (channel, asked) {
            (_, Some(minutes)) => (minutes - minutes / 3, minutes),
            (Channel::Door, None) if is_home => (4, 10),
            (Channel::Door | Channel::Meeting, None) => (25, 60),
            (_, None) => (2, 5),
        };
        let minutes = self.random.between(least.cast_signed(), most.cast_signed());
        minutes.cast_unsigned()
    }

    fn outcome(&mut self, task: &Task, channel: Channel) -> Outcome {
        let personal = matches!(channel, Channel::Door | Channel::Phone);
        let is_home = self.office.book[task.party].household().is_some();
        if task.raises.is_some() || !personal || !is_home {
            return Outcome::Met;
        }
        if task.agreed.is_some() {
            return self
                .random
                .weighted(&[(94, Outcome::Met), (6, Outcome::NoAnswer)]);
        }
        let refusing = usize::from(task.rule().is_some_and(|rule| self.is_cadence(rule)));
        match channel {
            Channel::Door => self.random.weighted(&[
                (82, Outcome::Met),
                (10, Outcome::NoAnswer),
                (5, Outcome::Rescheduled),
                (2 * refusing, Outcome::Refused),
            ]),
            _ => self.random.weighted(&[
                (87, Outcome::Met),
                (9, Outcome::NoAnswer),
                (2, Outcome::Rescheduled),
                (2 * refusing, Outcome::Refused),
                (2 * refusing, Outcome::Waived),
            ]),
        }
    }

    /// The day from which on those who never answer do not: six weeks before the records end.
    fn silent_from(&self) -> Date {
        self.office.options.until.plus_days(-46)
    }

    fn is_cadence(&self, rule: RuleIx) -> bool {
        matches!(self.office.book[rule].kind, RuleKind::Cadence(_))
    }
}
