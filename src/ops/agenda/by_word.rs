//! Times agreed on at the door or by telephone that no saved plan holds yet, as rows of one (W8 of
//! the rule ledger).

use std::collections::BTreeMap;

use crate::calendar::Instant;
use crate::duties::agreed::{Agreement, agreements};
use crate::duties::{Duty, Known};
use crate::model::{Booking, BookingId, BookingRule, BookingState, PartyIx};

/// The row that the planner would make of each; `duties` by party.
pub(super) fn rows(known: &Known<'_>, duties: &BTreeMap<PartyIx, Vec<&Duty>>) -> Vec<Booking> {
    let agreements = agreements(known).into_iter();
    agreements
        .map(|agreement| {
            let own = duties.get(&agreement.party);
            row(known, agreement, own.map_or(&[][..], Vec::as_slice))
        })
        .collect()
}

fn row(known: &Known<'_>, agreement: Agreement, duties: &[&Duty]) -> Booking {
    let book = known.book;
    let meeting = agreement.meeting();
    let cleared = meeting.clears_of(book, duties.iter().copied());
    let id = meeting.row_id(book, cleared.first().copied());
    let at = agreement.start;
    let mut rules: Vec<BookingRule> = cleared
        .iter()
        .map(|duty| BookingRule::Rule(duty.rule))
        .collect();
    rules.dedup();
    Booking {
        id: BookingId::new(id),
        date: at.date(),
        start: at.time(),
        party: agreement.party,
        channel: agreement.channel,
        minutes: agreement.minutes,
        rules,
        due: cleared.iter().map(|duty| duty.due).min().map(Instant::last),
        state: BookingState::Agreed,
        note: None,
        place: book[agreement.visit].place.clone(),
        staff: agreement.staff,
    }
}
