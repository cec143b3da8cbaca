//! Rule 3: a channel that every duty allows and the party wants; after unanswered knocks, the
//! telephone.

use super::view::View;
use super::{Breach, Never};
use crate::duties::attempts;
use crate::model::Channel;
use crate::plan::Appointment;

pub(super) fn broken(view: &View<'_>, made: &Appointment) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let allowed = allowed(view, made);
    if made.channel == Channel::Desk
        || !allowed
            .iter()
            .all(|channels| channels.contains(&made.channel))
    {
        breaches.push(View::breach(
            Never::Channel,
            made,
            "a duty does not allow the channel",
        ));
    }
    let household = view.book[made.party].household();
    let prefers = household.and_then(|household| household.channel);
    let shy = matches!(prefers, Some(Channel::Phone | Channel::Message));
    let only_door = |channels: &&[Channel]| {
        !channels.contains(&Channel::Phone) && !channels.contains(&Channel::Message)
    };
    if shy && made.channel == Channel::Door && !allowed.iter().any(only_door) {
        breaches.push(View::breach(
            Never::Channel,
            made,
            "the party does not want a knock at the door",
        ));
    }
    let unanswered = attempts(&view.known, made.party) >= view.book.policy.visit.attempts as usize;
    let by_phone = allowed
        .iter()
        .all(|channels| channels.contains(&Channel::Phone));
    if unanswered && by_phone && made.channel != Channel::Phone {
        breaches.push(View::breach(
            Never::Channel,
            made,
            "unanswered too often, and not by telephone",
        ));
    }
    breaches
}

/// The channels of each duty, or of the quota.
fn allowed<'a>(view: &View<'a>, made: &Appointment) -> Vec<&'a [Channel]> {
    if let Some(quota) = made.top_up() {
        return vec![&view.book[quota].channels];
    }
    let carried = view.carried(made);
    carried
        .iter()
        .map(|duty| duty.asks(view.book).channels.as_slice())
        .collect()
}
