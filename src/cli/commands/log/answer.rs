//! What the visit did, read again from the disk: that is what will be found tomorrow. Of all that is on record,
//! rows that the visit touches are read: those of its party, and what was done around its day.

use super::remarks;
use crate::book::{About, MasterData, Need, VisitsAsked, VisitsNeed};
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::reading::visits;
use crate::duties::Lookback;
use crate::duties::lookback;
use crate::duties::{Duty, Known, State, Window, derive_party};
use crate::model::{Book, IssueIx, PartyIx, VisitIx};
use crate::report::log::{Logged, page};
use crate::sheet::Page;
use crate::words::Message;

/// What was recorded.
pub(super) struct Recorded {
    pub(super) visit: String,
    pub(super) issues: Vec<String>,
    /// Whom it was made to.
    pub(super) party: String,
    pub(super) at: Instant,
    pub(super) now: Instant,
}

/// Says what was recorded, what it cleared, and what is still open.
pub(super) fn answer(
    context: &mut Context<'_>,
    known: MasterData<'_>,
    recorded: &Recorded,
) -> Result<(), CommandError> {
    let window = Window::new(
        recorded.at.min(recorded.now),
        recorded.at.max(recorded.now).plus_minutes(1),
    );
    let party = known.book().party(&recorded.party);
    let party = party.expect("it was visited");
    let (asked, about) = touched(known.book(), party, recorded, &window);
    let need = Need {
        notes: false,
        ..Need::everything()
    };
    let reading = match known.with_records(need, Some(about), asked) {
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

/// The rows that the visit touches: what its party's duties rest on, and what was done by whom beside it.
fn touched<'r>(
    book: &Book,
    party: PartyIx,
    recorded: &'r Recorded,
    window: &Window,
) -> (VisitsAsked, About<'r>) {
    let (back, is_of_all) = lookback::for_party(book, party, window);
    let day = recorded.at.date();
    let back = back.and(Lookback::since(day.plus_days(-1)));
    let about = About::party(&recorded.party).and_beside(day);
    let about = if is_of_all {
        about.and_everybody(VisitsNeed::Since(back.since))
    } else {
        about
    };
    (visits(back, recorded.now), about)
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
        .filter(|(_, rule)| rule.may_concern(&book[party]))
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
