//! Urgent duties that wait for a day on which those who lead them are at work again, and who could cover.

use schemars::JsonSchema;
use serde::Serialize;

use crate::calendar::{Date, DateRange};
use crate::duties::Duty;
use crate::model::{Book, BookingState, Party, Priority, Staff, StaffIx};
use crate::ops::Fact;
use crate::plan::Outcome;

/// An urgent duty that nobody who leads it is at work to meet sooner.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanWait<'a> {
    /// The duty.
    pub duty: &'a str,
    /// Who is to be met.
    pub party: Fact<'a, Party>,
    /// The day of the appointment.
    pub until: Date,
    /// Who would lead and is off until then.
    pub off: Vec<Fact<'a, Staff>>,
    /// Who has the same role, is at work sooner, and would clear it too.
    pub cover: Vec<Fact<'a, Staff>>,
    /// The same duty in full.
    #[serde(skip)]
    pub waiting: &'a Duty,
}

/// The urgent duties of a plan that wait so, and for which somebody could cover.
pub(super) fn waits<'a>(book: &'a Book, outcome: &'a Outcome) -> Vec<PlanWait<'a>> {
    let made = outcome.appointments.iter();
    let proposed = made.filter(|made| made.state == BookingState::Proposed);
    let placed = proposed.flat_map(|made| {
        let duties = made.duties.iter();
        duties.map(|&duty| (&outcome.duties[duty], made.start.date()))
    });
    let urgent = placed.filter(|(duty, _)| duty.priority == Priority::Urgent);
    urgent
        .filter_map(|(duty, until)| wait(book, outcome, duty, until))
        .collect()
}

fn wait<'a>(
    book: &'a Book,
    outcome: &Outcome,
    duty: &'a Duty,
    until: Date,
) -> Option<PlanWait<'a>> {
    let first = duty.opens.max(outcome.from).date();
    let days = DateRange {
        first,
        last: until.plus_days(-1),
    };
    let leads = &duty.leads;
    if until <= first || leads.iter().any(|&lead| is_at_work(book, lead, days)) {
        return None;
    }
    let role = duty.asks(book).by.role?;
    let colleagues = book.members_of(role).map(|(member, _)| member);
    let cover: Vec<_> = colleagues
        .filter(|member| !leads.contains(member) && is_at_work(book, *member, days))
        .map(|member| Fact(&book[member]))
        .collect();
    (!leads.is_empty() && !cover.is_empty()).then(|| PlanWait {
        duty: &duty.id,
        party: Fact(&book[duty.party]),
        until,
        off: leads.iter().map(|&lead| Fact(&book[lead])).collect(),
        cover,
        waiting: duty,
    })
}

/// Whether a member works on one of some days.
fn is_at_work(book: &Book, member: StaffIx, days: DateRange) -> bool {
    let (workdays, usual) = (&book.almanac.workdays, &book.policy.hours.staff);
    let mut dates = days.dates();
    dates.any(|date| !book[member].hours_on(date, workdays, usual).is_empty())
}
