//! `plan --year`: what each rule asks in each month, and what that is for each member.

use crate::ops::Answer;
use crate::ops::plan::{MemberYear, PlanYear};
use crate::plan::approval::Approved;
use crate::report::Phrases;
use crate::report::page::page_of;
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

const LOAD_VISITS: (&str, Message<'_>) = ("load_visits", Message::YearLoadVisits);
const LOAD_MINUTES: (&str, Message<'_>) = ("load_minutes", Message::YearLoadMinutes);

/// The page of a year.
pub fn year(answer: &Answer<PlanYear<'_>>, words: Words) -> Page {
    let year = &answer.body;
    let title = words.say(Message::YearTitle {
        office: &year.office,
    });
    let mut page = page_of(answer, title);
    page.main = Some("duties");
    page.table(duties(year, words));
    page.table(load(year, words, LOAD_VISITS, |load| &load.visits));
    page.table(load(year, words, LOAD_MINUTES, |load| &load.minutes));
    if let Some((tone, said)) = approval(answer, words) {
        page.text(tone, said);
    }
    page.text(Tone::Quiet, words.say(Message::YearNote));
    page
}

/// How the plan that was put up stands; none where there is none.
fn approval(answer: &Answer<PlanYear<'_>>, words: Words) -> Option<(Tone, String)> {
    let stands = answer.body.approval.as_ref()?;
    let year = &answer.period.as_ref().map_or("", |period| &*period.name);
    let name = &stands.by.map_or("", |by| &*by.0.name);
    let at = &stands.at.map_or(String::new(), |at| {
        Phrases::new(words, answer.now).minute(at)
    });
    if !stands.is_current {
        return Some((Tone::Warn, words.say(Message::YearChanged { year })));
    }
    Some(match stands.state {
        Approved::Yes => (
            Tone::Good,
            words.say(Message::YearApproved { year, name, at }),
        ),
        Approved::Void => (Tone::Bad, words.say(Message::YearVoid { year, name, at })),
        Approved::NotNeeded => return None,
        _ => (Tone::Warn, words.say(Message::YearUnapproved { year })),
    })
}

/// A column for each month, headed by its number, and one for the whole year.
fn with_months(mut columns: Vec<Column>, year: &PlanYear<'_>, words: Words) -> Vec<Column> {
    columns.extend(year.months.iter().map(|month| {
        let number = month.rsplit('-').next().unwrap_or(month);
        Column::new(month.clone(), number.trim_start_matches('0'), Kind::Int)
    }));
    columns.push(Column::new(
        "total",
        words.say(Message::YearTotal),
        Kind::Int,
    ));
    columns
}

fn cells(head: Vec<Cell>, counts: impl Iterator<Item = u32>) -> Vec<Cell> {
    let mut cells = head;
    let counts: Vec<i64> = counts.map(i64::from).collect();
    cells.extend(counts.iter().map(|&count| {
        // A year is read at a glance: nothing is left white.
        if count == 0 {
            Cell::Empty
        } else {
            Cell::Int(count)
        }
    }));
    cells.push(Cell::Int(counts.iter().sum()));
    cells
}

fn duties(year: &PlanYear<'_>, words: Words) -> Table {
    let rule = Column::new("rule", words.say(Message::YearRule), Kind::Text).fold(1);
    let mut table = Table::new("duties", with_months(vec![rule], year, words))
        .title(words.say(Message::YearDuties))
        .empty(words.say(Message::YearNoRules));
    for rule in &year.rules {
        let head = vec![Cell::text(rule.title)];
        table.push(Row::new(cells(head, rule.months.iter().copied())));
    }
    table
}

fn load(
    year: &PlanYear<'_>,
    words: Words,
    (key, title): (&'static str, Message<'_>),
    of: impl for<'y> Fn(&'y MemberYear<'_>) -> &'y [u32],
) -> Table {
    let who = Column::new("staff", words.say(Message::YearWho), Kind::Text);
    let mut table = Table::new(key, with_months(vec![who], year, words))
        .title(words.say(title))
        .empty(words.say(Message::YearNobody));
    for member in &year.load {
        let head = vec![Cell::text(member.name)];
        table.push(Row::new(cells(head, of(member).iter().copied())));
    }
    table
}
