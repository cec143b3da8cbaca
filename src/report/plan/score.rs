//! A plan's score, and what no plan does better, in a sentence each.

use super::Choice;
use crate::plan::Outcome;
use crate::words::Words;

/// How much is planned, and the score level by level.
pub(super) fn sentence(outcome: &Outcome, choice: &Choice, words: Words) -> String {
    let score = &outcome.score;
    let shown = outcome
        .appointments
        .iter()
        .filter(|appointment| choice.shows(appointment))
        .count();
    let unplaced: i64 = score.unplaced.iter().sum();
    words.say(
        "plan.score",
        &[
            ("shown", &shown),
            ("all", &outcome.appointments.len()),
            ("unplaced", &unplaced),
            ("late", &words.minutes(score.late_minutes)),
            ("short", &score.quota_short),
            ("moved", &score.moved),
            ("wait", &score.wait_days),
            ("effort", &words.minutes(score.effort_minutes())),
            ("walk", &words.minutes(score.walk_minutes)),
        ],
    )
}

/// A bound farther off than this, in percent, tells a reader nothing.
const MOST_TOLD: i64 = 100;

/// What no plan does better; nothing where nothing is known.
pub(super) fn bounds(outcome: &Outcome, words: Words) -> Option<String> {
    let score = &outcome.score;
    let placed = (outcome.bounds.unplaced? == score.unplaced)
        .then(|| words.text("plan.places-most").into_owned());
    let walk = outcome
        .bounds
        .walk_minutes
        .filter(|least| *least > 0)
        .map(|least| (score.walk_minutes - least) * 100 / least)
        .filter(|above| *above <= MOST_TOLD)
        .map(|above| words.say("plan.walk-above", &[("percent", &above)]));
    let told: Vec<String> = placed.into_iter().chain(walk).collect();
    (!told.is_empty()).then(|| told.join(" "))
}
