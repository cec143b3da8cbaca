//! Rule 4: inside the channel's hours and the party's own, and never on a day on which it is not to be
//! disturbed.

use super::view::{View, within};
use super::{Breach, Never};
use crate::model::Channel;
use crate::plan::Appointment;

pub(super) fn broken(view: &View<'_>, made: &Appointment) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let party = &view.book[made.party];
    if party.paused_on(made.start.date()) {
        breaches.push(View::breach(
            Never::Hours,
            made,
            "on a day on which the party is not to be disturbed",
        ));
    }
    let hours = match made.channel {
        Channel::Door => &view.book.policy.hours.door,
        Channel::Phone => &view.book.policy.hours.phone,
        _ => return breaches,
    };
    let any_hour = view
        .carried(made)
        .iter()
        .any(|duty| duty.asks(view.book).any_hour);
    if !any_hour && !within(hours, made.start, made.end()) {
        breaches.push(View::breach(
            Never::Hours,
            made,
            "outside the channel's hours",
        ));
    }
    let household = party.household();
    let own = household.and_then(|household| household.hours.as_ref());
    if own.is_some_and(|own| !within(own, made.start, made.end())) {
        breaches.push(View::breach(
            Never::Hours,
            made,
            "outside the party's hours",
        ));
    }
    breaches
}
