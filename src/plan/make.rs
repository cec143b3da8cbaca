//! Planning a month from beginning to end.

use std::borrow::Cow;

use super::beyond::ride_along;
use super::bounds::{quota_short, unplaced as least_unplaced, walk_minutes};
use super::causes::{cause, together};
use super::intake::{Clock, Intake, take_in};
use super::outcome::{Bounds, Outcome, QuotaRow, Unplaced};
use super::problem::{Problem, indexes};
use super::random::Random;
use super::rest::frozen;
use super::rows::{appointments, saved};
use super::search::solve;
use super::state::Plan;
use super::{Options, PlanError, suppose};
use crate::calendar::{Instant, Period, Unit};
use crate::duties::Known;
use crate::model::{Book, Priority};

/// Moves a search makes for each duty it is asked for, in a small community.
const MOVES_PER_DUTY: u64 = 62;

/// A search makes no more moves than these less one for each duty, whose days take time to settle.
const MOST_MOVES: u64 = 30_000;

/// A move looks at every way to meet a party on every day. Usually there are no more than these; where
/// many teams could go there are, and the fewer moves are made.
const USUAL_WAYS: u64 = 30;

/// A search makes no fewer moves than these, nor than one for each duty.
const LEAST_MOVES: u64 = 3_000;

/// Plans what is left of `month` at `now`.
///
/// The same book, `now`, month and options give the same outcome, on every machine.
pub fn make(
    book: &Book,
    now: Instant,
    month: &Period,
    options: &Options,
) -> Result<Outcome, PlanError> {
    make_watched(book, now, month, options, &|_, _| {})
}

/// Plans like [`make()`], and tells `watch` now and then how many moves were made of how many; what
/// it does changes nothing.
pub fn make_watched(
    book: &Book,
    now: Instant,
    month: &Period,
    options: &Options,
    watch: &dyn Fn(u64, u64),
) -> Result<Outcome, PlanError> {
    if month.unit != Some(Unit::Month) {
        return Err(PlanError::NotAMonth);
    }
    let clock = Clock::of(now, month).ok_or(PlanError::MonthOver)?;
    let mut supposed = Cow::Borrowed(book);
    if let Some(rest) = &options.rest {
        supposed = Cow::Owned(frozen(book, &month.name, |row| rest.frees(row)));
    }
    if !options.suppose.is_empty() {
        supposed = Cow::Owned(suppose::supposed(&supposed, &options.suppose));
    }
    let outcome = planned(&supposed, now, clock, options, watch);
    Ok(match &options.rest {
        Some(rest) => rest.thaw(book, outcome),
        None => outcome,
    })
}

fn planned(
    book: &Book,
    now: Instant,
    clock: Clock,
    options: &Options,
    watch: &dyn Fn(u64, u64),
) -> Outcome {
    let known = Known::at(book, now);
    let intake = take_in(&known, clock);
    let moves = options
        .moves
        .unwrap_or_else(|| usual_moves(&intake.problem));
    let seed = Random::seed_of(&[&book.office.name, &intake.clock.month.name]) ^ options.seed;
    let plan = solve(&intake.problem, moves, seed, options.greedy, watch);
    outcome(book, &intake, &plan)
}

/// The moves a search makes if it is not told how many.
fn usual_moves(problem: &Problem) -> u64 {
    let asked = problem.duties.iter().filter(|duty| duty.asked).count() as u64;
    let offers = problem.offers.iter().filter(|offers| !offers.is_empty());
    let ways = offers.clone().flatten();
    let ways: u64 = ways.map(|offer| u64::from(offer.days.count_ones())).sum();
    let each = (ways / offers.count().max(1) as u64).max(USUAL_WAYS);
    let most = (asked * MOVES_PER_DUTY).min(MOST_MOVES.saturating_sub(asked));
    (most * USUAL_WAYS / each).max(LEAST_MOVES).max(asked)
}

/// The outcome a plan comes to.
fn outcome(book: &Book, intake: &Intake, plan: &Plan<'_>) -> Outcome {
    let unplaced = unplaced(book, intake, plan);
    let rows = saved(book, intake);
    let mut outcome = Outcome {
        month: intake.clock.month.clone(),
        from: intake.clock.from(),
        asked: intake
            .problem
            .duties
            .iter()
            .map(|duty| duty.asked)
            .collect(),
        appointments: appointments(book, intake, plan),
        groups: Vec::new(),
        unplaced,
        quotas: quotas(intake, plan),
        score: plan.score(),
        bounds: bounds(plan),
        history: intake
            .origins
            .history
            .iter()
            .map(|&row| rows[row].clone())
            .collect(),
        duties: intake.duties.clone(),
    };
    ride_along(book, intake, &mut outcome);
    outcome.groups = together(book, &outcome.duties, &outcome.unplaced, plan);
    outcome
}

/// What no plan does better.
fn bounds(plan: &Plan<'_>) -> Bounds {
    Bounds {
        unplaced: Some(least_unplaced(plan)),
        quota_short: Some(quota_short(plan.problem)),
        walk_minutes: Some(walk_minutes(plan)),
    }
}

fn unplaced(book: &Book, intake: &Intake, plan: &Plan<'_>) -> Vec<Unplaced> {
    let problem = plan.problem;
    let mut unplaced = Vec::new();
    let unlimited = plan.unlimited();
    for (party, facts) in problem.parties.iter().enumerate() {
        for position in indexes(plan.open(party)) {
            let duty = facts.duties.start + position;
            unplaced.push(Unplaced {
                duty,
                priority: Priority::ALL[problem.duties[duty].class],
                cause: cause(book, intake, plan, &unlimited, duty),
            });
        }
    }
    unplaced
}

/// The quota rows in policy order and by id.
fn quotas(intake: &Intake, plan: &Plan<'_>) -> Vec<QuotaRow> {
    let tallies = intake.tallies.iter().enumerate();
    let mut rows: Vec<QuotaRow> = tallies
        .map(|(row, tally)| QuotaRow {
            staff: tally.staff,
            quota: tally.quota,
            period: tally.period.clone(),
            asked: tally.asked,
            met: tally.met,
            planned: plan.planned(row).unsigned_abs(),
            short: plan.short(row).unsigned_abs(),
        })
        .collect();
    rows.sort_by_key(|row| (row.quota, row.staff));
    rows
}
