//! The entries of a calendar: what is planned, what was called off, what a day brings.

use std::collections::{BTreeMap, BTreeSet};

use super::day::{Occasions, each};
use super::rows::{Choice, Item};
use super::sheets::own;
use super::teller::Teller;
use crate::calendar::{Date, Period};
use crate::model::{Booking, BookingState};
use crate::sheet::{Entry, When};

/// For how many days after its own what was called off is told.
const TOLD: i32 = 31;

/// All entries of a period; `days` says what each of its days brings.
pub(super) fn entries(
    items: &[Item],
    days: &[(Date, Occasions)],
    period: &Period,
    choice: Choice,
    teller: &Teller<'_>,
) -> Vec<Entry> {
    let mut entries = planned(items, teller);
    let called_off = called_off(items, period, choice, teller);
    entries.extend(called_off.map(|row| Entry {
        is_cancelled: true,
        ..entry(row, teller)
    }));
    for (day, occasions) in days {
        let occasions = own(occasions, choice.staff, teller);
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

/// Saved rows that were called off and that nothing of the same id stands for, the last of each id.
fn called_off<'a>(
    items: &[Item],
    period: &Period,
    choice: Choice,
    teller: &Teller<'a>,
) -> impl Iterator<Item = &'a Booking> {
    let saved = || {
        let plans = teller.known.book.plans.iter();
        plans.flat_map(|plan| &plan.rows)
    };
    let stands = saved().filter(|row| row.state != BookingState::Cancelled);
    let agreed = items.iter().map(|item| item.row.id.to_string());
    let stands: BTreeSet<String> = stands.map(|row| row.id.to_string()).chain(agreed).collect();
    let today = teller.known.now.date();
    let is_told = |row: &&Booking| {
        row.state == BookingState::Cancelled
            && period.from.plus_days(-TOLD) <= row.date
            && row.date < period.to
            && today <= row.date.plus_days(TOLD)
            && choice
                .staff
                .is_none_or(|member| row.staff.contains(&member))
            && !stands.contains(row.id.as_str())
    };
    let last: BTreeMap<&str, &Booking> = saved()
        .filter(is_told)
        .map(|row| (row.id.as_str(), row))
        .collect();
    last.into_values()
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
