//! What owners of the invented community raise, and what becomes of it.

use super::blueprint::RuleText;
use super::csv::Row;
use super::ident::Idents;
use super::office::{Office, Party};
use super::phrases::Matter;
use super::random::Random;
use crate::calendar::{Date, Instant, TimeOfDay};
use crate::model::Source;

/// An issue and its life as far as it is known.
#[derive(Clone, Debug)]
pub(super) struct Issue<'a> {
    /// Its id, once raised.
    pub(super) id: String,
    /// When it was raised, once it was.
    pub(super) raised_at: Option<Instant>,
    /// The day it is to be raised.
    pub(super) day: Date,
    /// By whom.
    pub(super) party: Party,
    /// Where it comes from.
    pub(super) source: Source,
    /// The visit it came up in.
    pub(super) visit: Option<String>,
    /// What it is about.
    pub(super) matter: &'a Matter,
    severity: &'static str,
    fate: Fate,
    promised_at: Option<Instant>,
    answered_at: Option<Instant>,
    /// When it was solved.
    pub(super) resolved_at: Option<Instant>,
    escalated_at: Option<Instant>,
    /// The visit that looked at the result.
    pub(super) revisit: Option<(String, Instant)>,
}

/// What becomes of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// Everything in time.
    Smooth,
    /// Answered too late.
    AnsweredLate,
    /// Solved too late.
    SolvedLate,
    /// Nobody has answered yet.
    Unanswered,
    /// Answered, not solved yet.
    Unsolved,
}

const SOURCES: &[(usize, Source)] = &[
    (10, Source::Visit),
    (8, Source::Desk),
    (4, Source::Patrol),
    (3, Source::Committee),
    (6, Source::Chat),
    (5, Source::Hotline),
    (2, Source::Mailbox),
    (2, Source::Survey),
];

/// How many of the usual forty come from each source, so that none is missing.
fn source(number: usize) -> Source {
    let total: usize = SOURCES.iter().map(|(count, _)| count).sum();
    let mut left = number * 7 % total;
    for (count, source) in SOURCES {
        if left < *count {
            return *source;
        }
        left -= count;
    }
    Source::Desk
}

/// The issues that will be raised, none of them raised yet.
pub(super) fn drafts<'a>(office: &'a Office, random: &mut Random) -> Vec<Issue<'a>> {
    let lived: Vec<Party> = (0..office.homes.len())
        .filter(|&home| office.homes[home].lived_in())
        .collect();
    if lived.is_empty() {
        return Vec::new();
    }
    let count = office.options.scaled(40);
    let days = office.options.until.days_since(office.options.first_day());
    let mut matters = random.below(office.phrases.issue.len());
    (0..count)
        .map(|number| {
            let fresh = number % 4 == 0;
            let day = office
                .options
                .until
                .plus_days(-random.between(0, if fresh { 12 } else { days - 1 }));
            let major = number % 13 == 6;
            matters += 1;
            let matter = if major {
                &office.phrases.major[number / 13 % office.phrases.major.len()]
            } else {
                &office.phrases.issue[matters % office.phrases.issue.len()]
            };
            let severity = match (major, random.percent(22)) {
                (true, _) => "major",
                (false, true) => "urgent",
                (false, false) => "general",
            };
            let mut party = *random.pick(&lived);
            while office.homes[party].away_on(day) && !random.percent(2) {
                party = *random.pick(&lived);
            }
            Issue {
                id: String::new(),
                raised_at: None,
                day,
                party,
                source: if matter.kind == "hazard" {
                    Source::Patrol
                } else {
                    source(number)
                },
                visit: None,
                matter,
                severity,
                fate: fate(number, fresh, random),
                promised_at: None,
                answered_at: None,
                resolved_at: None,
                escalated_at: None,
                revisit: None,
            }
        })
        .collect()
}

fn fate(number: usize, fresh: bool, random: &mut Random) -> Fate {
    match (fresh, number / 4 % 5) {
        (true, 0) => Fate::Unanswered,
        (true, 1 | 3) => Fate::Unsolved,
        _ => random.weighted(&[
            (84, Fate::Smooth),
            (8, Fate::AnsweredLate),
            (8, Fate::SolvedLate),
        ]),
    }
}

impl Issue<'_> {
    /// Raises it at `at` and settles what becomes of it.
    pub(super) fn raise(&mut self, at: Instant, ids: &mut Idents, random: &mut Random) {
        self.id = ids.next('i', at.date());
        self.raised_at = Some(at);
        let (answer, resolve) = match self.severity {
            "urgent" => (24, 72),
            "major" => (24, 168),
            _ => (48, 168),
        };
        if self.severity == "major" || self.fate == Fate::Unsolved {
            self.escalated_at =
                Some(working_time(at.plus_minutes(90), random).max(at.plus_minutes(5)));
        }
        if random.percent(40) {
            let later = at.plus_minutes(60 * answer * 3 / 4);
            self.promised_at = Some(working_time(later, random).max(at.plus_minutes(30)));
        }
        let hours = |random: &mut Random, from: i64, to: i64| {
            let (from, to) = (
                i32::try_from(from).unwrap_or(1),
                i32::try_from(to).unwrap_or(1),
            );
            let later = at.plus_minutes(60 * i64::from(random.between(from, to)));
            working_time(later, random).max(at.plus_minutes(10))
        };
        self.answered_at = match self.fate {
            Fate::Unanswered => None,
            Fate::AnsweredLate => Some(hours(random, answer * 12 / 10, answer * 15 / 10)),
            _ => Some(hours(random, 1, answer * 6 / 10)),
        };
        self.resolved_at = match self.fate {
            Fate::Unanswered | Fate::Unsolved => None,
            Fate::SolvedLate => Some(hours(random, resolve * 12 / 10, resolve * 14 / 10)),
            _ => Some(hours(random, resolve / 5, resolve * 8 / 10)),
        }
        .max(self.answered_at.filter(|_| self.fate != Fate::Unsolved));
    }

    /// The instants of its life, by the name triggers give them.
    pub(super) fn anchors(&self) -> Vec<(&'static str, Instant)> {
        let named = [
            ("issue.raised", self.raised_at),
            ("issue.answered", self.answered_at),
            ("issue.resolved", self.resolved_at),
        ];
        named
            .into_iter()
            .filter_map(|(name, at)| Some((name, at?)))
            .collect()
    }

    /// Whether a trigger's `where` takes it.
    pub(super) fn taken_by(&self, rule: &RuleText) -> bool {
        rule.takes_issue(|column| match column {
            "source" => self.source.to_string(),
            "kind" => self.matter.kind.clone(),
            "class" => self.matter.class.clone().unwrap_or_default(),
            "severity" => self.severity.to_owned(),
            "department" => self.matter.department.clone(),
            "category" => self.matter.category.clone(),
            _ => String::new(),
        })
    }

    /// Its row; what lies after `known` is not known yet.
    pub(super) fn row(&self, office: &Office, known: Instant, random: &mut Random) -> Row {
        let past = |at: Option<Instant>| at.filter(|at| *at <= known);
        let answered = past(self.answered_at);
        let resolved = past(self.resolved_at);
        let revisit = self.revisit.as_ref().filter(|(_, at)| *at <= known);
        let class = self
            .matter
            .class
            .as_deref()
            .filter(|_| answered.is_some() && self.matter.kind == "complaint");
        Row::new()
            .cell(&self.id)
            .maybe(self.raised_at)
            .cell(office.party_id(self.party))
            .cell(self.source)
            .maybe(self.visit.as_ref())
            .cell(&self.matter.kind)
            .maybe(class)
            .cell(self.severity)
            .cell(&self.matter.department)
            .maybe(
                office
                    .head_of(&self.matter.department)
                    .map(|head| &office.members[head].id),
            )
            .cell(&self.matter.category)
            .maybe(self.promised_at)
            .maybe(answered)
            .maybe(resolved)
            .maybe(past(self.escalated_at))
            .maybe(revisit.map(|(id, _)| id))
            .maybe(past(self.closing(random)))
            .cell(if resolved.is_some() {
                &self.matter.result
            } else {
                ""
            })
            .cell(&self.matter.summary)
    }

    /// Closed a day or so after the result was looked at, or long after nobody did.
    fn closing(&self, random: &mut Random) -> Option<Instant> {
        let after = match &self.revisit {
            Some((_, at)) => at.plus_minutes(i64::from(random.between(60, 9000))),
            None => self.resolved_at?.plus_minutes(10 * 1440),
        };
        self.answered_at
            .map(|_| working_time(after, random))
            .max(self.resolved_at)
    }
}

/// The same day, between 8:30 and 20:30.
fn working_time(at: Instant, random: &mut Random) -> Instant {
    let few = u16::try_from(random.between(0, 40)).unwrap_or(0);
    let minutes = match at.time().minutes() {
        early if early < 510 => 510 + few,
        late if late > 1230 => 1230 - few,
        _ => return at,
    };
    let snapped = TimeOfDay::from_minutes(minutes).map_or(at, |time| at.date().at(time));
    if snapped < at && at.minutes_since(snapped) > 240 {
        at
    } else {
        snapped
    }
}

/// The columns of an issue file.
pub(super) const COLUMNS: &str = "id,raised_at,party,source,visit,kind,class,severity,department,assignee,category,promised_at,answered_at,resolved_at,escalated_at,revisit,closed_at,result,summary";
