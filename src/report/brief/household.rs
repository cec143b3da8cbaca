//! Who they are: the card at the top of a brief.

use crate::calendar::{Hours, TimeRange, Weekday};
use crate::duties::Known;
use crate::model::{Household, PartyIx};
use crate::report::Names;
use crate::sheet::Cell;
use crate::words::vocabulary::{CONTACT_KIND, ContactField, OwnerField, TAG};
use crate::words::{Message, Words};

/// Names and values of a party; what is not known is left out.
pub(super) fn card(known: &Known<'_>, party: PartyIx, words: Words) -> Vec<(String, Cell)> {
    let stated = &known.book[party];
    let names = Names::new(known.book, words);
    let head = |field: OwnerField| words.term(field).to_owned();
    let mut pairs = vec![(
        head(OwnerField::Id),
        Cell::Id(names.party_id(party).to_owned()),
    )];
    pairs.push((head(OwnerField::Name), Cell::text(&*stated.name)));
    if let Some(contact) = stated.contact() {
        pairs.push((
            words.term(ContactField::Kind).to_owned(),
            Cell::text(words.word(&CONTACT_KIND, &contact.kind)),
        ));
    }
    pairs.push((
        head(OwnerField::Phone),
        stated
            .phone
            .as_deref()
            .map_or(Cell::Empty, |phone| Cell::Phone(phone.to_owned())),
    ));
    if let Some(home) = stated.household() {
        pairs.extend(facts(known, party, home, names, words));
    }
    pairs.push((
        head(OwnerField::Note),
        Cell::text(stated.note.as_deref().unwrap_or_default()),
    ));
    pairs.retain(|(_, cell)| *cell != Cell::Empty);
    pairs
}

/// The hours of a week as people say them: `every day 18:00–20:30`, `周六至周日 09:00–12:00`.
pub(super) fn hours_of(hours: &Hours, words: Words) -> String {
    let run = |(first, last, (from, to)): (Weekday, Weekday, TimeRange)| {
        let [day, until] = [first, last].map(|day| words.weekday(day.index()));
        let (day, until, from, to) = (&day, &until, &from, &to);
        words.say(match (first, last) {
            (Weekday::Mon, Weekday::Sun) => Message::BriefHoursDaily { from, to },
            _ if first == last => Message::BriefHoursOneDay { day, from, to },
            _ => Message::BriefHoursDays {
                day,
                until,
                from,
                to,
            },
        })
    };
    let runs: Vec<String> = hours.runs().map(run).collect();
    words.list(&runs)
}

fn facts(
    known: &Known<'_>,
    party: PartyIx,
    home: &Household,
    names: Names,
    words: Words,
) -> Vec<(String, Cell)> {
    let head = |field: OwnerField| words.term(field).to_owned();
    let butler = known.book.butlers(known.now.date())[party.position()];
    let date = |date: Option<crate::calendar::Date>| date.map_or(Cell::Empty, Cell::Date);
    let pause = home.has_pause().then(|| {
        let end = |date: Option<crate::calendar::Date>| {
            date.map_or("…".to_owned(), |date| date.to_string())
        };
        format!("{} – {}", end(home.pause_from), end(home.pause_until))
    });
    vec![
        (words.say(Message::BriefHome), Cell::id(names.home(party))),
        (head(OwnerField::Area), Cell::text(&*home.area)),
        (
            head(OwnerField::Status),
            Cell::text(words.term(home.status)),
        ),
        (head(OwnerField::MovedIn), date(home.moved_in)),
        (head(OwnerField::MovedOut), date(home.moved_out)),
        (
            head(OwnerField::Butler),
            butler.map_or(Cell::Empty, |member| Cell::text(names.member(member))),
        ),
        (
            head(OwnerField::Channel),
            home.channel
                .map_or(Cell::Empty, |channel| Cell::text(words.term(channel))),
        ),
        (
            head(OwnerField::Hours),
            home.hours
                .as_ref()
                .map_or(Cell::Empty, |hours| Cell::text(hours_of(hours, words))),
        ),
        (
            head(OwnerField::Tags),
            Cell::list(words.each_word(&TAG, &home.tags)),
        ),
        (
            head(OwnerField::Interests),
            Cell::list(home.interests.iter().map(ToString::to_string)),
        ),
        (
            head(OwnerField::Work),
            Cell::text(home.work.as_deref().unwrap_or_default()),
        ),
        (head(OwnerField::Reached), reached(home, words)),
        (
            head(OwnerField::Birthday),
            home.birthday
                .map_or(Cell::Empty, |day| Cell::text(day.to_string())),
        ),
        (head(OwnerField::ArrearsSince), date(home.arrears_since)),
        (
            words.say(Message::BriefPause),
            pause.map_or(Cell::Empty, Cell::text),
        ),
    ]
}

/// How the owner can reach the butler, or that the number is to be given (H17 of the rule ledger).
fn reached(home: &Household, words: Words) -> Cell {
    match &home.reached {
        Some(how) => Cell::text(&**how),
        None => Cell::Text(words.say(Message::BriefNotReached)),
    }
}
