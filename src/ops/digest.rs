//! `digest`: a member's day, or a month's essence, in a few plain lines for a chat group.

use schemars::JsonSchema;
use serde::Serialize;

use super::agenda::{self, Choice, Item, items};
use super::report::Attention;
use super::{Answer, Body, Fact, Say, Sentence};
use crate::calendar::{Instant, Period};
use crate::duties::overdue::{OverdueItem, items as late_items};
use crate::duties::quota::{QuotaRow, rows};
use crate::duties::{Known, Lookback, lookback, outcome};
use crate::model::{Book, IssueIx, Staff, StaffIx};

/// How many days back the working day before is looked for.
const DAYS_LOOKED_BACK: i32 = 14;

/// What `digest` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Digest<'a> {
    /// Whose day it is; null for the office's month.
    pub staff: Option<Fact<'a, Staff>>,
    /// The lines, in words.
    pub lines: Sentence<'a, Essence<'a>, Vec<String>>,
}

/// What the lines are about.
#[derive(Debug)]
pub enum Essence<'a> {
    /// A member's day.
    Day(Day<'a>),
    /// A month beside the one before.
    Month(Attention<'a>),
}

/// A member's day.
#[derive(Debug)]
pub struct Day<'a> {
    /// What is planned and not done yet, and what is left over from earlier days.
    pub items: Vec<Item<'a>>,
    /// What is late and is the member's to do, worst first.
    pub late: Vec<OverdueItem>,
    /// Issues of which it came out since the working day before, and which are reported to the member (L9
    /// of the rule ledger).
    pub came_out: Vec<IssueIx>,
    /// How the member stands with the quotas.
    pub quotas: Vec<QuotaRow>,
}

impl Body for Digest<'_> {
    const NAME: &'static str = "digest";
}

/// The visits that the days of a period need.
pub fn reads_back(book: &Book, now: Instant, period: &Period) -> Lookback {
    let quotas = lookback::for_quotas(book, now, None);
    let late = lookback::for_overdue(book, now);
    agenda::reads_back(book, period).and(late).and(quotas)
}

/// A member's day.
pub fn day<'a>(
    known: &Known<'a>,
    period: Period,
    staff: StaffIx,
    voice: &'a dyn Say<Essence<'a>, Vec<String>>,
) -> Answer<Digest<'a>> {
    let choice = Choice { staff: Some(staff) };
    let late = late_items(known).into_iter();
    let quotas = rows(known, None).into_iter();
    let day = Day {
        items: items(known, &period, choice),
        late: late.filter(|item| item.staff.contains(&staff)).collect(),
        came_out: came_out(known, &period, staff),
        quotas: quotas.filter(|row| row.staff == staff).collect(),
    };
    let body = Digest {
        staff: Some(Fact(&known.book[staff])),
        lines: Sentence::new(Essence::Day(day), voice),
    };
    Answer::at(known.now, body).about(period)
}

/// What is new to a member at the beginning of a day: since the working day before, so that nothing of a
/// holiday is missed.
fn came_out(known: &Known<'_>, period: &Period, staff: StaffIx) -> Vec<IssueIx> {
    let workdays = &known.book.almanac.workdays;
    let first = period.start().date();
    let before = (1..=DAYS_LOOKED_BACK).map(|days| first.plus_days(-days));
    let from = before
        .into_iter()
        .find(|day| workdays.is_working_day(*day))
        .unwrap_or(first);
    outcome::reported(known, staff, from.start(), period.end())
}

/// The office's month.
pub fn month<'a>(
    known: &Known<'a>,
    at: Attention<'a>,
    voice: &'a dyn Say<Essence<'a>, Vec<String>>,
) -> Answer<Digest<'a>> {
    let period = at.figures.period.clone();
    let body = Digest {
        staff: None,
        lines: Sentence::new(Essence::Month(at), voice),
    };
    Answer::at(known.now, body).about(period)
}
