//! The entries of a calendar.

use std::collections::BTreeMap;

use super::rows::{Choice, Item};
use super::teller::Teller;
use crate::sheet::Entry;

/// One entry an id: of an appointment planned anew only the new time.
pub(super) fn entries(items: &[Item], teller: &Teller<'_>) -> Vec<Entry> {
    let ahead = items.iter().filter(|item| !item.carried);
    let mut last: BTreeMap<&str, &Item> = BTreeMap::new();
    for item in ahead.clone() {
        let latest = last.entry(item.row.id.as_str()).or_insert(item);
        if latest.row.starts_at() < item.row.starts_at() {
            *latest = item;
        }
    }
    let is_last = |item: &&Item| std::ptr::eq(last[item.row.id.as_str()], *item);
    ahead
        .filter(is_last)
        .map(|item| entry(item, teller))
        .collect()
}

fn entry(item: &Item, teller: &Teller<'_>) -> Entry {
    let row = &item.row;
    let words = teller.phrases.words;
    let channel = words.term(row.channel);
    let mut lines = vec![teller.why(item, Choice::default())];
    lines.extend(teller.facts.at_the_door(row.party));
    Entry {
        uid: row.id.to_string(),
        start: row.starts_at(),
        minutes: row.minutes.into(),
        title: format!(
            "{channel} {} {}",
            teller.names.party(row.party),
            teller.names.home(row.party)
        ),
        place: teller.names.home(row.party),
        description: lines.join("\n"),
        zone: teller.known.book.almanac.zone.name().to_owned(),
    }
}
