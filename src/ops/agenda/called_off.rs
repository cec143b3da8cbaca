//! Which appointments of the saved plans were called off, for the calendars that hold them.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::{Choice, Item};
use crate::calendar::Period;
use crate::duties::Known;
use crate::model::{Booking, BookingState};

/// For how many days after its own what was called off is told.
const TOLD: i32 = 31;

/// Saved rows that were called off and that nothing of the same id stands for, the last of each id.
pub(super) fn called_off<'a>(
    known: &Known<'a>,
    items: &[Item<'_>],
    period: &Period,
    choice: Choice,
) -> Vec<&'a Booking> {
    let saved = || known.book.plans.iter().flat_map(|plan| &plan.rows);
    let stands = saved().filter(|row| row.state != BookingState::Cancelled);
    let agreed = items.iter().map(|item| item.row.id.as_str());
    let stands: BTreeSet<&str> = stands.map(|row| row.id.as_str()).chain(agreed).collect();
    let today = known.now.date();
    let is_told = |row: &&Booking| {
        row.state == BookingState::Cancelled
            && period.from.plus_days(-TOLD) <= row.date
            && row.date < period.to
            && today <= row.date.plus_days(TOLD)
            && choice
                .staff
                .is_none_or(|member| row.staff.contains(&member))
            && !stands.contains(row.id.as_str())
    };
    let told = saved().filter(is_told);
    let last: BTreeMap<&str, &Booking> = told.map(|row| (row.id.as_str(), row)).collect();
    last.into_values().collect()
}
