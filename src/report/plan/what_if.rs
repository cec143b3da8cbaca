//! `plan --what-if`: a plan's score as things stand, beside what it would be.

use serde_json::Value;

use super::wire;
use crate::calendar::Instant;
use crate::plan::{Outcome, Score};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::Words;

/// The page that compares the plan `today` with the plan `then`, of which `suppositions` hold.
pub fn what_if(
    today: &Outcome,
    then: &Outcome,
    suppositions: &[String],
    now: Instant,
    words: Words,
) -> Page {
    let title = words.say(
        "plan.what-if",
        &[("suppositions", &words.list(suppositions))],
    );
    let mut page = Page::new("plan-what-if", title, now);
    page.period = Some(today.month.clone());
    page.table(table(&today.score, &then.score, words));
    let texts = suppositions.iter().map(|text| Value::from(text.as_str()));
    page.wire
        .insert("what_if".into(), Value::Array(texts.collect()));
    page.wire
        .insert("score".into(), wire::score_value(&today.score));
    page.wire
        .insert("score_then".into(), wire::score_value(&then.score));
    page
}

fn table(today: &Score, then: &Score, words: Words) -> Table {
    let head = |key: &str| words.text(&format!("plan.{key}")).into_owned();
    let columns = vec![
        Column::new("level", head("level"), Kind::Text),
        Column::new("today", head("today"), Kind::Int),
        Column::new("then", head("then"), Kind::Int),
        Column::new("difference", head("difference"), Kind::Int),
    ];
    let mut table = Table::new("score", columns);
    for ((key, before), (_, after)) in levels(today).into_iter().zip(levels(then)) {
        let tone = match after.cmp(&before) {
            std::cmp::Ordering::Less => Tone::Good,
            std::cmp::Ordering::Equal => Tone::Plain,
            std::cmp::Ordering::Greater => Tone::Bad,
        };
        let level = words.text(&format!("plan.level.{key}")).into_owned();
        let cells = vec![
            Cell::Text(level),
            Cell::Int(before),
            Cell::Int(after),
            Cell::Int(after - before),
        ];
        table.push(Row::new(cells).tone(tone));
    }
    table
}

/// The levels of a score, in the order in which they are compared.
fn levels(score: &Score) -> [(&'static str, i64); 9] {
    let [urgent, high, normal, low] = score.unplaced;
    [
        ("urgent", urgent),
        ("high", high),
        ("normal", normal),
        ("low", low),
        ("late", score.late_minutes),
        ("short", score.quota_short),
        ("moved", score.moved),
        ("wait", score.wait_days),
        ("effort", score.effort_minutes()),
    ]
}
