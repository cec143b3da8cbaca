//! A plan as programs get it.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Map, Value};

use super::appointments::{Choice, why};
use super::unplaced;
use crate::model::Book;
use crate::plan::{Appointment, Bounds, Outcome, QuotaRow, Score, Unplaced};
use crate::report::{Names, Phrases};

#[derive(Debug, Serialize)]
struct WireAppointment<'a> {
    id: &'a str,
    date: String,
    start: String,
    minutes: u32,
    staff: Vec<&'a str>,
    party: &'a str,
    channel: &'static str,
    rules: Vec<Cow<'a, str>>,
    duties: Vec<&'a str>,
    due: Option<String>,
    state: &'static str,
    reason: String,
}

#[derive(Debug, Serialize)]
struct WireUnplaced<'a> {
    duty: &'a str,
    rule: &'a str,
    party: &'a str,
    due: String,
    priority: &'static str,
    cause: &'static str,
    reason: String,
}

#[derive(Debug, Serialize)]
struct WireQuota<'a> {
    staff: &'a str,
    role: &'a str,
    rule: &'a str,
    asked: u32,
    met: u32,
    planned: u32,
    short: u32,
}

#[derive(Debug, Serialize)]
struct WireScore {
    unplaced: [i64; 4],
    late: [i64; 4],
    late_minutes: i64,
    quota_short: i64,
    moved: i64,
    wait_days: i64,
    effort_minutes: i64,
    walk_minutes: i64,
    outside_preferred: i64,
    second_channel: i64,
    outing_minutes: i64,
    overload_minutes: i64,
    crowded_minutes: i64,
    too_soon_minutes: i64,
}

#[derive(Debug, Serialize)]
struct WireBounds {
    unplaced: Option<[i64; 4]>,
    quota_short: Option<i64>,
    walk_minutes: Option<i64>,
}

/// The keys of `visits.plan/1`.
pub(super) fn wire(
    book: &Book,
    outcome: &Outcome,
    choice: &Choice,
    phrases: Phrases,
) -> Map<String, Value> {
    let names = Names::new(book, phrases.words);
    let shown = outcome
        .appointments
        .iter()
        .filter(|appointment| choice.shows(appointment));
    let appointments: Vec<WireAppointment> = shown
        .map(|shown| appointment(book, outcome, shown, names, phrases))
        .collect();
    let unplaced: Vec<WireUnplaced> = outcome
        .unplaced
        .iter()
        .map(|left| unplaced_duty(book, outcome, left, phrases))
        .collect();
    let quotas: Vec<WireQuota> = outcome
        .quotas
        .iter()
        .map(|row| quota(book, row, names))
        .collect();
    let entries: [(&str, Value); 5] = [
        ("appointments", value(appointments)),
        ("unplaced", value(unplaced)),
        ("quotas", value(quotas)),
        ("score", score_value(&outcome.score)),
        ("bounds", value(bounds(&outcome.bounds))),
    ];
    entries
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

/// A score for programs.
pub fn score_value(of: &Score) -> Value {
    value(score(of))
}

fn value(of: impl Serialize) -> Value {
    serde_json::to_value(of).expect("plain values")
}

fn appointment<'a>(
    book: &'a Book,
    outcome: &'a Outcome,
    appointment: &'a Appointment,
    names: Names<'a>,
    phrases: Phrases,
) -> WireAppointment<'a> {
    let duties = appointment
        .duties
        .iter()
        .map(|&duty| outcome.duties[duty].id.as_str());
    WireAppointment {
        id: &appointment.id,
        date: appointment.start.date().to_string(),
        start: appointment.start.time().to_string(),
        minutes: appointment.minutes,
        staff: names.member_ids(appointment.staff.iter().copied()),
        party: names.party_id(appointment.party),
        channel: appointment.channel.as_str(),
        rules: appointment
            .rules
            .iter()
            .map(|rule| rule.text(&book.policy))
            .collect(),
        duties: duties.collect(),
        due: appointment.due.map(|due| due.to_string()),
        state: appointment.state.as_str(),
        reason: why(book, outcome, appointment, phrases),
    }
}

fn unplaced_duty<'a>(
    book: &'a Book,
    outcome: &'a Outcome,
    left: &Unplaced,
    phrases: Phrases,
) -> WireUnplaced<'a> {
    let duty = &outcome.duties[left.duty];
    WireUnplaced {
        duty: &duty.id,
        rule: book[duty.rule].id.as_str(),
        party: book[duty.party].id.as_str(),
        due: duty.due.to_string(),
        priority: left.priority.as_str(),
        cause: left.cause.as_str(),
        reason: unplaced::sentence(book, left, phrases),
    }
}

fn quota<'a>(book: &'a Book, row: &QuotaRow, names: Names<'a>) -> WireQuota<'a> {
    WireQuota {
        staff: names.member_id(row.staff),
        role: book[book[row.staff].role].id.as_str(),
        rule: names.rule_id(row.quota),
        asked: row.asked,
        met: row.met,
        planned: row.planned,
        short: row.short,
    }
}

fn score(score: &Score) -> WireScore {
    WireScore {
        unplaced: score.unplaced,
        late: score.late,
        late_minutes: score.late_minutes,
        quota_short: score.quota_short,
        moved: score.moved,
        wait_days: score.wait_days,
        effort_minutes: score.effort_minutes(),
        walk_minutes: score.walk_minutes,
        outside_preferred: score.outside_preferred,
        second_channel: score.second_channel,
        outing_minutes: score.outing_minutes,
        overload_minutes: score.overload_minutes,
        crowded_minutes: score.crowded_minutes,
        too_soon_minutes: score.too_soon_minutes,
    }
}

fn bounds(bounds: &Bounds) -> WireBounds {
    WireBounds {
        unplaced: bounds.unplaced,
        quota_short: bounds.quota_short,
        walk_minutes: bounds.walk_minutes,
    }
}
