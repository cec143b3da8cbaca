//! Anchors: what happened, to whom, from which a trigger counts.

use super::{Fact, Known, visit_anchors};
use crate::calendar::{Date, Instant};
use crate::model::policy::{Anchor, IssueStep, Trigger};
use crate::model::{EventIx, Form, Issue, PartyIx, RuleIx, StaffIx};

/// Something a trigger counts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Occurrence {
    /// The anchor.
    pub(super) at: Instant,
    /// Whom it names; nobody: the trigger selects its parties.
    pub(super) names: Option<PartyIx>,
    /// Whose own the selected parties must be.
    pub(super) member: Option<StaffIx>,
    /// The fact.
    pub(super) fact: Fact,
}

/// Every occurrence at or after `from` that a trigger follows, birthdays aside.
pub(super) fn occurrences(
    known: &Known<'_>,
    rule: RuleIx,
    trigger: &Trigger,
    from: Instant,
) -> Vec<Occurrence> {
    let mut found = followed(known, rule, trigger, &trigger.on, from);
    found.retain(|occurrence| occurrence.at >= from);
    found
}

/// Every occurrence that may end a trigger's series, birthdays aside.
pub(super) fn endings(
    known: &Known<'_>,
    rule: RuleIx,
    trigger: &Trigger,
    until: &Anchor,
) -> Vec<Occurrence> {
    followed(known, rule, trigger, until, Instant::MIN)
}

/// The occurrences of an anchor, as a trigger looks at them: those of visits at or after `from`.
fn followed(
    known: &Known<'_>,
    rule: RuleIx,
    trigger: &Trigger,
    anchor: &Anchor,
    from: Instant,
) -> Vec<Occurrence> {
    match anchor {
        Anchor::Event(kind) => events(known, kind),
        Anchor::Issue(step) => issues(known, trigger, *step),
        Anchor::MovedIn => dated(known, Fact::MovedIn, |household| household.moved_in),
        Anchor::Arrears => dated(known, Fact::Arrears, |household| household.arrears_since),
        Anchor::Visit(_) | Anchor::NoAnswer | Anchor::Refused | Anchor::Rated => {
            let found = visit_anchors::of(known, trigger, anchor, from).into_iter();
            found
                .map(|(visit, fact)| {
                    let stated = &known.book[visit];
                    named(stated.at, stated.party, fact)
                })
                .collect()
        }
        Anchor::Festival(name) => festivals(known, name),
        Anchor::SurveySent => forms(known, |survey, form| {
            let sent = known.sent_at(form)?;
            Some((sent.start(), Fact::Survey { survey, sent }))
        }),
        Anchor::SurveyReturned => forms(known, |survey, form| {
            let returned = known.returned_at(form)?;
            let is_low = trigger
                .at_most
                .is_none_or(|most| visit_anchors::is_rated(&form.rates, most));
            let fact = Fact::Returned { survey, returned };
            is_low.then(|| (returned.start(), fact))
        }),
        Anchor::Rain => rain(known),
        Anchor::TookOver => takings_over(known, rule),
        Anchor::Birthday => Vec::new(),
    }
}

impl Occurrence {
    /// Something that happened to nobody in particular: the rule selects its parties.
    pub(super) fn to_all(at: Instant, fact: Fact) -> Occurrence {
        Occurrence {
            at,
            names: None,
            member: None,
            fact,
        }
    }

    /// Whether it may concern a party at all, whatever the rule selects.
    pub(super) fn concerns(&self, known: &Known<'_>, rule: RuleIx, party: PartyIx) -> bool {
        let book = known.book;
        let owners = || book.eligible(book[rule].asks.by, party, None, self.at.date().into());
        self.names.is_none_or(|named| named == party)
            && self.member.is_none_or(|member| owners().contains(&member))
    }
}

/// The birthdays of a party in some years.
pub(super) fn birthdays(
    known: &Known<'_>,
    party: PartyIx,
    first_year: i32,
    last_year: i32,
) -> Vec<Date> {
    let birthday = known.book[party]
        .household()
        .and_then(|household| household.birthday);
    let years = first_year.max(1)..=last_year.min(9999);
    birthday.map_or_else(Vec::new, |day| {
        years.flat_map(|year| day.in_year(year)).collect()
    })
}

fn named(at: Instant, party: PartyIx, fact: Fact) -> Occurrence {
    Occurrence {
        at,
        names: Some(party),
        member: None,
        fact,
    }
}

fn events(known: &Known<'_>, kind: &str) -> Vec<Occurrence> {
    let events = known
        .book
        .events
        .iter()
        .enumerate()
        .filter(|(_, event)| *event.kind == *kind);
    let occurrence = |(position, event): (usize, &crate::model::Event)| Occurrence {
        at: event.happened_at.start(),
        names: event.party,
        member: None,
        fact: Fact::Event(EventIx::new(position)),
    };
    events.map(occurrence).collect()
}

fn issues(known: &Known<'_>, trigger: &Trigger, step: IssueStep) -> Vec<Occurrence> {
    known
        .issues()
        .filter(|(_, issue)| trigger.filter.takes(|column| issue.text(column)))
        .filter_map(|(index, issue)| {
            let at = step_at(known, issue, step)?;
            Some(named(
                at,
                issue.party,
                Fact::Issue {
                    issue: index,
                    step,
                    at,
                },
            ))
        })
        .collect()
}

fn step_at(known: &Known<'_>, issue: &Issue, step: IssueStep) -> Option<Instant> {
    match step {
        IssueStep::Raised => Some(issue.raised_at),
        IssueStep::Answered => known.answered_at(issue),
        IssueStep::Resolved => known.resolved_at(issue),
        IssueStep::Closed => known.closed_at(issue),
    }
}

fn dated(
    known: &Known<'_>,
    fact: impl Fn(Date) -> Fact,
    date: impl Fn(&crate::model::Household) -> Option<Date>,
) -> Vec<Occurrence> {
    let parties = known.book.indexed_parties();
    parties
        .filter_map(|(party, stated)| {
            let date = date(stated.household()?)?;
            Some(named(date.start(), party, fact(date)))
        })
        .collect()
}

fn festivals(known: &Known<'_>, name: &str) -> Vec<Occurrence> {
    let festivals = known
        .book
        .festivals
        .iter()
        .enumerate()
        .filter(|(_, festival)| festival.name == name);
    let occurrence = |(festival, stated): (usize, &crate::model::Festival)| {
        let date = stated.date;
        Occurrence::to_all(date.start(), Fact::Festival { festival, date })
    };
    festivals.map(occurrence).collect()
}

/// What `happened` to the forms of every survey, each told with its survey's position.
fn forms(
    known: &Known<'_>,
    happened: impl Fn(usize, &Form) -> Option<(Instant, Fact)>,
) -> Vec<Occurrence> {
    let surveys = known.book.surveys.iter().enumerate();
    let forms = surveys.flat_map(|(survey, stated)| {
        let forms = stated.forms.iter();
        forms.map(move |form| (survey, form))
    });
    forms
        .filter_map(|(survey, form)| {
            let (at, fact) = happened(survey, form)?;
            Some(named(at, form.party, fact))
        })
        .collect()
}

/// The days on which it rained.
fn rain(known: &Known<'_>) -> Vec<Occurrence> {
    let days = known.book.almanac.workdays.rain_days();
    days.map(|date| Occurrence::to_all(date.start(), Fact::Rain(date)))
        .collect()
}

/// The days on which members of the leading role took over whom they visit.
fn takings_over(known: &Known<'_>, rule: RuleIx) -> Vec<Occurrence> {
    let role = known.book[rule].asks.by.role;
    let members = role
        .into_iter()
        .flat_map(|role| known.book.members_of(role));
    members
        .filter_map(|(member, stated)| {
            let date = stated.took_over()?;
            Some(Occurrence {
                member: Some(member),
                ..Occurrence::to_all(date.start(), Fact::TookOver { member, date })
            })
        })
        .collect()
}
