//! `due`: the duties of a period, in every state, with their reasons.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Body, Fact, Say, Sentence};
use crate::calendar::{Instant, Period};
use crate::duties::{Duty, Known, Lookback, Reason, State, Window, derive, lookback};
use crate::model::policy::{Area, Role, Rule, Seat};
use crate::model::{
    AnyRule, Book, Channel, Party, PartyIx, Priority, RoleIx, Staff, StaffIx, Visit,
};

/// What is asked: the duties of a period that each of these holds for.
#[derive(Debug)]
pub struct Asked {
    /// Whose window meets this period, and that were not cleared before it.
    pub period: Period,
    /// In one of these states; none means all.
    pub states: Vec<State>,
    /// That this member can lead.
    pub staff: Option<StaffIx>,
    /// Of this party.
    pub party: Option<PartyIx>,
    /// Of this rule.
    pub rule: Option<AnyRule>,
}

/// What `due` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Due<'a> {
    /// The duties, by time and id.
    pub duties: Vec<DueDuty<'a>>,
}

/// Somebody is to be met for a reason, within a time.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DueDuty<'a> {
    /// `RULE/PARTY/PERIOD` or `RULE/PARTY/ANCHOR`.
    pub id: String,
    /// The rule that asks for it.
    pub rule: Fact<'a, Rule>,
    /// Who is to be met.
    pub party: Fact<'a, Party>,
    /// How it stands.
    pub state: State,
    /// The first minute in which it can be done.
    pub opens: Instant,
    /// The minute from which on it is late.
    pub due: Instant,
    /// The minute from which on it can be done no more.
    pub closes: Instant,
    /// How much it presses.
    pub priority: Priority,
    /// How the party can be met.
    pub channels: &'a [Channel],
    /// Who can lead, by id.
    pub staff: Vec<Fact<'a, Staff>>,
    /// Who must be there too.
    pub with: Vec<DueSeat<'a>>,
    /// The fact it comes from, in words.
    pub reason: Sentence<'a, Reason>,
    /// The visit that cleared it.
    pub cleared_by: Option<Fact<'a, Visit>>,
    /// The visit that cleared it, or by which it was let go or declined.
    #[serde(skip)]
    pub ended_by: Option<&'a Visit>,
    /// The role that leads; none where whoever is in charge of the issue does.
    #[serde(skip)]
    pub by: Option<&'a Role>,
    /// The role that leads in its stead, where it does.
    #[serde(skip)]
    pub stand_in: Option<&'a Role>,
}

/// Somebody who must be there too.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DueSeat<'a> {
    /// The role; null for whoever is in charge of the issue.
    pub role: Option<Fact<'a, Role>>,
    /// The issue's department, where one of it must come.
    pub department: Option<&'a str>,
    /// Whether it must be the member whose own the party is.
    pub area: Area,
}

impl Body for Due<'_> {
    const NAME: &'static str = "due";
}

impl Due<'_> {
    /// Whether one is overdue or missed.
    pub fn is_late(&self) -> bool {
        let late = |duty: &DueDuty<'_>| matches!(duty.state, State::Overdue | State::Missed);
        self.duties.iter().any(late)
    }
}

impl Asked {
    fn holds(&self, book: &Book, duty: &Duty) -> bool {
        let cleared = duty.cleared_by.map(|visit| book[visit].at);
        cleared.is_none_or(|at| at >= self.period.start())
            && (self.states.is_empty() || self.states.contains(&duty.state))
            && self.rule.is_none_or(|rule| rule == duty.rule.into())
            && self.party.is_none_or(|party| party == duty.party)
            && self.staff.is_none_or(|staff| duty.leads.contains(&staff))
    }
}

/// The visits that [`due`] needs.
pub fn reads_back(book: &Book, period: &Period) -> Lookback {
    lookback::for_duties(book, &Window::of(period))
}

/// The duties asked for, their reasons said by `voice`.
pub fn due<'a>(known: &Known<'a>, asked: Asked, voice: &'a dyn Say<Reason>) -> Answer<Due<'a>> {
    let duties = derive(known, &Window::of(&asked.period)).into_iter();
    let duties = duties.filter(|duty| asked.holds(known.book, duty));
    let duties = duties.map(|duty| self::duty(known.book, duty, voice));
    let body = Due {
        duties: duties.collect(),
    };
    Answer::at(known.now, body).about(asked.period)
}

/// A duty in an answer.
pub fn duty<'a>(book: &'a Book, duty: Duty, voice: &'a dyn Say<Reason>) -> DueDuty<'a> {
    let asks = duty.asks(book);
    let with = asks.with.iter().map(|seat| self::seat(book, &duty, *seat));
    DueDuty {
        rule: Fact(&book[duty.rule]),
        party: Fact(&book[duty.party]),
        state: duty.state,
        opens: duty.opens,
        due: duty.due,
        closes: duty.closes,
        priority: duty.priority,
        channels: &asks.channels,
        staff: duty.leads.iter().map(|lead| Fact(&book[*lead])).collect(),
        with: with.collect(),
        cleared_by: duty.cleared_by.map(|visit| Fact(&book[visit])),
        ended_by: duty.ended_by.map(|visit| &book[visit]),
        by: asks.by.role.map(|role| &book[role]),
        stand_in: stand_in(book, &duty).map(|role| &book[role]),
        id: duty.id,
        reason: Sentence::new(duty.reason, voice),
    }
}

/// The role that stands in, where somebody of it can lead.
fn stand_in(book: &Book, duty: &Duty) -> Option<RoleIx> {
    let role = duty.asks(book).stand_in?;
    let mut leads = duty.leads.iter();
    leads.any(|lead| book[*lead].role == role).then_some(role)
}

fn seat<'a>(book: &'a Book, duty: &Duty, seat: Seat) -> DueSeat<'a> {
    let charge = duty.reason.fact.in_charge(book);
    let department = charge.map(|charge| charge.department);
    DueSeat {
        role: seat.role.map(|role| Fact(&book[role])),
        department: department.filter(|_| seat.of_issue_department),
        area: seat.area,
    }
}
