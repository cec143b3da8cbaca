//! The page of `agenda`: a table a day, entries for a calendar, the rows for programs.

use serde_json::{Value, json};

use super::day::{Occasions, occasions, sentences};
use super::entries::entries;
use super::rows::{Choice, Item};
use super::sheets::sheets;
use super::teller::Teller;
use crate::calendar::{Date, Period};
use crate::duties::Known;
use crate::duties::kept::Kept;
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// The agenda of a period.
pub fn page(
    known: &Known<'_>,
    items: &[Item],
    period: &Period,
    choice: &Choice,
    words: Words,
) -> Page {
    let book = known.book;
    let teller = Teller::new(known, words);
    let title = match choice.staff {
        Some(member) => words.say(Message::AgendaTitleOf {
            name: &teller.names.member(member),
        }),
        None => words.say(Message::AgendaTitle),
    };
    let mut page = Page::new("agenda", title, known.now);
    page.period = Some(period.clone());
    page.main = Some("appointments");
    let days: Vec<(Date, Occasions)> = period
        .dates()
        .map(|day| (day, occasions(book, day)))
        .collect();
    for (day, occasions) in &days {
        for sentence in sentences(occasions, teller.names, words) {
            let day = format!(
                "{} {}",
                teller.phrases.weekday(*day),
                teller.phrases.day(*day)
            );
            page.text(
                Tone::Plain,
                words.say(Message::AgendaDay {
                    day: &day,
                    text: &sentence,
                }),
            );
        }
    }
    page.table(teller.table(items, *choice));
    if let Some(summary) = summary(items, words) {
        page.text(Tone::Quiet, summary);
    }
    page.paper = sheets(items, &days, *choice, &teller);
    page.entries = Some(entries(items, &days, period, *choice, &teller));
    let (carried, planned): (Vec<&Item>, Vec<&Item>) = items.iter().partition(|item| item.carried);
    let rows = |items: &[&Item]| {
        items
            .iter()
            .map(|item| teller.wire(item))
            .collect::<Value>()
    };
    page.wire.insert("appointments".into(), rows(&planned));
    page.wire.insert("carried_over".into(), rows(&carried));
    page.wire.insert("days".into(), teller.wire_days(&days));
    page
}

fn summary(items: &[Item], words: Words) -> Option<String> {
    if items.is_empty() {
        return None;
    }
    let count = |wanted: fn(&Item) -> bool| items.iter().filter(|item| wanted(item)).count();
    let done = count(|item| matches!(item.kept, Kept::Done(_) | Kept::Settled(_)));
    let carried = count(|item| item.carried);
    Some(words.say(Message::AgendaSummary {
        all: &(items.len() - carried),
        done: &done,
        carried: &carried,
    }))
}

impl Teller<'_> {
    fn table(&self, items: &[Item], choice: Choice) -> Table {
        let words = self.phrases.words;
        let columns = vec![
            Column::new("date", words.say(Message::AgendaDate), Kind::Date).grouped(),
            Column::new("start", words.say(Message::AgendaStart), Kind::Id),
            Column::new("party", words.say(Message::AgendaParty), Kind::Id),
            Column::new("name", words.say(Message::AgendaName), Kind::Text).fold(4),
            Column::new("staff", words.say(Message::AgendaStaff), Kind::Text).wide_only(),
            Column::new("channel", words.say(Message::AgendaChannel), Kind::Text),
            Column::new("minutes", words.say(Message::AgendaMinutes), Kind::Int).wide_only(),
            Column::new("why", words.say(Message::AgendaWhy), Kind::Text).fold(2),
            Column::new("kept", words.say(Message::AgendaKept), Kind::Text),
            Column::new("facts", words.say(Message::AgendaFacts), Kind::Text).fold(1),
        ];
        let mut table = Table::new("appointments", columns).empty(words.say(Message::AgendaEmpty));
        for item in items {
            let row = &item.row;
            let cells = vec![
                Cell::Date(row.date),
                Cell::Id(row.start.to_string()),
                Cell::Id(self.names.party_id(row.party).to_owned()),
                Cell::Text(self.names.party(row.party).to_owned()),
                Cell::Text(self.names.members(row.staff.iter().copied())),
                Cell::text(words.term(row.channel)),
                Cell::Int(row.minutes.into()),
                Cell::Text(self.why(item, choice)),
                Cell::Text(self.status(item)),
                Cell::text(
                    self.facts
                        .at_the_door(row.party)
                        .join(&words.say(Message::WhyBetween)),
                ),
            ];
            table.push(
                Row::new(cells)
                    .tone(tone(item))
                    .group(self.group(item, choice)),
            );
        }
        table
    }

    fn group(&self, item: &Item, choice: Choice) -> String {
        let row = &item.row;
        let head = choice.head(item);
        let weekday = &self.phrases.weekday(row.date);
        let date = &self.phrases.day(row.date);
        let name = &head.map_or("–", |member| self.names.member(member));
        self.phrases.words.say(if item.carried {
            Message::AgendaGroupCarried {
                weekday,
                date,
                name,
            }
        } else {
            Message::AgendaGroup {
                weekday,
                date,
                name,
            }
        })
    }

    fn wire(&self, item: &Item) -> Value {
        let row = &item.row;
        let rules = row.rules.iter();
        let rules = rules.map(|rule| rule.text(&self.known.book.policy).into_owned());
        json!({
            "id": row.id.as_str(),
            "date": row.date.to_string(),
            "start": row.start.to_string(),
            "minutes": row.minutes,
            "staff": self.names.member_ids(row.staff.iter().copied()),
            "party": self.names.party_id(row.party),
            "name": self.names.party(row.party),
            "channel": row.channel.as_str(),
            "rules": rules.collect::<Vec<_>>(),
            "duties": item.duties.iter().map(|duty| duty.id.as_str()).collect::<Vec<_>>(),
            "state": row.state.as_str(),
            "kept": item.kept.as_str(),
            "visit": item.kept.visit().map(|visit| self.known.book[visit].id.as_str()),
            "facts": self.facts.at_the_door(row.party),
        })
    }

    fn wire_days(&self, days: &[(Date, Occasions)]) -> Value {
        let eventful = days
            .iter()
            .filter(|(_, occasions)| *occasions != Occasions::default());
        let ids = |parties: &[crate::model::PartyIx]| {
            parties
                .iter()
                .map(|party| self.names.party_id(*party).to_owned())
                .collect::<Vec<_>>()
        };
        eventful
            .map(|(day, occasions)| {
                json!({
                    "date": day.to_string(),
                    "festivals": occasions.festivals,
                    "birthdays": ids(&occasions.birthdays),
                    "moving_in": ids(&occasions.moving_in),
                    "weddings": ids(&occasions.weddings),
                })
            })
            .collect()
    }
}

fn tone(item: &Item) -> Tone {
    match item.kept {
        Kept::Done(_) => Tone::Good,
        Kept::Settled(_) => Tone::Quiet,
        Kept::Tried(_) | Kept::Passed => Tone::Warn,
        Kept::Ahead => Tone::Plain,
    }
}
