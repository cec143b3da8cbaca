//! Rows of saved plans that cannot be told apart.

use std::collections::HashMap;

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::Booking;

/// Two rows still to come of one plan with one id and one state.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for plan in &scene.book.plans {
        let mut seen: HashMap<_, &Booking> = HashMap::new();
        for row in plan
            .rows
            .iter()
            .filter(|row| scene.is_ahead(row.starts_at()))
        {
            let first = *seen.entry((&row.id, row.state)).or_insert(row);
            if first.place != row.place {
                faults.push(
                    Fault::new(Code::DuplicateBooking, row.place.clone())
                        .cell("id")
                        .with("value", &row.id)
                        .with("state", row.state)
                        .with("line", first.place.line),
                );
            }
        }
    }
}
