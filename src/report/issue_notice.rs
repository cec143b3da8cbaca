//! `issue list --notice`: a page to post on what owners raised (L2 of the rule ledger).

use serde_json::{Value, json};

use crate::duties::{Known, revisited, stage};
use crate::model::IssueIx;
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::Words;

/// What was raised, day by day, and what became of it: no name, no home and no id stands on it.
pub fn page(known: &Known<'_>, issues: &[IssueIx], words: Words) -> Page {
    let head = |key: &str| words.text(&format!("issue.{key}")).into_owned();
    let book = known.book;
    let title = words.say("issue.notice", &[("office", &book.office.name)]);
    let mut page = Page::new("issue-notice", title, known.now);
    let columns = vec![
        Column::new("raised", head("raised_at"), Kind::Date),
        Column::new("kind", head("kind"), Kind::Text),
        Column::new("summary", head("summary"), Kind::Text).fold(1),
        Column::new("stage", head("stage"), Kind::Text),
        Column::new("result", head("result"), Kind::Text).fold(2),
    ];
    let mut table = Table::new("issues", columns).empty(head("none"));
    let seen = revisited(known);
    let mut sorted = issues.to_vec();
    sorted.sort_by_key(|issue| (book[*issue].raised_at, *issue));
    let mut wire = Vec::new();
    for index in sorted {
        let issue = &book[index];
        let stage = stage(known, index, seen[index.position()]).as_str();
        let (kind, result) = (issue.kind.as_str(), issue.result.as_deref());
        let raised = issue.raised_at.date();
        table.push(Row::new(vec![
            Cell::Date(raised),
            Cell::Text(words.term("kind", kind)),
            Cell::text(&*issue.summary),
            Cell::Text(words.term("stage", stage)),
            Cell::text(result.unwrap_or_default()),
        ]));
        wire.push(json!({
            "raised": raised.to_string(), "kind": kind, "summary": &*issue.summary,
            "stage": stage, "result": result,
        }));
    }
    page.table(table);
    let signed = [
        ("office", &book.office.name as &dyn std::fmt::Display),
        ("day", &known.now.date()),
    ];
    page.text(Tone::Quiet, words.say("form.signed", &signed));
    page.wire.insert("issues".to_owned(), Value::Array(wire));
    page
}
