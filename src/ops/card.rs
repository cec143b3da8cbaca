//! `report --card`: a member's month (N of the rule ledger).

use schemars::JsonSchema;
use serde::Serialize;

use super::figures::{Attained, ServiceRating, ratings};
use super::quota::{self, QuotaRow};
use super::{Answer, Body, Fact, Say, Sentence};
use crate::duties::Known;
use crate::duties::card::{Card, Sign, card as counted, signs};
use crate::duties::figures::{Figures, Share};
use crate::model::{Staff, StaffIx};

/// What `report --card` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ScoreCard<'a> {
    /// The member.
    pub staff: Fact<'a, Staff>,
    /// The member's name.
    pub name: &'a str,
    /// Visits made with the member present.
    pub visits: u64,
    /// Distinct households met at the door or by telephone.
    pub households_met: u64,
    /// The member's quotas.
    pub quota: Vec<QuotaRow<'a>>,
    /// Duties done in time.
    pub duties_on_time: Share,
    /// Answers in time.
    pub answers_on_time: Share,
    /// The marks of each service, in visits with the member present.
    pub ratings: Vec<ServiceRating<'a>>,
    /// Visits recorded too late.
    pub logged_late: Share,
    /// Records read in time by a supervisor.
    pub reviewed: Share,
    /// Files of the member's own households that are complete.
    pub complete: Share,
    /// What became of the plan.
    pub attainment: Attained,
    /// What a manager may ask about.
    pub questions: Vec<Question<'a>>,
    /// The month's counts, and those of the month before.
    #[serde(skip)]
    pub months: [Card; 2],
}

/// A question to ask, not a verdict.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Question<'a> {
    /// Which pattern was seen.
    pub kind: &'static str,
    /// In how many visits.
    pub visits: usize,
    /// The question, in words.
    pub question: Sentence<'a, Sign>,
}

impl Body for ScoreCard<'_> {
    const NAME: &'static str = "card";
}

/// The card of a month, with the month before beside it.
pub fn card<'a>(
    known: &Known<'a>,
    (month, before): (&Figures, &Figures),
    staff: StaffIx,
    voice: &'a dyn Say<Sign>,
) -> Answer<ScoreCard<'a>> {
    let book = known.book;
    let (now, then) = (counted(known, month, staff), counted(known, before, staff));
    let member = &book[staff];
    let signs = signs(known, &month.period, staff).into_iter();
    let body = ScoreCard {
        staff: Fact(member),
        name: &member.name,
        visits: now.visits,
        households_met: now.households,
        quota: quota::rows(book, &now.quota),
        duties_on_time: now.duties_on_time,
        answers_on_time: now.answers_on_time,
        ratings: ratings(&book.policy.satisfaction.services, &now.ratings),
        logged_late: now.logged_late,
        reviewed: now.reviewed,
        complete: now.complete,
        attainment: now.attainment.into(),
        questions: signs.map(|sign| question(sign, voice)).collect(),
        months: [now, then],
    };
    Answer::at(known.now, body).about(month.period.clone())
}

fn question(sign: Sign, voice: &dyn Say<Sign>) -> Question<'_> {
    let (kind, visits) = match &sign {
        Sign::SameMinute { visits, .. } => ("same_minute", visits),
        Sign::SameText { visits, .. } => ("same_text", visits),
        Sign::AllBest { visits } => ("all_best", visits),
        Sign::OutsideHours { visits, .. } => ("outside_hours", visits),
        Sign::Burst { visits, .. } => ("burst", visits),
    };
    Question {
        kind,
        visits: *visits,
        question: Sentence::new(sign, voice),
    }
}
