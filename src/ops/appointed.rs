//! `appoint`: a time fixed with a party, or called off.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Body, Fact};
use crate::calendar::{Date, TimeOfDay};
use crate::model::policy::Rule;
use crate::model::{Book, Booking, BookingRule, BookingState, Channel, Party, Staff};

/// What `appoint` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Appointed<'a> {
    /// How the row of the plan stands now.
    pub appointment: PlanRow<'a>,
    /// The row that it took the place of; null where there was none.
    pub replaced: Option<PlanRow<'a>>,
}

/// A row of a plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanRow<'a> {
    /// The row's id.
    pub id: &'a str,
    /// The day.
    pub date: Date,
    /// When it begins.
    pub start: TimeOfDay,
    /// How long it takes.
    pub minutes: u32,
    /// Who goes, the lead first.
    pub staff: Vec<Fact<'a, Staff>>,
    /// With whom.
    pub party: Fact<'a, Party>,
    /// How.
    pub channel: Channel,
    /// The rules that it serves.
    pub rules: Vec<Fact<'a, Rule>>,
    /// Whether it is proposed, agreed on, or called off.
    pub state: BookingState,
}

impl Body for Appointed<'_> {
    const NAME: &'static str = "appoint";
}

impl<'a> PlanRow<'a> {
    /// What `row` says.
    pub fn of(book: &'a Book, row: &'a Booking) -> PlanRow<'a> {
        let rules = row.rules.iter().filter_map(|rule| match rule {
            BookingRule::Rule(rule) => Some(Fact(&book[*rule])),
            _ => None,
        });
        PlanRow {
            id: row.id.as_str(),
            date: row.date,
            start: row.start,
            minutes: row.minutes,
            staff: row
                .staff
                .iter()
                .map(|member| Fact(&book[*member]))
                .collect(),
            party: Fact(&book[row.party]),
            channel: row.channel,
            rules: rules.collect(),
            state: row.state,
        }
    }
}
