//! `why`: what every rule means for one party, from which fact, and what would clear it.

use schemars::JsonSchema;
use serde::Serialize;

use super::due::{self, DueDuty};
use super::{Answer, Body, Fact, Say, Sentence};
use crate::duties::why::{Verdict, why as verdicts};
use crate::duties::{Known, Obstacle, Reason};
use crate::model::{AnyRule, Party, PartyIx, Staff};

/// What `why` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Why<'a> {
    /// Whom it is about.
    pub party: Fact<'a, Party>,
    /// Every rule, in the order of the policy.
    pub rules: Vec<WhyRule<'a>>,
}

/// What a rule means for the party.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WhyRule<'a> {
    /// The rule's id, or the quota's.
    pub rule: &'a str,
    /// What people call it.
    pub title: &'a str,
    /// Whether it asks for a visit.
    pub applies: bool,
    /// The visits it asks for, in every state.
    pub duties: Vec<DueDuty<'a>>,
    /// What keeps it from applying, in words.
    pub obstacles: Vec<Sentence<'a, Hindrance>>,
    /// The members for whose quota the party counts.
    pub counted_for: Vec<Fact<'a, Staff>>,
}

/// What keeps a rule from applying to a party.
#[derive(Clone, Debug)]
pub struct Hindrance {
    /// The rule.
    pub rule: AnyRule,
    /// The party.
    pub party: PartyIx,
    /// What is in the way.
    pub obstacle: Obstacle,
}

impl Body for Why<'_> {
    const NAME: &'static str = "why";
}

/// What every rule means for a party, said by `voice`.
pub fn why<'a>(
    known: &Known<'a>,
    party: PartyIx,
    voice: &'a (impl Say<Reason> + Say<Hindrance>),
) -> Answer<Why<'a>> {
    let rules = verdicts(known, party).into_iter();
    let body = Why {
        party: Fact(&known.book[party]),
        rules: rules
            .map(|found| rule(known, party, found, voice))
            .collect(),
    };
    Answer::at(known.now, body)
}

fn rule<'a>(
    known: &Known<'a>,
    party: PartyIx,
    found: Verdict,
    voice: &'a (impl Say<Reason> + Say<Hindrance>),
) -> WhyRule<'a> {
    let (book, rule) = (known.book, found.rule);
    let counted = found.counted.iter();
    let duties = found.duties.into_iter();
    let obstacles = found.obstacles.into_iter().map(|obstacle| Hindrance {
        rule,
        party,
        obstacle,
    });
    let duties: Vec<DueDuty> = duties.map(|duty| due::duty(book, duty, voice)).collect();
    WhyRule {
        rule: book.policy.id_of(rule).as_str(),
        title: book.policy.name_of(rule),
        applies: !duties.is_empty(),
        duties,
        obstacles: obstacles.map(|one| Sentence::new(one, voice)).collect(),
        counted_for: counted.map(|member| Fact(&book[*member])).collect(),
    }
}
