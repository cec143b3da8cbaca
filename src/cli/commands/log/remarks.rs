//! What is odd about the visit just recorded. It is said, and never a reason to refuse.

use crate::book::Reading;
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::model::{Book, BookingState, Channel, Outcome, Staff, Visit, VisitIx};
use crate::report::Phrases;
use crate::words::Message;

/// Says what `check` would say of the visit's row, and what only matters on the day itself.
pub(super) fn make(context: &mut Context<'_>, reading: &Reading, visit: VisitIx, now: Instant) {
    let book = &reading.book;
    context.remark_on(reading, now, |book| Some(book[visit].place.clone()));
    let visit = &book[visit];
    if let Some(other) = same_day(book, visit) {
        let said = context.words.say(Message::LogSecondVisit {
            at: &other.at.time(),
            id: &other.id,
        });
        context.warn(&said);
    }
    let phrases = Phrases::new(context.words, now);
    let day = phrases.day(visit.at.date());
    for member in away(book, visit) {
        let said = context.words.say(Message::LogAway {
            name: &member.name,
            day: &day,
        });
        context.warn(&said);
    }
    if is_logged_late(book, visit) {
        let span = phrases.span(book.policy.limits.log_within);
        let said = context.words.say(Message::LogLoggedLate { span: &span });
        context.warn(&said);
    }
    if is_unannounced(book, visit) {
        let said = context.words.say(Message::LogNoAppointment);
        context.inform(&said);
    }
}

/// An earlier visit of the same day in which the party was met.
fn same_day<'b>(book: &'b Book, visit: &Visit) -> Option<&'b Visit> {
    let day = visit.at.date();
    let mut others = book
        .visits_between(day.start(), day.end())
        .map(|(_, other)| other);
    others.find(|other| {
        other.party == visit.party && other.id != visit.id && other.outcome == Outcome::Met
    })
}

/// Those present who do not work then: off, on leave, or out of service.
fn away<'b>(book: &'b Book, visit: &Visit) -> impl Iterator<Item = &'b Staff> {
    let (from, to) = (visit.at, visit.at.plus_minutes(1));
    let team = visit.staff.clone().into_iter().map(|member| &book[member]);
    team.filter(move |member| member.is_away(from, to, &book.almanac.workdays))
}

/// Whether it was recorded later than the policy allows (K2 of the rule ledger).
fn is_logged_late(book: &Book, visit: &Visit) -> bool {
    let limit = book.almanac.plus(visit.at, book.policy.limits.log_within);
    visit.logged_at.is_some_and(|logged| logged > limit)
}

/// Whether it was a door visit that nobody had arranged (D1 of the rule ledger): no saved row of
/// that day, and no earlier visit that put it off to that day.
fn is_unannounced(book: &Book, visit: &Visit) -> bool {
    let day = visit.at.date();
    let is_door =
        visit.channel == Channel::Door && matches!(visit.outcome, Outcome::Met | Outcome::NoAnswer);
    let saved = book.plans.iter().flat_map(|plan| &plan.rows).any(|row| {
        row.party == visit.party && row.date == day && row.state != BookingState::Cancelled
    });
    let put_off = book.visits.iter().any(|other| {
        other.party == visit.party
            && other.at < visit.at
            && other.next_at.is_some_and(|next| next.date() == day)
    });
    is_door && !saved && !put_off
}
