//! What came back of an opinion survey (I5, I6 of the rule ledger).

use super::Known;
use super::figures::{Rating, Share, ratings_of};
use crate::calendar::{Date, DateOrInstant, Period};
use crate::model::{Form, Survey};

/// The service whose marks tell the overall satisfaction, where a survey asks about it.
const OVERALL: &str = "overall";

/// A survey as it stands at `now`.
#[derive(Clone, Debug)]
pub struct Returns<'a> {
    /// The survey.
    pub survey: &'a Survey,
    /// Forms sent, of the forms listed.
    pub sent: Share,
    /// Forms returned, of those sent.
    pub returned: Share,
    /// The forms returned, in the file's order.
    pub forms: Vec<&'a Form>,
    /// One rating for each service of the survey.
    pub ratings: Vec<Rating>,
    /// The overall satisfaction: the marks of `overall`, or all marks where it is not asked about.
    pub overall: Rating,
}

/// The period in which owners have not been asked though the policy wants them to be (I4): the one
/// that holds the last day of `month`, or today where that comes first.
pub fn missing(known: &Known<'_>, month: &Period) -> Option<Period> {
    let every = known.book.policy.satisfaction.survey_every?;
    let day = month.last().min(known.now.date());
    let period = known.book.almanac.period_holding(every, day);
    let mut forms = known.book.surveys.iter().flat_map(|survey| &survey.forms);
    let is_asked = forms.any(|form| {
        let sent = known.sent_at(form).map(DateOrInstant::start);
        sent.is_some_and(|sent| period.holds(sent))
    });
    (!is_asked).then_some(period)
}

/// What came back of a survey by now.
pub fn returns<'a>(known: &Known<'_>, survey: &'a Survey) -> Returns<'a> {
    let sent = Share::of_all(&survey.forms, |form| known.sent_at(form).is_some());
    let forms: Vec<&Form> = survey
        .forms
        .iter()
        .filter(|form| known.returned_at(form).is_some())
        .collect();
    let from = known.book.policy.satisfaction.satisfied_from;
    let ratings = ratings_of(
        survey.services.len(),
        from,
        forms.iter().map(|form| &*form.rates),
    );
    let asked = survey
        .services
        .iter()
        .position(|service| &**service == OVERALL);
    let overall = match asked {
        Some(place) => ratings[place],
        None => ratings
            .iter()
            .fold(Rating::default(), |all, rating| all.and(*rating)),
    };
    Returns {
        survey,
        sent,
        returned: Share {
            n: forms.len() as u64,
            of: sent.n,
        },
        forms,
        ratings,
        overall,
    }
}

/// The first day on which forms of a survey went out.
pub fn sent_on(known: &Known<'_>, survey: &Survey) -> Option<Date> {
    let sent = survey.forms.iter().filter_map(|form| known.sent_at(form));
    sent.map(DateOrInstant::date).min()
}
