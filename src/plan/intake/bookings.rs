//! The saved plan: agreed rows as facts, proposed ones as wishes, the rest as history.

use super::Clock;
use super::duties::number;
use super::wanted::Wanted;
use crate::calendar::Instant;
use crate::duties::{Known, agreed, would_clear};
use crate::model::{Booking, BookingRule, BookingState, Channel, PartyIx, Team};
use crate::plan::problem::{Duty, DutySet, Fixed, Party, QuotaNeed, Wish, bit, indexes};

/// Where an agreed row comes from.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// A row of the month's saved plan, by position.
    Row(usize),
    /// A visit that was logged `rescheduled`.
    Agreement,
}

/// The rows of the month's saved plan by what becomes of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Origins {
    /// For each agreed appointment of the problem, where it comes from.
    pub(crate) fixed: Vec<Source>,
    /// For each wish of the problem, its row.
    pub(crate) wishes: Vec<usize>,
    /// Rows that stay in the file as they are: history, cancelled ones.
    pub(crate) history: Vec<usize>,
}

/// An agreed appointment before its duties are known.
struct Agreed {
    source: Source,
    party: PartyIx,
    start: Instant,
    staff: Team,
    channel: Channel,
    minutes: u32,
    rules: Vec<u32>,
}

/// Sorts the rows of the month's saved plan, and adds what else was agreed on.
pub(super) fn bookings(
    known: &Known<'_>,
    clock: &Clock,
    parties: &mut [Party],
    wanted: &[Wanted],
    duties: &[Duty],
    quotas: &[QuotaNeed],
) -> (Vec<Fixed>, Vec<Wish>, Origins) {
    let mut origins = Origins::default();
    let mut agreed = Vec::new();
    let mut wishes = Vec::new();
    let saved = known
        .book
        .plan(&clock.month.name)
        .map_or(&[][..], |plan| &plan.rows);
    for (position, row) in saved.iter().enumerate() {
        let ahead = clock.holds(row.starts_at());
        match row.state {
            BookingState::Agreed if ahead => agreed.push(agreed_row(position, row)),
            BookingState::Proposed if row.starts_at() >= clock.now => {
                if ahead {
                    wishes.push(position);
                }
            }
            _ => origins.history.push(position),
        }
    }
    agreed.extend(agreements(known, clock));
    agreed.sort_by_key(|row| (row.start, row.party));
    let mut fixed = Vec::new();
    for row in agreed {
        let made = fix(known, clock, &row, parties, wanted, duties, &fixed);
        let party = &mut parties[row.party.position()];
        party.carried |= made.duties;
        party.fixed.push(fixed.len());
        fixed.push(made);
        origins.fixed.push(row.source);
    }
    wishes.sort_by_key(|&position| (saved[position].starts_at(), saved[position].party));
    let made = wishes
        .iter()
        .map(|&position| wish(clock, &saved[position], parties, duties, quotas));
    let made: Vec<Wish> = made.collect();
    for (position, wish) in made.iter().enumerate() {
        parties[wish.party].wishes.push(position);
    }
    origins.wishes = wishes;
    (fixed, made, origins)
}

/// The rules of a row that the policy still has and that make duties, in policy order.
fn rules(row: &Booking) -> Vec<u32> {
    let known = |rule: &BookingRule| match rule {
        BookingRule::Rule(rule) => u32::try_from(rule.position()).ok(),
        BookingRule::TopUp(_) | BookingRule::Agreed | BookingRule::Gone(_) => None,
    };
    let mut rules: Vec<u32> = row.rules.iter().filter_map(known).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

fn agreed_row(position: usize, row: &Booking) -> Agreed {
    Agreed {
        source: Source::Row(position),
        party: row.party,
        start: row.starts_at(),
        staff: row.staff.clone(),
        channel: row.channel,
        minutes: row.minutes,
        rules: rules(row),
    }
}

/// Times agreed on that no plan holds yet.
fn agreements(known: &Known<'_>, clock: &Clock) -> impl Iterator<Item = Agreed> {
    let all = agreed::agreements(known).into_iter();
    all.filter(|agreement| clock.holds(agreement.start))
        .map(|agreement| Agreed {
            source: Source::Agreement,
            party: agreement.party,
            start: agreement.start,
            staff: agreement.staff,
            channel: agreement.channel,
            minutes: agreement.minutes,
            rules: Vec::new(),
        })
}

/// An agreed appointment with the duties it would clear that no earlier one clears.
fn fix(
    known: &Known<'_>,
    clock: &Clock,
    row: &Agreed,
    parties: &[Party],
    wanted: &[Wanted],
    duties: &[Duty],
    before: &[Fixed],
) -> Fixed {
    let party = &parties[row.party.position()];
    let mut set: DutySet = 0;
    for (position, index) in party.duties.clone().enumerate() {
        let clears = would_clear(
            known.book,
            &wanted[index].duty,
            row.start,
            row.channel,
            &row.staff,
        );
        let rests =
            row.start < wanted[index].opens && wanted[index].opens > wanted[index].duty.opens;
        if clears && !rests && party.carried & bit(position) == 0 {
            set |= bit(position);
        }
    }
    let start = clock.minute(row.start);
    let series = &duties[party.duties.clone()];
    let same_day = party.fixed.iter().map(|&fixed| &before[fixed]);
    let today = same_day.filter(|fixed| fixed.start.div_euclid(1440) == start.div_euclid(1440));
    let taken = today.fold(0, |all, fixed| all | fixed.duties);
    Fixed {
        party: row.party.position(),
        crew: row.staff.iter().map(|&member| number(member)).collect(),
        channel: row.channel,
        start,
        minutes: row.minutes.try_into().unwrap_or(i32::MAX / 4),
        rules: row.rules.clone(),
        duties: one_of_each_series(series, set, taken),
    }
}

/// Of each series the slice due first, and none where one is cleared that day already.
fn one_of_each_series(duties: &[Duty], set: DutySet, taken: DutySet) -> DutySet {
    let keeps = |&position: &usize| {
        let Some(series) = duties[position].series else {
            return true;
        };
        let same = |other: &usize| *other != position && duties[*other].series == Some(series);
        let earlier = |other: usize| (duties[other].due, other) < (duties[position].due, position);
        !indexes(set).filter(same).any(earlier) && indexes(taken).all(|other| !same(&other))
    };
    indexes(set)
        .filter(keeps)
        .fold(0, |all, position| all | bit(position))
}

fn wish(
    clock: &Clock,
    row: &Booking,
    parties: &[Party],
    duties: &[Duty],
    quotas: &[QuotaNeed],
) -> Wish {
    let rules = rules(row);
    let topped_up = |member: u32| topped_up(row, quotas, member);
    let mut others = row.staff.iter().skip(1).map(|&member| number(member));
    let own = &duties[parties[row.party.position()].duties.clone()];
    Wish {
        party: row.party.position(),
        crew: row.staff.iter().map(|&member| number(member)).collect(),
        channel: row.channel,
        start: clock.minute(row.starts_at()),
        minutes: row.minutes.try_into().unwrap_or(i32::MAX / 4),
        alive: own.iter().any(|duty| rules.contains(&duty.rule)),
        top_up: row
            .staff
            .first()
            .filter(|_| rules.is_empty())
            .and_then(|&lead| topped_up(number(lead))),
        along: others
            .by_ref()
            .filter(|&member| topped_up(member).is_some())
            .collect(),
        rules,
    }
}

/// The quota row of a member that a saved row tops up.
fn topped_up(row: &Booking, quotas: &[QuotaNeed], member: u32) -> Option<u32> {
    let tops_up = |quota: &QuotaNeed| {
        quota.member == member
            && row.rules.iter().any(|rule| match rule {
                BookingRule::TopUp(rule) => rule.position() == quota.rule as usize,
                _ => false,
            })
    };
    let position = quotas.iter().position(tops_up)?;
    u32::try_from(position).ok()
}
