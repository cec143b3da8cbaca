//! The report for programs: one key a figure, each share with its two counts.

use serde_json::{Map, Value, json};

use super::Month;
use super::attention::attention;
use super::figures::FIGURES;
use crate::duties::coverage::By;
use crate::duties::figures::{AGES, Attained, Attainment, Figures, Rating, Share, Visiting};
use crate::model::{Book, Decimal, RuleIx};
use crate::ops;
use crate::report::Names;
use crate::words::Words;

/// A share for programs: `share` is null for a share of nothing.
pub(crate) fn share(share: Share) -> Value {
    json!({"n": share.n, "of": share.of, "share": share.value()})
}

/// All of it.
pub(super) fn wire(of: Month<'_>) -> Map<String, Value> {
    let (month, before) = (of.figures, of.before);
    let mut wire = figures(of.book, month, of.words);
    wire.insert(
        "days".into(),
        json!({"over": of.pace.over, "of": of.pace.of}),
    );
    wire.insert("attention".into(), attention(of).into());
    wire.insert("before".into(), earlier(before));
    let ages = month.open_by_age.iter().enumerate().map(|(place, aged)| {
        let from = if place == 0 { 0 } else { AGES[place - 1] };
        json!({"from_days": from, "unanswered": aged.unanswered, "unresolved": aged.unresolved,
               "unclosed": aged.unclosed})
    });
    wire.insert("open_by_age".into(), ages.collect());
    let days = month
        .per_day
        .iter()
        .map(|(day, made)| json!({"date": day.to_string(), "made": made}));
    wire.insert("per_day".into(), days.collect());
    wire
}

fn figures(book: &Book, month: &Figures, words: Words) -> Map<String, Value> {
    let names = Names::new(book, words);
    let mut wire = Map::new();
    let mut put = |key: &str, value: Value| {
        wire.insert(key.to_owned(), value);
    };
    put("quota", json!(ops::quota::rows(book, &month.quota)));
    let building = ops::coverage::grouped(book, &month.by_building, By::Building);
    let area = ops::coverage::grouped(book, &month.by_area, By::Area);
    put(
        "coverage",
        json!({
            "building": building.rows,
            "area": area.rows,
            "total": area.total,
        }),
    );
    put("visits", visits(names, &month.visits, &month.by_rule));
    put("duties", duties(names, month));
    put("answers_on_time", share(month.answers_on_time));
    put("repairs_on_time", share(month.repairs_on_time));
    put(
        "issues",
        json!({"raised": month.issues.raised, "resolved_rate": share(month.issues.resolved),
               "open": month.issues.open}),
    );
    put("valid_complaints", share(month.valid_complaints));
    put("complaints_revisited", share(month.complaints_revisited));
    put(
        "ratings",
        ratings(&book.policy.satisfaction.services, &month.ratings),
    );
    let hot = month.hot_issues.iter();
    put(
        "hot_issues",
        hot.map(|hot| json!({"category": hot.category, "count": hot.count, "before": hot.before}))
            .collect(),
    );
    put("promises_kept", share(month.promises_kept));
    put("logged_late", share(month.logged_late));
    put("attainment", attained(names, &month.attainment));
    wire
}

/// What became of the plan, in all and by member.
fn attained(names: Names, attained: &Attained) -> Value {
    let mut wire = attainment(attained.all);
    let by_member = attained.by_member.iter().map(|(member, of)| {
        let mut row = Map::new();
        row.insert("staff".into(), names.member_id(*member).into());
        row.extend(attainment(*of));
        Value::Object(row)
    });
    wire.insert("by_staff".into(), by_member.collect());
    Value::Object(wire)
}

/// What became of appointments, for programs.
pub(crate) fn attainment(of: Attainment) -> Map<String, Value> {
    let mut wire = Map::new();
    wire.insert("kept".into(), share(of.kept));
    wire.insert("met".into(), share(of.met));
    wire.insert("moved".into(), of.moved.into());
    wire.insert("dropped".into(), of.dropped.into());
    wire.insert("unplanned".into(), share(of.unplanned));
    wire.insert("unannounced".into(), share(of.unannounced));
    wire
}

/// The shares and counts of the month before.
fn earlier(before: &Figures) -> Value {
    let mut wire = Map::new();
    wire.insert("name".into(), before.period.name.clone().into());
    for figure in FIGURES {
        wire.insert(figure.key.into(), share((figure.of)(before)));
    }
    wire.insert("made".into(), before.visits.made.into());
    wire.insert("households_met".into(), before.visits.households_met.into());
    wire.insert("raised".into(), before.issues.raised.into());
    wire.insert("open".into(), before.issues.open.into());
    wire.insert(
        "attainment".into(),
        Value::Object(attainment(before.attainment.all)),
    );
    Value::Object(wire)
}

fn visits(names: Names, visits: &Visiting, by_rule: &[(RuleIx, u64)]) -> Value {
    let by_channel = visits.by_channel.iter();
    let by_channel: Map<String, Value> = by_channel
        .map(|(channel, made)| (channel.to_string(), (*made).into()))
        .collect();
    let by_rule: Map<String, Value> = by_rule
        .iter()
        .map(|(rule, cleared)| (names.rule_id(*rule).to_owned(), (*cleared).into()))
        .collect();
    json!({
        "made": visits.made,
        "attempts": visits.attempts,
        "refused": visits.refused,
        "rescheduled": visits.rescheduled,
        "by_channel": by_channel,
        "by_rule": by_rule,
        "households_met": visits.households_met,
    })
}

fn duties(names: Names, month: &Figures) -> Value {
    let tallies = month.duties.iter().map(|(rule, tally)| {
        let tally = json!({
            "done": tally.done,
            "done_late": tally.done_late,
            "missed": tally.missed,
            "overdue": tally.overdue,
            "declined": tally.declined,
            "waived": tally.waived,
            "in_time": share(tally.in_time()),
            "target": names.target(*rule).map(Decimal::approximate),
        });
        (names.rule_id(*rule).to_owned(), tally)
    });
    Value::Object(tallies.collect())
}

/// Ratings of services for programs.
pub(crate) fn ratings<S: AsRef<str>>(services: &[S], ratings: &[Rating]) -> Value {
    let rows = services.iter().zip(ratings).map(|(service, rating)| {
        let mean = Share {
            n: rating.sum,
            of: rating.count,
        };
        json!({
            "service": service.as_ref(),
            "count": rating.count,
            "mean": mean.value(),
            "satisfied": share(rating.share()),
        })
    });
    rows.collect()
}
