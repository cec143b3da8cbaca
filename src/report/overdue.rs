//! `overdue`: what is past its limit, worst first (W11, B3 of the rule ledger).

use std::collections::BTreeMap;

use super::page::{self, page_of};
use super::plan::next_plan;
use super::{Phrases, Voice, unattended};
use crate::duties::overdue::OverdueKind;
use crate::ops::overdue::{Late, Overdue, Subject};
use crate::ops::{Answer, Say};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// The page of `overdue`.
pub fn page(answer: &Answer<Overdue<'_>>, words: Words) -> Page {
    let mut page = page_of(answer, words.say(Message::OverdueTitle));
    let items = answer.body.items.iter();
    let (held, late): (Vec<_>, Vec<_>) = items.partition(|item| item.held_since.is_some());
    let nothing = words.say(match answer.body.since {
        Some(_) => Message::OverdueNothingNew,
        None => Message::OverdueEmpty,
    });
    page.table(table("overdue", &late, words).empty(nothing));
    if !held.is_empty() {
        let held = table("held", &held, words);
        page.table(held.title(words.say(Message::OverdueHeld)));
    }
    if !answer.body.soon.is_empty() {
        let soon: Vec<&Late<'_>> = answer.body.soon.iter().collect();
        let soon = table("soon", &soon, words);
        page.table(soon.title(words.say(Message::OverdueSoon)));
    }
    if !answer.body.unattended.is_empty() {
        let phrases = Phrases::new(words, answer.now);
        page.table(unattended::table(&answer.body.unattended, phrases));
    }
    if !late.is_empty() {
        page.text(Tone::Plain, total(&late, words));
    }
    if let Some((step, of)) = &answer.body.next {
        page.text(Tone::Quiet, words.say(Message::OverdueNext { step, of }));
    }
    if let Some(next) = &answer.body.next_plan {
        page.text(Tone::Warn, next_plan(next, words));
    }
    let count = &answer.body.missed_last_month;
    page.text(Tone::Quiet, words.say(Message::OverdueMissed { count }));
    page
}

/// How many there are of each kind.
fn total(items: &[&Late<'_>], words: Words) -> String {
    let mut counts: BTreeMap<OverdueKind, usize> = BTreeMap::new();
    for item in items {
        *counts.entry(item.kind).or_default() += 1;
    }
    let told = counts.iter().map(|(kind, count)| {
        let kind = &words.say(kind_word(*kind));
        words.say(Message::OverdueCount { kind, count })
    });
    words.say(Message::OverdueTotal {
        all: &items.len(),
        counts: &words.list(&told.collect::<Vec<_>>()),
    })
}

fn table(key: &'static str, items: &[&Late<'_>], words: Words) -> Table {
    let is_late = items.iter().all(|item| item.late_minutes > 0);
    let time = if is_late {
        Message::OverdueLate
    } else {
        Message::OverdueLeft
    };
    let columns = vec![
        Column::new("kind", words.say(Message::OverdueKind), Kind::Text),
        Column::new("late_minutes", words.say(time), Kind::Minutes),
        Column::new("id", words.say(Message::OverdueId), Kind::Text).fold(4),
        Column::new("party", words.say(Message::OverdueParty), Kind::Id),
        Column::new("name", words.say(Message::OverdueName), Kind::Text).fold(2),
        Column::new(
            "department",
            words.say(Message::OverdueDepartment),
            Kind::Text,
        )
        .wide_only(),
        Column::new("staff", words.say(Message::OverdueStaff), Kind::Text).fold(2),
        Column::new("summary", words.say(Message::OverdueSummary), Kind::Text).fold(1),
    ];
    let mut table = Table::new(key, columns);
    for item in items {
        let members = item.staff.iter().map(|member| &*member.name);
        let roles = item.escalated_to.iter().map(|role| role.name());
        let names: Vec<&str> = members.chain(roles).collect();
        let department = item.department.map(|one| page::department(one, words));
        let cells = vec![
            Cell::Text(words.say(kind_word(item.kind))),
            Cell::Minutes(item.late_minutes.abs()),
            Cell::text(item.id.as_str()),
            Cell::Id(item.party.id.to_string()),
            Cell::Text(item.party.name.to_string()),
            Cell::Text(department.unwrap_or_default()),
            Cell::Text(words.list(&names)),
            Cell::Text(item.summary.to_string()),
        ];
        table.push(Row::new(cells).tone(tone(item.kind)));
    }
    table
}

/// What people call a kind of delay.
pub(super) fn kind_word(kind: OverdueKind) -> Message<'static> {
    match kind {
        OverdueKind::Answer => Message::OverdueKindAnswer,
        OverdueKind::Promise => Message::OverdueKindPromise,
        OverdueKind::Resolve => Message::OverdueKindResolve,
        OverdueKind::Arrive => Message::OverdueKindArrive,
        OverdueKind::Revisit => Message::OverdueKindRevisit,
        OverdueKind::Duty => Message::OverdueKindDuty,
    }
}

fn tone(kind: OverdueKind) -> Tone {
    match kind {
        OverdueKind::Answer | OverdueKind::Promise => Tone::Bad,
        OverdueKind::Resolve | OverdueKind::Arrive | OverdueKind::Revisit => Tone::Warn,
        OverdueKind::Duty => Tone::Plain,
    }
}

impl Say<Subject<'_>> for Voice<'_> {
    fn say(&self, subject: &Subject<'_>) -> String {
        match subject {
            Subject::Issue(summary) => (*summary).to_owned(),
            Subject::Duty(rule, reason) => self.words.say(Message::OverdueDuty {
                rule: &rule.name(),
                reason: &self.say(reason),
            }),
        }
    }
}
