//! The page of `plan`.

use super::{appointments, approval, load, score, unplaced, waits};
use crate::model::Book;
use crate::ops::Answer;
use crate::ops::plan::{Choice, Plan, loads};
use crate::plan::Outcome;
use crate::report::page::page_of;
use crate::report::{Names, Phrases};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// The page of a plan: its appointments as they were asked for, then what it lacks, then its score.
pub fn page(answer: &Answer<Plan<'_>>, book: &Book, words: Words) -> Page {
    let (outcome, choice) = (answer.body.outcome, &answer.body.choice);
    let names = Names::new(book, words);
    let phrases = Phrases::new(words, answer.now);
    let mut page = page_of(answer, title(names, choice, words));
    if choice.unplaced {
        page.main = Some("unplaced");
        page.table(unplaced::table(outcome, book, phrases));
        let n = &outcome.unplaced.len();
        page.text(Tone::Quiet, words.say(Message::PlanLeftOut { n }));
        return page;
    }
    page.main = Some("appointments");
    page.table(appointments::table(book, outcome, choice, phrases));
    let approval = answer.body.approval.as_ref();
    for (tone, sentence) in approval::sentences(approval, &outcome.month, phrases) {
        page.text(tone, sentence);
    }
    for sentence in unplaced::sentences(book, outcome, phrases) {
        page.text(Tone::Bad, sentence);
    }
    for sentence in waits::sentences(&answer.body.waits, book, phrases) {
        page.text(Tone::Bad, sentence);
    }
    if let Some(table) = quotas(book, outcome, choice, names, words) {
        page.table(table);
    }
    let loads = loads(outcome, choice);
    if let Some(table) = load::table(&loads, names, phrases) {
        page.table(table);
        page.chart(load::chart(&loads, names, phrases));
    }
    let told = if choice.score {
        score::levels(outcome, choice, words)
    } else {
        score::sentence(outcome, choice, answer.now, words)
    };
    page.text(Tone::Quiet, told);
    if let Some(bounds) = score::bounds(outcome, words) {
        page.text(Tone::Quiet, bounds);
    }
    page
}

fn title(names: Names, choice: &Choice, words: Words) -> String {
    match choice.staff {
        Some(member) => words.say(Message::PlanTitleOf {
            name: &names.member(member),
        }),
        None => words.say(Message::PlanTitle),
    }
}

/// The quotas that will be short, or those of the one member asked for.
fn quotas(
    book: &Book,
    outcome: &Outcome,
    choice: &Choice,
    names: Names,
    words: Words,
) -> Option<Table> {
    let columns = vec![
        Column::new("name", words.say(Message::PlanWho), Kind::Text),
        Column::new("rule", words.say(Message::PlanQuota), Kind::Text).fold(1),
        Column::new("asked", words.say(Message::PlanAsked), Kind::Int),
        Column::new("met", words.say(Message::PlanMet), Kind::Int),
        Column::new("planned", words.say(Message::PlanPlanned), Kind::Int),
        Column::new("short", words.say(Message::PlanShort), Kind::Int),
    ];
    let mut table = Table::new("quotas", columns).title(words.say(Message::PlanQuotas));
    let is_shown = |staff| choice.staff.is_none_or(|member| member == staff);
    let rows = outcome.quotas.iter().filter(|row| is_shown(row.staff));
    for row in rows.filter(|row| choice.staff.is_some() || row.short > 0) {
        let cells = vec![
            Cell::Text(names.member(row.staff).to_owned()),
            Cell::Text(book[row.quota].name().to_owned()),
            Cell::Int(row.asked.into()),
            Cell::Int(row.met.into()),
            Cell::Int(row.planned.into()),
            Cell::Int(row.short.into()),
        ];
        let tone = if row.short > 0 { Tone::Bad } else { Tone::Good };
        table.push(Row::new(cells).tone(tone));
    }
    (!table.rows.is_empty()).then_some(table)
}
