//! The invented community's opinion survey.

use super::office::Office;
use super::random::Random;
use super::rows::{File, Row, table};
use crate::calendar::{Date, Month};
use crate::diag::file::Folder;

/// The survey of the last half-year, a form to each household that lives there, sent on the second
/// day of its last month; none where the records end before. More than half of the forms are back.
pub(super) fn survey(office: &Office) -> Option<File> {
    let mut random = Random::new(office.options.seed, "survey");
    let services = &office.book.policy.satisfaction.services;
    let until = office.options.until;
    let sent = survey_day(until);
    let days = until.days_since(sent);
    let half = if until.month() > 6 { 2 } else { 1 };
    let lived_in = office.lived_in().into_iter();
    let asked = lived_in.filter(|&party| !office.is_away(party, sent));
    let rows: Vec<Row> = asked
        .map(|party| {
            let returned = random
                .percent(58)
                .then(|| sent.plus_days(random.between(1, days.max(1))));
            let mut row = Row::default()
                .with("party", &office.book[party].id)
                .with("sent_at", sent)
                .maybe("returned_at", returned);
            for service in services {
                let marked = returned.filter(|_| random.percent(88));
                let mark = marked.map(|_| mark(&mut random));
                row = row.maybe(&format!("rate_{service}"), mark);
            }
            let opinion = returned.filter(|_| random.percent(30));
            let opinions = office.phrases.opinions.as_slice();
            row.maybe("opinion", opinion.map(|_| random.pick(opinions)))
        })
        .collect();
    let path = Folder::Surveys.file(format_args!("{}-h{half}", until.year()));
    (sent < until).then(|| (path, table("surveys", services, &rows)))
}

/// The second day of the last month.
pub(super) fn survey_day(until: Date) -> Date {
    Month::of(until).first().plus_days(1)
}

/// Mostly satisfied, as such marks are.
pub(super) fn mark(random: &mut Random) -> u8 {
    random.weighted(&[(38, 5), (39, 4), (15, 3), (6, 2), (2, 1)])
}
