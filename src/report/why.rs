//! `why`: what every rule means for one party, from which fact, and what would clear it.

use super::due::tone;
use super::page::page_of;
use super::{Names, Voice, obstacle};
use crate::duties::State;
use crate::ops::due::DueDuty;
use crate::ops::why::{Hindrance, Why, WhyRule};
use crate::ops::{Answer, Say};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::Message;

/// The page of `why PARTY`.
pub fn page(answer: &Answer<Why<'_>>, voice: &Voice<'_>) -> Page {
    let party = answer.body.party;
    let who = format!("{} {}", party.id, party.name);
    let title = voice.words.say(Message::WhyTitle { party: &who.trim() });
    let mut page = page_of(answer, title);
    page.table(table(&answer.body.rules, voice));
    page
}

fn table(rules: &[WhyRule<'_>], voice: &Voice<'_>) -> Table {
    let words = voice.words;
    let columns = vec![
        Column::new("rule", words.say(Message::WhyRule), Kind::Text).fold(3),
        Column::new("state", words.say(Message::WhyState), Kind::Text),
        Column::new("window", words.say(Message::WhyWhen), Kind::Text).fold(2),
        Column::new("because", words.say(Message::WhyBecause), Kind::Text).fold(1),
    ];
    let mut table = Table::new("rules", columns).empty(words.say(Message::WhyEmpty));
    for row in rules.iter().flat_map(|rule| rows(rule, voice)) {
        table.push(row);
    }
    table
}

/// A row for each duty, then one for what stands in the way.
fn rows(rule: &WhyRule<'_>, voice: &Voice<'_>) -> Vec<Row> {
    let words = voice.words;
    let title = || Cell::Text(rule.title.to_owned());
    let said = |message| Cell::Text(words.say(message));
    let duties = rule.duties.iter();
    let mut rows: Vec<Row> = duties.map(|duty| duty_row(title(), duty, voice)).collect();
    if !rule.obstacles.is_empty() {
        let obstacles: Vec<String> = rule.obstacles.iter().map(ToString::to_string).collect();
        let text = Cell::Text(obstacles.join(&words.say(Message::WhyBetween)));
        let cells = vec![title(), said(Message::WhyNo), Cell::Empty, text];
        rows.push(Row::new(cells).tone(Tone::Quiet));
    } else if rows.is_empty() {
        let text = Cell::Text(counted(rule, voice));
        let cells = vec![title(), said(Message::WhyQuota), Cell::Empty, text];
        rows.push(Row::new(cells));
    }
    rows
}

/// For whose quota the party counts.
fn counted(rule: &WhyRule<'_>, voice: &Voice<'_>) -> String {
    let members: Vec<&str> = rule
        .counted_for
        .iter()
        .map(|member| &*member.name)
        .collect();
    let names = &voice.words.list(&members);
    voice.words.say(if members.is_empty() {
        Message::WhyNotCounted
    } else {
        Message::WhyCounted { names }
    })
}

fn duty_row(rule: Cell, duty: &DueDuty<'_>, voice: &Voice<'_>) -> Row {
    let words = voice.words;
    let mut because = vec![duty.reason.to_string()];
    because.extend(ended(duty, voice));
    if duty.state.is_pending() || duty.state == State::Declined {
        because.push(would_clear(duty, voice));
    }
    let because = because.join(&words.say(Message::WhyBetween));
    let state = Cell::text(words.term(duty.state));
    let window = Cell::Text(window(duty, voice));
    Row::new(vec![rule, state, window, Cell::Text(because)]).tone(tone(duty.state))
}

/// From the day it opens to the last moment in time; when it closes, where that is later.
fn window(duty: &DueDuty<'_>, voice: &Voice<'_>) -> String {
    let phrases = voice.phrases;
    let (from, due) = (&phrases.minute(duty.opens), &phrases.last(duty.due));
    let closes = &phrases.last(duty.closes);
    voice.words.say(if duty.closes == duty.due {
        Message::WhyWindow { from, due }
    } else {
        Message::WhyWindowCloses { from, due, closes }
    })
}

/// The visit that ended it, if one did.
fn ended(duty: &DueDuty<'_>, voice: &Voice<'_>) -> Option<String> {
    let visit = duty.ended_by?;
    Some(voice.words.say(Message::WhyEnded {
        visit: &visit.id,
        day: &voice.phrases.minute(visit.at),
        channel: &voice.words.term(visit.channel),
        staff: &voice.names(visit.staff.iter().copied()),
    }))
}

/// Which visit would clear it.
fn would_clear(duty: &DueDuty<'_>, voice: &Voice<'_>) -> String {
    let words = voice.words;
    let names = Names::new(voice.book, words);
    let leads: Vec<&str> = duty.staff.iter().map(|lead| &*lead.name).collect();
    let count = &leads.len();
    let leads = &match leads.as_slice() {
        [] => words.say(Message::WhyNobody),
        leads if leads.len() <= 3 => words.list(leads),
        _ => words.say(Message::WhyMembers { count }),
    };
    let role = &names.role_or_issue(duty.by);
    let channels = &words.terms(duty.channels.iter().copied());
    let mut said = words.say(Message::WhyClears {
        channels,
        role,
        leads,
    });
    if let Some(role) = duty.stand_in {
        let role = &role.name();
        said += &words.say(Message::WhyStandsIn { role });
    }
    let seats = duty.with.iter();
    let seats: Vec<String> = seats
        .map(|seat| names.role_or_issue(seat.role.map(|role| role.0)))
        .collect();
    if !seats.is_empty() {
        let seats = &words.list(&seats);
        said += &words.say(Message::WhyWith { seats });
    }
    said
}

impl Say<Hindrance> for Voice<'_> {
    fn say(&self, what: &Hindrance) -> String {
        obstacle::sentence(
            &what.obstacle,
            what.rule,
            what.party,
            self.book,
            self.phrases,
        )
    }
}
