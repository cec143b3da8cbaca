//! Why a rule does not apply, as a sentence that names the fact in the way.

use super::{Phrases, reason};
use crate::duties::why::Obstacle;
use crate::duties::{NotOwed, Reason, Unmet};
use crate::model::policy::{RuleKind, Selection};
use crate::model::{Book, Household, PartyIx, RuleIx, VisitIx};

/// The sentence of `obstacle`, which keeps `rule` from applying to `party`.
pub fn sentence(
    obstacle: &Obstacle,
    rule: RuleIx,
    party: PartyIx,
    book: &Book,
    phrases: Phrases,
) -> String {
    let words = phrases.words;
    let visit_day = |visit: &VisitIx| phrases.day(book[*visit].at.date());
    match obstacle {
        Obstacle::Unmet(unmet) => condition(unmet, rule, party, book, phrases),
        Obstacle::NotOwed(NotOwed::MovedIn(date)) => {
            words.say("why.moves-in", &[("day", &phrases.day(*date))])
        }
        Obstacle::NotOwed(NotOwed::MovedOut(date)) => {
            words.say("why.moved-out", &[("day", &phrases.day(*date))])
        }
        Obstacle::Paused => pause(book[party].household(), phrases),
        Obstacle::NotPicked => words.text("why.not-picked").into_owned(),
        Obstacle::Refused(visit) => words.say("why.refused", &[("day", &visit_day(visit))]),
        Obstacle::NotDrawn { rank, of } => {
            words.say("why.not-drawn", &[("rank", rank), ("of", of)])
        }
        Obstacle::LeftOut(visit) => words.say("why.left-out", &[("day", &visit_day(visit))]),
        Obstacle::NothingHappened => words.text("why.nothing-happened").into_owned(),
        Obstacle::OtherIssue(issue) => words.say("why.other-issue", &[("issue", &book[*issue].id)]),
        Obstacle::WaitsForRain(fact) => {
            let fact = reason::sentence(&Reason::from(fact.clone()), book, phrases);
            words.say("why.waits-for-rain", &[("fact", &fact)])
        }
        Obstacle::WaitsForDraw(fact, date) => {
            let fact = reason::sentence(&Reason::from(fact.clone()), book, phrases);
            words.say(
                "why.waits-for-draw",
                &[("fact", &fact), ("day", &phrases.day(*date))],
            )
        }
    }
}

fn pause(household: Option<&Household>, phrases: Phrases) -> String {
    let day = |date: Option<_>| date.map_or_else(|| "…".to_owned(), |date| phrases.day(date));
    let (from, until) = household.map_or((None, None), |home| (home.pause_from, home.pause_until));
    phrases.words.say(
        "why.paused",
        &[("from", &day(from)), ("until", &day(until))],
    )
}

/// A condition of the rule's selection that the party does not meet: what is asked, what is.
fn condition(unmet: &Unmet, rule: RuleIx, party: PartyIx, book: &Book, phrases: Phrases) -> String {
    let words = phrases.words;
    let selection = selection(book, rule);
    let asked = |list: Option<&Vec<String>>| words.list(list.map_or(&[][..], Vec::as_slice));
    let say = |key: &str, asked: String, found: String| {
        words.say(key, &[("asked", &asked), ("found", &found)])
    };
    let home = book[party].household();
    let joined = |texts: &[Box<str>]| {
        if texts.is_empty() {
            "–".to_owned()
        } else {
            words.list(texts)
        }
    };
    match unmet {
        Unmet::NoContact => words.text("why.no-contact").into_owned(),
        Unmet::NoHousehold => words.text("why.no-household").into_owned(),
        Unmet::ContactKind => {
            let found = book[party].contact().map_or("–", |contact| &contact.kind);
            let asked = selection
                .map(|selection| words.list(&selection.contact))
                .unwrap_or_default();
            say("why.contact-kind", asked, found.to_owned())
        }
        Unmet::Status => {
            let asked = selection
                .and_then(|selection| selection.status.as_deref())
                .unwrap_or_default();
            let asked = words.terms("status", asked.iter().map(|status| status.as_str()));
            let found = home.map_or(String::new(), |home| {
                words.term("status", home.status.as_str())
            });
            say("why.status", asked, found)
        }
        Unmet::Area => say(
            "why.area",
            asked(selection.and_then(|selection| selection.area.as_ref())),
            home.map_or(String::new(), |home| home.area.to_string()),
        ),
        Unmet::Building => say(
            "why.building",
            asked(selection.and_then(|selection| selection.building.as_ref())),
            home.map_or(String::new(), |home| home.building.to_string()),
        ),
        Unmet::Tags => say(
            "why.tags",
            asked(selection.and_then(|selection| selection.tags.as_ref())),
            home.map_or(String::new(), |home| joined(&home.tags)),
        ),
        Unmet::BarredTag(tag) => words.say("why.barred-tag", &[("tag", tag)]),
        Unmet::Interests => say(
            "why.interests",
            asked(selection.and_then(|selection| selection.interests.as_ref())),
            home.map_or(String::new(), |home| joined(&home.interests)),
        ),
        Unmet::MovedIn { since } => {
            let found = home.and_then(|home| home.moved_in);
            let found = found.map_or_else(|| "–".to_owned(), |date| phrases.day(date));
            say("why.moved-in-within", phrases.minute(*since), found)
        }
        Unmet::Met(visit) => words.say("why.met", &[("day", &phrases.minute(book[*visit].at))]),
        Unmet::Complaints { found, asked } => {
            words.say("why.complaints", &[("found", found), ("asked", asked)])
        }
    }
}

fn selection(book: &Book, rule: RuleIx) -> Option<&Selection> {
    match &book[rule].kind {
        RuleKind::Quota(_) => None,
        RuleKind::Cadence(cadence) => Some(&cadence.whom),
        RuleKind::Trigger(trigger) => Some(&trigger.whom),
        RuleKind::Sample(sample) => Some(&sample.from),
    }
}
