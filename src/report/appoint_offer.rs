//! `appoint --offer`: free times, with what each would serve.

use super::Phrases;
use super::page::page_of;
use crate::ops::Answer;
use crate::ops::appoint_offer::{AppointOffer, Offer};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// The page of `appoint --offer`.
pub fn page(answer: &Answer<AppointOffer<'_>>, words: Words) -> Page {
    let body = &answer.body;
    let phrases = Phrases::new(words, answer.now);
    let party = body.party.0;
    let title = words.say(Message::OfferTitle {
        name: &party.name,
        party: &party.id,
    });
    let mut page = page_of(answer, title);
    page.table(table(&body.offers, phrases));
    if let Some(best) = body.offers.first() {
        let (date, start) = (&best.date, &best.start);
        let fix = words.say(Message::OfferFix {
            party: &party.id,
            date,
            start,
        });
        page.text(Tone::Quiet, fix);
    }
    page
}

fn table(offers: &[Offer<'_>], phrases: Phrases) -> Table {
    let words = phrases.words;
    let columns = vec![
        Column::new("date", words.say(Message::PlanDate), Kind::Text),
        Column::new("start", words.say(Message::PlanStart), Kind::Text),
        Column::new("channel", words.say(Message::PlanChannel), Kind::Text),
        Column::new("minutes", words.say(Message::PlanMinutes), Kind::Int),
        Column::new("staff", words.say(Message::PlanWho), Kind::Text).fold(2),
        Column::new("rules", words.say(Message::OfferServes), Kind::Text).fold(1),
        Column::new("cost", words.say(Message::OfferCosts), Kind::Text),
    ];
    let mut table = Table::new("offers", columns).empty(words.say(Message::OfferNone));
    for offer in offers {
        let staff = offer.staff.iter().map(|member| &*member.0.name);
        let rules = offer.rules.iter().map(|rule| rule.0.name().to_owned());
        table.push(Row::new(vec![
            Cell::Text(format!(
                "{} {}",
                phrases.weekday(offer.date),
                phrases.day(offer.date)
            )),
            Cell::Text(offer.start.to_string()),
            Cell::text(words.term(offer.channel)),
            Cell::Int(offer.minutes.into()),
            Cell::Text(words.list(&staff.collect::<Vec<_>>())),
            Cell::Text(words.list(&rules.collect::<Vec<_>>())),
            Cell::Text(cost(offer, words)),
        ]));
    }
    table
}

/// What the appointment costs the plan, in a few words.
fn cost(offer: &Offer<'_>, words: Words) -> String {
    let cost = &offer.cost;
    let mut told = Vec::new();
    let late: i64 = cost.late.iter().sum();
    if cost.unplaced.iter().any(|&left| left > 0) {
        told.push(words.say(Message::OfferLeavesOut));
    }
    if late > 0 {
        told.push(words.say(Message::OfferLate));
    }
    if cost.effort_minutes > 0 {
        let n = &cost.effort_minutes;
        told.push(words.say(Message::OfferEffort { n }));
    }
    if told.is_empty() {
        return words.say(Message::OfferNothing);
    }
    words.list(&told)
}
