//! `issue list --notice`: a page to post on what owners raised (L2 of the rule ledger).

use serde_json::{Value, json};

use super::blank::{Blanked, Blanks};
use crate::duties::{Known, revisited, stage};
use crate::model::IssueIx;
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::vocabulary::IssueField;
use crate::words::{Message, Words};

/// What was raised, day by day, and what became of it, with how much was blanked: no name, no home,
/// no number and no id stands on it.
pub fn page(known: &Known<'_>, issues: &[IssueIx], words: Words) -> (Page, Blanked) {
    let book = known.book;
    let title = words.say(Message::IssueNotice {
        office: &book.office.name,
    });
    let mut page = Page::new("issue-notice", title, known.now);
    let columns = vec![
        Column::new("raised", words.term(IssueField::RaisedAt), Kind::Date),
        Column::new("kind", words.term(IssueField::Kind), Kind::Text),
        Column::new("summary", words.term(IssueField::Summary), Kind::Text).fold(1),
        Column::new("stage", words.say(Message::IssueStage), Kind::Text),
        Column::new("result", words.term(IssueField::Result), Kind::Text).fold(2),
    ];
    let mut table = Table::new("issues", columns).empty(words.say(Message::IssueNone));
    let seen = revisited(known);
    let mut sorted = issues.to_vec();
    sorted.sort_by_key(|issue| (book[*issue].raised_at, *issue));
    let mut wire = Vec::new();
    let mut blanks = Blanks::new(book, None, words);
    for index in sorted {
        let issue = &book[index];
        let stage = stage(known, index, seen[index.position()]);
        let summary = blanks.blank(&issue.summary);
        let result = issue.result.as_deref().map(|text| blanks.blank(text));
        let raised = issue.raised_at.date();
        table.push(Row::new(vec![
            Cell::Date(raised),
            Cell::text(words.term(issue.kind)),
            Cell::text(&*summary),
            Cell::text(words.term(stage)),
            Cell::text(result.as_deref().unwrap_or_default()),
        ]));
        wire.push(json!({
            "raised": raised.to_string(), "kind": issue.kind.as_str(), "summary": summary,
            "stage": stage.as_str(), "result": result,
        }));
    }
    page.table(table);
    page.text(
        Tone::Quiet,
        words.say(Message::FormSigned {
            office: &book.office.name,
            day: &known.now.date(),
        }),
    );
    page.wire.insert("issues".to_owned(), Value::Array(wire));
    (page, blanks.blanked)
}
