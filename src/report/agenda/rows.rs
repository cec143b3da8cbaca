//! Which appointments of the saved plans are on an agenda, and how each stands.

use std::collections::BTreeMap;

use crate::calendar::{Date, Period};
use crate::duties::kept::{Kept, kept, served};
use crate::duties::{Duty, Known, State, Window, derive_clearing};
use crate::model::{Booking, BookingState, PartyIx, StaffIx};

/// How many days back appointments are looked for that were not kept.
const BACK: i32 = 31;

/// What of an agenda is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice {
    /// Only what this member takes part in.
    pub staff: Option<StaffIx>,
}

/// An appointment of a saved plan.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    /// The row.
    pub row: &'a Booking,
    /// How it stands.
    pub kept: Kept,
    /// The duties it would clear, or has cleared.
    pub duties: Vec<Duty>,
    /// Whether it is of an earlier day and still to be done.
    pub carried: bool,
}

/// The appointments of a period by day, member and start, before them those carried over.
pub fn items<'a>(known: &Known<'a>, period: &Period, choice: &Choice) -> Vec<Item<'a>> {
    let from = period.from.plus_days(-BACK);
    let duties = derive_clearing(known, &Window::new(from.start(), period.end()));
    let mut of_party: BTreeMap<PartyIx, Vec<&Duty>> = BTreeMap::new();
    for duty in &duties {
        of_party.entry(duty.party).or_default().push(duty);
    }
    let chosen = |row: &&Booking| {
        row.state != BookingState::Cancelled
            && choice
                .staff
                .is_none_or(|member| row.staff.contains(&member))
    };
    let rows: Vec<&Booking> = known
        .book
        .plans
        .iter()
        .flat_map(|plan| &plan.rows)
        .filter(chosen)
        .collect();
    let item = |row: &'a Booking| {
        let duties = of_party.get(&row.party).map_or(&[][..], Vec::as_slice);
        Item {
            row,
            kept: kept(known, row, duties),
            duties: served(row, duties).into_iter().cloned().collect(),
            carried: false,
        }
    };
    let again = later_rules(&rows, period.from);
    let earlier = rows
        .iter()
        .filter(|row| from <= row.date && row.date < period.from);
    let mut items: Vec<Item> = earlier
        .map(|&row| item(row))
        .filter(|item| is_left(known, item, &again))
        .map(|item| Item {
            carried: true,
            ..item
        })
        .collect();
    items.extend(
        rows.iter()
            .filter(|row| period.holds_date(row.date))
            .map(|&row| item(row)),
    );
    items.sort_by(|one, other| key(one, *choice).cmp(&key(other, *choice)));
    items
}

/// Carried over first, then by day, by the member under whose name it stands, by start.
fn key<'i>(item: &'i Item, choice: Choice) -> (bool, Date, Option<StaffIx>, u16, &'i str) {
    let head = choice.staff.or_else(|| item.row.staff.first().copied());
    let (date, start) = (item.row.date, item.row.start.minutes());
    (!item.carried, date, head, start, item.row.id.as_str())
}

/// The parties that have an appointment on a day or later.
fn later_rules(rows: &[&Booking], from: Date) -> BTreeMap<PartyIx, Date> {
    let later = rows.iter().filter(|row| row.date >= from);
    later.map(|row| (row.party, row.date)).collect()
}

/// Whether an appointment of an earlier day is still to be done: not kept, something it was for
/// is open, and no later appointment takes it up.
fn is_left(known: &Known<'_>, item: &Item, again: &BTreeMap<PartyIx, Date>) -> bool {
    let undone = match item.kept {
        Kept::Passed => true,
        Kept::Tried(visit) => known.book[visit].outcome == crate::model::Outcome::NoAnswer,
        Kept::Done(_) | Kept::Settled(_) | Kept::Ahead => false,
    };
    let open = |duty: &Duty| matches!(duty.state, State::Open | State::Overdue);
    undone && !again.contains_key(&item.row.party) && item.duties.iter().any(open)
}
