//! Which appointments of the saved plans are on an agenda, and how each stands.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::by_word;
use crate::calendar::{Date, Period};
use crate::duties::kept::{Kept, kept, served};
use crate::duties::lookback::for_duties;
use crate::duties::{Duty, Known, Lookback, Sought, State, Window, derive_clearing};
use crate::model::{Book, Booking, BookingRule, BookingState, Outcome, PartyIx, StaffIx};

/// How many days back appointments are looked for that were not kept.
const BACK: i32 = 31;

/// What of an agenda is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice {
    /// Only what this member takes part in.
    pub staff: Option<StaffIx>,
}

impl Choice {
    /// Under whose name an appointment stands: the member asked for, else its leader.
    pub fn head(self, item: &Item<'_>) -> Option<StaffIx> {
        self.staff.or_else(|| item.row.staff.first().copied())
    }
}

/// An appointment of a saved plan, or one that was agreed on by word of mouth.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    /// The row.
    pub row: Cow<'a, Booking>,
    /// How it stands.
    pub kept: Kept,
    /// The duties it would clear, or has cleared.
    pub duties: Vec<Duty>,
    /// Whether it is of an earlier day and still to be done.
    pub carried: bool,
}

/// The visits that the appointments of a period need.
pub fn reads_back(book: &Book, period: &Period) -> Lookback {
    for_duties(book, &window(period))
}

/// The same and how the last visit to each party ended, which may lie as far back as the records go: a
/// time that was agreed on then makes an appointment.
pub fn reads_back_to_last_met(book: &Book, period: &Period) -> Lookback {
    let saved = book.plans.iter().flat_map(|plan| &plan.rows);
    let near = saved.filter(|row| first_day(period) <= row.date && row.date < period.to);
    let near: BTreeSet<PartyIx> = near.map(|row| row.party).collect();
    reads_back(book, period)
        .seeking(Sought::met(book, |_| true))
        .seeking(Sought::marked(book, |party| near.contains(&party)))
}

/// Where the duties of the appointments of a period, and of those carried over, lie.
fn window(period: &Period) -> Window {
    Window::new(first_day(period).start(), period.end())
}

fn first_day(period: &Period) -> Date {
    period.from.plus_days(-BACK)
}

/// The appointments of a period by day, member and start, before them those carried over.
pub fn items<'a>(known: &Known<'a>, period: &Period, choice: Choice) -> Vec<Item<'a>> {
    let duties = derive_clearing(known, &window(period));
    let mut of_party: BTreeMap<PartyIx, Vec<&Duty>> = BTreeMap::new();
    for duty in &duties {
        of_party.entry(duty.party).or_default().push(duty);
    }
    let chosen = |row: &Cow<'_, Booking>| {
        let member = choice.staff;
        row.state != BookingState::Cancelled
            && member.is_none_or(|member| row.staff.contains(&member))
    };
    let saved = known.book.plans.iter().flat_map(|plan| &plan.rows);
    let by_word = by_word::rows(known, &of_party);
    let rows: Vec<Cow<'a, Booking>> = saved
        .map(Cow::Borrowed)
        .chain(by_word.into_iter().map(Cow::Owned))
        .filter(chosen)
        .collect();
    let again = later_rows(&rows, period.from);
    let item = |row: Cow<'a, Booking>| {
        let duties = of_party.get(&row.party).map_or(&[][..], Vec::as_slice);
        Item {
            kept: kept(known, &row, duties),
            duties: served(&row, duties).into_iter().cloned().collect(),
            carried: row.date < period.from,
            row,
        }
    };
    let near = |row: &Cow<'_, Booking>| first_day(period) <= row.date && row.date < period.to;
    let mut items: Vec<Item> = rows.into_iter().filter(near).map(item).collect();
    items.retain(|item| !item.carried || is_left(known, item, &again));
    items.sort_by(|one, other| key(one, choice).cmp(&key(other, choice)));
    items
}

/// Carried over first, then by day, by the member under whose name it stands, by start.
fn key<'i>(item: &'i Item, choice: Choice) -> (bool, Date, Option<StaffIx>, u16, &'i str) {
    let head = choice.head(item);
    let (date, start) = (item.row.date, item.row.start.minutes());
    (!item.carried, date, head, start, item.row.id.as_str())
}

/// The parties that have an appointment on a day or later.
fn later_rows(rows: &[Cow<'_, Booking>], from: Date) -> BTreeSet<PartyIx> {
    let later = rows.iter().filter(|row| row.date >= from);
    later.map(|row| row.party).collect()
}

/// Whether an appointment of an earlier day is still to be done: not kept, something it was for
/// is open or the owner was promised it, and no later appointment takes it up.
fn is_left(known: &Known<'_>, item: &Item, again: &BTreeSet<PartyIx>) -> bool {
    let undone = match item.kept {
        Kept::Passed => true,
        Kept::Tried(visit) => known.book[visit].outcome == Outcome::NoAnswer,
        Kept::Done(_) | Kept::Settled(_) | Kept::Ahead => false,
    };
    let open = |duty: &Duty| matches!(duty.state, State::Open | State::Overdue);
    undone
        && !again.contains(&item.row.party)
        && (item.duties.iter().any(open) || is_owed(known, &item.row))
}

/// Whether an appointment without a duty was agreed on with the owner, who was not met since.
fn is_owed(known: &Known<'_>, row: &Booking) -> bool {
    let has_duty = row
        .rules
        .iter()
        .any(|rule| matches!(rule, BookingRule::Rule(_)));
    let since = known.visits_of_between(row.party, row.date.start(), known.now.plus_minutes(1));
    let met = since
        .iter()
        .any(|visit| known.book[*visit].outcome == Outcome::Met);
    row.state == BookingState::Agreed && !has_duty && !met
}
