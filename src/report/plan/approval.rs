//! Whose yes a saved plan has: a sentence for each role that approves, and the same for programs.

use serde_json::{Value, json};

use crate::calendar::{Instant, Period};
use crate::model::Book;
use crate::plan::approval::{Approved, Part, parts, whole};
use crate::report::{Names, Phrases};
use crate::sheet::{Page, Tone};
use crate::words::{Message, Words};

/// The page that answers an approval.
pub fn page(book: &Book, month: &Period, now: Instant, words: Words) -> Page {
    let title = words.say(Message::PlanApproveTitle { month: &month.name });
    let mut page = Page::new("plan-approval", title, now);
    page.period = Some(month.clone());
    for (tone, sentence) in sentences(book, month, now, Phrases::new(words, now)) {
        page.text(tone, sentence);
    }
    page.wire.insert("approval".into(), wire(book, month, now));
    page
}

/// How the saved plan of a month stands with those who approve it, a sentence each; none where
/// nothing is saved.
pub fn sentences(
    book: &Book,
    month: &Period,
    now: Instant,
    phrases: Phrases,
) -> Vec<(Tone, String)> {
    let Some(plan) = book.plan(&month.name) else {
        return Vec::new();
    };
    let parts = parts(book, plan, now);
    parts
        .iter()
        .map(|part| sentence(book, part, &month.name, phrases))
        .collect()
}

fn sentence(book: &Book, part: &Part<'_>, month: &str, phrases: Phrases) -> (Tone, String) {
    let words = phrases.words;
    let names = Names::new(book, words);
    let roles: Vec<&str> = part.roles.iter().map(|role| names.role(*role)).collect();
    let (name, at) = part.approval.map_or_else(Default::default, |approval| {
        let name = names.member(approval.by).to_owned();
        (name, phrases.minute(approval.approved_at))
    });
    let (month, roles, name, at) = (&month, &words.list(&roles), &name, &at);
    match part.state {
        Approved::Yes => {
            let message = Message::PlanApproved {
                month,
                roles,
                name,
                at,
            };
            (Tone::Good, words.say(message))
        }
        Approved::Void => {
            let message = Message::PlanApprovalVoid {
                month,
                roles,
                name,
                at,
            };
            (Tone::Bad, words.say(message))
        }
        _ => {
            let role = &names.role(part.by);
            let message = Message::PlanApprovalMissing { month, roles, role };
            (Tone::Warn, words.say(message))
        }
    }
}

/// The same for programs; null where nothing is saved.
pub fn wire(book: &Book, month: &Period, now: Instant) -> Value {
    let Some(plan) = book.plan(&month.name) else {
        return Value::Null;
    };
    let parts = parts(book, plan, now);
    let rows = parts.iter().map(|part| {
        let roles: Vec<&str> = part
            .roles
            .iter()
            .map(|role| book[*role].id.as_str())
            .collect();
        json!({
            "role": book[part.by].id.as_str(),
            "of": roles,
            "state": part.state.as_str(),
            "by": part.approval.map(|approval| book[approval.by].id.as_str()),
            "at": part.approval.map(|approval| approval.approved_at.to_string()),
        })
    });
    let rows: Vec<Value> = rows.collect();
    json!({ "state": whole(&parts).as_str(), "parts": rows })
}
