//! `brief`: one sheet for the visitor (H5, J1, R2 of the rule ledger).

use schemars::JsonSchema;
use serde::Serialize;

use super::due::{self, DueDuty};
use super::talk::Topic;
use super::written::Keyed;
use super::{Answer, Body, Fact, Say};
use crate::calendar::{Birthday, Date, Hours, Instant, TimeOfDay};
use crate::duties::agreed::agreements;
use crate::duties::{
    Duty, Known, Lookback, Reason, State, Window, derive_party, last_met, lookback, revisited_of,
    stage,
};
use crate::model::policy::Rule;
use crate::model::{
    Book, BookingRule, BookingState, Channel, Household, Issue, IssueKind, IssueSeverity, Outcome,
    Party, PartyIx, Staff, Stage, Status, Team, Visit,
};

/// What `brief` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Brief<'a> {
    /// Who is visited.
    pub party: BriefParty<'a>,
    /// Which visit this would be.
    pub visit_number: usize,
    /// When the party was last met.
    pub last_met: Option<Instant>,
    /// Every visit, newest first.
    pub visits: Vec<BriefVisit<'a>>,
    /// Every issue, newest first.
    pub issues: Vec<BriefIssue<'a>>,
    /// What this visit would clear.
    pub duties: Vec<DueDuty<'a>>,
    /// The next time planned or agreed on; null where there is none.
    pub next: Option<NextVisit<'a>>,
    /// What to tell.
    pub talk: Vec<Topic>,
    /// Who is visited, among the facts.
    #[serde(skip)]
    pub index: PartyIx,
}

/// Who is visited; what a contact has not is null.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BriefParty<'a> {
    /// The id.
    pub id: Fact<'a, Party>,
    /// The name.
    pub name: &'a str,
    /// What kind of contact; null for a household.
    pub kind: Option<&'a str>,
    /// The building.
    pub building: Option<&'a str>,
    /// The unit.
    pub unit: Option<&'a str>,
    /// The room.
    pub room: Option<&'a str>,
    /// The area.
    pub area: Option<&'a str>,
    /// Who lives there.
    pub status: Option<Status>,
    /// Since when.
    pub moved_in: Option<Date>,
    /// Whose own it is.
    pub butler: Option<Fact<'a, Staff>>,
    /// The telephone.
    pub phone: Option<&'a str>,
    /// How they like to be met.
    pub channel: Option<Channel>,
    /// When they can be met.
    pub hours: Option<Hours>,
    /// What was noted of them.
    pub tags: Option<&'a [Box<str>]>,
    /// What they like.
    pub interests: Option<&'a [Box<str>]>,
    /// What they do for a living.
    pub work: Option<&'a str>,
    /// How they can reach the butler.
    pub reached: Option<&'a str>,
    /// The birthday.
    pub birthday: Option<Birthday>,
    /// Since when fees are owed.
    pub arrears_since: Option<Date>,
    /// What else was written.
    pub note: Option<&'a str>,
}

/// A time planned or agreed on.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NextVisit<'a> {
    /// The day.
    pub date: Date,
    /// The time of day.
    pub start: TimeOfDay,
    /// Who goes, the lead first.
    pub staff: Vec<Fact<'a, Staff>>,
    /// How.
    pub channel: Channel,
    /// Whether the owner agreed.
    pub state: BookingState,
    /// The rules it serves.
    pub rules: Vec<Fact<'a, Rule>>,
}

/// A visit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BriefVisit<'a> {
    /// The id.
    pub id: Fact<'a, Visit>,
    /// When.
    pub at: Instant,
    /// Who came, the lead first.
    pub staff: Vec<Fact<'a, Staff>>,
    /// How.
    pub channel: Channel,
    /// How it ended.
    pub outcome: Outcome,
    /// The marks given, by service.
    pub rates: Keyed<'a, u8>,
    /// What was said.
    pub note: Option<&'a str>,
}

/// An issue.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BriefIssue<'a> {
    /// The id.
    pub id: Fact<'a, Issue>,
    /// When it was raised.
    pub raised_at: Instant,
    /// What kind it is.
    pub kind: IssueKind,
    /// How grave it is.
    pub severity: IssueSeverity,
    /// What it is about.
    pub category: &'a str,
    /// How far it has come.
    pub stage: Stage,
    /// What was promised.
    pub promised_at: Option<Instant>,
    /// When it was answered.
    pub answered_at: Option<Instant>,
    /// When it was solved.
    pub resolved_at: Option<Instant>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// How it was solved.
    pub result: Option<&'a str>,
    /// What was said.
    pub summary: &'a str,
}

impl Body for Brief<'_> {
    const NAME: &'static str = "brief";
}

/// What to know before a visit; `talk` is what visitors are to tell.
pub fn brief<'a>(
    known: &Known<'a>,
    party: PartyIx,
    talk: Vec<Topic>,
    voice: &'a dyn Say<Reason>,
) -> Answer<Brief<'a>> {
    let book = known.book;
    let visits = known.visits_of(party).iter().rev();
    let issues = issues(known, party).into_iter();
    let duties = open_duties(known, party).into_iter();
    let body = Brief {
        party: self::party(known, party),
        visit_number: times_met(known, party) + 1,
        last_met: last_met(known, party).map(|visit| book[visit].at),
        visits: visits.map(|index| visit(known, &book[*index])).collect(),
        issues: issues
            .map(|(one, stage)| issue(known, one, stage))
            .collect(),
        duties: duties.map(|duty| due::duty(book, duty, voice)).collect(),
        next: next(known, party),
        talk,
        index: party,
    };
    Answer::at(known.now, body)
}

/// The visits that the sheet of a party needs.
pub fn reads_back(book: &Book, party: PartyIx, now: Instant) -> Lookback {
    lookback::for_duties(book, &Window::minute(now)).with_all_of(party)
}

/// The next row of a saved plan for the party that is not over nor called off, or time agreed on at a
/// visit.
fn next<'a>(known: &Known<'a>, party: PartyIx) -> Option<NextVisit<'a>> {
    let book = known.book;
    let rows = book.plans.iter().flat_map(|plan| &plan.rows);
    let rows = rows.filter(|row| row.party == party && row.state != BookingState::Cancelled);
    let row = rows
        .filter(|row| row.ends_at() > known.now)
        .min_by_key(|row| row.starts_at());
    let by_word = agreements(known).into_iter();
    let by_word = by_word.filter(|one| one.party == party && one.start >= known.now);
    let by_word = by_word.min_by_key(|one| one.start);
    let team = |staff: &Team| staff.iter().map(|member| Fact(&book[*member])).collect();
    match (row, by_word) {
        (Some(row), by_word)
            if by_word
                .as_ref()
                .is_none_or(|one| one.start > row.starts_at()) =>
        {
            let rules = row.rules.iter().filter_map(|rule| match rule {
                BookingRule::Rule(rule) => Some(Fact(&book[*rule])),
                _ => None,
            });
            Some(NextVisit {
                date: row.date,
                start: row.start,
                staff: team(&row.staff),
                channel: row.channel,
                state: row.state,
                rules: rules.collect(),
            })
        }
        (_, by_word) => by_word.map(|one| NextVisit {
            date: one.start.date(),
            start: one.start.time(),
            staff: team(&one.staff),
            channel: one.channel,
            state: BookingState::Agreed,
            rules: Vec::new(),
        }),
    }
}

/// What a visit to a party at `now` could clear, in policy order.
fn open_duties(known: &Known<'_>, party: PartyIx) -> Vec<Duty> {
    let window = Window::minute(known.now);
    let rules = known.book.policy.indexed_rules();
    let duties = rules.flat_map(|(rule, _)| derive_party(known, rule, party, &window));
    duties.filter(|duty| is_open(duty, known.now)).collect()
}

/// Whether a visit at `now` could still clear a duty.
fn is_open(duty: &Duty, now: Instant) -> bool {
    let open = matches!(duty.state, State::Open | State::Overdue | State::Declined);
    open && duty.clears_from <= now && now < duty.closes
}

/// How often the party was met through any channel.
fn times_met(known: &Known<'_>, party: PartyIx) -> usize {
    let visits = known.visits_of(party).iter();
    let outcomes = visits.map(|visit| known.book[*visit].outcome);
    outcomes.filter(|outcome| *outcome == Outcome::Met).count()
}

/// A party's issues raised by now with how far they have come, newest first.
fn issues<'a>(known: &Known<'a>, party: PartyIx) -> Vec<(&'a Issue, Stage)> {
    let seen = revisited_of(known, party);
    let own = known.issues().filter(|(_, issue)| issue.party == party);
    let mut found: Vec<_> = own
        .map(|(index, issue)| (issue, stage(known, index, seen[index.position()])))
        .collect();
    found.reverse();
    found
}

fn party<'a>(known: &Known<'a>, index: PartyIx) -> BriefParty<'a> {
    let stated = &known.book[index];
    let home = stated.household();
    let butler = known.book.butlers(known.now.date())[index.position()];
    let of = |cell: fn(&'a Household) -> Option<&'a str>| home.and_then(cell);
    BriefParty {
        id: Fact(stated),
        name: &stated.name,
        kind: stated.contact().map(|contact| &*contact.kind),
        building: of(|home| Some(&home.building)),
        unit: of(|home| home.unit.as_deref()),
        room: of(|home| home.room.as_deref()),
        area: of(|home| Some(&home.area)),
        status: home.map(|home| home.status),
        moved_in: home.and_then(|home| home.moved_in),
        butler: butler.map(|member| Fact(&known.book[member])),
        phone: stated.phone.as_deref(),
        channel: home.and_then(|home| home.channel),
        hours: home.and_then(|home| home.hours.clone()),
        tags: home.map(|home| &*home.tags),
        interests: home.map(|home| &*home.interests),
        work: of(|home| home.work.as_deref()),
        reached: of(|home| home.reached.as_deref()),
        birthday: home.and_then(|home| home.birthday),
        arrears_since: home.and_then(|home| home.arrears_since),
        note: stated.note.as_deref(),
    }
}

fn visit<'a>(known: &Known<'a>, visit: &'a Visit) -> BriefVisit<'a> {
    let book = known.book;
    let services = book.policy.satisfaction.services.iter();
    let marked = services.zip(&visit.rates);
    let marked = marked.filter_map(|(service, mark)| Some((&**service, (*mark)?)));
    let staff = visit.staff.iter();
    BriefVisit {
        id: Fact(visit),
        at: visit.at,
        staff: staff.map(|member| Fact(&book[*member])).collect(),
        channel: visit.channel,
        outcome: visit.outcome,
        rates: Keyed::new(marked),
        note: visit.note.as_deref(),
    }
}

fn issue<'a>(known: &Known<'a>, issue: &'a Issue, stage: Stage) -> BriefIssue<'a> {
    BriefIssue {
        id: Fact(issue),
        raised_at: issue.raised_at,
        kind: issue.kind,
        severity: issue.severity,
        category: issue.category(),
        stage,
        promised_at: issue.promised_at,
        answered_at: known.answered_at(issue),
        resolved_at: known.resolved_at(issue),
        closed_at: known.closed_at(issue),
        result: issue.result.as_deref(),
        summary: &issue.summary,
    }
}
