//! `plan --year`: what each rule asks in each month, and what that is for each member.

use serde_json::{Map, Value, json};

use crate::calendar::Instant;
use crate::model::policy::RuleKind;
use crate::model::{AnyRule, Book};
use crate::plan::{Load, Year};
use crate::report::Names;
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

const LOAD_VISITS: (&str, Message<'_>) = ("load_visits", Message::YearLoadVisits);
const LOAD_MINUTES: (&str, Message<'_>) = ("load_minutes", Message::YearLoadMinutes);

/// The page of a year.
pub fn year(book: &Book, year: &Year, now: Instant, words: Words) -> Page {
    let title = words.say(Message::YearTitle {
        office: &book.office.name,
    });
    let mut page = Page::new("plan-year", title, now);
    page.period = Some(year.period.clone());
    page.main = Some("duties");
    let names = Names::new(book, words);
    page.table(duties(year, names, words));
    page.table(load(year, names, words, LOAD_VISITS, |load| load.visits));
    page.table(load(year, names, words, LOAD_MINUTES, |load| load.minutes));
    page.text(Tone::Quiet, words.say(Message::YearNote));
    page.wire = wire(book, year, names);
    page
}

/// A column for each month, headed by its number, and one for the whole year.
fn with_months(mut columns: Vec<Column>, year: &Year, words: Words) -> Vec<Column> {
    columns.extend(year.months.iter().map(|month| {
        let number = month.name.rsplit('-').next().unwrap_or(&month.name);
        Column::new(
            month.name.clone(),
            number.trim_start_matches('0'),
            Kind::Int,
        )
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

fn duties(year: &Year, names: Names, words: Words) -> Table {
    let rule = Column::new("rule", words.say(Message::YearRule), Kind::Text).fold(1);
    let mut table = Table::new("duties", with_months(vec![rule], year, words))
        .title(words.say(Message::YearDuties))
        .empty(words.say(Message::YearNoRules));
    for (rule, counts) in &year.rules {
        let head = vec![Cell::text(names.rule(*rule))];
        table.push(Row::new(cells(head, counts.iter().copied())));
    }
    table
}

fn load(
    year: &Year,
    names: Names,
    words: Words,
    (key, title): (&'static str, Message<'_>),
    of: impl Fn(&Load) -> u32,
) -> Table {
    let who = Column::new("staff", words.say(Message::YearWho), Kind::Text);
    let mut table = Table::new(key, with_months(vec![who], year, words))
        .title(words.say(title))
        .empty(words.say(Message::YearNobody));
    for (member, months) in &year.load {
        let head = vec![Cell::text(names.member(*member))];
        table.push(Row::new(cells(head, months.iter().map(&of))));
    }
    table
}

fn wire(book: &Book, year: &Year, names: Names) -> Map<String, Value> {
    let months: Vec<&str> = year
        .months
        .iter()
        .map(|month| month.name.as_str())
        .collect();
    let rules = year.rules.iter().map(|(rule, counts)| {
        json!({
            "rule": names.rule_id(*rule),
            "title": names.rule(*rule),
            "kind": kind(book, *rule),
            "months": counts,
            "total": counts.iter().sum::<u32>(),
        })
    });
    let load = year.load.iter().map(|(member, months)| {
        let of = |count: fn(&Load) -> u32| months.iter().map(count).collect::<Vec<u32>>();
        json!({
            "staff": names.member_id(*member),
            "name": names.member(*member),
            "role": book[book[*member].role].id.as_str(),
            "visits": of(|load| load.visits),
            "minutes": of(|load| load.minutes),
        })
    });
    let mut wire = Map::new();
    wire.insert("rules".into(), rules.collect());
    wire.insert("load".into(), load.collect());
    wire.insert("months".into(), json!(months));
    wire
}

/// The table of the policy that a rule stands in.
fn kind(book: &Book, rule: AnyRule) -> &'static str {
    let AnyRule::Rule(rule) = rule else {
        return "quota";
    };
    match &book[rule].kind {
        RuleKind::Cadence(_) => "cadence",
        RuleKind::Trigger(_) => "trigger",
        RuleKind::Sample(_) => "sample",
    }
}
