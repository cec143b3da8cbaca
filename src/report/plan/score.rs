//! A plan's score, and what no plan does better, in a sentence each.

use std::collections::BTreeSet;

use super::Choice;
use crate::model::Priority;
use crate::plan::Outcome;
use crate::words::{Message, Words};

/// How much is planned, and the score level by level.
pub(super) fn sentence(outcome: &Outcome, choice: &Choice, words: Words) -> String {
    let score = &outcome.score;
    let shown = outcome
        .appointments
        .iter()
        .filter(|appointment| choice.shows(appointment))
        .count();
    let unplaced: i64 = score.unplaced.iter().sum();
    words.say(Message::PlanScore {
        shown: &shown,
        all: &outcome.appointments.len(),
        unplaced: &unplaced,
        late: &words.minutes(score.late_minutes),
        short: &score.quota_short,
        moved: &score.moved,
        wait: &score.wait_days,
        effort: &words.minutes(score.effort_minutes()),
        walk: &words.minutes(score.walk_minutes),
    })
}

/// A bound farther off than this, in percent, tells a reader nothing.
const MOST_TOLD: i64 = 100;

/// What no plan does better; nothing where nothing is known.
pub(super) fn bounds(outcome: &Outcome, words: Words) -> Option<String> {
    let score = &outcome.score;
    let bound = outcome.bounds.unplaced?;
    let placed = if !outcome.asked.contains(&true) {
        None
    } else if bound == score.unplaced {
        // Who meets fewer pressing duties may meet more in all.
        let message = if bound.iter().any(|&left| left > 0) && classes(outcome) > 1 {
            Message::PlanPlacesMostPressing
        } else {
            Message::PlanPlacesMost
        };
        Some(words.say(message))
    } else {
        least_left_out(&bound, &score.unplaced)
            .map(|least| words.say(Message::PlanLeavesOutLeast { least: &least }))
    };
    let walk = outcome
        .bounds
        .walk_minutes
        .filter(|least| *least > 0)
        .map(|least| ((score.walk_minutes - least) * 100 + least - 1) / least)
        .filter(|above| *above <= MOST_TOLD)
        .map(|above| match above {
            0 => words.say(Message::PlanWalksLeast),
            above => words.say(Message::PlanWalkAbove { percent: &above }),
        });
    let told: Vec<String> = placed.into_iter().chain(walk).collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// How many classes of duties were asked for.
fn classes(outcome: &Outcome) -> usize {
    let asked = outcome.duties.iter().zip(&outcome.asked);
    let classes = asked
        .filter(|(_, asked)| **asked)
        .map(|(duty, _)| duty.priority);
    classes.collect::<BTreeSet<Priority>>().len()
}

/// How many duties even a better plan leaves out, if any.
///
/// A plan that leaves out less of one class may leave out more of those after it; so this is known only
/// if the first class that could be better is the last of which something is left out.
fn least_left_out(bound: &[i64; 4], unplaced: &[i64; 4]) -> Option<i64> {
    let class = (0..4).find(|&class| unplaced[class] > bound[class])?;
    let last = unplaced[class + 1..].iter().all(|&left| left == 0);
    let least = bound[..=class].iter().sum();
    (last && least > 0).then_some(least)
}

#[cfg(test)]
mod tests {
    use super::least_left_out;

    #[test]
    fn what_even_a_better_plan_leaves_out_is_told_only_where_it_is_known() {
        assert_eq!(least_left_out(&[1, 2, 3, 0], &[1, 2, 5, 0]), Some(6));
        assert_eq!(
            least_left_out(&[1, 2, 3, 0], &[1, 3, 3, 0]),
            None,
            "normal ones could become more"
        );
        assert_eq!(
            least_left_out(&[0, 0, 0, 0], &[0, 0, 5, 0]),
            None,
            "perhaps nothing"
        );
        assert_eq!(
            least_left_out(&[0, 1, 0, 0], &[0, 1, 0, 0]),
            None,
            "there is no better one"
        );
    }
}
