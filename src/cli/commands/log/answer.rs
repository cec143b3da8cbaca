//! What the visit did, read again from the disk: that is what will be found tomorrow. Of all that is on record,
//! rows that the visit touches are read: those of its party, and what was done around its day.

use super::remarks;
use crate::book::{About, MasterData, Need, VisitsAsked, VisitsNeed};
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::reading::visits;
use crate::duties::lookback;
use crate::duties::{Known, Lookback, Window};
use crate::model::Book;
use crate::ops::log::{self, LoggedVisit};
use crate::report::log::{page, unread};
use crate::words::Message;

/// What was recorded.
pub(super) struct Recorded {
    pub(super) visits: Vec<LoggedVisit>,
    pub(super) issues: Vec<String>,
    pub(super) now: Instant,
}

/// Says what was recorded, what it cleared, and what is still open.
pub(super) fn answer(
    context: &mut Context<'_>,
    known: MasterData<'_>,
    recorded: &Recorded,
) -> Result<(), CommandError> {
    let now = recorded.now;
    let times = || recorded.visits.iter().map(|visit| visit.visited_at);
    let (first, last) = (
        times().fold(now, Instant::min),
        times().fold(now, Instant::max),
    );
    let window = Window::new(first, last.plus_minutes(1));
    let (asked, about) = touched(known.book(), recorded, &window);
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
    let found = recorded
        .visits
        .iter()
        .map(|visit| log::visit(book, &visit.id));
    let Some(found) = found.collect::<Option<Vec<_>>>() else {
        return warn_not_shown(context, recorded);
    };
    for visit in &found {
        remarks::make(context, &reading, *visit, now);
    }
    let known = Known::at(book, now);
    let done = found.iter();
    let done = done.map(|visit| log::done(&known, *visit, &recorded.issues, &window));
    let visits = recorded.visits.iter().zip(&found);
    let visits = visits.map(|(visit, read)| visit.clone().read_again(&book[*read]));
    let answer = log::logged(
        visits.collect(),
        recorded.issues.clone(),
        done.collect(),
        now,
    );
    context.answer(answer, |answer, words| page(answer, &known, words))
}

/// The rows that the visits touch: what their parties' duties rest on, and what was done by whom beside them.
fn touched<'r>(book: &Book, recorded: &'r Recorded, window: &Window) -> (VisitsAsked, About<'r>) {
    let first = &recorded.visits[0];
    let day = recorded.visits.iter().map(|visit| visit.visited_at.date());
    let day = day.min().unwrap_or(recorded.now.date());
    let mut about = About::party(&first.party).and_beside(day);
    let mut back = Lookback::since(day.plus_days(-1));
    let mut is_of_all = false;
    for visit in &recorded.visits {
        let party = book.party(&visit.party).expect("it was visited");
        let (needed, of_all) = lookback::for_party(book, party, window);
        back = back.and(needed);
        is_of_all |= of_all;
        about = about.and_row(&visit.party);
    }
    if is_of_all {
        about = about.and_everybody(VisitsNeed::Since(back.since));
    }
    (visits(back, recorded.now), about)
}

fn warn_not_shown(context: &mut Context<'_>, recorded: &Recorded) -> Result<(), CommandError> {
    let ids: Vec<&str> = recorded.visits.iter().map(|visit| &*visit.id).collect();
    let ids = &context.words.list(&ids);
    context.warn(&context.words.say(Message::LogNotShown { id: ids }));
    let answer = log::unread(
        recorded.visits.clone(),
        recorded.issues.clone(),
        recorded.now,
    );
    context.answer(answer, unread)
}
