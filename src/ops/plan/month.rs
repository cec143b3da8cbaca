//! The plan of a month.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use super::approval::{PlanApproval, approval};
use super::choice::Choice;
use super::load::{PlanLoad, load, loads};
use super::score::{PlanBounds, PlanScore};
use super::waits::{PlanWait, waits};
use crate::calendar::{Date, Instant, Period, TimeOfDay};
use crate::model::policy::{Quota, Role, Rule};
use crate::model::{Book, BookingState, Channel, Party, Priority, Staff};
use crate::ops::{Answer, Body, Fact, Say, Sentence};
use crate::plan::{Appointment, Outcome, QuotaRow, Unplaced};

/// What `plan` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Plan<'a> {
    /// The appointments, by date and start.
    pub appointments: Vec<PlanAppointment<'a>>,
    /// What could not be placed, and why.
    pub unplaced: Vec<PlanUnplaced<'a>>,
    /// How everybody will stand with the quotas.
    pub quotas: Vec<PlanQuota<'a>>,
    /// How good it is.
    pub score: PlanScore,
    /// What no plan does better.
    pub bounds: PlanBounds,
    /// What it asks of each member, week by week.
    pub load: Vec<PlanLoad<'a>>,
    /// Urgent duties that wait for somebody's day off, and who could cover.
    pub waits: Vec<PlanWait<'a>>,
    /// Whose yes the saved plan has; null where nothing is saved.
    pub approval: Option<PlanApproval<'a>>,
    /// The plan.
    #[serde(skip)]
    pub outcome: &'a Outcome,
    /// What was asked for.
    #[serde(skip)]
    pub choice: Choice,
}

/// An appointment.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanAppointment<'a> {
    /// The id.
    pub id: &'a str,
    /// The day.
    pub date: Date,
    /// The time of day.
    pub start: TimeOfDay,
    /// How long it takes.
    pub minutes: u32,
    /// Who goes, the lead first.
    pub staff: Vec<Fact<'a, Staff>>,
    /// Who is visited.
    pub party: Fact<'a, Party>,
    /// How.
    pub channel: Channel,
    /// The rules it is for.
    pub rules: Vec<Cow<'a, str>>,
    /// The duties it would clear.
    pub duties: Vec<&'a str>,
    /// The minute from which on the first of them is late.
    pub due: Option<Instant>,
    /// How it stands in the plan.
    pub state: BookingState,
    /// Why it is on the plan, in words.
    pub reason: Sentence<'a, Planned<'a>>,
}

/// An appointment of a plan.
#[derive(Clone, Copy, Debug)]
pub struct Planned<'a> {
    /// The plan.
    pub outcome: &'a Outcome,
    /// The appointment.
    pub appointment: &'a Appointment,
}

/// A duty without an appointment.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanUnplaced<'a> {
    /// The duty.
    pub duty: &'a str,
    /// Its rule.
    pub rule: Fact<'a, Rule>,
    /// Who is to be met.
    pub party: Fact<'a, Party>,
    /// The minute from which on it is late.
    pub due: Instant,
    /// How much it presses.
    pub priority: Priority,
    /// What kept it from being placed.
    pub cause: &'static str,
    /// The same in words, with names and days.
    pub reason: Sentence<'a, Unplaced>,
}

/// How a member will stand with a quota.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanQuota<'a> {
    /// The member.
    pub staff: Fact<'a, Staff>,
    /// The member's role.
    pub role: Fact<'a, Role>,
    /// The quota.
    pub rule: Fact<'a, Quota>,
    /// Households asked for.
    pub asked: u32,
    /// Households met by now.
    pub met: u32,
    /// Households planned.
    pub planned: u32,
    /// Households that will be missing.
    pub short: u32,
}

impl Body for Plan<'_> {
    const NAME: &'static str = "plan";
}

/// A plan that was made, of which `choice` is shown; `voice` says its reasons.
///
/// Of several months `outcome` is their plans one after the other, and `period` what was asked for.
pub fn plan<'a>(
    book: &'a Book,
    outcome: &'a Outcome,
    period: Period,
    choice: Choice,
    now: Instant,
    voice: &'a (impl Say<Planned<'a>> + Say<Unplaced>),
) -> Answer<Plan<'a>> {
    let appointments = outcome.appointments.iter();
    let appointments = appointments.filter(|appointment| choice.shows(appointment));
    let (unplaced, quotas) = (outcome.unplaced.iter(), outcome.quotas.iter());
    let body = Plan {
        appointments: appointments
            .map(|appointment| Planned {
                outcome,
                appointment,
            })
            .map(|planned| self::appointment(book, planned, voice))
            .collect(),
        unplaced: unplaced
            .map(|left| self::unplaced(book, outcome, left, voice))
            .collect(),
        quotas: quotas.map(|row| quota(book, row)).collect(),
        score: (&outcome.score).into(),
        bounds: (&outcome.bounds).into(),
        load: load(book, &loads(outcome, &choice)),
        waits: waits(book, outcome),
        approval: approval(book, &outcome.month, now),
        outcome,
        choice,
    };
    Answer::at(now, body).about(period)
}

fn appointment<'a>(
    book: &'a Book,
    planned: Planned<'a>,
    voice: &'a dyn Say<Planned<'a>>,
) -> PlanAppointment<'a> {
    let Planned {
        outcome,
        appointment,
    } = planned;
    let staff = appointment.staff.iter();
    let rules = appointment.rules.iter();
    let duties = appointment.duties.iter();
    PlanAppointment {
        id: &appointment.id,
        date: appointment.start.date(),
        start: appointment.start.time(),
        minutes: appointment.minutes,
        staff: staff.map(|member| Fact(&book[*member])).collect(),
        party: Fact(&book[appointment.party]),
        channel: appointment.channel,
        rules: rules.map(|rule| rule.text(&book.policy)).collect(),
        duties: duties.map(|duty| &*outcome.duties[*duty].id).collect(),
        due: appointment.due,
        state: appointment.state,
        reason: Sentence::new(planned, voice),
    }
}

fn unplaced<'a>(
    book: &'a Book,
    outcome: &'a Outcome,
    left: &Unplaced,
    voice: &'a dyn Say<Unplaced>,
) -> PlanUnplaced<'a> {
    let duty = &outcome.duties[left.duty];
    PlanUnplaced {
        duty: &duty.id,
        rule: Fact(&book[duty.rule]),
        party: Fact(&book[duty.party]),
        due: duty.due,
        priority: left.priority,
        cause: left.cause.as_str(),
        reason: Sentence::new(left.clone(), voice),
    }
}

fn quota<'a>(book: &'a Book, row: &QuotaRow) -> PlanQuota<'a> {
    PlanQuota {
        staff: Fact(&book[row.staff]),
        role: Fact(&book[book[row.staff].role]),
        rule: Fact(&book[row.quota]),
        asked: row.asked,
        met: row.met,
        planned: row.planned,
        short: row.short,
    }
}
