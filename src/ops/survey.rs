//! `survey`: what an opinion survey says (I5 to I7 of the rule ledger).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::figures::{ServiceRating, ratings};
use super::{Answer, Body, Fact};
use crate::calendar::Instant;
use crate::duties::figures::Share;
use crate::duties::survey::Returns;
use crate::model::{Book, Party};

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

impl Body for Survey<'_> {
    const NAME: &'static str = "survey";
}

impl Survey<'_> {
    /// The same to post: opinions that several share, without whose they are; `blank` takes out
    /// of their words what names somebody.
    pub fn to_post(&mut self, mut blank: impl FnMut(&str) -> String) {
        self.opinions.retain(|opinion| opinion.count > 1);
        for opinion in &mut self.opinions {
            opinion.opinion = blank(&opinion.opinion);
            opinion.parties.clear();
        }
    }
}

/// The answer where there is no survey yet.
pub fn none(now: Instant) -> Answer<Survey<'static>> {
    Answer::at(now, Survey::default())
}

/// What the forms of a survey say.
pub fn survey<'a>(book: &'a Book, returns: &Returns<'a>, now: Instant) -> Answer<Survey<'a>> {
    let body = Survey {
        survey: Some(&returns.survey.name),
        sent: returns.sent,
        returned: returns.returned,
        satisfied: returns.overall.share(),
        services: ratings(&returns.survey.services, &returns.ratings),
        opinions: opinions(book, returns),
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
