//! `survey`: what an opinion survey says (I5 to I7 of the rule ledger).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::figures::{ServiceRating, ratings};
use super::{Answer, Body, Fact, Titled};
use crate::calendar::{Date, Instant};
use crate::duties::figures::Share;
use crate::duties::limits::resolve_limit;
use crate::duties::survey::{Returns, sent_on};
use crate::duties::{Known, revisited, stage};
use crate::model::{Book, Party, Source, Staff, Stage};

/// What `survey` answers.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Survey<'a> {
    /// Its name; null where there is none yet.
    pub survey: Option<&'a str>,
    /// Forms sent, of the households there are.
    pub sent: Share,
    /// Forms returned, of those sent.
    pub returned: Share,
    /// Those satisfied over all, of those who said.
    pub satisfied: Share,
    /// The marks of each service.
    pub services: Vec<ServiceRating<'a>>,
    /// What was written, most shared first.
    pub opinions: Vec<Opinion<'a>>,
    /// What is done about it: the issues of source `survey` raised since it was sent, by department (I10 of
    /// the rule ledger).
    pub measures: Vec<Measure<'a>>,
}

/// What is done about what a survey said.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Measure<'a> {
    /// What.
    pub summary: String,
    /// The department that does it.
    pub department: Titled<'a>,
    /// Who does it.
    pub assignee: Option<Fact<'a, Staff>>,
    /// By when: what was promised, else the limit.
    pub until: Option<Instant>,
    /// How far it has come.
    pub stage: Stage,
    /// How it was solved.
    pub result: Option<String>,
}

/// What somebody wrote.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Opinion<'a> {
    /// The words.
    pub opinion: String,
    /// How many wrote them.
    pub count: usize,
    /// Who did; nobody on a page to post.
    pub parties: Vec<Fact<'a, Party>>,
}

/// What `survey start` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SurveyStarted<'a> {
    /// The survey's name.
    pub survey: &'a str,
    /// The file that its forms stand in.
    pub file: String,
    /// Who was sent a form now.
    pub parties: Vec<Fact<'a, Party>>,
    /// How many of those asked for had one before.
    #[serde(skip)]
    pub before: usize,
    /// The day the forms went out.
    #[serde(skip)]
    pub sent_at: Date,
}

impl Body for SurveyStarted<'_> {
    const NAME: &'static str = "survey-start";
}

impl Body for Survey<'_> {
    const NAME: &'static str = "survey";
}

impl Survey<'_> {
    /// The same to post: opinions that several share, without whose they are; `blank` takes out
    /// of their words what names somebody.
    pub fn blank_names(&mut self, mut blank: impl FnMut(&str) -> String) {
        self.opinions.retain(|opinion| opinion.count > 1);
        for opinion in &mut self.opinions {
            opinion.opinion = blank(&opinion.opinion);
            opinion.parties.clear();
        }
        for measure in &mut self.measures {
            measure.summary = blank(&measure.summary);
            measure.result = measure.result.as_deref().map(&mut blank);
            measure.assignee = None;
        }
    }
}

/// The answer where there is no survey yet.
pub fn none(now: Instant) -> Answer<Survey<'static>> {
    Answer::at(now, Survey::default())
}

/// What the forms of a survey say.
pub fn survey<'a>(known: &Known<'a>, returns: &Returns<'a>) -> Answer<Survey<'a>> {
    let (book, now) = (known.book, known.now);
    let body = Survey {
        survey: Some(&returns.survey.name),
        sent: returns.sent,
        returned: returns.returned,
        satisfied: returns.overall.share(),
        services: ratings(&returns.survey.services, &returns.ratings),
        opinions: opinions(book, returns),
        measures: measures(known, returns),
    };
    Answer::at(now, body)
}

/// Opinions with those who share them, most shared first, then by their text.
fn opinions<'a>(book: &'a Book, returns: &Returns<'a>) -> Vec<Opinion<'a>> {
    let mut groups: BTreeMap<&str, Vec<Fact<'a, Party>>> = BTreeMap::new();
    for form in &returns.forms {
        if let Some(opinion) = form.opinion.as_deref() {
            let parties = groups.entry(opinion).or_default();
            parties.push(Fact(&book[form.party]));
        }
    }
    let groups = groups.into_iter();
    let mut opinions: Vec<Opinion<'_>> = groups
        .map(|(opinion, parties)| Opinion {
            opinion: opinion.to_owned(),
            count: parties.len(),
            parties,
        })
        .collect();
    opinions.sort_by_key(|opinion| Reverse(opinion.count));
    opinions
}

/// The measures by department, then by time: issues of source `survey` raised from the first day on which
/// forms went out until those of the next survey do.
fn measures<'a>(known: &Known<'a>, returns: &Returns<'a>) -> Vec<Measure<'a>> {
    let Some(from) = sent_on(known, returns.survey) else {
        return Vec::new();
    };
    let surveys = known.book.surveys.iter();
    let days = surveys.filter_map(|survey| sent_on(known, survey));
    let until = days.filter(|day| *day > from).min();
    let seen = revisited(known);
    let issues = known.issues().filter(|(_, issue)| {
        let day = issue.raised_at.date();
        issue.source == Source::Survey && from <= day && until.is_none_or(|until| day < until)
    });
    let mut measures: Vec<Measure<'_>> = issues
        .map(|(index, issue)| Measure {
            summary: issue.summary.to_string(),
            department: Titled::department(known.book, &issue.department),
            assignee: issue.assignee.map(|member| Fact(&known.book[member])),
            until: issue.promised_at.or_else(|| resolve_limit(known, issue)),
            stage: stage(known, index, seen[index.position()]),
            result: issue.result.as_deref().map(str::to_owned),
        })
        .collect();
    measures.sort_by_key(|measure| measure.department.id);
    measures
}
