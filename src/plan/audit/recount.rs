//! The figures, counted again from the appointments.

use std::collections::BTreeSet;

use super::view::{View, is_walked, within};
use super::{Breach, Never, burden, minutes, walking};
use crate::calendar::Instant;
use crate::duties::{Duty, quota};
use crate::model::policy::{Amount, Quota, TeamCredit};
use crate::model::{
    BookingRule, BookingState, Channel, Outcome as Outcomes, PartyIx, Priority, StaffIx,
};
use crate::plan::{Appointment, QuotaRow, Score};

pub(super) fn broken(view: &View<'_>) -> Vec<Breach> {
    let breach = |detail: String| Breach {
        never: Never::Figures,
        appointment: String::new(),
        detail,
    };
    let counted = score(view);
    let mut breaches = Vec::new();
    if counted != view.outcome.score {
        breaches.push(breach(format!(
            "counted {counted:?}, stated {:?}",
            view.outcome.score
        )));
    }
    for row in &view.outcome.quotas {
        let planned = planned(view, row);
        if planned != row.planned {
            breaches.push(breach(format!(
                "{planned} households planned, stated {row:?}"
            )));
        }
        let short = short(view, row, planned);
        if short != i64::from(row.short) {
            breaches.push(breach(format!("{short} households short, stated {row:?}")));
        }
    }
    breaches
}

fn score(view: &View<'_>) -> Score {
    let mut score = Score::default();
    let planned: BTreeSet<usize> = view
        .outcome
        .appointments
        .iter()
        .flat_map(|made| made.duties.clone())
        .collect();
    for (position, duty) in view.outcome.duties.iter().enumerate() {
        if view.outcome.asked[position] && !planned.contains(&position) {
            score.unplaced[Priority::ALL
                .iter()
                .position(|&class| class == duty.priority)
                .unwrap_or(3)] += 1;
        }
    }
    for made in &view.outcome.appointments {
        for duty in view.carried(made) {
            let class = Priority::ALL
                .iter()
                .position(|&class| class == duty.priority);
            score.late[class.unwrap_or(3)] += late(view, made, duty);
            score.late_minutes += made.end().minutes_since(duty.due.max(view.now)).max(0);
            if duty.priority == Priority::Urgent && made.state == BookingState::Proposed {
                let first = duty.opens.max(view.now).date();
                score.wait_days += i64::from(made.start.date().days_since(first));
            }
        }
    }
    score.quota_short = view
        .outcome
        .quotas
        .iter()
        .map(|row| i64::from(row.short))
        .sum();
    score.moved = moved(view);
    score.walk_minutes = walked(view);
    for made in view.proposed() {
        score.outside_preferred += outside(view, made);
        score.second_channel += second(view, made);
    }
    let limit = u64::from(view.book.policy.visit.minutes_per_day);
    let easy = view.book.policy.plan.overload_from.of_rounded_up(limit);
    let days = minutes::by_day(view, |_| true);
    score.overload_minutes = days
        .values()
        .map(|&minutes| i64::from(minutes).saturating_sub_unsigned(easy).max(0))
        .sum();
    score.outing_minutes = burden::outings(view);
    score.crowded_minutes = burden::crowded(view);
    score.too_soon_minutes = burden::too_soon(view);
    score
}

/// How late a duty is met: begun hours if it is urgent or high, else calendar days.
fn late(view: &View<'_>, made: &Appointment, duty: &Duty) -> i64 {
    let from = duty.due.max(view.now);
    if made.end() <= from {
        return 0;
    }
    if matches!(duty.priority, Priority::Urgent | Priority::High) {
        let minutes = made.end().minutes_since(from);
        return minutes / 60 + i64::from(minutes % 60 > 0);
    }
    let last_day = from.plus_minutes(-1).date();
    i64::from(made.start.date().days_since(last_day).max(0))
}

/// Proposed rows that no appointment keeps.
fn moved(view: &View<'_>) -> i64 {
    let month = &view.outcome.month;
    let rows = view.rows().filter(|(name, row)| {
        **name == *month.name
            && row.state == BookingState::Proposed
            && row.starts_at() >= view.now
            && month.holds(row.starts_at())
    });
    let rows = rows.filter(|(_, row)| {
        view.duties.iter().any(|duty| {
            duty.party == row.party && row.rules.contains(&BookingRule::Rule(duty.rule))
        })
    });
    let gone = rows.filter(|(_, row)| {
        !view.outcome.appointments.iter().any(|made| {
            let common = row
                .rules
                .iter()
                .any(|rule| matches!(rule, BookingRule::Rule(_)) && made.rules.contains(rule));
            made.party == row.party
                && common
                && made.start == row.starts_at()
                && made.channel == row.channel
                && made.staff[0] == row.staff[0]
        })
    });
    i64::try_from(gone.count()).unwrap_or(i64::MAX)
}

/// Minutes walked by everybody on every day.
fn walked(view: &View<'_>) -> i64 {
    let mut stops: Vec<(StaffIx, crate::calendar::Date, Instant, PartyIx)> = Vec::new();
    for made in view
        .outcome
        .appointments
        .iter()
        .filter(|made| is_walked(made.channel))
    {
        stops.extend(
            made.staff
                .iter()
                .map(|&member| (member, made.start.date(), made.start, made.party)),
        );
    }
    stops.sort();
    let pairs = stops
        .windows(2)
        .filter(|pair| (pair[0].0, pair[0].1) == (pair[1].0, pair[1].1));
    pairs
        .map(|pair| i64::from(walking::walk(view.book, pair[0].3, pair[1].3)))
        .sum()
}

fn outside(view: &View<'_>, made: &Appointment) -> i64 {
    let own = view.book[made.party]
        .household()
        .and_then(|household| household.hours.as_ref());
    let suits = own.unwrap_or(&view.book.policy.hours.door_preferred);
    let bad = made.channel == Channel::Door && !within(suits, made.start, made.end());
    if bad {
        i64::from(view.book.policy.plan.outside_preferred)
    } else {
        0
    }
}

fn second(view: &View<'_>, made: &Appointment) -> i64 {
    let first = match made.rules.first() {
        Some(BookingRule::TopUp(quota)) => view.book[*quota].channels.first(),
        Some(BookingRule::Rule(rule)) => view.book[*rule].asks.channels.first(),
        _ => None,
    };
    let prefers = view.book[made.party]
        .household()
        .and_then(|household| household.channel);
    let wanted = first == Some(&made.channel) || prefers == Some(made.channel);
    if wanted {
        0
    } else {
        i64::from(view.book.policy.plan.second_channel)
    }
}

/// What a quota row is short of after so many planned households: of what is missing to the quota, or, of
/// a quota longer than the month, of this month's part of what was missing when the month began.
fn short(view: &View<'_>, row: &QuotaRow, planned: u32) -> i64 {
    let quota = &view.book[row.quota];
    let (met, asked) = (met(view, row), i64::from(row.asked));
    let count = |parties: &BTreeSet<PartyIx>| i64::try_from(parties.len()).unwrap_or(i64::MAX);
    let met = match quota.amount {
        Amount::Households(_) => count(&met),
        // Counted in visits of the usual length.
        Amount::Minutes(_) => i64::from(row.met),
    };
    let need = if quota.per.months().unwrap_or(1) <= 1 {
        asked - met
    } else {
        let start = view.outcome.month.start();
        let before = seen(view, row, |at| at < start);
        let before = count(&before).min(met);
        let missing = (asked - before).max(0);
        let months = i64::try_from(months_to(view, row)).unwrap_or(i64::MAX);
        (missing + months - 1) / months - (met - before)
    };
    (need - i64::from(planned)).max(0)
}

/// How many months there are from the planned one to the last of a row's period.
fn months_to(view: &View<'_>, row: &QuotaRow) -> usize {
    let month = view.outcome.month.clone();
    let months = std::iter::successors(Some(month), |month| Some(view.book.almanac.next(month)));
    months
        .take_while(|month| month.from < row.period.to)
        .count()
}

/// The households that count for a row before anything is planned.
fn met(view: &View<'_>, row: &QuotaRow) -> BTreeSet<PartyIx> {
    seen(view, row, |_| true)
}

/// The households that count for a row by visits of its period, at times that are `wanted`, and by earlier
/// months' plans.
fn seen(view: &View<'_>, row: &QuotaRow, wanted: impl Fn(Instant) -> bool) -> BTreeSet<PartyIx> {
    let quota = &view.book[row.quota];
    let visits = view
        .known
        .visits_between(row.period.start(), row.period.end());
    let visits = visits.map(|(_, visit)| visit);
    let visits = visits.filter(|visit| visit.outcome == Outcomes::Met && wanted(visit.at));
    let visited = visits
        .filter(|visit| counts(view, quota, row, visit.channel, visit.at, &visit.staff))
        .map(|visit| visit.party);
    let planned = view.earlier().into_iter();
    let planned = planned
        .filter(|(_, start, channel, staff)| counts(view, quota, row, *channel, *start, staff))
        .map(|(party, ..)| party);
    let all = visited.chain(planned);
    all.filter(|party| quota::selects(&view.known, quota, *party, &row.period))
        .collect()
}

/// The households a quota row gains by the appointments.
fn planned(view: &View<'_>, row: &QuotaRow) -> u32 {
    let quota = &view.book[row.quota];
    let met = met(view, row);
    let mut added: BTreeSet<PartyIx> = BTreeSet::new();
    for made in &view.outcome.appointments {
        if counts(view, quota, row, made.channel, made.start, &made.staff)
            && quota::selects(&view.known, quota, made.party, &row.period)
            && !met.contains(&made.party)
        {
            added.insert(made.party);
        }
    }
    u32::try_from(added.len()).unwrap_or(u32::MAX)
}

/// Whether an appointment counts for a member's quota.
fn counts(
    view: &View<'_>,
    quota: &Quota,
    row: &QuotaRow,
    channel: Channel,
    start: Instant,
    staff: &[StaffIx],
) -> bool {
    let credited = match view.book.policy.quota_options.team_credit {
        TeamCredit::All => staff.contains(&row.staff),
        TeamCredit::Lead => staff.first() == Some(&row.staff),
    };
    credited && quota.channels.contains(&channel) && row.period.holds(start)
}
