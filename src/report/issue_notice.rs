//! `issue list --notice`: a page to post on what owners raised (L2 of the rule ledger).

use super::page::page_of;
use crate::ops::Answer;
use crate::ops::issue_notice::IssueNotice;
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::vocabulary::IssueField;
use crate::words::{Message, Words};

/// What was raised, day by day, and what became of it.
pub fn page(answer: &Answer<IssueNotice<'_>>, words: Words) -> Page {
    let office = &answer.body.office;
    let commends = answer.body.commends;
    let title = if commends {
        Message::IssueCommend { office }
    } else {
        Message::IssueNotice { office }
    };
    let mut page = page_of(answer, words.say(title));
    let mut columns = vec![
        Column::new("raised", words.term(IssueField::RaisedAt), Kind::Date),
        Column::new("kind", words.term(IssueField::Kind), Kind::Text),
        Column::new("summary", words.term(IssueField::Summary), Kind::Text).fold(1),
        Column::new("stage", words.say(Message::IssueStage), Kind::Text),
        Column::new("result", words.term(IssueField::Result), Kind::Text).fold(2),
    ];
    if commends {
        columns.push(Column::new(
            "thanks",
            words.say(Message::IssueThanks),
            Kind::Text,
        ));
    }
    let mut table = Table::new("issues", columns).empty(words.say(Message::IssueNone));
    for issue in &answer.body.issues {
        let mut cells = vec![
            Cell::Date(issue.raised),
            Cell::text(words.term(issue.kind)),
            Cell::text(issue.summary.as_str()),
            Cell::text(words.term(issue.stage)),
            Cell::text(issue.result.as_deref().unwrap_or_default()),
        ];
        if commends {
            let anonymous = || words.say(Message::IssueThanksOwner);
            cells.push(Cell::Text(issue.thanks.clone().unwrap_or_else(anonymous)));
        }
        table.push(Row::new(cells));
    }
    page.table(table);
    let day = &answer.now.date();
    page.text(Tone::Quiet, words.say(Message::FormSigned { office, day }));
    page
}
