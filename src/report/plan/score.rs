//! A plan's score, and what no plan does better, in a sentence each.

use std::collections::BTreeSet;

use crate::calendar::Instant;
use crate::model::Priority;
use crate::ops::plan::Choice;
use crate::plan::{Appointment, Outcome};
use crate::words::{Message, Words};

/// How much is planned, and what a manager asks of a month: is everything in it, is anything late, are the
/// quotas met, did anything change that was announced, how often does somebody go out.
pub(super) fn sentence(outcome: &Outcome, choice: &Choice, now: Instant, words: Words) -> String {
    let score = &outcome.score;
    let asked = outcome.asked.iter().filter(|asked| **asked).count();
    let unplaced: i64 = score.unplaced.iter().sum();
    let (late, by) = (late(outcome, now), words.minutes(score.late_minutes));
    let mut told = vec![shown(outcome, choice, words)];
    if asked > 0 {
        told.push(words.say(match unplaced {
            0 => Message::PlanAllPlaced,
            _ => Message::PlanLeftOut { n: &unplaced },
        }));
    }
    told.push(words.say(match late {
        0 => Message::PlanNothingLate,
        _ => Message::PlanLate {
            n: &late,
            time: &by,
        },
    }));
    if !outcome.quotas.is_empty() {
        told.push(words.say(match score.quota_short {
            0 => Message::PlanQuotasMet,
            _ => Message::PlanQuotasShort {
                n: &score.quota_short,
            },
        }));
    }
    if score.moved > 0 {
        told.push(words.say(Message::PlanMoved { n: &score.moved }));
    }
    if score.walk_minutes > 0 {
        let walk = &words.minutes(score.walk_minutes);
        told.push(words.say(Message::PlanWalks { walk }));
    }
    words.sentences(&told)
}

/// How many of the duties planned are met after their time.
fn late(outcome: &Outcome, now: Instant) -> usize {
    let late = |made: &Appointment| {
        let duties = made.duties.iter().map(|&duty| &outcome.duties[duty]);
        duties.filter(|duty| duty.due.max(now) < made.end()).count()
    };
    outcome.appointments.iter().map(late).sum()
}

/// How many appointments of the plan are shown.
fn shown(outcome: &Outcome, choice: &Choice, words: Words) -> String {
    let all = outcome.appointments.iter();
    let shown = all.filter(|made| choice.shows(made)).count();
    words.say(Message::PlanShown {
        shown: &shown,
        all: &outcome.appointments.len(),
    })
}

/// The score level by level.
pub(super) fn levels(outcome: &Outcome, choice: &Choice, words: Words) -> String {
    let score = &outcome.score;
    let classes = |of: [i64; 4]| of.map(|count| count.to_string()).join("/");
    let shown = shown(outcome, choice, words);
    words.say(Message::PlanScore {
        shown: &shown,
        unplaced: &classes(score.unplaced),
        late: &classes(score.late),
        short: &score.quota_short,
        moved: &score.moved,
        wait: &score.wait_days,
        effort: &score.effort_minutes(),
        walk: &score.walk_minutes,
        outside: &score.outside_preferred,
        second: &score.second_channel,
        outing: &score.outing_minutes,
        overload: &score.overload_minutes,
        crowded: &score.crowded_minutes,
        soon: &score.too_soon_minutes,
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
    (!told.is_empty()).then(|| words.sentences(&told))
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
