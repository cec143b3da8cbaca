//! An outing of the invented office: who goes, how, when, and what comes of it.

use super::chronicle::Chronicle;
use super::diary::Wish;
use super::errand::{Errand, Purpose};
use super::office::Party;
use super::visits::Visit;
use crate::calendar::Date;
use crate::model::{Channel, Outcome};

impl Chronicle<'_> {
    /// Goes, if somebody can, and a time can be found.
    pub(super) fn try_visit(&mut self, errand: &Errand, day: Date) -> Option<Visit> {
        let office = self.office;
        let department = errand
            .issue
            .map(|issue| self.issues[issue].matter.department.as_str());
        let team = match (&errand.agreed, errand.purpose) {
            (Some(agreed), _) => agreed.team.clone(),
            (None, Purpose::Rule(rule)) => {
                office.team(rule, errand.party, department, day, &mut self.random)?
            }
            (None, Purpose::Quota(member)) => {
                let at_work = office.members[member].at_work(day, &office.seasons);
                at_work.then(|| vec![member])?
            }
        };
        let rule = match errand.purpose {
            Purpose::Rule(rule) => Some(rule),
            Purpose::Quota(_) => None,
        };
        let channel = self.channel(errand)?;
        let minutes = self.minutes(channel, rule.and_then(|rule| rule.minutes), errand.party);
        let from = errand.opens.max(day.start());
        let wish = Wish {
            team: &team,
            party: errand.party,
            channel,
            minutes,
            from,
        };
        let at = match &errand.agreed {
            Some(agreed) => agreed.at,
            None => self.diary.find(office, &wish, &mut self.random)?,
        };
        let outcome = self.outcome(errand, channel);
        Some(Visit {
            id: self.ids.next('v', day),
            at,
            party: errand.party,
            team,
            channel,
            outcome,
            next_at: None,
            minutes: (outcome == Outcome::Met).then_some(minutes),
            rule: rule
                .filter(|_| !is_cadence(errand))
                .map(|rule| rule.id.clone()),
            note: String::new(),
        })
    }

    /// The owner's channel where the rule allows it, else mostly the rule's first.
    fn channel(&mut self, errand: &Errand) -> Option<Channel> {
        if let Some(agreed) = &errand.agreed {
            return Some(agreed.channel);
        }
        let allowed: Vec<Channel> = match errand.purpose {
            Purpose::Rule(rule) => rule.channels().collect(),
            Purpose::Quota(_) => vec![Channel::Door, Channel::Phone],
        };
        let preferred = self.office.home(errand.party).and_then(|home| home.channel);
        let quiet = |channel: &Channel| matches!(channel, Channel::Phone | Channel::Message);
        match preferred {
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

    fn minutes(&mut self, channel: Channel, rule: Option<i32>, party: Party) -> i32 {
        match (channel, rule) {
            (_, Some(minutes)) => minutes - self.random.between(0, minutes / 3),
            (Channel::Door, None) if self.office.home(party).is_some() => {
                self.random.between(4, 10)
            }
            (Channel::Door | Channel::Meeting, None) => self.random.between(25, 60),
            (_, None) => self.random.between(2, 5),
        }
    }

    fn outcome(&mut self, errand: &Errand, channel: Channel) -> Outcome {
        let personal = matches!(channel, Channel::Door | Channel::Phone);
        let sure = errand.raises.is_some() || !personal || self.office.home(errand.party).is_none();
        let cadence = is_cadence(errand);
        if sure {
            return Outcome::Met;
        }
        if errand.agreed.is_some() {
            return self
                .random
                .weighted(&[(94, Outcome::Met), (6, Outcome::NoAnswer)]);
        }
        match channel {
            Channel::Door => self.random.weighted(&[
                (82, Outcome::Met),
                (10, Outcome::NoAnswer),
                (5, Outcome::Rescheduled),
                (if cadence { 2 } else { 0 }, Outcome::Refused),
            ]),
            _ => self.random.weighted(&[
                (87, Outcome::Met),
                (9, Outcome::NoAnswer),
                (2, Outcome::Rescheduled),
                (if cadence { 2 } else { 0 }, Outcome::Refused),
                (usize::from(cadence), Outcome::Waived),
            ]),
        }
    }
}

/// Whether it is an ordinary round.
fn is_cadence(errand: &Errand) -> bool {
    matches!(errand.purpose, Purpose::Rule(rule) if rule.on.is_empty() && rule.count.is_none() && rule.share.is_none())
}
