//! `plan --year`: what each rule asks in each month, and what that is for each member.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use crate::calendar::{Instant, Period};
use crate::diag::file::Folder;
use crate::duties::{Known, Lookback, Window, lookback};
use crate::model::policy::{Role, RuleKind};
use crate::model::{AnyRule, Book, Staff, StaffIx};
use crate::ops::{Answer, Body, Fact};
use crate::plan::approval::{Approved, digest_of, of_year};
use crate::plan::{self, Load};

/// What `plan --year` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanYear<'a> {
    /// Each rule's duties.
    pub rules: Vec<RuleYear<'a>>,
    /// Each member's visits.
    pub load: Vec<MemberYear<'a>>,
    /// The months, by name.
    pub months: Vec<String>,
    /// Whose yes the saved plan of the year has; null where none is saved.
    pub approval: Option<YearApproval<'a>>,
    /// The office's name.
    #[serde(skip)]
    pub office: &'a str,
}

/// How the saved plan of a year stands.
#[derive(Debug, Serialize, JsonSchema)]
pub struct YearApproval<'a> {
    /// How it stands with whom the visitors report to.
    pub state: Approved,
    /// Who said yes last.
    pub by: Option<Fact<'a, Staff>>,
    /// When.
    pub at: Option<Instant>,
    /// Whether it says what the rules ask now.
    pub is_current: bool,
}

/// A rule's duties in each month.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RuleYear<'a> {
    /// The rule's id.
    pub rule: &'a str,
    /// What people call it.
    pub title: &'a str,
    /// The table of the policy that it stands in.
    pub kind: RuleKindWord,
    /// How many in each month.
    pub months: Vec<u32>,
    /// How many in all.
    pub total: u32,
}

/// The table of the policy that a rule stands in.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum RuleKindWord {
    Quota,
    Cadence,
    Trigger,
    Sample,
}

/// A member's visits in each month.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MemberYear<'a> {
    /// The member.
    pub staff: Fact<'a, Staff>,
    /// The member's name.
    pub name: &'a str,
    /// The member's role.
    pub role: Fact<'a, Role>,
    /// How many visits in each month.
    pub visits: Vec<u32>,
    /// How many minutes they take.
    pub minutes: Vec<u32>,
}

impl Body for PlanYear<'_> {
    const NAME: &'static str = "plan-year";
}

/// The visits that [`year`] needs.
pub fn reads_back(book: &Book, period: &Period) -> Lookback {
    lookback::for_duties(book, &Window::of(period))
}

/// The duties of a year, month by month.
pub fn year<'a>(known: &Known<'a>, period: &Period, saved: Option<&[u8]>) -> Answer<PlanYear<'a>> {
    let book = known.book;
    let found = plan::year(known, period);
    let (rules, load) = (found.rules.iter(), found.load.iter());
    let months = found.months.iter();
    let rules: Vec<RuleYear<'_>> = rules
        .map(|(rule, counts)| self::rule(book, *rule, counts))
        .collect();
    let approval = saved.map(|saved| approval(known, period, saved, &rules));
    let body = PlanYear {
        rules,
        approval,
        load: load
            .map(|(staff, months)| member(book, *staff, months))
            .collect(),
        months: months.map(|month| month.name.clone()).collect(),
        office: &book.office.name,
    };
    Answer::at(known.now, body).about(found.period)
}

/// The file of a year's plan, as approvals name it.
pub fn year_file(year: &str) -> String {
    format!("{}/{year}.json", Folder::Plans.name())
}

/// What is saved of a year: each rule's duties, month by month.
pub fn year_text(period: &Period, rules: &[RuleYear<'_>]) -> String {
    let rules: Vec<_> = rules
        .iter()
        .map(|rule| json!({ "rule": rule.rule, "months": rule.months, "total": rule.total }))
        .collect();
    let year = json!({ "year": period.name, "rules": rules });
    format!("{year:#}\n")
}

fn approval<'a>(
    known: &Known<'a>,
    period: &Period,
    saved: &[u8],
    rules: &[RuleYear<'_>],
) -> YearApproval<'a> {
    let digest = digest_of(saved);
    let (state, approval) = of_year(known.book, &year_file(&period.name), &digest, known.now);
    YearApproval {
        state,
        by: approval.map(|approval| Fact(&known.book[approval.by])),
        at: approval.map(|approval| approval.approved_at),
        is_current: year_text(period, rules).as_bytes() == saved,
    }
}

fn rule<'a>(book: &'a Book, rule: AnyRule, counts: &[u32]) -> RuleYear<'a> {
    RuleYear {
        rule: book.policy.id_of(rule).as_str(),
        title: book.policy.name_of(rule),
        kind: kind(book, rule),
        months: counts.to_vec(),
        total: counts.iter().sum(),
    }
}

fn kind(book: &Book, rule: AnyRule) -> RuleKindWord {
    let AnyRule::Rule(rule) = rule else {
        return RuleKindWord::Quota;
    };
    match &book[rule].kind {
        RuleKind::Cadence(_) => RuleKindWord::Cadence,
        RuleKind::Trigger(_) => RuleKindWord::Trigger,
        RuleKind::Sample(_) => RuleKindWord::Sample,
    }
}

fn member<'a>(book: &'a Book, staff: StaffIx, months: &[Load]) -> MemberYear<'a> {
    let stated = &book[staff];
    MemberYear {
        staff: Fact(stated),
        name: &stated.name,
        role: Fact(&book[stated.role]),
        visits: months.iter().map(|load| load.visits).collect(),
        minutes: months.iter().map(|load| load.minutes).collect(),
    }
}
