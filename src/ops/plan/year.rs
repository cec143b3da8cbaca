//! `plan --year`: what each rule asks in each month, and what that is for each member.

use schemars::JsonSchema;
use serde::Serialize;

use crate::calendar::Period;
use crate::duties::{Known, Lookback, Window, lookback};
use crate::model::policy::{Role, RuleKind};
use crate::model::{AnyRule, Book, Staff, StaffIx};
use crate::ops::{Answer, Body, Fact};
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
    /// The office's name.
    #[serde(skip)]
    pub office: &'a str,
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
#[expect(missing_docs, reason = "the words say it")]
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
pub fn year<'a>(known: &Known<'a>, period: &Period) -> Answer<PlanYear<'a>> {
    let book = known.book;
    let found = plan::year(known, period);
    let (rules, load) = (found.rules.iter(), found.load.iter());
    let months = found.months.iter();
    let body = PlanYear {
        rules: rules
            .map(|(rule, counts)| self::rule(book, *rule, counts))
            .collect(),
        load: load
            .map(|(staff, months)| member(book, *staff, months))
            .collect(),
        months: months.map(|month| month.name.clone()).collect(),
        office: &book.office.name,
    };
    Answer::at(known.now, body).about(found.period)
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
