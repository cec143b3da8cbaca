//! What a day brings beside its appointments: festivals, birthdays, weddings, people who move in.

use crate::calendar::Date;
use crate::model::{Book, PartyIx};
use crate::report::Names;
use crate::words::{Message, Words, vocabulary};

/// The kind of event that is a wedding, as the presets name it.
const WEDDING: &str = "wedding";

/// Festivals of a day, and whom to congratulate (H14, H16 of the rule ledger).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Occasions {
    /// Names of festivals.
    pub festivals: Vec<String>,
    /// Whose birthday it is.
    pub birthdays: Vec<PartyIx>,
    /// Who moves in.
    pub moving_in: Vec<PartyIx>,
    /// Who marries.
    pub weddings: Vec<PartyIx>,
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
        let lives = home.status.is_lived_in();
        if gone || !lives {
            continue;
        }
        if home.birthday.is_some_and(|day| day.is_on(date)) {
            found.birthdays.push(party);
        }
        if home.moved_in == Some(date) {
            found.moving_in.push(party);
        }
    }
    let weddings = book.events.iter().filter(|event| &*event.kind == WEDDING);
    let today = weddings.filter(|event| event.happened_at.date() == date);
    found.weddings = today.filter_map(|event| event.party).collect();
    found.weddings.sort_unstable();
    found.weddings.dedup();
    found
}

/// One sentence for each kind of occasion there is.
pub(super) fn sentences(occasions: &Occasions, names: Names, words: Words) -> Vec<String> {
    let who = |parties: &[PartyIx]| {
        let told = parties.iter().map(|party| who(*party, names));
        words.list(&told.collect::<Vec<_>>())
    };
    let mut told = Vec::new();
    if !occasions.festivals.is_empty() {
        let festivals = occasions.festivals.iter();
        let festivals: Vec<String> = festivals.map(|name| festival(name, words)).collect();
        let names = &words.list(&festivals);
        told.push(words.say(Message::AgendaFestival { names }));
    }
    let kinds = occasions.kinds().into_iter();
    for (kind, parties) in kinds.filter(|(_, parties)| !parties.is_empty()) {
        told.push(words.say(kind.message(&who(parties))));
    }
    told
}

/// Each occasion by itself: a key that no other of the day has, and what it is.
pub(super) fn each(occasions: &Occasions, names: Names, words: Words) -> Vec<(String, String)> {
    let festivals = occasions.festivals.iter().map(|name| {
        let names = &festival(name, words);
        let told = words.say(Message::AgendaFestival { names });
        (format!("festival/{name}"), told)
    });
    let kinds = occasions.kinds().into_iter();
    let parties = kinds.flat_map(|(kind, parties)| {
        parties.iter().map(move |party| {
            let told = words.say(kind.message(&who(*party, names)));
            (format!("{}/{}", kind.key(), names.party_id(*party)), told)
        })
    });
    festivals.chain(parties).collect()
}

fn festival(name: &str, words: Words) -> String {
    words.word(&vocabulary::FESTIVAL, name)
}

fn who(party: PartyIx, names: Names) -> String {
    format!("{} {}", names.party_id(party), names.party(party))
}

/// What happens to a household on a day.
#[derive(Clone, Copy)]
enum Kind {
    Birthday,
    MovingIn,
    Wedding,
}

impl Kind {
    fn key(self) -> &'static str {
        match self {
            Kind::Birthday => "birthday",
            Kind::MovingIn => "moving-in",
            Kind::Wedding => WEDDING,
        }
    }

    fn message(self, names: &String) -> Message<'_> {
        match self {
            Kind::Birthday => Message::AgendaBirthday { names },
            Kind::MovingIn => Message::AgendaMovingIn { names },
            Kind::Wedding => Message::AgendaWedding { names },
        }
    }
}

impl Occasions {
    /// To whom what happens.
    fn kinds(&self) -> [(Kind, &[PartyIx]); 3] {
        [
            (Kind::Birthday, &self.birthdays),
            (Kind::MovingIn, &self.moving_in),
            (Kind::Wedding, &self.weddings),
        ]
    }
}
