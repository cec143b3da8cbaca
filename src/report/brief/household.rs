//! Who they are: the card at the top of a brief.

use crate::duties::Known;
use crate::model::{Household, PartyIx};
use crate::report::Names;
use crate::sheet::Cell;
use crate::words::{Message, Words};

/// Names and values of a party; what is not known is left out.
pub(super) fn card(known: &Known<'_>, party: PartyIx, words: Words) -> Vec<(String, Cell)> {
    let stated = &known.book[party];
    let names = Names::new(known.book, words);
    let mut pairs = vec![(
        Message::BriefParty,
        Cell::Id(names.party_id(party).to_owned()),
    )];
    pairs.push((Message::BriefName, Cell::text(&*stated.name)));
    if let Some(contact) = stated.contact() {
        pairs.push((Message::BriefKind, Cell::text(&*contact.kind)));
    }
    pairs.push((
        Message::BriefPhone,
        stated
            .phone
            .as_deref()
            .map_or(Cell::Empty, |phone| Cell::Phone(phone.to_owned())),
    ));
    if let Some(home) = stated.household() {
        pairs.extend(facts(known, party, home, names, words));
    }
    pairs.push((
        Message::BriefNote,
        Cell::text(stated.note.as_deref().unwrap_or_default()),
    ));
    let said = pairs.into_iter().filter(|(_, cell)| *cell != Cell::Empty);
    said.map(|(message, cell)| (words.say(message), cell))
        .collect()
}

fn facts(
    known: &Known<'_>,
    party: PartyIx,
    home: &Household,
    names: Names,
    words: Words,
) -> Vec<(Message<'static>, Cell)> {
    let butler = known.book.butlers(known.now.date())[party.position()];
    let list = |items: &[Box<str>]| Cell::list(items.iter().map(ToString::to_string));
    let date = |date: Option<crate::calendar::Date>| date.map_or(Cell::Empty, Cell::Date);
    let pause = home.has_pause().then(|| {
        let end = |date: Option<crate::calendar::Date>| {
            date.map_or("…".to_owned(), |date| date.to_string())
        };
        format!("{} – {}", end(home.pause_from), end(home.pause_until))
    });
    vec![
        (Message::BriefHome, Cell::id(names.home(party))),
        (Message::BriefArea, Cell::text(&*home.area)),
        (Message::BriefStatus, Cell::text(words.term(home.status))),
        (Message::BriefMovedIn, date(home.moved_in)),
        (Message::BriefMovedOut, date(home.moved_out)),
        (
            Message::BriefButler,
            butler.map_or(Cell::Empty, |member| Cell::text(names.member(member))),
        ),
        (
            Message::BriefChannel,
            home.channel
                .map_or(Cell::Empty, |channel| Cell::text(words.term(channel))),
        ),
        (
            Message::BriefHours,
            home.hours
                .as_ref()
                .map_or(Cell::Empty, |hours| Cell::text(hours.to_string())),
        ),
        (Message::BriefTags, list(&home.tags)),
        (Message::BriefInterests, list(&home.interests)),
        (
            Message::BriefBirthday,
            home.birthday
                .map_or(Cell::Empty, |day| Cell::text(day.to_string())),
        ),
        (Message::BriefArrears, date(home.arrears_since)),
        (Message::BriefPause, pause.map_or(Cell::Empty, Cell::text)),
    ]
}
