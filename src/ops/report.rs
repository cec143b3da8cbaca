//! `report`: the month on one page, one key a figure (H of the rule ledger).

use schemars::JsonSchema;
use serde::Serialize;

use super::aging::{OpenByAge, open_by_age};
use super::coverage::{self, CoverageRow};
use super::departments::{Department, Expenses, departments, expenses};
use super::figures::{Attained, ServiceRating, ratings};
use super::next_plan::{NextPlan, next_plan};
use super::plan::{PlanApproval, approval};
use super::quota::{self, QuotaRow};
use super::unattended::{self, Unattended};
use super::written::Keyed;
use super::{Answer, Body, Fact, Say, Sentence};
use crate::calendar::{Date, Period};
use crate::duties::coverage::By;
use crate::duties::figures::{self, Figures, Pace, Share};
use crate::duties::{Known, Lookback};
use crate::model::{Book, Decimal, RuleIx, Staff};

/// What `report` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Report<'a> {
    /// Households met against quotas.
    pub quota: Vec<QuotaRow<'a>>,
    /// Households met of those that could be.
    pub coverage: Covered<'a>,
    /// Visits made and tried.
    pub visits: Visits<'a>,
    /// The duties of each rule, by how they ended.
    pub duties: Keyed<'a, Duties>,
    /// Answers in time.
    pub answers_on_time: Share,
    /// Repairs in time.
    pub repairs_on_time: Share,
    /// Issues.
    pub issues: Issues,
    /// Valid complaints of households in scope.
    pub valid_complaints: Share,
    /// Complaints revisited.
    pub complaints_revisited: Share,
    /// Issues that take up another again, of those solved.
    pub reopened: Share,
    /// Repairs that nobody had to take up again, of those solved.
    pub repairs_held: Share,
    /// The figures of each department, by name.
    pub departments: Vec<Department<'a>>,
    /// Records of visits read in time by a supervisor, of those read or to be read by now.
    pub reviewed: Share,
    /// What was given and spent at visits.
    pub expenses: Expenses,
    /// The marks of each service.
    pub ratings: Vec<ServiceRating<'a>>,
    /// Categories of issues, most first.
    pub hot_issues: Vec<HotIssue<'a>>,
    /// Promises kept.
    pub promises_kept: Share,
    /// Visits recorded too late.
    pub logged_late: Share,
    /// What became of the plan.
    pub attainment: PlanAttained<'a>,
    /// How many days of the period are over.
    pub days: Days,
    /// What asks attention, gravest first, in words.
    pub attention: Sentence<'a, Attention<'a>, Vec<String>>,
    /// The period before.
    pub before: Before,
    /// Open issues by age.
    pub open_by_age: Vec<OpenByAge>,
    /// Visits made on each day up to now.
    pub per_day: Vec<MadeOn>,
    /// Open issues that nobody sees to; of a period that holds now.
    pub unattended: Vec<Unattended<'a>>,
    /// How next month's plan stands, from the last working day of this month on, unless it is approved.
    pub next_plan: Option<NextPlan>,
    /// Whose yes the saved plan has; null where nothing is saved.
    pub approval: Option<PlanApproval<'a>>,
}

/// A period beside the one before: what there is to see in them.
#[derive(Clone, Copy, Debug)]
pub struct Attention<'a> {
    /// The period.
    pub figures: &'a Figures,
    /// The one before.
    pub before: &'a Figures,
}

/// Coverage by groups.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Covered<'a> {
    /// By building.
    pub building: Vec<CoverageRow<'a>>,
    /// By area.
    pub area: Vec<CoverageRow<'a>>,
    /// Everybody.
    pub total: CoverageRow<'a>,
}

/// Visits made and tried.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Visits<'a> {
    /// Somebody was met.
    pub made: u64,
    /// Nobody answered.
    pub attempts: u64,
    /// Declined politely.
    pub refused: u64,
    /// Another time was agreed.
    pub rescheduled: u64,
    /// Of those made, by channel.
    pub by_channel: Keyed<'a, u64>,
    /// Those that cleared a duty, by rule.
    pub by_rule: Keyed<'a, u64>,
    /// Distinct households met at the door or by telephone.
    pub households_met: u64,
}

/// What became of the plan, in all and by member.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanAttained<'a> {
    /// In all.
    #[serde(flatten)]
    pub all: Attained,
    /// By member.
    pub by_staff: Vec<MemberAttained<'a>>,
}

/// What became of the appointments of a member.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MemberAttained<'a> {
    /// The member.
    pub staff: Fact<'a, Staff>,
    /// What became of them.
    #[serde(flatten)]
    pub of: Attained,
}

/// Duties of a rule, by how they ended.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Duties {
    /// Cleared in time.
    pub done: u64,
    /// Cleared late.
    pub done_late: u64,
    /// Closed and not cleared.
    pub missed: u64,
    /// Late and still to be cleared.
    pub overdue: u64,
    /// The party declined.
    pub declined: u64,
    /// Let go.
    pub waived: u64,
    /// Cleared in time, of those that ended or are late.
    pub in_time: Share,
    /// The share of them that should be, where the rule states one.
    pub target: Option<Decimal>,
}

/// Issues raised, solved, open.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Issues {
    /// Raised in the period.
    pub raised: u64,
    /// Of these, solved by now.
    pub resolved_rate: Share,
    /// Open at its end.
    pub open: u64,
}

/// Issues of a category.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HotIssue<'a> {
    /// The category, or the kind of issues that state none.
    pub category: &'a str,
    /// Raised in the period.
    pub count: u64,
    /// Raised in the one before.
    pub before: u64,
}

/// How much of a period is over.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Days {
    /// Whole days that are over.
    pub over: u64,
    /// All its days.
    pub of: u64,
}

/// The figures of the period before.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Before {
    /// The period's name.
    pub name: String,
    /// Households met.
    pub coverage: Share,
    /// Answers in time.
    pub answers_on_time: Share,
    /// Repairs in time.
    pub repairs_on_time: Share,
    /// Promises kept.
    pub promises_kept: Share,
    /// Issues solved.
    pub resolved_rate: Share,
    /// Complaints revisited.
    pub complaints_revisited: Share,
    /// Valid complaints.
    pub valid_complaints: Share,
    /// Visits recorded too late.
    pub logged_late: Share,
    /// Visits made.
    pub made: u64,
    /// Households met.
    pub households_met: u64,
    /// Issues raised.
    pub raised: u64,
    /// Issues open.
    pub open: u64,
    /// What became of the plan.
    pub attainment: Attained,
}

/// Visits made on a day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MadeOn {
    /// The day.
    pub date: Date,
    /// How many.
    pub made: u64,
}

impl Body for Report<'_> {
    const NAME: &'static str = "report";
}

/// The visits that the figures of a period and the one before need.
pub fn reads_back(book: &Book, period: &Period) -> Lookback {
    let before = book.almanac.previous(period);
    figures::lookback(book, &before).and(figures::lookback(book, period))
}

/// The figures of a period and of the one before.
pub fn figures(known: &Known<'_>, period: &Period) -> (Figures, Figures) {
    let before = known.book.almanac.previous(period);
    (figures::of(known, period), figures::of(known, &before))
}

/// The report; `voice` says what asks attention.
pub fn report<'a>(
    known: &Known<'a>,
    at: Attention<'a>,
    voice: &'a dyn Say<Attention<'a>, Vec<String>>,
) -> Answer<Report<'a>> {
    let (book, month) = (known.book, at.figures);
    let pace = Pace::of(&month.period, known.now);
    let per_day = month.per_day.iter();
    let holds_now = month.period.holds(known.now);
    let body = Report {
        quota: quota::rows(book, &month.quota),
        coverage: covered(book, month),
        visits: visits(book, month),
        duties: duties(book, month),
        answers_on_time: month.answers_on_time,
        repairs_on_time: month.repairs_on_time,
        issues: Issues {
            raised: month.issues.raised,
            resolved_rate: month.issues.resolved,
            open: month.issues.open,
        },
        valid_complaints: month.valid_complaints,
        complaints_revisited: month.complaints_revisited,
        reopened: month.issues.reopened,
        repairs_held: month.repairs_held,
        departments: departments(month),
        reviewed: month.reviewed,
        expenses: expenses(month),
        ratings: ratings(&book.policy.satisfaction.services, &month.ratings),
        hot_issues: hot_issues(month),
        promises_kept: month.promises_kept,
        logged_late: month.logged_late,
        attainment: attainment(book, month),
        days: Days {
            over: pace.over,
            of: pace.of,
        },
        attention: Sentence::new(at, voice),
        before: before(at.before),
        open_by_age: open_by_age(month),
        per_day: per_day
            .map(|(date, made)| MadeOn {
                date: *date,
                made: *made,
            })
            .collect(),
        unattended: unattended::rows(book, &month.unattended),
        next_plan: next_plan(book, known.now).filter(|_| holds_now),
        approval: approval(book, &month.period, known.now),
    };
    Answer::at(known.now, body).about(month.period.clone())
}

fn covered<'a>(book: &'a Book, month: &Figures) -> Covered<'a> {
    let building = coverage::grouped(book, &month.by_building, By::Building);
    let area = coverage::grouped(book, &month.by_area, By::Area);
    Covered {
        building: building.rows,
        area: area.rows,
        total: area.total,
    }
}

fn visits<'a>(book: &'a Book, month: &Figures) -> Visits<'a> {
    let visits = &month.visits;
    let by_channel = visits.by_channel.iter();
    Visits {
        made: visits.made,
        attempts: visits.attempts,
        refused: visits.refused,
        rescheduled: visits.rescheduled,
        by_channel: Keyed::new(by_channel.map(|(channel, made)| (channel.as_str(), *made))),
        by_rule: Keyed::new(of_rules(book, &month.by_rule)),
        households_met: visits.households_met,
    }
}

fn duties<'a>(book: &'a Book, month: &Figures) -> Keyed<'a, Duties> {
    let tallies = month.duties.iter();
    Keyed::new(tallies.map(|(rule, tally)| {
        let rule = &book[*rule];
        let ended = Duties {
            done: tally.done,
            done_late: tally.done_late,
            missed: tally.missed,
            overdue: tally.overdue,
            declined: tally.declined,
            waived: tally.waived,
            in_time: tally.in_time(),
            target: rule.target,
        };
        (rule.id.as_str(), ended)
    }))
}

fn attainment<'a>(book: &'a Book, month: &Figures) -> PlanAttained<'a> {
    let by_member = month.attainment.by_member.iter();
    let by_staff = by_member.map(|(member, of)| MemberAttained {
        staff: Fact(&book[*member]),
        of: (*of).into(),
    });
    PlanAttained {
        all: month.attainment.all.into(),
        by_staff: by_staff.collect(),
    }
}

fn hot_issues(month: &Figures) -> Vec<HotIssue<'_>> {
    let hot = month.hot_issues.iter();
    hot.map(|hot| HotIssue {
        category: &hot.category,
        count: hot.count,
        before: hot.before,
    })
    .collect()
}

/// What is counted by rule, under the rules' ids.
fn of_rules<'a, T: Copy>(
    book: &'a Book,
    counted: &[(RuleIx, T)],
) -> impl Iterator<Item = (&'a str, T)> {
    let counted = counted.iter();
    counted.map(|(rule, count)| (book[*rule].id.as_str(), *count))
}

fn before(month: &Figures) -> Before {
    let total = &month.by_area.total;
    Before {
        name: month.period.name.clone(),
        coverage: Share {
            n: total.covered.into(),
            of: total.in_scope.into(),
        },
        answers_on_time: month.answers_on_time,
        repairs_on_time: month.repairs_on_time,
        promises_kept: month.promises_kept,
        resolved_rate: month.issues.resolved,
        complaints_revisited: month.complaints_revisited,
        valid_complaints: month.valid_complaints,
        logged_late: month.logged_late,
        made: month.visits.made,
        households_met: month.visits.households_met,
        raised: month.issues.raised,
        open: month.issues.open,
        attainment: month.attainment.all.into(),
    }
}
