//! The invented community's opinion survey.

use super::csv::Row;
use super::office::{Office, Party};
use super::random::Random;
use crate::calendar::{Date, Month};

/// One survey: a form to each household that lives there.
#[derive(Clone, Debug)]
pub(super) struct Survey {
    /// The file's name without `.csv`: `2026-h2`.
    pub(super) name: String,
    /// When the forms went out.
    pub(super) sent: Date,
    /// To whom, by id.
    pub(super) parties: Vec<Party>,
}

impl Survey {
    /// The survey of the last half-year, sent on the second day of its last month; none where the
    /// records end before.
    pub(super) fn new(office: &Office) -> Option<Survey> {
        let until = office.options.until;
        let sent = Month::of(until).first().plus_days(1);
        let half = if until.month() > 6 { 2 } else { 1 };
        let lives =
            |home: &Party| office.homes[*home].lived_in() && !office.homes[*home].away_on(sent);
        let parties = (0..office.homes.len()).filter(lives).collect();
        (sent < until).then(|| Survey {
            name: format!("{}-h{half}", until.year()),
            sent,
            parties,
        })
    }

    /// Its columns: a rating for each service of the policy.
    pub(super) fn columns(office: &Office) -> String {
        let rates = office.blueprint.rate_columns();
        format!("party,sent_at,returned_at,{rates}opinion")
    }

    /// Its rows; more than half of the forms are back.
    pub(super) fn rows(&self, office: &Office, random: &mut Random) -> Vec<Row> {
        let days = office.options.until.days_since(self.sent);
        let row = |party: &Party| {
            let returned = random
                .percent(58)
                .then(|| self.sent.plus_days(random.between(1, days.max(1))));
            let mut row = Row::new()
                .cell(office.party_id(*party))
                .cell(self.sent)
                .maybe(returned);
            for _ in office.blueprint.services() {
                row = row.maybe(
                    returned
                        .filter(|_| random.percent(88))
                        .map(|_| mark(random)),
                );
            }
            let opinion = returned.filter(|_| random.percent(30));
            row.maybe(opinion.map(|_| random.pick(office.phrases.opinions.as_slice())))
        };
        self.parties.iter().map(row).collect()
    }
}

/// Mostly satisfied, as such marks are.
pub(super) fn mark(random: &mut Random) -> u8 {
    random.weighted(&[(38, 5), (39, 4), (15, 3), (6, 2), (2, 1)])
}
