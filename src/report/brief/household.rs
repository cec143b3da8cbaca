//! Who they are: the card at the top of a brief.

use crate::duties::{Known, butlers};
use crate::model::{Household, PartyIx};
use crate::report::Names;
use crate::sheet::Cell;
use crate::words::Words;

/// Names and values of a party; what is not known is left out.
pub(super) fn card(known: &Known<'_>, party: PartyIx, words: Words) -> Vec<(String, Cell)> {
    let stated = &known.book[party];
    let names = Names::new(known.book, words);
    let mut pairs = vec![("party", Cell::Id(names.party_id(party).to_owned()))];
    pairs.push(("name", Cell::text(&*stated.name)));
    if let Some(contact) = stated.contact() {
        pairs.push(("kind", Cell::text(&*contact.kind)));
    }
    pairs.push((
        "phone",
        stated
            .phone
            .as_deref()
            .map_or(Cell::Empty, |phone| Cell::Phone(phone.to_owned())),
    ));
    if let Some(home) = stated.household() {
        pairs.extend(facts(known, party, home, names, words));
    }
    pairs.push((
        "note",
        Cell::text(stated.note.as_deref().unwrap_or_default()),
    ));
    let said = pairs.into_iter().filter(|(_, cell)| *cell != Cell::Empty);
    said.map(|(key, cell)| (words.text(&format!("brief.{key}")).into_owned(), cell))
        .collect()
}

fn facts(
    known: &Known<'_>,
    party: PartyIx,
    home: &Household,
    names: Names,
    words: Words,
) -> Vec<(&'static str, Cell)> {
    let butler = butlers(known)[party.position()];
    let list = |items: &[Box<str>]| Cell::list(items.iter().map(ToString::to_string));
    let date = |date: Option<crate::calendar::Date>| date.map_or(Cell::Empty, Cell::Date);
    let pause = home.has_pause().then(|| {
        let end = |date: Option<crate::calendar::Date>| {
            date.map_or("…".to_owned(), |date| date.to_string())
        };
        format!("{} – {}", end(home.pause_from), end(home.pause_until))
    });
    vec![
        ("home", Cell::id(names.home(party))),
        ("area", Cell::text(&*home.area)),
        (
            "status",
            Cell::text(words.term("status", home.status.as_str())),
        ),
        ("moved_in", date(home.moved_in)),
        ("moved_out", date(home.moved_out)),
        (
            "butler",
            butler.map_or(Cell::Empty, |member| Cell::text(names.member(member))),
        ),
        (
            "channel",
            home.channel.map_or(Cell::Empty, |channel| {
                Cell::text(words.term("channel", channel.as_str()))
            }),
        ),
        (
            "hours",
            home.hours
                .as_ref()
                .map_or(Cell::Empty, |hours| Cell::text(hours.to_string())),
        ),
        ("tags", list(&home.tags)),
        ("interests", list(&home.interests)),
        (
            "birthday",
            home.birthday
                .map_or(Cell::Empty, |day| Cell::text(day.to_string())),
        ),
        ("arrears", date(home.arrears_since)),
        ("pause", pause.map_or(Cell::Empty, Cell::text)),
    ]
}
