//! Which duties this month's plan is asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::Clock;
use super::earlier::{Earlier, leave_out};
use super::wanted::Wanted;
use crate::calendar::Instant;
use crate::duties::{Duty, Known, State, Window, derive, last_met};
use crate::model::{Priority, RuleIx, VisitIx};

/// What a month owes.
pub(super) struct Owed {
    /// Every duty that goes into the plan, in the order of [`derive()`].
    pub(super) wanted: Vec<Wanted>,
    /// The visits that cleared a duty of urgent or high priority.
    pub(super) pressing: BTreeSet<VisitIx>,
}

/// What a month owes; what `earlier` appointments will clear is not planned again.
pub(super) fn owed(known: &Known<'_>, clock: &Clock, earlier: &[Earlier]) -> Owed {
    let all = derive(known, &Window::of(&clock.month));
    let cleared = cleared_by_due(known, clock, &all);
    let presses = |duty: &&Duty| matches!(duty.priority, Priority::Urgent | Priority::High);
    let pressing = all
        .iter()
        .filter(presses)
        .filter_map(|duty| duty.cleared_by);
    let pressing = pressing.collect();
    let left = Window::new(clock.from(), clock.month.end());
    let mut wanted: Vec<Wanted> = all
        .into_iter()
        .filter_map(|duty| pending(known, clock, duty))
        .collect();
    wanted.retain(|wanted| left.meets(wanted.opens, wanted.duty.closes));
    leave_out(known, earlier, &mut wanted);
    ask(known, clock, &mut wanted, &cleared);
    Owed { wanted, pressing }
}

/// How many duties of a rule with one later due were cleared since the month began.
type Cleared = BTreeMap<(RuleIx, Instant), usize>;

fn cleared_by_due(known: &Known<'_>, clock: &Clock, duties: &[Duty]) -> Cleared {
    let mut cleared = Cleared::new();
    for duty in duties {
        let at = duty.cleared_by.map(|visit| known.book[visit].at);
        if at.is_some_and(|at| at >= clock.month.start()) {
            *cleared.entry((duty.rule, duty.due)).or_default() += 1;
        }
    }
    cleared
}

/// A duty still to be met; one declined for a month before the planned one is to be met after it.
fn pending(known: &Known<'_>, clock: &Clock, duty: Duty) -> Option<Wanted> {
    let mut opens = duty.opens;
    if duty.state == State::Declined {
        let refused = duty.ended_at(known.book)?;
        let rests_until = known.book.almanac.month_of(refused.date()).end();
        if rests_until > clock.month.start() {
            return None;
        }
        opens = opens.max(rests_until);
    } else if !duty.state.is_pending() {
        return None;
    }
    Some(Wanted {
        duty,
        opens,
        asked: false,
    })
}

/// Asks for what is due by the month's end, and of each rule's duties with one later due for a
/// month's part, longest not met first, then by id.
fn ask(known: &Known<'_>, clock: &Clock, wanted: &mut [Wanted], cleared: &Cleared) {
    let mut later: BTreeMap<(RuleIx, Instant), Vec<usize>> = BTreeMap::new();
    for (position, wanted) in wanted.iter_mut().enumerate() {
        wanted.asked = wanted.duty.due <= clock.month.end();
        if !wanted.asked {
            later
                .entry((wanted.duty.rule, wanted.duty.due))
                .or_default()
                .push(position);
        }
    }
    for (key, mut group) in later {
        let done = cleared.get(&key).copied().unwrap_or(0);
        let months = known.book.almanac.months_until(&clock.month, key.1) as usize;
        let part = (group.len() + done).div_ceil(months).saturating_sub(done);
        group.sort_by_cached_key(|&position| {
            let duty = &wanted[position].duty;
            let met = last_met(known, duty.party).map(|visit| known.book[visit].at);
            (met, duty.id.clone())
        });
        for &position in group.iter().take(part) {
            wanted[position].asked = true;
        }
    }
}
