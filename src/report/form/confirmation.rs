//! What a party gets in writing after a visit: what was said and what comes next (E1 of the rule
//! ledger).

use crate::duties::limits::{answer_limit, resolve_limit};
use crate::duties::{Known, last_met};
use crate::model::{Issue, PartyIx, VisitIx};
use crate::report::{Names, Phrases};
use crate::sheet::{Block, Page, Tone};
use crate::words::{Message, Words, vocabulary};

/// The text, ready to send; without a party, or before a first visit, with lines to fill in.
pub fn confirmation(known: &Known<'_>, party: Option<PartyIx>, words: Words) -> Page {
    let names = Names::new(known.book, words);
    let phrases = Phrases::new(words, known.now);
    let mut page = Page::new("form", words.say(Message::FormConfirmation), known.now);
    page.is_form = true;
    let name = party.map_or("________", |party| names.party(party));
    page.text(Tone::Plain, words.say(Message::FormDear { name: &name }));
    if let Some(visit) = party.and_then(|party| last_met(known, party)) {
        tell(&mut page, known, visit, phrases);
    } else {
        page.text(Tone::Plain, words.say(Message::FormThanks));
        for message in [Message::FormWeHeard, Message::FormWeDo] {
            page.blocks.push(Block::Fill(words.say(message), 4));
        }
    }
    page.text(Tone::Plain, words.say(Message::FormTellUs));
    page.text(
        Tone::Plain,
        words.say(Message::FormSigned {
            office: &known.book.office.name,
            day: &known.now.date(),
        }),
    );
    page
}

fn tell(page: &mut Page, known: &Known<'_>, visit: VisitIx, phrases: Phrases) {
    let words = phrases.words;
    let names = Names::new(known.book, words);
    let visit = &known.book[visit];
    page.text(
        Tone::Plain,
        words.say(Message::FormThanksFor {
            day: &phrases.day(visit.at.date()),
            names: &names.members(visit.staff.iter().copied()),
        }),
    );
    if let Some(note) = &visit.note {
        page.text(Tone::Plain, words.say(Message::FormWeHeard));
        page.points(vec![note.to_string()]);
    }
    let open = known.issues().map(|(_, issue)| issue);
    let open = open.filter(|issue| issue.party == visit.party && known.closed_at(issue).is_none());
    let steps: Vec<String> = open.map(|issue| step(known, issue, phrases)).collect();
    if !steps.is_empty() {
        page.text(Tone::Plain, words.say(Message::FormWeDo));
        page.points(steps);
    }
}

/// What happens with an issue, by when.
fn step(known: &Known<'_>, issue: &Issue, phrases: Phrases) -> String {
    let words = phrases.words;
    let limit = match known.answered_at(issue) {
        None => answer_limit(known, issue),
        Some(_) => resolve_limit(known, issue),
    };
    // A limit that is past is no promise to put in writing.
    let ahead = limit.filter(|limit| *limit >= known.now);
    let by = ahead.map(|by| phrases.minute(by));
    let summary = &issue.summary;
    let department = &words.word(&vocabulary::DEPARTMENT, &issue.department);
    words.say(
        match (known.resolved_at(issue), known.answered_at(issue), &by) {
            (Some(_), ..) => Message::FormStepSolved { summary },
            (None, _, None) => Message::FormStepLate {
                summary,
                department,
            },
            (None, Some(_), Some(by)) => Message::FormStepAnswered {
                summary,
                department,
                by,
            },
            (None, None, Some(by)) => Message::FormStepOpen {
                summary,
                department,
                by,
            },
        },
    )
}
