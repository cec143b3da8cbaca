//! `[[trigger]]`: because something happened (L1, U1, U3, U6, W9, W12, W13 of the rule ledger).

use super::names::Names;
use super::{anchor, asks, filter, selection, series};
use crate::calendar::{SignedSpan, Span, Within};
use crate::diag::Code;
use crate::model::policy::{Anchor, Asks, Draw, IssueFilter, RuleKind, Trigger};
use crate::text::walk::{Entry, TableReader};

/// Reads one trigger, with what it asks.
pub(super) fn read(table: &mut TableReader<'_>, names: &Names<'_>) -> Option<(Asks, RuleKind)> {
    let rule = table
        .get("id")
        .and_then(|entry| entry.raw_text())
        .unwrap_or_default();
    let asks = asks::read(table, names);
    let on = table.required("on").and_then(|entry| anchor::read(&entry));
    let filter = table.get("where").map(|entry| {
        let filter = filter::read(&entry);
        note_pointless(&entry, rule, &filter, on.as_ref());
        filter
    });
    note_seats(table, on.as_ref(), asks.as_ref());
    let (at_most, in_a_row) = marks(table, on.as_ref());
    let whom = selection::read(table, "whom");
    let mut after = SignedSpan::from(Span::Hours(0));
    table.set("after", &mut after, Entry::signed_span);
    let wait_for_rain = table
        .get("wait_for")
        .and_then(|entry| entry.word(&[true], |_| "rain"));
    let (within, expires) = window(table, rule);
    let draw = draw(table, names);
    let series = series::read(table, draw.is_some());
    let trigger = Trigger {
        on: on?,
        at_most,
        in_a_row,
        filter: filter.unwrap_or_default(),
        whom,
        after,
        within,
        wait_for_rain: wait_for_rain.unwrap_or(false),
        expires,
        series,
        draw,
    };
    Some((asks?, RuleKind::Trigger(trigger)))
}

/// How long until it is due and until it closes, if the policy says so.
fn window(table: &mut TableReader<'_>, rule: &str) -> (Option<Within>, Within) {
    let within_entry = table.get("within");
    let within = within_entry.as_ref().and_then(Entry::within);
    let expires_entry = table.get("expires");
    let expires = expires_entry.as_ref().and_then(Entry::within);
    let is_known = expires.is_some() || expires_entry.is_none();
    let expires = expires.unwrap_or(Trigger::USUAL_EXPIRES);
    let blamed = expires_entry.as_ref().or(within_entry.as_ref());
    if let (Some(within), Some(entry), true) = (within, blamed, is_known)
        && is_shorter(expires, within)
    {
        let fault = entry.fault(Code::ExpiresBeforeDue).with("rule", rule);
        entry.note(fault.with("within", within).with("expires", expires));
    }
    (within, expires)
}

/// Whether one is shorter than another whatever the minute they begin in.
fn is_shorter(one: Within, other: Within) -> bool {
    let same_unit = match (one, other) {
        (Within::Span(one), Within::Span(other)) => {
            std::mem::discriminant(&one) == std::mem::discriminant(&other)
        }
        (Within::EndOf(one), Within::EndOf(other)) => return one < other,
        _ => false,
    };
    minutes(one).1 < minutes(other).0 || (same_unit && minutes(one) < minutes(other))
}

/// The least and the most minutes that it takes.
fn minutes(within: Within) -> (u64, u64) {
    let span = match within {
        Within::Span(span) => span,
        // Begun in its last minute, it takes one.
        Within::EndOf(unit) => {
            let days = u64::try_from(unit.at_most_days()).unwrap_or(0);
            return (1, days * 1440);
        }
    };
    let (number, least, most) = match span {
        Span::Minutes(number) => (number, 1, 1),
        Span::Hours(number) => (number, 60, 60),
        Span::WorkingHours(number) => (number, 60, 31 * 1440),
        Span::Days(number) => (number, 1440, 1440),
        Span::Weeks(number) => (number, 7 * 1440, 7 * 1440),
        Span::Months(number) => (number, 28 * 1440, 31 * 1440),
        Span::Years(number) => (number, 365 * 1440, 366 * 1440),
        Span::WorkingDays(number) => (number, 1440, 31 * 1440),
    };
    (u64::from(number) * least, u64::from(number) * most)
}

/// `sample = { share = 0.6, per = "month", above = 20 }`.
fn draw(table: &mut TableReader<'_>, names: &Names<'_>) -> Option<Draw> {
    let mut table = table.table("sample")?;
    let share = table.required("share").and_then(|entry| entry.share());
    let per = table
        .required("per")
        .and_then(|entry| entry.unit_or_term(names.terms));
    let mut above = 0;
    table.set("above", &mut above, |entry| entry.integer(0, 1_000_000));
    table.finish();
    Some(Draw {
        share: share?,
        per: per?,
        above,
    })
}

/// `where` speaks of issues.
fn note_pointless(entry: &Entry<'_>, rule: &str, filter: &IssueFilter, on: Option<&Anchor>) {
    let follows_issue = |on: &Anchor| matches!(on, Anchor::Issue(_));
    if let Some(on) = on.filter(|on| !follows_issue(on) && !filter.0.is_empty()) {
        let fault = entry.fault(Code::WhereWithoutIssue).with("rule", rule);
        entry.note(fault.with("on", on));
    }
}

/// The issue's department and its assignee are there where an issue is followed.
fn note_seats(table: &mut TableReader<'_>, on: Option<&Anchor>, asks: Option<&Asks>) {
    let is_issue = on.is_none_or(|on| matches!(on, Anchor::Issue(_)));
    let by = asks.filter(|asks| asks.by.follows_issue() && !is_issue);
    if let (Some(_), Some(entry)) = (by, table.get("by")) {
        let fault = entry.fault(Code::KeyWithout).with("key", "by");
        entry.note(fault.with("needs", "on = \"issue.…\""));
    }
}

/// `at_most` and `in_a_row`, where the anchor is one that they speak of.
fn marks(table: &mut TableReader<'_>, on: Option<&Anchor>) -> (Option<u8>, u32) {
    let is_rated = on == Some(&Anchor::Rated);
    let at_most = if is_rated {
        table.required("at_most")
    } else {
        table.get("at_most")
    };
    let in_a_row = table.get("in_a_row");
    let is_marked = is_rated || on == Some(&Anchor::SurveyReturned);
    let comes_in_rows = on.is_some_and(Anchor::comes_in_rows);
    note_without(at_most.as_ref(), is_marked, "visit.rated, survey.returned");
    let rows = "visit.no_answer, visit.refused, visit.rated";
    note_without(in_a_row.as_ref(), comes_in_rows, rows);
    let mark = |entry: Entry<'_>| u8::try_from(entry.integer(1, 100)?).ok();
    let times = in_a_row.and_then(|entry| entry.integer(1, 1000));
    (at_most.and_then(mark), times.unwrap_or(1))
}

fn note_without(entry: Option<&Entry<'_>>, is_sound: bool, needs: &str) {
    if let Some(entry) = entry.filter(|_| !is_sound) {
        let fault = entry.fault(Code::KeyWithout).with("key", entry.key());
        entry.note(fault.with("needs", format!("on = {needs}")));
    }
}
