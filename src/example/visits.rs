//! Rows of the invented visit log.

use super::office::Office;
use super::random::Random;
use super::rows::Row;
use super::surveys::mark;
use crate::calendar::{Instant, TimeOfDay};
use crate::model::policy::Anchor;
use crate::model::{Channel, Outcome, PartyIx, RuleIx, StaffId, StaffIx};

/// Events at which something is given.
const GIVEN: [&str; 5] = [
    "wedding",
    "birth",
    "misfortune",
    "great_occasion",
    "accident_handled",
];

/// A visit, made or tried.
#[derive(Clone, Debug)]
pub(super) struct Visit {
    pub(super) id: String,
    pub(super) at: Instant,
    pub(super) party: PartyIx,
    /// The lead first.
    pub(super) team: Vec<StaffIx>,
    pub(super) channel: Channel,
    pub(super) outcome: Outcome,
    /// The time agreed on.
    pub(super) next_at: Option<Instant>,
    pub(super) minutes: Option<u32>,
    /// The rule in mind.
    pub(super) rule: Option<RuleIx>,
    /// The marks given, one place for each service.
    pub(super) marks: Vec<Option<u8>>,
    /// What was said.
    pub(super) note: String,
}

impl Visit {
    /// Its row, with marks where the owner gave some.
    pub(super) fn row(&self, office: &Office, random: &mut Random) -> Row {
        let book = &office.book;
        let team: Vec<&str> = self
            .team
            .iter()
            .map(|member| book[*member].id.as_str())
            .collect();
        let mut row = Row::default()
            .with("id", &self.id)
            .with("visited_at", self.at)
            .with("party", &book[self.party].id)
            .with("staff", team.join(";"))
            .with("channel", self.channel)
            .with("outcome", self.outcome)
            .maybe("next_at", self.next_at)
            .maybe("minutes", self.minutes)
            .maybe("rules", self.rule.map(|rule| &book[rule].id));
        let services = &book.policy.satisfaction.services;
        for (service, mark) in services.iter().zip(&self.marks) {
            row = row.maybe(&format!("rate_{service}"), *mark);
        }
        let logged = self.logged_at(office, random);
        let keeps = office.options.keeps_rare();
        let gift = self.gift(office).filter(|_| keeps);
        let review = self.review(office, logged).filter(|_| keeps);
        row.maybe("gift", gift.map(|(gift, _)| gift))
            .maybe("cost", gift.map(|(_, cost)| cost))
            .with("logged_at", logged)
            .maybe("reviewed_by", review.map(|(by, _)| by))
            .maybe("reviewed_at", review.map(|(_, at)| at))
            .with("note", &self.note)
    }

    /// What is given at the door on an occasion, and what it costs.
    fn gift<'o>(&self, office: &'o Office) -> Option<(&'o str, u16)> {
        let trigger = office.book[self.rule?].trigger()?;
        let is_occasion = match &trigger.on {
            Anchor::Festival(_) | Anchor::Birthday | Anchor::MovedIn => true,
            Anchor::Event(kind) => GIVEN.contains(&kind.as_str()),
            _ => false,
        };
        let is_given = is_occasion && self.outcome == Outcome::Met && self.channel == Channel::Door;
        let turn = usize::from(self.at.time().minutes());
        let gifts = &office.phrases.gifts;
        let gift = gifts.get(turn % gifts.len().max(1))?;
        let cost = 20 + self.at.time().minutes() % 7 * 10;
        is_given.then_some((gift.as_str(), cost))
    }

    /// Who read the record, and when: mostly the first of those the lead reports to, the next morning.
    fn review<'o>(&self, office: &'o Office, logged: Instant) -> Option<(&'o StaffId, Instant)> {
        let book = &office.book;
        let lead = &book[*self.team.first()?];
        let above = book[lead.role].reports_to?;
        let mut members = book.members_of(above);
        let (_, reader) = members.find(|(_, member)| member.in_service(logged.date()))?;
        let late = i32::from(self.at.time().minutes() % 17 == 5) * 3;
        let morning = TimeOfDay::from_minutes(9 * 60 + 5 + self.at.time().minutes() % 50)?;
        let at = logged.date().plus_days(1 + late).at(morning);
        let is_read = self.outcome == Outcome::Met && at < office.options.until.end();
        is_read.then_some((&reader.id, at))
    }

    /// The marks that the owner gives, if any.
    pub(super) fn marks(&self, office: &Office, random: &mut Random) -> Vec<Option<u8>> {
        if !self.rated(office, random) {
            return Vec::new();
        }
        let services = office.book.policy.satisfaction.services.iter();
        let given = |service: &String| {
            let often = if service == "overall" { 96 } else { 55 };
            random.percent(often).then(|| mark(random))
        };
        services.map(given).collect()
    }

    fn rated(&self, office: &Office, random: &mut Random) -> bool {
        let often = match self.channel {
            Channel::Door => 36,
            Channel::Phone => 14,
            _ => 0,
        };
        let is_home = office.book[self.party].household().is_some();
        self.outcome == Outcome::Met && is_home && random.percent(often)
    }

    /// Mostly soon after, sometimes the next day, now and then after the two days allowed.
    fn logged_at(&self, office: &Office, random: &mut Random) -> Instant {
        let minutes = match random.weighted(&[(74, 0), (18, 1), (5, 2), (3, 3)]) {
            0 => random.between(6, 80),
            1 => random.between(300, 1300),
            2 => random.between(1300, 2700),
            _ => random.between(3000, 5400),
        };
        let logged = self.at.plus_minutes(i64::from(minutes));
        if logged < office.options.until.end() {
            logged
        } else {
            self.at.plus_minutes(8)
        }
    }
}
