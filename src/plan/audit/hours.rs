//! Rule 4: inside the channel's hours and the party's own.

use super::view::{View, within};
use super::{Breach, Never};
use crate::model::Channel;
use crate::plan::Appointment;

pub(super) fn broken(view: &View<'_>, made: &Appointment) -> Vec<Breach> {
    let hours = match made.channel {
        Channel::Door => &view.book.policy.hours.door,
        Channel::Phone => &view.book.policy.hours.phone,
        _ => return Vec::new(),
    };
    let mut breaches = Vec::new();
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
    let own = view.book[made.party]
        .household()
        .and_then(|household| household.hours.as_ref());
    if own.is_some_and(|own| !within(own, made.start, made.end())) {
        breaches.push(View::breach(
            Never::Hours,
            made,
            "outside the party's hours",
        ));
    }
    breaches
}
