//! `quota`: how many households each member met, against how many the policy asks (H1 of the rule
//! ledger).

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Body, Fact};
use crate::calendar::{Instant, Period};
use crate::duties::{Known, Lookback, lookback, quota};
use crate::model::policy::{Quota, Role};
use crate::model::{Book, Party, Staff};

/// What `quota` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Quotas<'a> {
    /// A row for each member and quota of the member's role, in the order of the policy.
    pub rows: Vec<QuotaRow<'a>>,
    /// Whether the policy asks for nothing of this kind.
    #[serde(skip)]
    pub is_unused: bool,
}

/// How a member stands with a quota.
#[derive(Debug, Serialize, JsonSchema)]
pub struct QuotaRow<'a> {
    /// The member's id.
    pub staff: Fact<'a, Staff>,
    /// The member's name.
    pub name: &'a str,
    /// The member's role.
    pub role: Fact<'a, Role>,
    /// The quota's id.
    pub rule: Fact<'a, Quota>,
    /// The quota's period, by name: `2026-11`.
    pub period: String,
    /// Households asked for, prorated for the days in service.
    pub asked: u32,
    /// Households met.
    pub met: u32,
    /// Households missing.
    pub short: u32,
    /// The households counted, by id.
    pub parties: Vec<Fact<'a, Party>>,
    /// Whether minutes are asked for and counted, rather than households.
    #[serde(skip)]
    pub of_minutes: bool,
}

impl Body for Quotas<'_> {
    const NAME: &'static str = "quota";
}

impl Quotas<'_> {
    /// Whether somebody met fewer than asked.
    pub fn is_short(&self) -> bool {
        self.rows.iter().any(|row| row.short > 0)
    }
}

/// The visits that [`quotas`] needs.
pub fn reads_back(book: &Book, now: Instant, around: Option<&Period>) -> Lookback {
    lookback::for_quotas(book, now, around)
}

/// Whether which households count for a quota depends on issues.
pub fn looks_at_issues(book: &Book) -> bool {
    let mut quotas = book.policy.quotas.iter();
    quotas.any(|quota| quota.whom.looks_at_issues())
}

/// How everybody stands: in the quotas' periods that hold `now`, or the first day of `around`.
pub fn quotas<'a>(known: &Known<'a>, around: Option<&Period>) -> Answer<Quotas<'a>> {
    let (book, now) = (known.book, known.now);
    let found = quota::rows(known, around);
    let period = around.cloned();
    let period = period
        .or_else(|| found.first().map(|row| (*row.period).clone()))
        .unwrap_or_else(|| book.almanac.month_of(now.date()));
    let body = Quotas {
        rows: rows(book, &found),
        is_unused: book.policy.quotas.is_empty(),
    };
    Answer::at(now, body).about(period)
}

/// The rows of an answer.
pub fn rows<'a>(book: &'a Book, found: &[quota::QuotaRow]) -> Vec<QuotaRow<'a>> {
    let rows = found.iter().map(|row| {
        let member = &book[row.staff];
        let parties = row.parties.iter();
        QuotaRow {
            staff: Fact(member),
            name: &member.name,
            role: Fact(&book[member.role]),
            rule: Fact(&book[row.quota]),
            period: row.period.name.clone(),
            asked: row.asked,
            met: row.met(),
            short: row.short(),
            parties: parties.map(|party| Fact(&book[*party])).collect(),
            of_minutes: row.is_of_minutes(),
        }
    });
    rows.collect()
}
