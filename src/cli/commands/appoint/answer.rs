//! How the appointment stands, read again from the disk, and what stands beside it.

use super::writing::everything;
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::Known;
use crate::duties::agreed::agreements;
use crate::model::{Book, Booking, BookingState, PartyIx};
use crate::ops::Answer;
use crate::ops::appointed::{Appointed, PlanRow};
use crate::report::{Phrases, appointed};
use crate::text::Directory;
use crate::words::Message;

/// What was done, to be shown.
pub(super) struct Change {
    pub(super) id: String,
    pub(super) at: Instant,
    /// The row that it took the place of.
    pub(super) replaced: Option<Booking>,
    pub(super) now: Instant,
}

/// Says how the row stands, what it took the place of, and what else is fixed with the party.
pub(super) fn answer(
    context: &mut Context<'_>,
    directory: &Directory,
    change: &Change,
) -> Result<(), CommandError> {
    let Ok(reading) = everything(context, directory) else {
        context.warn_not_shown();
        return Ok(());
    };
    let book = &reading.book;
    let Some(row) = standing(book, change).cloned() else {
        return Ok(());
    };
    context.remark_on(&reading, change.now, |_| Some(row.place.clone()));
    let phrases = Phrases::new(context.words, change.now);
    for (at, state) in beside(book, &row, change.now) {
        let at_said = &phrases.minute(at);
        let said = match (state, at.date() == row.date) {
            (BookingState::Proposed, _) => Message::AppointBesideProposed { at: at_said },
            (_, true) => Message::AppointBesideSameDay { at: at_said },
            (_, false) => Message::AppointBesideAgreed { at: at_said },
        };
        context.warn(&context.words.say(said));
    }
    let replaced = change.replaced.as_ref();
    let answer = Answer::at(
        change.now,
        Appointed {
            appointment: PlanRow::of(book, &row),
            replaced: replaced.map(|old| PlanRow::of(book, old)),
        },
    );
    context.answer(answer, |answer, words| {
        appointed::page(answer, book, &row, replaced, words)
    })
}

/// The row that was written: that of this id at this time, or the latest of this id.
fn standing<'b>(book: &'b Book, change: &Change) -> Option<&'b Booking> {
    let rows = book.plans.iter().flat_map(|plan| &plan.rows);
    let of_id = rows.filter(|row| row.id.as_str() == change.id);
    of_id.max_by_key(|row| (row.starts_at() == change.at, row.starts_at()))
}

/// What else stands with the party from now on: other times agreed on, in a plan or at a visit,
/// and what is planned for the same day.
fn beside(book: &Book, row: &Booking, now: Instant) -> Vec<(Instant, BookingState)> {
    if row.state == BookingState::Cancelled {
        return Vec::new();
    }
    let mut others = standing_with(book, row.party, now);
    others.retain(|(at, state)| {
        let matters = match state {
            BookingState::Agreed => true,
            BookingState::Proposed => at.date() == row.date,
            BookingState::Cancelled => false,
        };
        matters && *at != row.starts_at()
    });
    others
}

/// Every time from now on that a plan has for a party, or that was agreed on with it at a visit, and how it
/// stands.
pub(super) fn standing_with(
    book: &Book,
    party: PartyIx,
    now: Instant,
) -> Vec<(Instant, BookingState)> {
    let rows = book.plans.iter().flat_map(|plan| &plan.rows);
    let of_party = rows.filter(|row| row.party == party);
    let saved = of_party.map(|row| (row.starts_at(), row.state));
    let known = Known::at(book, now);
    let put_off = agreements(&known)
        .into_iter()
        .filter(|agreed| agreed.party == party)
        .map(|agreed| (agreed.start, BookingState::Agreed));
    let mut times: Vec<_> = saved.chain(put_off).filter(|(at, _)| *at >= now).collect();
    times.sort_by_key(|(at, _)| *at);
    times.dedup();
    times
}
