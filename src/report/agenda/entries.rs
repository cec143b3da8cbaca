//! The entries of a calendar: what is planned, what was called off, what a day brings.

use std::collections::BTreeMap;

use super::day::each;
use super::sheets::own;
use super::teller::Teller;
use crate::calendar::Date;
use crate::model::Booking;
use crate::ops::agenda::{Agenda, Choice, Item, Occasions};
use crate::sheet::{Entry, When};

/// All entries of an agenda.
pub(super) fn entries(agenda: &Agenda<'_>, teller: &Teller<'_>) -> Vec<Entry> {
    let mut entries = planned(&agenda.items, teller);
    let called_off = agenda.called_off.iter();
    entries.extend(called_off.map(|row| Entry {
        is_cancelled: true,
        ..entry(row, teller)
    }));
    for (day, occasions) in &agenda.occasions {
        let occasions = own(occasions, agenda.choice.staff, teller);
        entries.extend(whole_day(*day, &occasions, teller));
    }
    entries
}

/// One entry an id: of an appointment planned anew only the new time.
fn planned(items: &[Item], teller: &Teller<'_>) -> Vec<Entry> {
    let ahead = items.iter().filter(|item| !item.carried);
    let mut last: BTreeMap<&str, &Item> = BTreeMap::new();
    for item in ahead.clone() {
        let latest = last.entry(item.row.id.as_str()).or_insert(item);
        if latest.row.starts_at() < item.row.starts_at() {
            *latest = item;
        }
    }
    let is_last = |item: &&Item| std::ptr::eq(last[item.row.id.as_str()], *item);
    let told = ahead.filter(is_last).map(|item| {
        let mut lines = vec![teller.why(item, Choice::default())];
        lines.extend(teller.facts.at_the_door(item.row.party));
        Entry {
            description: lines.join("\n"),
            ..entry(&item.row, teller)
        }
    });
    told.collect()
}

/// An appointment, without what is to be known at the door.
fn entry(row: &Booking, teller: &Teller<'_>) -> Entry {
    let channel = teller.phrases.words.term(row.channel);
    let (name, home) = (teller.names.party(row.party), teller.names.home(row.party));
    Entry {
        uid: uid(row.id.as_str(), teller),
        when: When::Time(row.starts_at(), row.minutes.into()),
        is_cancelled: false,
        title: format!("{channel} {name} {home}"),
        place: home,
        description: String::new(),
        zone: teller.known.book.almanac.zone.name().to_owned(),
    }
}

/// Festivals, birthdays, weddings and people who move in, an entry each.
fn whole_day<'a>(
    day: Date,
    occasions: &Occasions,
    teller: &'a Teller<'_>,
) -> impl Iterator<Item = Entry> + use<'a> {
    let told = each(occasions, teller.names, teller.phrases.words);
    told.into_iter().map(move |(key, title)| Entry {
        uid: uid(&format!("day/{day}/{key}"), teller),
        when: When::Day(day),
        is_cancelled: false,
        title,
        place: String::new(),
        description: String::new(),
        zone: teller.known.book.almanac.zone.name().to_owned(),
    })
}

/// An id that no other office's calendar has.
fn uid(id: &str, teller: &Teller<'_>) -> String {
    format!("{id}@{}.visits", teller.known.book.office.mark())
}
