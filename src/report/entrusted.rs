//! What somebody else must have, as pages show it.

use std::collections::BTreeMap;

use super::Phrases;
use crate::model::{Party, natural};
use crate::ops::Fact;
use crate::ops::entrusted::Entrusted;
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// Up to so many households are named; more are counted by building.
const NAMED: usize = 8;

/// Puts households, open issues and times agreed on to a page; nothing of what is none.
pub(super) fn push(page: &mut Page, entrusted: &Entrusted<'_>, phrases: Phrases) {
    let words = phrases.words;
    if !entrusted.households.is_empty() {
        page.text(Tone::Plain, households(&entrusted.households, words));
    }
    if !entrusted.issues.is_empty() {
        page.table(issues(entrusted, words));
    }
    if !entrusted.appointments.is_empty() {
        page.table(appointments(entrusted, words));
    }
}

/// The households by name, or how many there are in each building.
fn households(households: &[Fact<'_, Party>], words: Words) -> String {
    let count = &households.len();
    let told: Vec<String> = if households.len() <= NAMED {
        let named = households.iter();
        named
            .map(|party| format!("{} {}", party.id, party.name))
            .collect()
    } else {
        let mut buildings: BTreeMap<_, (&str, usize)> = BTreeMap::new();
        for home in households.iter().filter_map(|party| party.household()) {
            let building = home.building_key();
            let entry = buildings.entry(natural(building));
            entry.or_insert((building, 0)).1 += 1;
        }
        let counted = buildings.into_values();
        counted
            .map(|(building, count)| {
                let (building, count) = (&building, &count);
                words.say(Message::EntrustedBuilding { building, count })
            })
            .collect()
    };
    let names = &words.list(&told);
    words.say(Message::EntrustedHouseholds { count, names })
}

fn issues(entrusted: &Entrusted<'_>, words: Words) -> Table {
    let columns = vec![
        Column::new("id", words.say(Message::OverdueId), Kind::Text),
        Column::new("party", words.say(Message::OverdueParty), Kind::Id),
        Column::new("name", words.say(Message::OverdueName), Kind::Text).fold(2),
        Column::new(
            "severity",
            words.say(Message::EntrustedSeverity),
            Kind::Text,
        ),
        Column::new("summary", words.say(Message::OverdueSummary), Kind::Text).fold(1),
    ];
    let mut table = Table::new("issues", columns).title(words.say(Message::EntrustedIssues));
    for issue in &entrusted.issues {
        table.push(Row::new(vec![
            Cell::text(issue.id.id.as_str()),
            Cell::Id(issue.party.id.to_string()),
            Cell::text(&*issue.party.name),
            Cell::text(words.term(issue.severity)),
            Cell::text(issue.summary),
        ]));
    }
    table
}

fn appointments(entrusted: &Entrusted<'_>, words: Words) -> Table {
    let columns = vec![
        Column::new("at", words.say(Message::EntrustedAt), Kind::Instant),
        Column::new("party", words.say(Message::OverdueParty), Kind::Id),
        Column::new("name", words.say(Message::OverdueName), Kind::Text).fold(2),
        Column::new("channel", words.say(Message::EntrustedHow), Kind::Text),
        Column::new("staff", words.say(Message::OverdueStaff), Kind::Text).fold(1),
    ];
    let title = words.say(Message::EntrustedAppointments);
    let mut table = Table::new("appointments", columns).title(title);
    for one in &entrusted.appointments {
        let staff: Vec<&str> = one.staff.iter().map(|member| &*member.name).collect();
        table.push(Row::new(vec![
            Cell::Instant(one.date.at(one.start)),
            Cell::Id(one.party.id.to_string()),
            Cell::text(&*one.party.name),
            Cell::text(words.term(one.channel)),
            Cell::Text(words.list(&staff)),
        ]));
    }
    table
}
