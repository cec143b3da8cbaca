//! Duties of a party beyond those that are looked at in a search: they ride along where somebody is
//! sent anyway.

use super::Score;
use super::intake::{Intake, Wanted, class};
use super::outcome::{Appointment, Cause, Outcome, Unplaced};
use super::problem::MOST_DUTIES;
use super::rows::in_policy_order;
use crate::calendar::Instant;
use crate::duties::{Duty, Fact, would_clear};
use crate::model::{Book, BookingRule, BookingState, Priority};

/// Puts each duty that was not looked at into an appointment that clears it as it stands, or else
/// among what is left out.
pub(super) fn ride_along(book: &Book, intake: &Intake, outcome: &mut Outcome) {
    for wanted in &intake.beyond {
        let position = outcome.duties.len();
        outcome.duties.push(wanted.duty.clone());
        outcome.asked.push(wanted.asked);
        let mut made = outcome.appointments.iter_mut();
        if let Some(made) = made.find(|made| clears(book, made, wanted)) {
            join(made, position, &wanted.duty);
            count(&mut outcome.score, made, &wanted.duty, intake.clock.now);
        } else if wanted.asked {
            leave_out(outcome, position, wanted.duty.priority);
        }
    }
}

/// Whether an appointment clears a duty without becoming any longer.
fn clears(book: &Book, made: &Appointment, wanted: &Wanted) -> bool {
    let duty = &wanted.duty;
    made.party == duty.party
        && made.top_up().is_none()
        && !matches!(duty.reason.fact, Fact::Slice { .. })
        && wanted.opens <= made.start
        && made.end() <= duty.closes
        && would_clear(book, duty, made.start, made.channel, &made.staff)
        && duty.minutes(book, made.channel) <= made.minutes
}

fn join(made: &mut Appointment, position: usize, duty: &Duty) {
    made.duties.push(position);
    made.due = Some(made.due.map_or(duty.due, |due| due.min(duty.due)));
    made.rules.push(BookingRule::Rule(duty.rule));
    made.rules = in_policy_order(std::mem::take(&mut made.rules));
}

/// Counts how late a duty is that rides along.
fn count(score: &mut Score, made: &Appointment, duty: &Duty, now: Instant) {
    score.late_minutes += made.end().minutes_since(duty.due.max(now)).max(0);
    if duty.priority == Priority::Urgent && made.state == BookingState::Proposed {
        let first = duty.opens.max(now).date();
        score.wait_days += i64::from(made.start.date().days_since(first));
    }
}

fn leave_out(outcome: &mut Outcome, duty: usize, priority: Priority) {
    outcome.score.unplaced[class(priority)] += 1;
    outcome.unplaced.push(Unplaced {
        duty,
        priority,
        cause: Cause::TooMany { most: MOST_DUTIES },
    });
}
