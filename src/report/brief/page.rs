//! The page of `brief`.

use super::{household, past, wire};
use crate::calendar::Instant;
use crate::duties::{Duty, Known, State, last_met};
use crate::model::{Outcome, PartyIx};
use crate::report::facts::Facts;
use crate::report::talk::Topic;
use crate::report::{Names, Phrases, due, reason};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// The sheet for a visit to a party; `duties` are those open to it, `talk` is what to tell.
pub fn page(
    known: &Known<'_>,
    party: PartyIx,
    duties: &[Duty],
    talk: &[Topic],
    words: Words,
) -> Page {
    let names = Names::new(known.book, words);
    let phrases = Phrases::new(words, known.now);
    let title = words.say(Message::BriefTitle {
        name: &names.party(party),
        home: &names.home(party),
    });
    let mut page = Page::new("brief", title.trim().to_owned(), known.now);
    page.main = Some("visits");
    page.text(Tone::Plain, ordinal(known, party, phrases));
    page.pairs(household::card(known, party, words));
    page.heading(words.say(Message::BriefAsk));
    page.points(to_ask(known, party, words));
    page.table(clears(known, duties, names, phrases));
    page.table(past::visits(known, party, phrases));
    page.table(past::issues(known, party, phrases));
    if let Some(ratings) = past::ratings(known, party, phrases) {
        page.table(ratings);
    }
    push_talk(&mut page, talk, words);
    page.wire = wire::wire(known, party, duties, talk, words);
    page
}

/// Which visit this would be, and how the last one ended.
fn ordinal(known: &Known<'_>, party: PartyIx, phrases: Phrases) -> String {
    let met = times_met(known, party);
    let words = phrases.words;
    match last_met(known, party) {
        None => words.say(Message::BriefFirst),
        Some(last) => {
            let day = phrases.day(known.book[last].at.date());
            words.say(Message::BriefOrdinal {
                number: &(met + 1),
                day: &day,
            })
        }
    }
}

/// How often the party was met through any channel.
pub(super) fn times_met(known: &Known<'_>, party: PartyIx) -> usize {
    let visits = known.visits_of(party).iter();
    visits
        .filter(|&&visit| known.book[visit].outcome == Outcome::Met)
        .count()
}

/// What to ask: about each open issue, fees, a low mark, what was said last.
fn to_ask(known: &Known<'_>, party: PartyIx, words: Words) -> Vec<String> {
    let facts = Facts::new(known, words);
    let mut told = facts.at_the_door(party);
    told.extend(facts.low_marks(party));
    told
}

/// What this visit would clear.
fn clears(known: &Known<'_>, duties: &[Duty], names: Names, phrases: Phrases) -> Table {
    let words = phrases.words;
    let columns = vec![
        Column::new("rule", words.say(Message::BriefRule), Kind::Text),
        Column::new("state", words.say(Message::BriefState), Kind::Text),
        Column::new("due", words.say(Message::BriefDue), Kind::Instant),
        Column::new("channels", words.say(Message::BriefHow), Kind::Text),
        Column::new("reason", words.say(Message::BriefBecause), Kind::Text).fold(1),
    ];
    let mut table = Table::new("duties", columns)
        .title(words.say(Message::BriefClears))
        .empty(words.say(Message::BriefClearsNothing));
    for duty in duties {
        let channels = duty.asks(known.book).channels.iter().copied();
        let cells = vec![
            Cell::Text(names.rule(duty.rule).to_owned()),
            Cell::text(words.term(duty.state)),
            Cell::from(duty.due.last()),
            Cell::Text(words.terms(channels)),
            Cell::Text(reason::sentence(&duty.reason, known.book, phrases)),
        ];
        table.push(Row::new(cells).tone(due::tone(duty.state)));
    }
    table
}

/// Whether a visit at `now` could still clear a duty.
pub fn is_open(duty: &Duty, now: Instant) -> bool {
    let open = matches!(duty.state, State::Open | State::Overdue | State::Declined);
    open && duty.clears_from <= now && now < duty.closes
}

fn push_talk(page: &mut Page, talk: &[Topic], words: Words) {
    for group in talk.chunk_by(|one, other| one.group == other.group) {
        if let Some(first) = group.first().filter(|first| !first.group.is_empty()) {
            page.heading(first.group.clone());
        }
        page.points(
            group
                .iter()
                .map(|topic| match topic.title.as_str() {
                    "" => topic.text.clone(),
                    title => words.say(Message::BriefTopic {
                        title: &title,
                        text: &topic.text,
                    }),
                })
                .collect(),
        );
    }
}
