//! How the appointment stands, read again from the disk, and what stands beside it.

use serde_json::{Value, json};

use super::writing::everything;
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::Known;
use crate::duties::agreed::agreements;
use crate::model::{Book, Booking, BookingRule, BookingState, RuleIx};
use crate::report::{Names, Phrases};
use crate::sheet::{Page, Tone};
use crate::text::Directory;
use crate::words::Message;

/// What was done, to be shown.
pub(super) struct Change {
    pub(super) id: String,
    pub(super) at: Instant,
    /// Whether the time was called off, and not fixed.
    pub(super) is_cancelled: bool,
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
    let names = Names::new(book, context.words);
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
    let title = context.words.say(if change.is_cancelled {
        Message::AppointCancelled
    } else {
        Message::AppointFixed
    });
    let mut page = Page::new("appoint", title, change.now);
    page.text(
        Tone::Plain,
        context.words.say(Message::AppointTold {
            name: &names.party(row.party),
            party: &names.party_id(row.party),
            at: &phrases.minute(row.starts_at()),
            channel: &context.words.term(row.channel),
            staff: &names.members(row.staff.iter().copied()),
            minutes: &row.minutes,
        }),
    );
    if let Some(old) = &change.replaced {
        page.text(Tone::Plain, instead(context, &names, phrases, old, &row));
    }
    page.points(
        rules_of(&row)
            .map(|rule| names.rule(rule).to_owned())
            .collect(),
    );
    page.wire
        .insert("appointment".to_owned(), mirror(book, &names, &row));
    let replaced = change.replaced.as_ref();
    let replaced = replaced.map_or(Value::Null, |old| mirror(book, &names, old));
    page.wire.insert("replaced".to_owned(), replaced);
    context.show(page)
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
    let rows = book.plans.iter().flat_map(|plan| &plan.rows);
    let of_party = rows.filter(|other| other.party == row.party);
    let saved = of_party.map(|other| (other.starts_at(), other.state));
    let known = Known::at(book, now);
    let put_off = agreements(&known)
        .into_iter()
        .filter(|agreed| agreed.party == row.party)
        .map(|agreed| (agreed.start, BookingState::Agreed));
    let mut others: Vec<_> = saved
        .chain(put_off)
        .filter(|(at, state)| {
            let matters = match state {
                BookingState::Agreed => true,
                BookingState::Proposed => at.date() == row.date,
                BookingState::Cancelled => false,
            };
            matters && *at >= now && *at != row.starts_at()
        })
        .collect();
    others.sort_by_key(|(at, _)| *at);
    others.dedup();
    others
}

/// What became of the row whose place was taken.
fn instead(
    context: &Context<'_>,
    names: &Names<'_>,
    phrases: Phrases,
    old: &Booking,
    row: &Booking,
) -> String {
    let (at, channel) = (
        &phrases.minute(old.starts_at()),
        &context.words.term(old.channel),
    );
    let staff = &names.members(old.staff.iter().copied());
    context.words.say(match old.state {
        BookingState::Proposed => Message::AppointInsteadOfProposed { at, channel, staff },
        _ if old.starts_at() == row.starts_at() => {
            Message::AppointInsteadSameTime { channel, staff }
        }
        _ => Message::AppointInsteadOfAgreed { at, channel, staff },
    })
}

fn rules_of(row: &Booking) -> impl Iterator<Item = RuleIx> {
    row.rules.iter().filter_map(|rule| match rule {
        BookingRule::Rule(rule) => Some(*rule),
        _ => None,
    })
}

fn mirror(book: &Book, names: &Names<'_>, row: &Booking) -> Value {
    let rules: Vec<&str> = rules_of(row).map(|rule| book[rule].id.as_str()).collect();
    json!({
        "id": row.id.as_str(),
        "date": row.date.to_string(),
        "start": row.start.to_string(),
        "minutes": row.minutes,
        "staff": names.member_ids(row.staff.iter().copied()),
        "party": names.party_id(row.party),
        "channel": row.channel.as_str(),
        "rules": rules,
        "state": row.state.as_str(),
    })
}
