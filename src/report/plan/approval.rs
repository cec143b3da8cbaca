//! Whose yes a saved plan has: a sentence for each role that approves.

use crate::calendar::Period;
use crate::ops::plan::{ApprovalPart, PlanApproval, PlanApproved};
use crate::ops::{Answer, NextPlan};
use crate::plan::approval::Approved;
use crate::report::Phrases;
use crate::report::page::page_of;
use crate::sheet::{Page, Tone};
use crate::words::{Message, Words};

/// The page that answers an approval.
pub fn page(answer: &Answer<PlanApproved<'_>>, month: &Period, words: Words) -> Page {
    let title = words.say(Message::PlanApproveTitle { month: &month.name });
    let mut page = page_of(answer, title);
    let approval = answer.body.approval.as_ref();
    for (tone, sentence) in sentences(approval, month, Phrases::new(words, answer.now)) {
        page.text(tone, sentence);
    }
    page
}

/// How the saved plan of a month stands with those who approve it, a sentence each; none where
/// nothing is saved.
pub fn sentences(
    approval: Option<&PlanApproval<'_>>,
    month: &Period,
    phrases: Phrases,
) -> Vec<(Tone, String)> {
    let parts = approval.into_iter().flat_map(|approval| &approval.parts);
    parts
        .map(|part| sentence(part, &month.name, phrases))
        .collect()
}

fn sentence(part: &ApprovalPart<'_>, month: &str, phrases: Phrases) -> (Tone, String) {
    let words = phrases.words;
    let roles: Vec<&str> = part.of.iter().map(|role| role.0.name()).collect();
    let (month, roles) = (&month, &words.list(&roles));
    let name = &part.by.map_or("", |by| &*by.0.name);
    let at = &part.at.map_or(String::new(), |at| phrases.minute(at));
    let (tone, message) = match part.state {
        Approved::Yes => (
            Tone::Good,
            Message::PlanApproved {
                month,
                roles,
                name,
                at,
            },
        ),
        Approved::Void => (
            Tone::Bad,
            Message::PlanApprovalVoid {
                month,
                roles,
                name,
                at,
            },
        ),
        _ => {
            let role = &part.role.0.name();
            let missing = Message::PlanApprovalMissing { month, roles, role };
            return (Tone::Warn, words.say(missing));
        }
    };
    (tone, words.say(message))
}

/// What is said where next month's plan does not stand as it should.
pub fn next_plan(next: &NextPlan, words: Words) -> String {
    let month = &next.month;
    words.say(match next.state {
        None => Message::PlanNextMissing { month },
        Some(Approved::Void) => Message::PlanNextVoid { month },
        Some(_) => Message::PlanNextUnapproved { month },
    })
}
