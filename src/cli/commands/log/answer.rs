//! What the visit did, read again from the disk: that is what will be found tomorrow.

use super::remarks;
use crate::book::{Need, read_deciding};
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::reading::visits;
use crate::duties::lookback;
use crate::duties::{Duty, Known, State, Window, derive_party};
use crate::model::{Book, IssueIx, VisitIx};
use crate::report::log::{Logged, page};
use crate::sheet::Page;
use crate::text::Directory;
use crate::words::Message;

/// What was recorded.
pub(super) struct Recorded {
    pub(super) visit: String,
    pub(super) issues: Vec<String>,
    pub(super) at: Instant,
    pub(super) now: Instant,
}

/// Says what was recorded, what it cleared, and what is still open.
pub(super) fn answer(
    context: &mut Context<'_>,
    directory: &Directory,
    recorded: &Recorded,
) -> Result<(), CommandError> {
    let window = Window::new(
        recorded.at.min(recorded.now),
        recorded.at.max(recorded.now).plus_minutes(1),
    );
    let need = Need {
        notes: false,
        ..Need::everything()
    };
    let reading = read_deciding(directory, &need, |book| {
        visits(lookback::for_duties(book, &window), recorded.now)
    });
    let reading = match reading {
        Ok(reading) => reading,
        // The visit stands. What it cleared cannot be told over a damaged file.
        Err(fault) => {
            let _ = context.unreadable(fault);
            return warn_not_shown(context, recorded);
        }
    };
    let _ = context.count_errors(&reading);
    let book = &reading.book;
    let Some(visit) = visit_called(book, &recorded.visit) else {
        return warn_not_shown(context, recorded);
    };
    remarks::make(context, &reading, visit, recorded.now);
    let known = Known::at(book, recorded.now);
    let logged = logged(&known, visit, recorded, &window);
    context.show(page(&logged, recorded.now, context.words))
}

fn warn_not_shown(context: &mut Context<'_>, recorded: &Recorded) -> Result<(), CommandError> {
    let warning = context.words.say(Message::LogNotShown {
        id: &recorded.visit,
    });
    context.warn(&warning);
    let title = context.words.say(Message::LogTitle {
        id: &recorded.visit,
    });
    let mut page = Page::new("log", title, recorded.now);
    page.wire.insert(
        "visit".to_owned(),
        serde_json::json!({ "id": recorded.visit }),
    );
    page.wire
        .insert("issues".to_owned(), serde_json::json!(recorded.issues));
    context.show(page)
}

fn logged<'k>(
    known: &'k Known<'k>,
    visit: VisitIx,
    recorded: &Recorded,
    window: &Window,
) -> Logged<'k> {
    let book = known.book;
    let party = book[visit].party;
    let rules = book.policy.indexed_rules();
    let duties: Vec<Duty> = rules
        .flat_map(|(rule, _)| derive_party(known, rule, party, window))
        .collect();
    let that =
        |wanted: &dyn Fn(&&Duty) -> bool| duties.iter().filter(wanted).cloned().collect::<Vec<_>>();
    let is_open = |duty: &&Duty| matches!(duty.state, State::Open | State::Overdue);
    let is_let_go = |duty: &&Duty| {
        duty.ended_by == Some(visit) && matches!(duty.state, State::Waived | State::Declined)
    };
    Logged {
        known,
        visit,
        issues: recorded
            .issues
            .iter()
            .filter_map(|id| issue_called(book, id))
            .collect(),
        cleared: that(&|duty| duty.cleared_by == Some(visit)),
        let_go: that(&is_let_go),
        open: that(&is_open),
    }
}

fn visit_called(book: &Book, id: &str) -> Option<VisitIx> {
    let found = book.visits.iter().position(|visit| visit.id.as_str() == id);
    found.map(VisitIx::new)
}

fn issue_called(book: &Book, id: &str) -> Option<IssueIx> {
    let found = book.issues.iter().position(|issue| issue.id.as_str() == id);
    found.map(IssueIx::new)
}
