//! What a plan asks of each member, week by week: visits, minutes, evenings out.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::choice::Choice;
use crate::calendar::Date;
use crate::model::{Book, Channel, Staff, StaffIx};
use crate::ops::Fact;
use crate::plan::Outcome;

/// Who is met from this minute of a day on is met in the evening.
const EVENING: u16 = 18 * 60;

/// What a member does in a week.
#[derive(Clone, Debug, Default)]
pub struct Load {
    /// How many visits.
    pub visits: i64,
    /// How long they take.
    pub minutes: i64,
    /// The evenings on which the member goes out.
    pub evenings: BTreeSet<Date>,
}

/// By member and the week's Monday.
pub type Loads = BTreeMap<(StaffIx, Date), Load>;

/// What the appointments shown ask of everybody who goes.
pub fn loads(outcome: &Outcome, choice: &Choice) -> Loads {
    let mut loads = Loads::new();
    let shown = outcome.appointments.iter();
    for made in shown.filter(|made| choice.shows(made)) {
        let goers = made.staff.iter().copied();
        for member in goers.filter(|&goer| choice.staff.is_none_or(|member| member == goer)) {
            let day = made.start.date();
            let load = loads.entry((member, day.monday())).or_default();
            load.visits += 1;
            load.minutes += i64::from(made.minutes);
            let goes_out = matches!(made.channel, Channel::Door | Channel::Meeting);
            if goes_out && made.start.time().minutes() >= EVENING {
                load.evenings.insert(day);
            }
        }
    }
    loads
}

/// What a week asks of a member.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanLoad<'a> {
    /// The member.
    pub staff: Fact<'a, Staff>,
    /// The week's Monday.
    pub week: Date,
    /// How many visits.
    pub visits: i64,
    /// How many minutes they take.
    pub minutes: i64,
    /// On how many evenings the member goes out.
    pub evenings: usize,
}

/// The same for an answer.
pub(super) fn load<'a>(book: &'a Book, loads: &Loads) -> Vec<PlanLoad<'a>> {
    let weeks = loads.iter();
    weeks
        .map(|((member, week), load)| PlanLoad {
            staff: Fact(&book[*member]),
            week: *week,
            visits: load.visits,
            minutes: load.minutes,
            evenings: load.evenings.len(),
        })
        .collect()
}
