//! What a party gets in writing after a visit: what was said and what comes next (E1 of the rule
//! ledger).

use crate::duties::{Known, last_met};
use crate::model::{Issue, PartyIx, VisitIx};
use crate::report::{Names, Phrases};
use crate::sheet::{Block, Page, Tone};
use crate::words::Words;

/// The text, ready to send; without a party, or before a first visit, with lines to fill in.
pub fn confirmation(known: &Known<'_>, party: Option<PartyIx>, words: Words) -> Page {
    let names = Names::new(known.book, words);
    let phrases = Phrases::new(words, known.now);
    let mut page = Page::new("form", words.text("form.confirmation"), known.now);
    page.is_form = true;
    let name = party.map_or("________", |party| names.party(party));
    page.text(Tone::Plain, words.say("form.dear", &[("name", &name)]));
    if let Some(visit) = party.and_then(|party| last_met(known, party)) {
        tell(&mut page, known, visit, phrases);
    } else {
        page.text(Tone::Plain, words.text("form.thanks"));
        for key in ["form.we-heard", "form.we-do"] {
            page.blocks
                .push(Block::Fill(words.text(key).into_owned(), 4));
        }
    }
    page.text(Tone::Plain, words.text("form.tell-us"));
    let signed: [(&str, &dyn std::fmt::Display); 2] = [
        ("office", &known.book.office.name),
        ("day", &known.now.date()),
    ];
    page.text(Tone::Plain, words.say("form.signed", &signed));
    page
}

fn tell(page: &mut Page, known: &Known<'_>, visit: VisitIx, phrases: Phrases) {
    let words = phrases.words;
    let names = Names::new(known.book, words);
    let visit = &known.book[visit];
    let arguments: [(&str, &dyn std::fmt::Display); 2] = [
        ("day", &phrases.day(visit.at.date())),
        ("names", &names.members(visit.staff.iter().copied())),
    ];
    page.text(Tone::Plain, words.say("form.thanks-for", &arguments));
    if let Some(note) = &visit.note {
        page.text(Tone::Plain, words.text("form.we-heard"));
        page.points(vec![note.to_string()]);
    }
    let open = known.issues().map(|(_, issue)| issue);
    let open = open.filter(|issue| issue.party == visit.party && known.closed_at(issue).is_none());
    let steps: Vec<String> = open.map(|issue| step(known, issue, phrases)).collect();
    if !steps.is_empty() {
        page.text(Tone::Plain, words.text("form.we-do"));
        page.points(steps);
    }
}

/// What happens with an issue, by when.
fn step(known: &Known<'_>, issue: &Issue, phrases: Phrases) -> String {
    let words = phrases.words;
    let limit = match known.answered_at(issue) {
        None => crate::duties::limits::answer_limit(known.book, issue),
        Some(_) => crate::duties::limits::resolve_limit(known.book, issue),
    };
    let key = match (known.resolved_at(issue), known.answered_at(issue)) {
        (Some(_), _) => "form.step-solved",
        // A limit that is past is no promise to put in writing.
        (None, _) if limit < known.now => "form.step-late",
        (None, Some(_)) => "form.step-answered",
        (None, None) => "form.step-open",
    };
    let arguments: [(&str, &dyn std::fmt::Display); 3] = [
        ("summary", &issue.summary),
        ("department", &words.term("department", &issue.department)),
        ("by", &phrases.minute(limit)),
    ];
    words.say(key, &arguments)
}
