//! Why a rule does not apply, as a sentence that names the fact in the way.

use super::{Phrases, reason};
use crate::duties::{NotOwed, Obstacle, Reason};
use crate::model::policy::{Selection, Unmet};
use crate::model::{AnyRule, Book, Household, PartyIx, VisitIx};
use crate::words::vocabulary::{CONTACT_KIND, INTEREST, TAG};
use crate::words::{Message, Vocabulary};

/// The sentence of `obstacle`, which keeps `rule` from applying to `party`.
pub fn sentence(
    obstacle: &Obstacle,
    rule: AnyRule,
    party: PartyIx,
    book: &Book,
    phrases: Phrases,
) -> String {
    let words = phrases.words;
    let visit_day = |visit: &VisitIx| phrases.day(book[*visit].at.date());
    match obstacle {
        Obstacle::Unmet(unmet) => condition(unmet, rule, party, book, phrases),
        Obstacle::NotOwed(NotOwed::MovedIn(date)) => words.say(Message::WhyMovesIn {
            day: &phrases.day(*date),
        }),
        Obstacle::NotOwed(NotOwed::MovedOut(date)) => words.say(Message::WhyMovedOut {
            day: &phrases.day(*date),
        }),
        Obstacle::NotOwed(NotOwed::BeforeOffice(date)) => words.say(Message::WhyBeforeOffice {
            day: &phrases.day(*date),
        }),
        Obstacle::NotInForce(validity) => {
            let day =
                |date: Option<_>| date.map_or_else(|| "…".to_owned(), |date| phrases.day(date));
            words.say(Message::WhyNotInForce {
                from: &day(validity.from),
                until: &day(validity.until),
            })
        }
        Obstacle::NoSuchDay => words.say(Message::WhyNoSuchDay),
        Obstacle::Paused => pause(book[party].household(), phrases),
        Obstacle::NotPicked => words.say(Message::WhyNotPicked),
        Obstacle::Refused(visit) => words.say(Message::WhyRefused {
            day: &visit_day(visit),
        }),
        Obstacle::NotDrawn { rank, of } => words.say(Message::WhyNotDrawn { rank, of }),
        Obstacle::LeftOut(visit) => words.say(Message::WhyLeftOut {
            day: &visit_day(visit),
        }),
        Obstacle::NothingHappened => words.say(Message::WhyNothingHappened),
        Obstacle::OtherIssue(issue) => words.say(Message::WhyOtherIssue {
            issue: &book[*issue].id,
        }),
        Obstacle::WaitsForRain(fact) => {
            let fact = reason::sentence(&Reason::from(fact.clone()), book, phrases);
            words.say(Message::WhyWaitsForRain { fact: &fact })
        }
        Obstacle::WaitsForDraw(fact, date) => {
            let fact = reason::sentence(&Reason::from(fact.clone()), book, phrases);
            words.say(Message::WhyWaitsForDraw {
                fact: &fact,
                day: &phrases.day(*date),
            })
        }
    }
}

fn pause(household: Option<&Household>, phrases: Phrases) -> String {
    let day = |date: Option<_>| date.map_or_else(|| "…".to_owned(), |date| phrases.day(date));
    let (from, until) = household.map_or((None, None), |home| (home.pause_from, home.pause_until));
    phrases.words.say(Message::WhyPaused {
        from: &day(from),
        until: &day(until),
    })
}

/// A condition of the rule's selection that the party does not meet: what is asked, what is.
fn condition(
    unmet: &Unmet,
    rule: AnyRule,
    party: PartyIx,
    book: &Book,
    phrases: Phrases,
) -> String {
    let words = phrases.words;
    let (asked, found) = (
        asked_of(unmet, selection(book, rule), phrases),
        found_in(unmet, party, book, phrases),
    );
    let (asked, found) = (&asked, &found);
    words.say(match unmet {
        Unmet::NoContact => Message::WhyNoContact,
        Unmet::NoHousehold => Message::WhyNoHousehold,
        Unmet::ContactKind => Message::WhyContactKind { asked, found },
        Unmet::Status => Message::WhyStatus { asked, found },
        Unmet::Area => Message::WhyArea { asked, found },
        Unmet::Building => Message::WhyBuilding { asked, found },
        Unmet::Tags => Message::WhyTags { asked, found },
        Unmet::BarredTag(_) => Message::WhyBarredTag { tag: found },
        Unmet::Interests => Message::WhyInterests { asked, found },
        Unmet::MovedIn { .. } => Message::WhyMovedInWithin { asked, found },
        Unmet::Met(_) => Message::WhyMet { day: found },
        Unmet::Complaints { found, asked } => Message::WhyComplaints { found, asked },
        Unmet::Issues { found, asked } => Message::WhyIssues { found, asked },
        Unmet::Age {
            found: Some(found),
            asked,
        } => Message::WhyAge { found, asked },
        Unmet::Age { found: None, asked } => Message::WhyAgeUnknown { asked },
        Unmet::Arrears if found.is_empty() => Message::WhyNoArrears,
        Unmet::Arrears => Message::WhyArrears { found },
    })
}

/// What the rule asks for.
fn asked_of(unmet: &Unmet, selection: &Selection, phrases: Phrases) -> String {
    let words = phrases.words;
    let list = |list: Option<&Vec<String>>| words.list(list.map_or(&[][..], Vec::as_slice));
    let called = |list: &Vocabulary, keys: Option<&Vec<String>>| {
        words.list(&words.each_word(list, keys.map_or(&[][..], Vec::as_slice)))
    };
    match unmet {
        Unmet::ContactKind => called(&CONTACT_KIND, Some(&selection.contact)),
        Unmet::Status => {
            let asked = selection.status.as_deref();
            words.terms(asked.unwrap_or_default().iter().copied())
        }
        Unmet::Area => list(selection.area.as_ref()),
        Unmet::Building => list(selection.building.as_ref()),
        Unmet::Tags => called(&TAG, selection.tags.as_ref()),
        Unmet::Interests => called(&INTEREST, selection.interests.as_ref()),
        Unmet::MovedIn { since } => phrases.minute(*since),
        _ => String::new(),
    }
}

/// What the party has instead.
fn found_in(unmet: &Unmet, party: PartyIx, book: &Book, phrases: Phrases) -> String {
    let words = phrases.words;
    let home = book[party].household();
    let of_home = |found: &dyn Fn(&Household) -> String| home.map_or(String::new(), found);
    let joined = |list: &Vocabulary, keys: &[Box<str>]| match keys {
        [] => "–".to_owned(),
        keys => words.list(&words.each_word(list, keys)),
    };
    match unmet {
        Unmet::ContactKind => {
            let contact = book[party].contact();
            contact.map_or("–".to_owned(), |contact| {
                words.word(&CONTACT_KIND, &contact.kind)
            })
        }
        Unmet::Status => of_home(&|home| words.term(home.status).to_owned()),
        Unmet::Area => of_home(&|home| home.area.to_string()),
        Unmet::Building => of_home(&|home| home.building.to_string()),
        Unmet::Tags => of_home(&|home| joined(&TAG, &home.tags)),
        Unmet::BarredTag(tag) => words.word(&TAG, tag),
        Unmet::Interests => of_home(&|home| joined(&INTEREST, &home.interests)),
        Unmet::MovedIn { .. } => {
            let found = home.and_then(|home| home.moved_in);
            found.map_or_else(|| "–".to_owned(), |date| phrases.day(date))
        }
        Unmet::Met(visit) => phrases.minute(book[*visit].at),
        Unmet::Arrears => {
            let since = home.and_then(|home| home.arrears_since);
            since.map_or_else(String::new, |date| phrases.day(date))
        }
        _ => String::new(),
    }
}

fn selection(book: &Book, rule: AnyRule) -> &Selection {
    match rule {
        AnyRule::Quota(quota) => &book[quota].whom,
        AnyRule::Rule(rule) => book[rule].selection(),
    }
}
