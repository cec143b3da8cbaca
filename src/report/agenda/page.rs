//! The page of `agenda`: a table a day, entries for a calendar, the rows for programs.

use super::day::sentences;
use super::entries::entries;
use super::sheets::sheets;
use super::teller::Teller;
use crate::calendar::Period;
use crate::duties::kept::Kept;
use crate::ops::Answer;
use crate::ops::agenda::{Agenda, Choice, Item};
use crate::report::facts::Facts;
use crate::report::page::page_of;
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// The agenda of a period.
pub fn page(answer: &Answer<Agenda<'_>>, facts: &Facts<'_>) -> Page {
    let Agenda {
        items,
        occasions,
        choice,
        ..
    } = &answer.body;
    let teller = Teller::new(facts);
    let words = teller.phrases.words;
    let title = match choice.staff {
        Some(member) => words.say(Message::AgendaTitleOf {
            name: &teller.names.member(member),
        }),
        None => words.say(Message::AgendaTitle),
    };
    let mut page = page_of(answer, title);
    page.main = Some("appointments");
    for (day, occasions) in occasions {
        for text in &sentences(occasions, teller.names, words) {
            let (weekday, date) = (teller.phrases.weekday(*day), teller.phrases.day(*day));
            let day = &format!("{weekday} {date}");
            page.text(Tone::Plain, words.say(Message::AgendaDay { day, text }));
        }
    }
    let empty = teller.nothing_planned(answer.period.as_ref());
    page.table(teller.table(items, *choice).empty(empty));
    if let Some(summary) = summary(items, words) {
        page.text(Tone::Quiet, summary);
    }
    page.paper = sheets(items, occasions, *choice, &teller);
    page.entries = Some(entries(&answer.body, &teller));
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
    /// That nothing is planned for the period, and how its month is planned where no plan of it is
    /// saved.
    fn nothing_planned(&self, period: Option<&Period>) -> String {
        let book = self.known.book;
        let day = period.map_or(self.known.now.date(), |period| period.from);
        let month = book.almanac.month_of(day);
        let words = self.phrases.words;
        match book.plan(&month.name) {
            Some(_) => words.say(Message::AgendaNothing),
            None => words.say(Message::AgendaEmpty { month: &month.name }),
        }
    }

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
        let mut table = Table::new("appointments", columns);
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
}

fn tone(item: &Item) -> Tone {
    match item.kept {
        Kept::Done(_) => Tone::Good,
        Kept::Settled(_) => Tone::Quiet,
        Kept::Tried(_) | Kept::Passed => Tone::Warn,
        Kept::Ahead => Tone::Plain,
    }
}
