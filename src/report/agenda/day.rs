//! What a day brings beside its appointments, in sentences.

use crate::model::PartyIx;
use crate::ops::agenda::Occasions;
use crate::report::Names;
use crate::words::{Message, Words, vocabulary};

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
    let kinds = kinds(occasions).into_iter();
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
    let kinds = kinds(occasions).into_iter();
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
            Kind::Wedding => "wedding",
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

/// To whom what happens.
fn kinds(occasions: &Occasions) -> [(Kind, &[PartyIx]); 3] {
    [
        (Kind::Birthday, &occasions.birthdays),
        (Kind::MovingIn, &occasions.moving_in),
        (Kind::Wedding, &occasions.weddings),
    ]
}
