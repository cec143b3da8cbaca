//! `quota`: how many households each member met, against how many the policy asks (H1 of the rule
//! ledger).

use serde::Serialize;
use serde_json::Value;

use super::Names;
use crate::calendar::{Instant, Period};
use crate::duties::quota::QuotaRow;
use crate::model::Book;
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// A row as programs get it.
#[derive(Debug, Serialize)]
pub struct WireQuota<'a> {
    staff: &'a str,
    name: &'a str,
    role: &'a str,
    rule: &'a str,
    period: &'a str,
    asked: u32,
    met: u32,
    short: u32,
    parties: Vec<&'a str>,
}

/// The page of `quota`.
pub fn page(
    book: &Book,
    rows: &[QuotaRow],
    period: Option<&Period>,
    now: Instant,
    words: Words,
) -> Page {
    let names = Names::new(book, words);
    let mut page = Page::new("quota", words.say(Message::QuotaTitle), now);
    page.period = period
        .cloned()
        .or_else(|| rows.first().map(|row| (*row.period).clone()))
        .or_else(|| Some(book.almanac.month_of(now.date())));
    page.table(table(book, rows, names, words));
    if !rows.is_empty() {
        page.text(Tone::Quiet, summary(rows, words));
    }
    page.wire.insert("rows".into(), wire(book, rows, words));
    page
}

/// The table of `quota`, which `report` shows too.
pub fn table(book: &Book, rows: &[QuotaRow], names: Names, words: Words) -> Table {
    let columns = vec![
        Column::new("staff", words.say(Message::QuotaStaff), Kind::Id),
        Column::new("name", words.say(Message::QuotaName), Kind::Text),
        Column::new("role", words.say(Message::QuotaRole), Kind::Text).fold(2),
        Column::new("rule", words.say(Message::QuotaRule), Kind::Text).fold(1),
        Column::new("period", words.say(Message::QuotaPeriod), Kind::Id),
        Column::new("met", words.say(Message::QuotaMet), Kind::Share),
        Column::new("short", words.say(Message::QuotaShort), Kind::Int),
    ];
    let empty = if book.policy.quotas.is_empty() {
        Message::QuotaEmpty
    } else {
        Message::QuotaNobody
    };
    let mut table = Table::new("quota", columns).empty(words.say(empty));
    for row in rows {
        let tone = if row.short() == 0 {
            Tone::Good
        } else {
            Tone::Warn
        };
        let cells = vec![
            Cell::Id(names.member_id(row.staff).to_owned()),
            Cell::Text(names.member(row.staff).to_owned()),
            Cell::Text(names.role(book[row.staff].role).to_owned()),
            Cell::Text(names.rule(row.quota).to_owned()),
            Cell::Id(row.period.name.clone()),
            Cell::Share {
                n: row.met().into(),
                of: row.asked.into(),
            },
            Cell::Int(row.short().into()),
        ];
        table.push(Row::new(cells).tone(tone));
    }
    table
}

fn summary(rows: &[QuotaRow], words: Words) -> String {
    let short = rows.iter().filter(|row| row.short() > 0);
    let missing: u32 = rows.iter().map(QuotaRow::short).sum();
    words.say(Message::QuotaSummary {
        members: &short.count(),
        households: &missing,
    })
}

/// The rows for programs.
pub fn wire(book: &Book, rows: &[QuotaRow], words: Words) -> Value {
    let names = Names::new(book, words);
    let rows: Vec<WireQuota> = rows
        .iter()
        .map(|row| WireQuota {
            staff: names.member_id(row.staff),
            name: names.member(row.staff),
            role: book[book[row.staff].role].id.as_str(),
            rule: names.rule_id(row.quota),
            period: &row.period.name,
            asked: row.asked,
            met: row.met(),
            short: row.short(),
            parties: row
                .parties
                .iter()
                .map(|party| names.party_id(*party))
                .collect(),
        })
        .collect();
    serde_json::to_value(rows).expect("plain values")
}
