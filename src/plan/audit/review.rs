//! Every rule in turn.

use super::view::View;
use super::{
    Breach, agreed, asked, carried, channel, gap, hours, minutes, recount, staffing, top_ups,
    walking, window,
};
use crate::calendar::Instant;
use crate::model::Book;
use crate::plan::Outcome;

/// Every rule that a plan breaks; nothing for a sound one.
pub fn audit(book: &Book, now: Instant, outcome: &Outcome) -> Vec<Breach> {
    let view = View::of(book, now, outcome);
    let mut breaches = Vec::new();
    for made in view.proposed() {
        breaches.extend(window::broken(&view, made));
        breaches.extend(staffing::broken(&view, made));
        breaches.extend(channel::broken(&view, made));
        breaches.extend(hours::broken(&view, made));
        breaches.extend(walking::broken(&view, made));
        breaches.extend(gap::broken(&view, made));
    }
    breaches.extend(minutes::broken(&view));
    breaches.extend(agreed::broken(&view));
    breaches.extend(asked::broken(&view));
    breaches.extend(carried::broken(&view));
    breaches.extend(top_ups::broken(&view));
    breaches.extend(recount::broken(&view));
    breaches.sort();
    breaches
}
