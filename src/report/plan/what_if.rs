//! `plan --what-if`: a plan's score as things stand, beside what it would be.

use serde_json::Value;

use super::wire;
use crate::calendar::Instant;
use crate::plan::{Outcome, Score};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// The page that compares the plan `today` with the plan `then`, of which `suppositions` hold.
pub fn what_if(
    today: &Outcome,
    then: &Outcome,
    suppositions: &[String],
    now: Instant,
    words: Words,
) -> Page {
    let title = words.say(Message::PlanWhatIf {
        suppositions: &words.list(suppositions),
    });
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
    let columns = vec![
        Column::new("level", words.say(Message::PlanLevel), Kind::Text),
        Column::new("today", words.say(Message::PlanToday), Kind::Int),
        Column::new("then", words.say(Message::PlanThen), Kind::Int),
        Column::new("difference", words.say(Message::PlanDifference), Kind::Int),
    ];
    let mut table = Table::new("score", columns);
    for ((level, before), (_, after)) in levels(today).into_iter().zip(levels(then)) {
        let tone = match after.cmp(&before) {
            std::cmp::Ordering::Less => Tone::Good,
            std::cmp::Ordering::Equal => Tone::Plain,
            std::cmp::Ordering::Greater => Tone::Bad,
        };
        let cells = vec![
            Cell::Text(words.say(level)),
            Cell::Int(before),
            Cell::Int(after),
            Cell::Int(after - before),
        ];
        table.push(Row::new(cells).tone(tone));
    }
    table
}

/// The levels of a score, in the order in which they are compared.
fn levels(score: &Score) -> [(Message<'static>, i64); 12] {
    let [urgent, high, normal, low] = score.unplaced;
    let [late_urgent, late_high, late_normal, late_low] = score.late;
    [
        (Message::PlanLevelUrgent, urgent),
        (Message::PlanLevelHigh, high),
        (Message::PlanLevelNormal, normal),
        (Message::PlanLevelLow, low),
        (Message::PlanLevelLateUrgent, late_urgent),
        (Message::PlanLevelLateHigh, late_high),
        (Message::PlanLevelLateNormal, late_normal),
        (Message::PlanLevelLateLow, late_low),
        (Message::PlanLevelShort, score.quota_short),
        (Message::PlanLevelMoved, score.moved),
        (Message::PlanLevelWait, score.wait_days),
        (Message::PlanLevelEffort, score.effort_minutes()),
    ]
}
