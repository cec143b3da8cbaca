//! Top-ups: households that may be added for a member's quota, and none too often.

use super::view::View;
use super::{Breach, Never};
use crate::duties::{Window, derive};
use crate::model::policy::Quota;
use crate::model::{Channel, Household, PartyIx, Priority, StaffIx, Status};
use crate::plan::Appointment;

pub(super) fn broken(view: &View<'_>) -> Vec<Breach> {
    let top_ups = view.proposed().filter(|made| made.top_up().is_some());
    top_ups.flat_map(|made| of_one(view, made)).collect()
}

fn of_one(view: &View<'_>, made: &Appointment) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut tell = |detail: &str| breaches.push(View::breach(Never::TopUp, made, detail));
    let quota = made.top_up().map(|quota| &view.book[quota]);
    let (Some(quota), Some(household)) = (quota, view.book[made.party].household()) else {
        tell("not a household's, or no quota's");
        return breaches;
    };
    if !may_be_met(view, made, household) {
        tell("a household that nobody is sent to for a quota");
    }
    let lead = made.staff[0];
    if !view.book[lead].areas.is_empty() && !owners(view, quota, household, made).contains(&lead) {
        tell("a household of somebody else's area");
    }
    if met_calmly(view, made.party) > view.book.policy.visit.max_visits {
        tell("too many visits of one household");
    }
    breaches
}

/// Lived in, there on that day, and not declined in the month.
fn may_be_met(view: &View<'_>, made: &Appointment, household: &Household) -> bool {
    let day = made.start.date();
    let month = &view.outcome.month;
    let refused = view
        .known
        .refusals_of_between(made.party, month.start(), month.end());
    matches!(household.status, Status::Occupied | Status::Rented)
        && household.moved_in.is_none_or(|moved_in| moved_in <= day)
        && household.moved_out.is_none_or(|moved_out| day <= moved_out)
        && !household.paused_on(day)
        && refused.is_empty()
}

/// Whose own a household is for a quota's role, in what is left of the month.
fn owners(
    view: &View<'_>,
    quota: &Quota,
    household: &Household,
    made: &Appointment,
) -> Vec<StaffIx> {
    let almanac = &view.book.almanac;
    let period = almanac.period_holding(quota.per, made.start.date());
    let until = period.end().min(view.outcome.month.end());
    let left = Window::new(view.from(), until);
    view.book.own(household, quota.role, left.days())
}

/// Visits and appointments of a household in the month, at the door or by telephone, without an urgent
/// or high duty as the reason.
fn met_calmly(view: &View<'_>, party: PartyIx) -> u32 {
    let month = &view.outcome.month;
    let presses = |priority| matches!(priority, Priority::Urgent | Priority::High);
    let duties = derive(&view.known, &Window::of(month));
    let visits = view
        .known
        .visits_of_between(party, month.start(), month.end());
    let calm = |visit: &&crate::model::VisitIx| {
        let mut cleared = duties
            .iter()
            .filter(|duty| duty.cleared_by == Some(**visit));
        view.book[**visit].is_met() && !cleared.any(|duty| presses(duty.priority))
    };
    let planned = view.outcome.appointments.iter().filter(|made| {
        made.party == party
            && matches!(made.channel, Channel::Door | Channel::Phone)
            && !view.carried(made).iter().any(|duty| presses(duty.priority))
    });
    u32::try_from(visits.iter().filter(calm).count() + planned.count()).unwrap_or(u32::MAX)
}
