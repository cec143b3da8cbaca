//! Rows of the invented visit log.

use super::office::Office;
use super::random::Random;
use super::rows::Row;
use super::surveys::mark;
use crate::calendar::Instant;
use crate::model::{Channel, Outcome, PartyIx, RuleIx, StaffIx};

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
        let rated = self.rated(office, random);
        for service in &book.policy.satisfaction.services {
            let given = rated && random.percent(if service == "overall" { 96 } else { 55 });
            let mark = given.then(|| mark(random));
            row = row.maybe(&format!("rate_{service}"), mark);
        }
        row.with("logged_at", self.logged_at(office, random))
            .with("note", &self.note)
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
