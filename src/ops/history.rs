//! `history`: the whole file of one party, in time order (A2 of the rule ledger).

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Body, Fact, Say, Sentence};
use crate::calendar::{DateOrInstant, Instant};
use crate::duties::{Known, Lookback};
use crate::model::{Event, Form, Issue, Party, PartyIx, Survey, Visit};

/// What `history` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct History<'a> {
    /// Whom it is about.
    pub party: Fact<'a, Party>,
    /// The party's name.
    pub name: &'a str,
    /// Everything, in time order; what happened at one time stands as it was found.
    pub entries: Vec<Entry<'a>>,
}

/// Something that happened.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Entry<'a> {
    /// The day, or the minute.
    pub at: DateOrInstant,
    /// What happened.
    pub what: What,
    /// The id of the visit, the issue, the event; the name of the survey.
    pub id: &'a str,
    /// Who did it, by name, or which department.
    pub who: Sentence<'a, Who<'a>>,
    /// What was written of it, in words.
    pub text: Sentence<'a, Told<'a>>,
}

/// What kind of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum What {
    Visit,
    Raised,
    Answered,
    Escalated,
    Resolved,
    Closed,
    Event,
    MovedIn,
    MovedOut,
    Arrears,
    #[serde(rename = "form-sent")]
    FormSent,
    #[serde(rename = "form-returned")]
    FormReturned,
}

/// Who had to do with it.
#[derive(Clone, Copy, Debug)]
pub enum Who<'a> {
    /// Nobody of the office.
    Nobody,
    /// The visitors.
    Visitors(&'a Visit),
    /// The issue's assignee, or its department.
    Assignee(&'a Issue),
}

/// What was written of it.
#[derive(Clone, Copy, Debug)]
pub enum Told<'a> {
    /// How the visit went.
    Visit(&'a Visit),
    /// How the issue was raised.
    Raised(&'a Issue),
    /// What the event was.
    Event(&'a Event),
    /// What somebody wrote.
    Text(&'a str),
}

impl Body for History<'_> {
    const NAME: &'static str = "history";
}

/// The visits that the file of a party needs.
pub fn reads_back(party: PartyIx, now: Instant) -> Lookback {
    Lookback::since(now.date()).with_all_of(party)
}

/// Everything known of a party, said by `voice`.
pub fn history<'a>(
    known: &Known<'a>,
    party: PartyIx,
    voice: &'a (impl Say<Who<'a>> + Say<Told<'a>>),
) -> Answer<History<'a>> {
    let happened = Happened { known, party };
    let entries = happened.all().into_iter();
    let entries = entries.map(|(at, what, id, who, told)| Entry {
        at,
        what,
        id,
        who: Sentence::new(who, voice),
        text: Sentence::new(told, voice),
    });
    let stated = &known.book[party];
    let body = History {
        party: Fact(stated),
        name: &stated.name,
        entries: entries.collect(),
    };
    Answer::at(known.now, body)
}

/// When, what, the id, who, what was written.
type Happening<'a> = (DateOrInstant, What, &'a str, Who<'a>, Told<'a>);

/// What happened to a party.
struct Happened<'k, 'a> {
    known: &'k Known<'a>,
    party: PartyIx,
}

impl<'a> Happened<'_, 'a> {
    fn all(&self) -> Vec<Happening<'a>> {
        let book = self.known.book;
        let mut all = self.moves();
        let visits = self.known.visits_of(self.party).iter();
        all.extend(visits.map(|visit| self::visit(&book[*visit])));
        let issues = self.known.issues().map(|(_, issue)| issue);
        let issues = issues.filter(|issue| issue.party == self.party);
        all.extend(issues.flat_map(|issue| self.steps(issue)));
        let events = book.events.iter();
        let events = events.filter(|event| event.party == Some(self.party));
        all.extend(events.map(event));
        let surveys = book.surveys.iter();
        all.extend(surveys.flat_map(|survey| self.forms(survey)));
        all.sort_by_key(|(at, ..)| at.start());
        all
    }

    fn moves(&self) -> Vec<Happening<'a>> {
        let Some(home) = self.known.book[self.party].household() else {
            return Vec::new();
        };
        let dates = [
            (What::MovedIn, home.moved_in),
            (What::MovedOut, home.moved_out),
            (What::Arrears, home.arrears_since),
        ];
        let stated = dates.into_iter();
        let stated = stated.filter_map(|(what, date)| Some((what, DateOrInstant::Date(date?))));
        stated
            .map(|(what, at)| (at, what, "", Who::Nobody, Told::Text("")))
            .collect()
    }

    /// Each step of an issue that is known.
    fn steps(&self, issue: &'a Issue) -> Vec<Happening<'a>> {
        let known = self.known;
        let summary = Told::Text(&issue.summary);
        let result = issue.result.as_deref().filter(|text| !text.is_empty());
        let resolved = result.map_or(summary, Told::Text);
        let steps: [(What, Option<Instant>, Told<'a>); 5] = [
            (What::Raised, Some(issue.raised_at), Told::Raised(issue)),
            (What::Answered, known.answered_at(issue), summary),
            (What::Escalated, known.escalated_at(issue), summary),
            (What::Resolved, known.resolved_at(issue), resolved),
            (What::Closed, known.closed_at(issue), summary),
        ];
        let known = steps.into_iter();
        let known = known.filter_map(|(what, at, told)| Some((what, at?, told)));
        known
            .map(|(what, at, told)| {
                let at = DateOrInstant::Instant(at);
                (at, what, issue.id.as_str(), Who::Assignee(issue), told)
            })
            .collect()
    }

    fn forms(&self, survey: &'a Survey) -> Vec<Happening<'a>> {
        let own = survey.forms.iter().filter(|form| form.party == self.party);
        own.flat_map(|form| self.form(survey, form)).collect()
    }

    fn form(&self, survey: &'a Survey, form: &'a Form) -> Vec<Happening<'a>> {
        let opinion = form.opinion.as_deref().unwrap_or_default();
        let steps = [
            (What::FormSent, self.known.sent_at(form), ""),
            (What::FormReturned, self.known.returned_at(form), opinion),
        ];
        let known = steps.into_iter();
        let known = known.filter_map(|(what, at, text)| Some((what, at?, text)));
        known
            .map(|(what, at, text)| (at, what, &*survey.name, Who::Nobody, Told::Text(text)))
            .collect()
    }
}

fn visit(visit: &Visit) -> Happening<'_> {
    let at = DateOrInstant::Instant(visit.at);
    let id = visit.id.as_str();
    (
        at,
        What::Visit,
        id,
        Who::Visitors(visit),
        Told::Visit(visit),
    )
}

fn event(event: &Event) -> Happening<'_> {
    let id = event.id.as_str();
    (
        event.happened_at,
        What::Event,
        id,
        Who::Nobody,
        Told::Event(event),
    )
}
