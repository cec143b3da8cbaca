//! Rule 8: what was agreed stands as it was.

use super::view::View;
use super::{Breach, Never};
use crate::duties::{agreed, would_clear};
use crate::model::{BookingRule, BookingState};

pub(super) fn broken(view: &View<'_>) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut stands = 0;
    for (month, row) in view.rows() {
        let fact = row.state == BookingState::Agreed && row.starts_at() >= view.now;
        if !fact || *month != *view.outcome.month.name || !view.outcome.month.holds(row.starts_at())
        {
            continue;
        }
        stands += 1;
        let same = view.outcome.appointments.iter().find(|made| {
            made.state == BookingState::Agreed
                && made.id == row.id.as_str()
                && (made.start, made.party, made.channel)
                    == (row.starts_at(), row.party, row.channel)
                && (&made.staff, made.minutes) == (&row.staff, row.minutes)
                && row
                    .rules
                    .iter()
                    .all(|rule: &BookingRule| made.rules.contains(rule))
        });
        if same.is_none() {
            let detail = "an agreed row was changed".to_owned();
            breaches.push(Breach {
                never: Never::Agreed,
                appointment: row.id.to_string(),
                detail,
            });
        }
    }
    for agreement in agreed::agreements(&view.known) {
        let month = &view.outcome.month;
        if agreement.start < view.now || !month.holds(agreement.start) {
            continue;
        }
        stands += 1;
        let kept = view.outcome.appointments.iter().any(|made| {
            made.state == BookingState::Agreed
                && (made.start, made.party) == (agreement.start, agreement.party)
                && made.staff == agreement.staff
                && made.channel == agreement.channel
        });
        if !kept {
            let detail = "what a visit agreed on is missing".to_owned();
            breaches.push(Breach {
                never: Never::Agreed,
                appointment: view.book[agreement.party].id.to_string(),
                detail,
            });
        }
    }
    let agreed = view
        .outcome
        .appointments
        .iter()
        .filter(|made| made.state == BookingState::Agreed);
    let invented = agreed.clone().count() != stands;
    if invented {
        let detail = "there are other agreed rows than were agreed".to_owned();
        breaches.push(Breach {
            never: Never::Agreed,
            appointment: String::new(),
            detail,
        });
    }
    breaches.extend(agreed.flat_map(|made| unclaimed(view, made)));
    breaches
}

/// Duties that an agreed appointment would clear and no agreed one carries; a visit of a series
/// clears but one slice.
fn unclaimed(view: &View<'_>, made: &crate::plan::Appointment) -> Vec<Breach> {
    let carried = |id: &str| {
        let agreed = view
            .outcome
            .appointments
            .iter()
            .filter(|made| made.state == BookingState::Agreed);
        agreed
            .flat_map(|made| &made.duties)
            .any(|&duty| view.outcome.duties[duty].id == id)
    };
    let own = view
        .duties
        .iter()
        .filter(|duty| duty.party == made.party && duty.opens <= made.start);
    let clears =
        own.filter(|duty| would_clear(view.book, duty, made.start, made.channel, &made.staff));
    let single =
        clears.filter(|duty| !matches!(duty.reason.fact, crate::duties::Fact::Slice { .. }));
    let left = single.filter(|duty| !carried(&duty.id));
    left.map(|duty| {
        View::breach(
            Never::Agreed,
            made,
            format!("would clear {} and does not carry it", duty.id),
        )
    })
    .collect()
}
