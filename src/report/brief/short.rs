//! The sheet in half a minute: the most important first, for one screen.

use super::household::hours_of;
use super::page::ordinal;
use crate::duties::Known;
use crate::ops::Answer;
use crate::ops::brief::{Brief, BriefParty, NextVisit};
use crate::report::facts::Facts;
use crate::report::page::page_of;
use crate::report::{Names, Phrases};
use crate::sheet::{Cell, Page, Tone};
use crate::words::vocabulary::{self, OwnerField};
use crate::words::{Message, Words};

/// How many lines of a terminal it takes at most.
const MOST_LINES: usize = 24;
/// How many duties are named.
const DUTIES: usize = 4;
/// How many of the last visits are told.
const VISITS: usize = 2;

/// When and why this visit, what is open and promised, what to be careful of, what was said last.
pub fn short(answer: &Answer<Brief<'_>>, known: &Known<'_>, words: Words) -> Page {
    let (brief, party) = (&answer.body, answer.body.index);
    let phrases = Phrases::new(words, known.now);
    let title = words.say(Message::BriefTitle {
        name: &brief.party.name,
        home: &Names::new(known.book, words).home(party),
    });
    let mut page = page_of(answer, title.trim().to_owned());
    page.most_lines = Some(MOST_LINES);
    page.text(Tone::Plain, who(&brief.party, words));
    if let Some(phone) = brief.party.phone {
        let head = words.term(OwnerField::Phone).to_owned();
        page.pairs(vec![(head, Cell::Phone(phone.to_owned()))]);
    }
    let facts = Facts::new(known, words);
    let mut points: Vec<String> = Vec::new();
    points.extend(brief.next.as_ref().map(|next| planned(next, phrases)));
    points.extend(clears(brief, phrases));
    points.extend(facts.open(party));
    points.extend(careful(&brief.party, phrases));
    points.extend(facts.low_marks(party));
    points.extend(said(brief, phrases));
    page.points(points);
    let id = &brief.party.id.id;
    page.text(Tone::Quiet, words.say(Message::BriefAll { id }));
    page
}

/// Who lives there, whose household it is, how and when they like to be met.
fn who(party: &BriefParty<'_>, words: Words) -> String {
    let mut told: Vec<String> = Vec::new();
    told.extend(
        party
            .kind
            .map(|kind| words.word(&vocabulary::CONTACT_KIND, kind)),
    );
    told.extend(party.status.map(|status| words.term(status).to_owned()));
    told.extend(party.area.map(str::to_owned));
    told.extend(party.butler.map(|member| member.name.clone()));
    told.extend(party.channel.map(|channel| {
        words.say(Message::BriefPrefers {
            channel: &words.term(channel),
        })
    }));
    told.extend(party.hours.as_ref().map(|hours| hours_of(hours, words)));
    told.join(" · ")
}

/// The next time planned or agreed on, and what for.
fn planned(next: &NextVisit<'_>, phrases: Phrases) -> String {
    let words = phrases.words;
    let staff: Vec<&str> = next.staff.iter().map(|member| &*member.name).collect();
    let rules: Vec<&str> = next.rules.iter().map(|rule| rule.name()).collect();
    let at = format!(
        "{} {}",
        phrases.weekday(next.date),
        phrases.minute(next.date.at(next.start))
    );
    words.say(Message::BriefNext {
        at: &at,
        channel: &words.term(next.channel),
        staff: &words.list(&staff),
        state: &words.term(next.state),
        rules: &words.list(&rules),
    })
}

/// What this visit would clear.
fn clears(brief: &Brief<'_>, phrases: Phrases) -> Option<String> {
    let words = phrases.words;
    let named = brief.duties.iter().take(DUTIES).map(|duty| {
        words.say(Message::BriefDuty {
            rule: &duty.rule.name(),
            day: &phrases.last(duty.due),
        })
    });
    let mut told: Vec<String> = named.collect();
    if brief.duties.len() > DUTIES {
        told.push("…".to_owned());
    }
    let names = &words.list(&told);
    (!told.is_empty()).then(|| words.say(Message::BriefClearsAll { names }))
}

/// What people call the household, what was noted of it, when it is not to be disturbed.
fn careful(party: &BriefParty<'_>, phrases: Phrases) -> Vec<String> {
    let words = phrases.words;
    let tags = words.each_word(&vocabulary::TAG, party.tags.unwrap_or_default());
    let names = &words.list(&tags);
    let tags = (!tags.is_empty()).then(|| words.say(Message::BriefCareful { names }));
    let note = party.note.map(str::to_owned);
    tags.into_iter().chain(note).collect()
}

/// What was said at the last visits, and which visit this would be.
fn said(brief: &Brief<'_>, phrases: Phrases) -> Vec<String> {
    let words = phrases.words;
    let noted = brief
        .visits
        .iter()
        .filter_map(|visit| Some((visit, visit.note?)));
    let told = noted.take(VISITS).map(|(visit, note)| {
        let staff: Vec<&str> = visit.staff.iter().map(|member| &*member.name).collect();
        words.say(Message::BriefLast {
            day: &phrases.day(visit.at.date()),
            staff: &words.list(&staff),
            outcome: &words.term(visit.outcome),
            note: &note,
        })
    });
    let mut told: Vec<String> = told.collect();
    told.push(ordinal(brief, phrases));
    told
}
