//! What a party gets in writing after a visit: what was promised and what comes next (E1 of the rule
//! ledger). Nothing of the internal note stands in it.

use crate::calendar::Instant;
use crate::duties::agreed::agreements;
use crate::duties::limits::{answer_limit, resolve_limit};
use crate::duties::{Known, last_met};
use crate::model::{BookingState, Issue, PartyIx, VisitIx};
use crate::report::blank::Blanks;
use crate::report::{Names, Phrases};
use crate::sheet::{Block, Page, Tone};
use crate::words::{Message, Words};

/// The text, ready to send, with the sender's own words `said` in it; without a party, or before a
/// first visit, with lines to fill in.
pub fn confirmation(
    known: &Known<'_>,
    party: Option<PartyIx>,
    said: Option<&str>,
    words: Words,
) -> Page {
    let names = Names::new(known.book, words);
    let phrases = Phrases::new(words, known.now);
    let mut page = Page::new("form", words.say(Message::FormConfirmation), known.now);
    page.is_form = true;
    page.one_sheet = true;
    let name = party.map_or("________", |party| names.party(party));
    page.text(Tone::Plain, words.say(Message::FormDear { name: &name }));
    let visit = party.and_then(|party| Some((party, last_met(known, party)?)));
    if let Some((party, visit)) = visit {
        tell(&mut page, known, party, visit, said, phrases);
    } else {
        page.text(Tone::Plain, words.say(Message::FormThanks));
        if let Some(said) = said {
            page.text(Tone::Plain, said);
        }
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

fn tell(
    page: &mut Page,
    known: &Known<'_>,
    party: PartyIx,
    visit: VisitIx,
    said: Option<&str>,
    phrases: Phrases,
) {
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
    if let Some(said) = said {
        page.text(Tone::Plain, said);
    }
    let open = known.issues().map(|(_, issue)| issue);
    let open = open.filter(|issue| issue.party == party && known.closed_at(issue).is_none());
    let mut blanks = Blanks::new(known.book, Some(party), words);
    let steps: Vec<String> = open
        .map(|issue| step(known, issue, &blanks.blank(&issue.summary), phrases))
        .collect();
    if !steps.is_empty() {
        page.text(Tone::Plain, words.say(Message::FormWeDo));
        page.points(steps);
    }
    if let Some(at) = next(known, party) {
        page.text(
            Tone::Plain,
            words.say(Message::FormNextVisit {
                at: &phrases.minute(at),
            }),
        );
    }
}

/// When the next visit is agreed on.
fn next(known: &Known<'_>, party: PartyIx) -> Option<Instant> {
    let rows = known.book.plans.iter().flat_map(|plan| &plan.rows);
    let saved = rows
        .filter(|row| row.party == party && row.state == BookingState::Agreed)
        .map(crate::model::Booking::starts_at);
    let by_word = agreements(known).into_iter();
    let by_word = by_word.filter(|agreed| agreed.party == party);
    let all = saved.chain(by_word.map(|agreed| agreed.start));
    all.filter(|start| *start >= known.now).min()
}

/// What happens with an issue, by when.
fn step(known: &Known<'_>, issue: &Issue, about: &str, phrases: Phrases) -> String {
    let words = phrases.words;
    let limit = match known.answered_at(issue) {
        None => answer_limit(known, issue),
        Some(_) => resolve_limit(known, issue),
    };
    // A limit that is past is no promise to put in writing.
    let ahead = limit.filter(|limit| *limit >= known.now);
    let by = ahead.map(|by| phrases.minute(by));
    let summary = &about;
    let department = &Names::new(known.book, words).department(&issue.department);
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
