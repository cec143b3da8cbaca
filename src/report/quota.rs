//! `quota`: how many households each member met, against how many the policy asks (H1 of the rule
//! ledger).

use super::page::page_of;
use crate::duties::quota;
use crate::ops::Answer;
use crate::ops::quota::{QuotaRow, Quotas};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// The page of `quota`.
pub fn page(answer: &Answer<Quotas<'_>>, words: Words) -> Page {
    let mut page = page_of(answer, words.say(Message::QuotaTitle));
    let rows = &answer.body.rows;
    page.table(table(rows, answer.body.is_unused, words));
    if !rows.is_empty() {
        page.text(Tone::Quiet, summary(rows, words));
    }
    page
}

/// The table of `quota`, which `report` shows too.
pub fn table(rows: &[QuotaRow<'_>], is_unused: bool, words: Words) -> Table {
    let columns = vec![
        Column::new("staff", words.say(Message::QuotaStaff), Kind::Id),
        Column::new("name", words.say(Message::QuotaName), Kind::Text),
        Column::new("role", words.say(Message::QuotaRole), Kind::Text).fold(2),
        Column::new("rule", words.say(Message::QuotaRule), Kind::Text).fold(1),
        Column::new("period", words.say(Message::QuotaPeriod), Kind::Id),
        Column::new("met", words.say(Message::QuotaMet), Kind::Share),
        Column::new("short", words.say(Message::QuotaShort), Kind::Int),
    ];
    let empty = if is_unused {
        Message::QuotaEmpty
    } else {
        Message::QuotaNobody
    };
    let mut table = Table::new("quota", columns).empty(words.say(empty));
    for row in rows {
        let tone = if row.short == 0 {
            Tone::Good
        } else {
            Tone::Warn
        };
        let cells = vec![
            Cell::Id(row.staff.id.to_string()),
            Cell::Text(row.name.to_owned()),
            Cell::Text(row.role.name().to_owned()),
            Cell::Text(row.rule.name().to_owned()),
            Cell::Id(row.period.clone()),
            Cell::Share {
                n: row.met.into(),
                of: row.asked.into(),
            },
            Cell::Int(row.short.into()),
        ];
        table.push(Row::new(cells).tone(tone));
    }
    table
}

/// How far somebody is: `8/15`, `61/300 min`.
pub(super) fn told(row: &quota::QuotaRow, words: Words) -> String {
    let (met, asked) = (&row.met(), &row.asked);
    if row.is_of_minutes() {
        words.say(Message::QuotaMinutes { met, asked })
    } else {
        format!("{met}/{asked}")
    }
}

fn summary(rows: &[QuotaRow<'_>], words: Words) -> String {
    let short = || rows.iter().filter(|row| row.short > 0);
    let missing = |of_minutes: bool| -> u32 {
        let of_kind = short().filter(|row| row.of_minutes == of_minutes);
        of_kind.map(|row| row.short).sum()
    };
    let (members, households, minutes) = (&short().count(), &missing(false), &missing(true));
    words.say(match (*households, *minutes) {
        (_, 0) => Message::QuotaSummary {
            members,
            households,
        },
        (0, _) => Message::QuotaSummaryMinutes { members, minutes },
        _ => Message::QuotaSummaryBoth {
            members,
            households,
            minutes,
        },
    })
}
