//! `coverage`: which of the households that could be met were met (H2 of the rule ledger).

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Body, Fact};
use crate::calendar::Period;
use crate::duties::coverage::{self, By};
use crate::duties::figures::Share;
use crate::duties::{Known, Lookback, lookback};
use crate::model::{Book, Party, Staff};

/// What `coverage` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Coverage<'a> {
    /// A row a group.
    pub rows: Vec<CoverageRow<'a>>,
    /// Everybody; its group is empty.
    pub total: CoverageRow<'a>,
    /// What it is grouped by.
    #[serde(skip)]
    pub by: By,
}

/// One group's coverage.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CoverageRow<'a> {
    /// The building, the area or the butler's id; empty for owners without one.
    pub group: String,
    /// Households that could be met.
    pub in_scope: u32,
    /// Of these, households met.
    pub covered: u32,
    /// Their share; null where nobody could be met.
    pub share: Option<f64>,
    /// Households that could not be met, by reason.
    pub left_out: LeftOut,
    /// Owners who live there and have the butler's number or are on WeChat, of those who live there.
    pub reached: Share,
    /// In scope and not met, by id.
    pub uncovered: Vec<Fact<'a, Party>>,
    /// The butler whose group it is.
    #[serde(skip)]
    pub butler: Option<&'a Staff>,
    /// Whether the policy's target is reached; nobody to meet reaches any.
    #[serde(skip)]
    pub is_reached: bool,
}

/// Households that could not be met, by reason.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LeftOut {
    /// Nobody lives there.
    pub vacant: u32,
    /// Nobody lives there yet.
    pub not_moved_in: u32,
    /// Asked for a pause.
    pub paused: u32,
    /// Asked not to be visited.
    pub declined: u32,
}

impl Body for Coverage<'_> {
    const NAME: &'static str = "coverage";
}

/// The visits that [`coverage()`] needs.
pub fn reads_back(period: &Period) -> Lookback {
    lookback::for_coverage(period)
}

/// The coverage of a period by groups.
pub fn coverage<'a>(known: &Known<'a>, period: Period, by: By) -> Answer<Coverage<'a>> {
    let found = coverage::of(known, &period, by);
    Answer::at(known.now, grouped(known.book, &found, by)).about(period)
}

/// The answer to one grouping.
pub fn grouped<'a>(book: &'a Book, found: &coverage::Coverage, by: By) -> Coverage<'a> {
    let butler = |group: &str| book.member(group).filter(|_| by == By::Butler);
    let rows = found.rows.iter().map(|group| CoverageRow {
        butler: butler(&group.group).map(|member| &book[member]),
        ..row(book, group)
    });
    Coverage {
        rows: rows.collect(),
        total: row(book, &found.total),
        by,
    }
}

fn row<'a>(book: &'a Book, found: &coverage::CoverageRow) -> CoverageRow<'a> {
    let target = book.policy.targets.coverage;
    let (covered, in_scope) = (found.covered, found.in_scope);
    let uncovered = found.uncovered.iter();
    CoverageRow {
        group: found.group.clone(),
        in_scope,
        covered,
        share: (in_scope > 0).then(|| f64::from(covered) / f64::from(in_scope)),
        left_out: LeftOut {
            vacant: found.vacant,
            not_moved_in: found.not_moved_in,
            paused: found.paused,
            declined: found.declined,
        },
        reached: Share {
            n: found.reached.into(),
            of: found.lived_in.into(),
        },
        uncovered: uncovered.map(|party| Fact(&book[*party])).collect(),
        butler: None,
        is_reached: in_scope == 0 || target.reached_by(covered.into(), in_scope.into()),
    }
}
