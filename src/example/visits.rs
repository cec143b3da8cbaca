//! Rows of the invented visit log.

use super::csv::Row;
use super::office::{Office, Party};
use super::random::Random;
use super::surveys::mark;
use crate::calendar::Instant;
use crate::model::{Channel, Outcome};

/// A visit, made or tried.
#[derive(Clone, Debug)]
pub(super) struct Visit {
    /// Its id.
    pub(super) id: String,
    /// When.
    pub(super) at: Instant,
    /// To whom.
    pub(super) party: Party,
    /// Who went, the lead first.
    pub(super) team: Vec<usize>,
    /// How.
    pub(super) channel: Channel,
    /// What came of it.
    pub(super) outcome: Outcome,
    /// The time agreed on.
    pub(super) next_at: Option<Instant>,
    /// How long it took.
    pub(super) minutes: Option<i32>,
    /// The rule in mind.
    pub(super) rule: Option<String>,
    /// What was said.
    pub(super) note: String,
}

/// The columns of a visit file.
pub(super) fn columns(office: &Office) -> String {
    let rates = office.blueprint.rate_columns();
    format!("id,visited_at,party,staff,channel,outcome,next_at,minutes,rules,{rates}logged_at,note")
}

impl Visit {
    /// Its row, with ratings where the owner gave some.
    pub(super) fn row(&self, office: &Office, random: &mut Random) -> Row {
        let team: Vec<&str> = self
            .team
            .iter()
            .map(|member| office.members[*member].id.as_str())
            .collect();
        let mut row = Row::new()
            .cell(&self.id)
            .cell(self.at)
            .cell(office.party_id(self.party))
            .cell(team.join(";"))
            .cell(self.channel)
            .cell(self.outcome)
            .maybe(self.next_at)
            .maybe(self.minutes)
            .maybe(self.rule.as_ref());
        let rated = self.rated(office, random);
        for service in office.blueprint.services() {
            let given = rated && random.percent(if service == "overall" { 96 } else { 55 });
            row = row.maybe(given.then(|| mark(random)));
        }
        row.cell(self.logged_at(office, random)).cell(&self.note)
    }

    fn rated(&self, office: &Office, random: &mut Random) -> bool {
        let often = match self.channel {
            Channel::Door => 36,
            Channel::Phone => 14,
            _ => 0,
        };
        self.outcome == Outcome::Met && office.home(self.party).is_some() && random.percent(often)
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
