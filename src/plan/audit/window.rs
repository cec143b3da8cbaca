//! Rule 1: at or after `now`, and whole inside the window of each of its duties.

use super::view::View;
use super::{Breach, Never};
use crate::plan::Appointment;

pub(super) fn broken(view: &View<'_>, made: &Appointment) -> Vec<Breach> {
    let mut breaches = Vec::new();
    if made.start < view.now || !view.outcome.month.holds(made.start) {
        breaches.push(View::breach(
            Never::Window,
            made,
            "starts before now or outside the month",
        ));
    }
    if view.carried(made).len() != made.duties.len() {
        breaches.push(View::breach(
            Never::Window,
            made,
            "carries a duty that is not to be planned",
        ));
    }
    for duty in view.carried(made) {
        if made.start < duty.opens || duty.closes < made.end() {
            breaches.push(View::breach(
                Never::Window,
                made,
                format!("outside the window of {}", duty.id),
            ));
        }
    }
    breaches
}
