//! Day sheets: what a member carries along, a card an appointment, a new sheet of paper for each
//! member and day.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::day::sentences;
use super::teller::Teller;
use crate::calendar::Date;
use crate::duties::kept::Kept;
use crate::model::{Channel, Outcome, PartyIx, StaffIx};
use crate::ops::agenda::{Choice, Item, Occasions};
use crate::sheet::{Block, Card, Cell, Tone};
use crate::words::Message;

/// How a visit may end, in the order of the boxes.
const ENDS: [Outcome; 4] = [
    Outcome::Met,
    Outcome::NoAnswer,
    Outcome::Refused,
    Outcome::Rescheduled,
];

/// Whose sheet it is.
type Head = Option<StaffIx>;

/// The sheets of all members, each member's days in order; what was left undone stands on the first.
pub(super) fn sheets(
    items: &[Item],
    days: &[(Date, Occasions)],
    choice: Choice,
    teller: &Teller<'_>,
) -> Vec<Block> {
    let mut planned: BTreeMap<(Head, Date), Vec<&Item>> = BTreeMap::new();
    let mut carried: BTreeMap<Head, Vec<&Item>> = BTreeMap::new();
    for item in items {
        let head = choice.head(item);
        if item.carried {
            carried.entry(head).or_default().push(item);
        } else {
            planned.entry((head, item.row.date)).or_default().push(item);
        }
    }
    let heads: BTreeSet<Head> = planned.keys().map(|(head, _)| *head).collect();
    let mut blocks = Vec::new();
    for head in heads
        .into_iter()
        .chain(carried.keys().copied())
        .collect::<BTreeSet<_>>()
    {
        let sheets = planned.range((head, Date::MIN)..=(head, Date::MAX));
        for ((_, day), items) in sheets {
            begin(&mut blocks);
            let occasions = days.iter().find(|(on, _)| on == day);
            let occasions = occasions.map(|(_, occasions)| occasions);
            push_day(&mut blocks, head, *day, items, occasions, teller);
            push_carried(&mut blocks, head, carried.remove(&head), teller);
        }
        if let Some(left) = carried.remove(&head) {
            begin(&mut blocks);
            push_carried(&mut blocks, head, Some(left), teller);
        }
    }
    blocks
}

fn begin(blocks: &mut Vec<Block>) {
    if !blocks.is_empty() {
        blocks.push(Block::Break);
    }
}

fn push_day(
    blocks: &mut Vec<Block>,
    head: Head,
    day: Date,
    items: &[&Item],
    occasions: Option<&Occasions>,
    teller: &Teller<'_>,
) {
    let words = teller.phrases.words;
    blocks.push(Block::Heading(words.say(Message::AgendaSheet {
        name: &name(head, teller),
        date: &teller.phrases.day(day),
        weekday: &teller.phrases.weekday(day),
    })));
    blocks.push(Block::Text(Tone::Quiet, totals(items, teller)));
    let greetings = occasions.map(|occasions| own(occasions, head, teller));
    for sentence in greetings
        .iter()
        .flat_map(|own| sentences(own, teller.names, words))
    {
        blocks.push(Block::Text(Tone::Plain, sentence));
    }
    blocks.extend(items.iter().map(|item| Block::Card(card(item, teller))));
}

/// What was not kept, building by building, from the top floor down.
fn push_carried(
    blocks: &mut Vec<Block>,
    head: Head,
    left: Option<Vec<&Item>>,
    teller: &Teller<'_>,
) {
    let Some(mut left) = left else {
        return;
    };
    left.sort_by_key(|item| (walking(item.row.party, teller), item.row.id.clone()));
    let words = teller.phrases.words;
    blocks.push(Block::Heading(words.say(Message::AgendaSheetCarried {
        name: &name(head, teller),
        count: &left.len(),
    })));
    blocks.extend(left.iter().map(|item| Block::Card(card(item, teller))));
}

fn name<'a>(head: Head, teller: &Teller<'a>) -> &'a str {
    head.map_or("–", |member| teller.names.member(member))
}

/// A part of an address as people count: by number where it is one.
type Counted = (u32, String);

/// Building, stairs, then rooms from the top.
fn walking(party: PartyIx, teller: &Teller<'_>) -> (Counted, Counted, Reverse<Counted>) {
    let home = teller.known.book[party].household();
    let counted = |text: Option<&str>| {
        let text = text.unwrap_or_default();
        (text.parse().unwrap_or(u32::MAX), text.to_owned())
    };
    (
        counted(home.map(|home| &*home.building)),
        counted(home.and_then(|home| home.unit.as_deref())),
        Reverse(counted(home.and_then(|home| home.room.as_deref()))),
    )
}

/// What a day brings that is of the one whose sheet it is, or of all.
pub(super) fn own(occasions: &Occasions, head: Head, teller: &Teller<'_>) -> Occasions {
    let (book, today) = (teller.known.book, teller.known.now.date());
    let own = |member| occasions.of_member(book, today, member);
    head.map_or_else(|| occasions.clone(), own)
}

/// How many, how long, by which channels.
fn totals(items: &[&Item], teller: &Teller<'_>) -> String {
    let words = teller.phrases.words;
    let channels = Channel::ALL.iter().filter_map(|channel| {
        let count = items
            .iter()
            .filter(|item| item.row.channel == *channel)
            .count();
        (count > 0).then(|| format!("{} {count}", words.term(*channel)))
    });
    let minutes: i64 = items.iter().map(|item| i64::from(item.row.minutes)).sum();
    words.say(Message::AgendaSheetTotals {
        count: &items.len(),
        minutes: &words.minutes(minutes),
        channels: &words.list(&channels.collect::<Vec<_>>()),
    })
}

fn card(item: &Item, teller: &Teller<'_>) -> Card {
    let words = teller.phrases.words;
    let row = &item.row;
    let stated = &teller.known.book[row.party];
    let home = teller.names.home(row.party);
    let is_done = matches!(item.kept, Kept::Done(_) | Kept::Settled(_));
    let time = if item.carried {
        teller.phrases.day(row.date)
    } else {
        row.start.to_string()
    };
    Card {
        time,
        place: home,
        name: teller.names.party(row.party).to_owned(),
        beside: beside(item, stated.phone.as_deref(), teller),
        told: told(item, teller),
        boxes: if is_done {
            Vec::new()
        } else {
            ENDS.iter().map(|end| ending(*end, teller)).collect()
        },
        result: if is_done {
            String::new()
        } else {
            words.say(Message::AgendaResult)
        },
        tone: if item.carried { Tone::Bad } else { Tone::Plain },
    }
}

/// Telephone, channel, minutes, and how it stands where it does not lie ahead.
fn beside(item: &Item, phone: Option<&str>, teller: &Teller<'_>) -> Vec<Cell> {
    let words = teller.phrases.words;
    let row = &item.row;
    let mut cells: Vec<Cell> = Vec::new();
    cells.extend(phone.map(|phone| Cell::Phone(phone.to_owned())));
    cells.push(Cell::text(words.term(row.channel)));
    cells.push(Cell::Minutes(row.minutes.into()));
    if !matches!(item.kept, Kept::Ahead) {
        cells.push(Cell::Text(teller.status(item)));
    }
    cells
}

fn told(item: &Item, teller: &Teller<'_>) -> Vec<(String, String)> {
    let words = teller.phrases.words;
    let between = words.say(Message::WhyBetween);
    let careful = teller.facts.careful(item.row.party).join(&between);
    let last = teller.facts.last_said(item.row.party);
    let why = teller.why(item, Choice::default());
    [
        (Message::AgendaCardWhy, why),
        (Message::AgendaCardCareful, careful),
        (Message::AgendaCardLast, last),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(label, text)| (words.say(label), text))
    .collect()
}

/// A way to end, with room for the new time where there is one.
fn ending(end: Outcome, teller: &Teller<'_>) -> String {
    let words = teller.phrases.words;
    let said = words.term(end);
    if end == Outcome::Rescheduled {
        words.say(Message::AgendaRescheduledTo { outcome: &said })
    } else {
        said.to_owned()
    }
}
