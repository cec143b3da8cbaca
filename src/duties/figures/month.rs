//! All figures of a month together.

use super::attainment::ANNOUNCED_WITHIN;
use super::{
    Aged, Attained, Department, Expenses, Hot, Raised, Rating, Share, Tally, Visiting,
    answers_on_time, attainment, broken_promises, closed_unsolved, complaints_revisited,
    departments, duties, expenses, first_follow_up, hot_issues, issues, late_answers, logged_late,
    open_by_age, per_day, promises_kept, ratings, repairs_held, repairs_on_time, reviewed,
    revisits_due, settled, valid_complaints, visits, visits_by_rule,
};
use crate::calendar::{Date, Period};
use crate::duties::coverage::{By, Coverage};
use crate::duties::lookback::{self as back, Lookback};
use crate::duties::quota::QuotaRow;
use crate::duties::unattended::{Unattended, unattended};
use crate::duties::{Duty, Known, Window, coverage, quota, revisited, survey};
use crate::model::{Book, IssueIx, RuleIx};

/// The figures of a month, or of another period; each is told by the function of its name.
#[derive(Clone, Debug)]
pub struct Figures {
    /// The period.
    pub period: Period,
    /// Households met against quotas.
    pub quota: Vec<QuotaRow>,
    /// Coverage by building.
    pub by_building: Coverage,
    /// Coverage by area.
    pub by_area: Coverage,
    /// Visits made and tried.
    pub visits: Visiting,
    /// Visits that cleared a duty of each rule.
    pub by_rule: Vec<(RuleIx, u64)>,
    /// Duties of each rule by state.
    pub duties: Vec<(RuleIx, Tally)>,
    /// Every duty that a visit of the period can have cleared.
    pub settled: Vec<Duty>,
    /// Answers in time.
    pub answers_on_time: Share,
    /// The issues missing to it.
    pub late_answers: Vec<IssueIx>,
    /// Repairs in time.
    pub repairs_on_time: Share,
    /// Issues raised, solved, open.
    pub issues: Raised,
    /// Valid complaints of households in scope.
    pub valid_complaints: Share,
    /// Complaints revisited.
    pub complaints_revisited: Share,
    /// Of them, revisited or should be by now.
    pub revisits_due: u64,
    /// The figures of each department.
    pub departments: Vec<Department>,
    /// Repairs that held.
    pub repairs_held: Share,
    /// Records read in time by a supervisor.
    pub reviewed: Share,
    /// Gifts and costs.
    pub expenses: Expenses,
    /// One rating for each service of the policy.
    pub ratings: Vec<Rating>,
    /// Categories of issues, most first.
    pub hot_issues: Vec<Hot>,
    /// Promises kept.
    pub promises_kept: Share,
    /// The issues missing to it.
    pub broken_promises: Vec<IssueIx>,
    /// Issues closed without a solution.
    pub closed_unsolved: Vec<IssueIx>,
    /// Visits recorded too late.
    pub logged_late: Share,
    /// The period in which a survey is wanted and none has gone out.
    pub survey_missing: Option<Period>,
    /// Open issues by age.
    pub open_by_age: [Aged; super::AGES.len() + 1],
    /// Visits made on each day up to now.
    pub per_day: Vec<(Date, u64)>,
    /// What became of the plan.
    pub attainment: Attained,
    /// Open issues that nobody sees to; none of a period that does not hold now.
    pub unattended: Vec<Unattended>,
}

fn unattended_in(known: &Known<'_>, period: &Period) -> Vec<Unattended> {
    if period.holds(known.now) {
        unattended(known)
    } else {
        Vec::new()
    }
}

/// The figures of a period as they stand at `now`.
pub fn of(known: &Known<'_>, period: &Period) -> Figures {
    let by_area = coverage::of(known, period, By::Area);
    let settled = settled(known, period);
    let revisited = revisited(known);
    Figures {
        quota: quota::rows(known, Some(period)),
        by_building: coverage::of(known, period, By::Building),
        visits: visits(known, period),
        by_rule: visits_by_rule(known, period, &settled),
        duties: duties(known, period, &settled),
        answers_on_time: answers_on_time(known, period),
        late_answers: late_answers(known, period),
        repairs_on_time: repairs_on_time(known, period),
        issues: issues(known, period),
        valid_complaints: valid_complaints(known, period, by_area.total.in_scope),
        complaints_revisited: complaints_revisited(known, period, &revisited),
        revisits_due: revisits_due(known, period, &revisited, &settled),
        departments: departments(known, period),
        repairs_held: repairs_held(known, period),
        reviewed: reviewed(known, period),
        expenses: expenses(known, period),
        ratings: ratings(known, period),
        hot_issues: hot_issues(known, period),
        promises_kept: promises_kept(known, period),
        broken_promises: broken_promises(known, period),
        closed_unsolved: closed_unsolved(known, period),
        logged_late: logged_late(known, period),
        survey_missing: survey::missing(known, period),
        open_by_age: open_by_age(known, period),
        per_day: per_day(known, period),
        attainment: attainment(known, period),
        unattended: unattended_in(known, period),
        by_area,
        settled,
        period: period.clone(),
    }
}

/// The visits that the figures of a period need.
pub fn lookback(book: &Book, period: &Period) -> Lookback {
    let from = first_follow_up(book, period.start())
        .map_or(period.start(), |first| first.min(period.start()));
    let window = Window::new(from, period.end());
    back::for_duties(book, &window)
        .and(back::for_quotas(book, period.start(), Some(period)))
        .and(back::for_coverage(period))
        .and(Lookback::since(period.from.plus_days(-ANNOUNCED_WITHIN)))
}
