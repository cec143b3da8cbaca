//! What a day brings beside its appointments: festivals, birthdays, people who move in.

use crate::calendar::Date;
use crate::model::{Book, PartyIx, Status};
use crate::report::Names;
use crate::words::Words;

/// Festivals of a day, and whom to congratulate (H14, H16 of the rule ledger).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Occasions {
    /// Names of festivals.
    pub festivals: Vec<String>,
    /// Whose birthday it is.
    pub birthdays: Vec<PartyIx>,
    /// Who moves in.
    pub moving_in: Vec<PartyIx>,
}

/// What a day brings.
pub(super) fn occasions(book: &Book, date: Date) -> Occasions {
    let festivals = book
        .festivals
        .iter()
        .filter(|festival| festival.date == date);
    let mut found = Occasions {
        festivals: festivals.map(|festival| festival.name.clone()).collect(),
        ..Occasions::default()
    };
    for (party, stated) in book.indexed_parties() {
        let Some(home) = stated.household() else {
            continue;
        };
        let gone = home.moved_out.is_some_and(|gone| gone < date) || home.paused_on(date);
        let lives = matches!(home.status, Status::Occupied | Status::Rented);
        if gone || !lives {
            continue;
        }
        if home
            .birthday
            .is_some_and(|day| day.in_year(date.year()) == date)
        {
            found.birthdays.push(party);
        }
        if home.moved_in == Some(date) {
            found.moving_in.push(party);
        }
    }
    found
}

/// One sentence for each kind of occasion there is.
pub(super) fn sentences(occasions: &Occasions, names: Names, words: Words) -> Vec<String> {
    let who = |parties: &[PartyIx]| {
        let told = parties
            .iter()
            .map(|party| format!("{} {}", names.party_id(*party), names.party(*party)));
        words.list(&told.collect::<Vec<_>>())
    };
    let mut told = Vec::new();
    if !occasions.festivals.is_empty() {
        let festivals = words.terms("festival", occasions.festivals.iter().map(String::as_str));
        told.push(words.say("agenda.festival", &[("names", &festivals)]));
    }
    if !occasions.birthdays.is_empty() {
        told.push(words.say("agenda.birthday", &[("names", &who(&occasions.birthdays))]));
    }
    if !occasions.moving_in.is_empty() {
        told.push(words.say("agenda.moving-in", &[("names", &who(&occasions.moving_in))]));
    }
    told
}
