//! What owners of the invented community raise, and what becomes of it.

use super::ids::Ids;
use super::office::Office;
use super::phrases::Matter;
use super::random::Random;
use super::rows::Row;
use crate::calendar::{Date, Instant, Span, TimeOfDay};
use crate::model::policy::IssueStep;
use crate::model::{Adopted, IssueColumn, IssueSeverity, PartyIx, Source, StaffId};

/// An issue and its life as far as it is known.
#[derive(Clone, Debug)]
pub(super) struct Issue<'a> {
    /// Empty until it is raised.
    pub(super) id: String,
    pub(super) raised_at: Option<Instant>,
    /// The day it is to be raised.
    pub(super) day: Date,
    pub(super) party: PartyIx,
    pub(super) source: Source,
    /// The visit it came up in.
    pub(super) visit: Option<String>,
    /// What it is about.
    pub(super) matter: &'a Matter,
    pub(super) severity: IssueSeverity,
    pub(super) fate: Fate,
    pub(super) promised_at: Option<Instant>,
    pub(super) answered_at: Option<Instant>,
    pub(super) resolved_at: Option<Instant>,
    pub(super) escalated_at: Option<Instant>,
    /// The visit that looked at the result.
    pub(super) revisit: Option<(String, Instant)>,
    /// The issue that it takes up again.
    pub(super) reopens: Option<String>,
}

impl<'a> Issue<'a> {
    /// A general one of a day that somebody will raise at the desk, with nothing done about it yet.
    pub(super) fn to_be_raised(day: Date, party: PartyIx, matter: &'a Matter) -> Issue<'a> {
        Issue {
            id: String::new(),
            raised_at: None,
            day,
            party,
            source: Source::Desk,
            visit: None,
            matter,
            severity: IssueSeverity::General,
            fate: Fate::Smooth,
            promised_at: None,
            answered_at: None,
            resolved_at: None,
            escalated_at: None,
            revisit: None,
            reopens: None,
        }
    }
}

/// What becomes of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
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
    let lived = office.lived_in();
    if lived.is_empty() {
        return Vec::new();
    }
    let count = office.options.scaled(40);
    let days = office.options.days();
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
                (true, _) => IssueSeverity::Major,
                (false, true) => IssueSeverity::Urgent,
                (false, false) => IssueSeverity::General,
            };
            let mut party = *random.pick(&lived);
            while office.is_away(party, day) && !random.percent(2) {
                party = *random.pick(&lived);
            }
            Issue {
                source: if matter.kind == "hazard" {
                    Source::Patrol
                } else {
                    source(number)
                },
                severity,
                fate: fate(number, fresh, random),
                ..Issue::to_be_raised(day, party, matter)
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
    pub(super) fn raise(
        &mut self,
        at: Instant,
        office: &Office,
        ids: &mut Ids,
        random: &mut Random,
    ) {
        self.id = ids.next('i', at.date());
        self.raised_at = Some(at);
        let limits = &office.book.policy.limits.usual;
        let hours = |limit: Option<Span>| {
            let limit = limit.unwrap_or(Span::Days(7));
            office.book.almanac.plus(at, limit).minutes_since(at) / 60
        };
        let answer = hours(limits.answer.of(self.severity));
        let resolve = hours(limits.resolve.of(self.severity));
        if self.severity == IssueSeverity::Major || self.fate == Fate::Unsolved {
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

    /// Whether it is a repair that was solved some days before `day`.
    pub(super) fn is_repaired_before(&self, day: Date) -> bool {
        let solved = self.resolved_at.map(Instant::date);
        self.matter.kind == "repair" && solved.is_some_and(|solved| solved < day.plus_days(-4))
    }

    /// The steps it takes.
    pub(super) fn steps(&self) -> impl Iterator<Item = (IssueStep, Instant)> + use<> {
        let steps = [
            (IssueStep::Raised, self.raised_at),
            (IssueStep::Answered, self.answered_at),
            (IssueStep::Resolved, self.resolved_at),
        ];
        steps.into_iter().filter_map(|(step, at)| Some((step, at?)))
    }

    /// The text of a column that a `where` may look at.
    pub(super) fn text(&self, column: IssueColumn) -> &str {
        match column {
            IssueColumn::Source => self.source.as_str(),
            IssueColumn::Kind => &self.matter.kind,
            IssueColumn::Class => self.matter.class.as_deref().unwrap_or_default(),
            IssueColumn::Severity => self.severity.as_str(),
            IssueColumn::Department => &self.matter.department,
            IssueColumn::Category => &self.matter.category,
        }
    }

    /// Its row; what lies after `known` is not known yet.
    pub(super) fn row(&self, office: &Office, known: Instant, random: &mut Random) -> Row {
        let Matter {
            kind,
            class,
            category,
            department,
            summary,
            result,
        } = self.matter;
        let past = |at: Option<Instant>| at.filter(|at| *at <= known);
        let (answered, resolved) = (past(self.answered_at), past(self.resolved_at));
        let revisit = self.revisit.as_ref().filter(|(_, at)| *at <= known);
        let mut staff = office.book.staff.iter();
        let assignee = staff.find(|member| member.department.as_deref() == Some(department));
        let takes_over =
            |at: Instant| at.plus_minutes(20 + at.minutes_since(at.date().start()) % 90);
        let (is_new, keeps) = (self.fate == Fate::Unanswered, office.options.keeps_rare());
        let accepted = past(self.raised_at.map(takes_over)).filter(|_| keeps && !is_new);
        let is_classed = answered.is_some() && kind == "complaint";
        Row::default()
            .with("id", &self.id)
            .maybe("raised_at", self.raised_at)
            .with("party", &office.book[self.party].id)
            .with("source", self.source)
            .maybe("visit", self.visit.as_ref())
            .with("kind", kind)
            .maybe("class", class.as_ref().filter(|_| is_classed))
            .with("severity", self.severity)
            .with("department", department)
            .maybe("received_by", self.received_by(office).filter(|_| keeps))
            .maybe("assignee", assignee.map(|head| &head.id))
            .maybe("accepted_at", accepted.filter(|_| assignee.is_some()))
            .with("category", category)
            .maybe("promised_at", self.promised_at)
            .maybe("reopens", self.reopens.as_ref())
            .maybe("answered_at", answered)
            .maybe("resolved_at", resolved)
            .maybe("escalated_at", past(self.escalated_at))
            .maybe("revisit", revisit.map(|(id, _)| id))
            .maybe("closed_at", past(self.closing(random)))
            .maybe("adopted", self.adopted(answered).filter(|_| keeps))
            .maybe("result", resolved.map(|_| result))
            .with("summary", summary)
    }

    /// Who took it in: one of those with areas, by turns.
    fn received_by<'o>(&self, office: &'o Office) -> Option<&'o StaffId> {
        let raised = self.raised_at?;
        let mut members: Vec<_> = office
            .book
            .staff
            .iter()
            .filter(|member| !member.areas.is_empty() && member.in_service(raised.date()))
            .collect();
        members.sort_by_key(|member| &member.id);
        let turn = usize::from(raised.time().minutes()) % members.len().max(1);
        members.get(turn).map(|member| &member.id)
    }

    /// Suggestions answered are taken up, every other with its owner's name.
    fn adopted(&self, answered: Option<Instant>) -> Option<Adopted> {
        let minutes = answered
            .filter(|_| self.matter.kind == "suggestion")?
            .time()
            .minutes();
        Some(if minutes % 2 == 0 {
            Adopted::Named
        } else {
            Adopted::Unnamed
        })
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
