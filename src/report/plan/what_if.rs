//! `plan --what-if`: a plan's score as things stand, beside what it would be.

use crate::ops::Answer;
use crate::ops::plan::WhatIf;
use crate::plan::Score;
use crate::report::page::page_of;
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// The page that compares a plan with what it would be.
pub fn what_if(answer: &Answer<WhatIf<'_>>, words: Words) -> Page {
    let title = words.say(Message::PlanWhatIf {
        suppositions: &words.list(answer.body.what_if),
    });
    let mut page = page_of(answer, title);
    let [today, then] = answer.body.scores;
    page.table(table(today, then, words));
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
