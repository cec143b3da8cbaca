//! `staff list`: who is who.

use super::Phrases;
use super::page::{department, page_of};
use crate::model::Leave;
use crate::ops::Answer;
use crate::ops::staff::{Member, Members};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::vocabulary::StaffField;
use crate::words::{Message, Words};

/// The page of `staff list`.
pub fn page(answer: &Answer<Members<'_>>, words: Words) -> Page {
    let mut page = page_of(answer, words.say(Message::StaffTitle));
    let phrases = Phrases::new(words, answer.now);
    let head = |field: StaffField| words.term(field);
    let columns = vec![
        Column::new("id", head(StaffField::Id), Kind::Id),
        Column::new("name", head(StaffField::Name), Kind::Text).fold(4),
        Column::new("role", head(StaffField::Role), Kind::Text),
        Column::new("areas", head(StaffField::Areas), Kind::List).fold(3),
        Column::new("department", head(StaffField::Department), Kind::Text).wide_only(),
        Column::new("households", words.say(Message::StaffHouseholds), Kind::Int),
        Column::new(
            "open_issues",
            words.say(Message::StaffOpenIssues),
            Kind::Int,
        ),
        Column::new("phone", head(StaffField::Phone), Kind::Phone).wide_only(),
        Column::new("away", words.say(Message::StaffAway), Kind::Text).fold(1),
    ];
    let mut table = Table::new("staff", columns).empty(words.say(Message::StaffNobody));
    for member in &answer.body.staff {
        table.push(row(member, phrases));
    }
    page.table(table);
    let count = &answer.body.staff.len();
    page.text(Tone::Quiet, words.say(Message::StaffCount { count }));
    if answer.body.left > 0 {
        let count = &answer.body.left;
        page.text(Tone::Quiet, words.say(Message::StaffOthersLeft { count }));
    }
    page
}

fn row(member: &Member<'_>, phrases: Phrases) -> Row {
    let words = phrases.words;
    let phone = member.phone.map(|phone| Cell::Phone(phone.to_owned()));
    let department = member.department.map(|one| department(one, words));
    Row::new(vec![
        Cell::Id(member.id.id.to_string()),
        Cell::text(member.name),
        Cell::text(member.role.name()),
        Cell::list(member.areas.iter().map(ToString::to_string)),
        Cell::Text(department.unwrap_or_default()),
        Cell::count(member.households),
        Cell::count(member.open_issues),
        phone.unwrap_or(Cell::Empty),
        Cell::Text(away(member, phrases)),
    ])
}

/// When they are away, and when they go.
fn away(member: &Member<'_>, phrases: Phrases) -> String {
    let words = phrases.words;
    let mut told: Vec<String> = member.away.iter().map(|one| leave(*one, phrases)).collect();
    if let Some(left) = member.left {
        let day = &phrases.day(left);
        told.push(words.say(Message::StaffUntil { day }));
    }
    words.list(&told)
}

/// A leave: days, or from one minute to another.
pub(super) fn leave(leave: Leave, phrases: Phrases) -> String {
    let words = phrases.words;
    let days = leave.days();
    let is_whole = leave.from.is_midnight() && leave.to.is_midnight();
    let (from, to) = if is_whole {
        (phrases.day(days.first), phrases.day(days.last))
    } else {
        let time = leave.to.time_on(days.last);
        let from = format!("{} {}", phrases.day(days.first), leave.from.time());
        if days.first == days.last {
            (from, time.to_string())
        } else {
            (from, format!("{} {time}", phrases.day(days.last)))
        }
    };
    if from == to {
        return from;
    }
    words.say(Message::StaffFromTo {
        from: &from,
        to: &to,
    })
}
