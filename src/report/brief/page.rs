//! The page of `brief`.

use super::{household, past};
use crate::duties::Known;
use crate::model::PartyIx;
use crate::ops::Answer;
use crate::ops::brief::Brief;
use crate::ops::due::DueDuty;
use crate::ops::talk::Topic;
use crate::report::facts::Facts;
use crate::report::page::page_of;
use crate::report::{Names, Phrases, due};
use crate::sheet::{Block, Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// The sheet for a visit.
pub fn page(answer: &Answer<Brief<'_>>, known: &Known<'_>, words: Words) -> Page {
    let (brief, party) = (&answer.body, answer.body.index);
    let phrases = Phrases::new(words, known.now);
    let title = words.say(Message::BriefTitle {
        name: &brief.party.name,
        home: &Names::new(known.book, words).home(party),
    });
    let mut page = page_of(answer, title.trim().to_owned());
    page.main = Some("visits");
    page.text(Tone::Plain, ordinal(brief, phrases));
    page.pairs(household::card(known, party, words));
    page.heading(words.say(Message::BriefAsk));
    page.points(to_ask(known, party, words));
    page.table(clears(&brief.duties, words));
    page.table(past::visits(&brief.visits, words));
    page.table(past::issues(&brief.issues, words));
    page.blocks
        .extend(past::ratings(&brief.visits, words).map(Block::Table));
    push_talk(&mut page, &brief.talk, words);
    page
}

/// Which visit this would be, and how the last one ended.
pub(super) fn ordinal(brief: &Brief<'_>, phrases: Phrases) -> String {
    let words = phrases.words;
    match brief.last_met {
        None => words.say(Message::BriefFirst),
        Some(last) => words.say(Message::BriefOrdinal {
            number: &brief.visit_number,
            day: &phrases.day(last.date()),
        }),
    }
}

/// What to ask: about each open issue, fees, a low mark, what was said last.
fn to_ask(known: &Known<'_>, party: PartyIx, words: Words) -> Vec<String> {
    let facts = Facts::new(known, words);
    let mut told = facts.at_the_door(party);
    told.extend(facts.low_marks(party));
    told
}

/// What this visit would clear.
fn clears(duties: &[DueDuty<'_>], words: Words) -> Table {
    let columns = vec![
        Column::new("rule", words.say(Message::BriefRule), Kind::Text),
        Column::new("state", words.say(Message::BriefState), Kind::Text),
        Column::new("due", words.say(Message::BriefDue), Kind::Instant),
        Column::new("channels", words.say(Message::BriefHow), Kind::Text),
        Column::new("reason", words.say(Message::BriefBecause), Kind::Text).fold(1),
    ];
    let mut table = Table::new("duties", columns)
        .title(words.say(Message::BriefClears))
        .empty(words.say(Message::BriefClearsNothing));
    for duty in duties {
        let channels = duty.channels.iter().copied();
        let cells = vec![
            Cell::Text(duty.rule.name().to_owned()),
            Cell::text(words.term(duty.state)),
            Cell::from(duty.due.last()),
            Cell::Text(words.terms(channels)),
            Cell::Text(duty.reason.to_string()),
        ];
        table.push(Row::new(cells).tone(due::tone(duty.state)));
    }
    table
}

fn push_talk(page: &mut Page, talk: &[Topic], words: Words) {
    for group in talk.chunk_by(|one, other| one.group == other.group) {
        if let Some(first) = group.first().filter(|first| !first.group.is_empty()) {
            page.heading(first.group.clone());
        }
        page.points(
            group
                .iter()
                .map(|topic| match topic.title.as_str() {
                    "" => topic.text.clone(),
                    title => words.say(Message::BriefTopic {
                        title: &title,
                        text: &topic.text,
                    }),
                })
                .collect(),
        );
    }
}
