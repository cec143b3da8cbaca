//! The auditor sees every kind of breach: sound plans are spoilt, each in one way.

use std::sync::LazyLock;

use super::town::{Size, Town, searched, town};
use crate::model::{BookingState, Channel, Team};
use crate::plan::audit::Never;
use crate::plan::{Appointment, Outcome, audit};

/// Random communities and their plans.
static PLANS: LazyLock<Vec<(Town, Outcome)>> = LazyLock::new(|| {
    let size = Size {
        households: 40,
        staff: 6,
        odd: true,
    };
    let towns = (0..12).map(|seed| town(seed, size));
    towns
        .map(|town| {
            let outcome = town.planned(&searched(50));
            (town, outcome)
        })
        .collect()
});

/// Spoils a plan, if it has what it takes.
type Spoil = fn(&Town, &mut Outcome) -> Option<()>;

/// Some plans can be spoilt so, and in each of these the auditor tells a breach of `never`.
fn is_seen(never: Never, spoil: Spoil) {
    let mut spoilt = 0;
    for (town, outcome) in &*PLANS {
        let mut outcome = outcome.clone();
        if spoil(town, &mut outcome).is_none() {
            continue;
        }
        spoilt += 1;
        let found = audit(&town.book, town.now, &outcome);
        assert!(
            found.iter().any(|breach| breach.never == never),
            "{never:?} is not among {found:?}"
        );
    }
    assert!(spoilt > 0, "no plan could be spoilt so");
}

fn proposed(outcome: &mut Outcome) -> impl Iterator<Item = &mut Appointment> {
    let made = outcome.appointments.iter_mut();
    made.filter(|made| made.state == BookingState::Proposed && !made.duties.is_empty())
}

#[test]
fn an_appointment_before_now_is_seen() {
    is_seen(Never::Window, |town, outcome| {
        proposed(outcome).next()?.start = town.now.plus_minutes(-1);
        Some(())
    });
}

#[test]
fn an_appointment_after_its_window_is_seen() {
    is_seen(Never::Window, |town, outcome| {
        let closes: Vec<_> = outcome.duties.iter().map(|duty| duty.closes).collect();
        let end = outcome.month.end();
        let soon = |made: &&mut Appointment| made.duties.iter().any(|&duty| closes[duty] < end);
        let made = proposed(outcome).find(soon)?;
        let first = made.duties.iter().map(|&duty| closes[duty]).min()?;
        made.start = first.max(town.now);
        Some(())
    });
}

#[test]
fn somebody_of_another_role_is_seen() {
    is_seen(Never::Staffing, |town, outcome| {
        let made = proposed(outcome).find(|made| made.staff.len() == 1)?;
        let role = town.book[made.staff[0]].role;
        let mut others = town.book.indexed_staff();
        let (other, _) = others.find(|(_, member)| member.role != role)?;
        made.staff = Team::from_slice(&[other]);
        Some(())
    });
}

#[test]
fn somebody_whom_nothing_asks_for_is_seen() {
    is_seen(Never::Staffing, |town, outcome| {
        let made = proposed(outcome).find(|made| made.staff.len() == 1)?;
        let mut others = town.book.indexed_staff();
        let (other, _) = others.find(|(index, _)| *index != made.staff[0])?;
        made.staff.push(other);
        Some(())
    });
}

#[test]
fn a_channel_that_nobody_allows_is_seen() {
    is_seen(Never::Channel, |_, outcome| {
        proposed(outcome).next()?.channel = Channel::Desk;
        Some(())
    });
}

#[test]
fn a_knock_at_night_is_seen() {
    is_seen(Never::Hours, |town, outcome| {
        let book = &town.book;
        let ordinary = |made: &&mut Appointment| {
            let mut rules = made.rules.iter();
            made.channel == Channel::Door
                && !rules.any(|rule| match rule {
                    crate::model::BookingRule::Rule(rule) => book[*rule].asks.any_hour,
                    _ => false,
                })
        };
        let made = proposed(outcome).find(ordinary)?;
        made.start = made.start.date().start().plus_minutes(3 * 60);
        Some(())
    });
}

#[test]
fn somebody_in_two_places_is_seen() {
    is_seen(Never::Places, |_, outcome| {
        let mut all = proposed(outcome);
        let first = all.next()?;
        let (start, lead) = (first.start, first.staff[0]);
        let second = all.find(|made| {
            made.staff[0] == lead && made.start.date() == start.date() && made.start != start
        })?;
        second.start = start;
        Some(())
    });
}

#[test]
fn a_day_beyond_its_minutes_is_seen() {
    is_seen(Never::Minutes, |town, outcome| {
        let made = proposed(outcome).find(|made| made.channel != Channel::Meeting)?;
        made.minutes = town.book.policy.visit.minutes_per_day + 1;
        Some(())
    });
}

#[test]
fn a_second_visit_on_the_same_day_is_seen() {
    is_seen(Never::Gap, |_, outcome| {
        let again = proposed(outcome).find(|made| made.channel == Channel::Door)?;
        let again = Appointment {
            id: format!("{}/again", again.id),
            start: again.start.plus_minutes(60),
            duties: Vec::new(),
            ..again.clone()
        };
        outcome.appointments.push(again);
        Some(())
    });
}

#[test]
fn a_change_of_what_was_agreed_is_seen() {
    is_seen(Never::Agreed, |_, outcome| {
        let mut made = outcome.appointments.iter_mut();
        let agreed = made.find(|made| made.state == BookingState::Agreed)?;
        agreed.start = agreed.start.plus_minutes(5);
        Some(())
    });
}

#[test]
fn a_top_up_for_whom_nobody_is_sent_to_is_seen() {
    is_seen(Never::TopUp, |town, outcome| {
        let mut parties = town.book.indexed_parties();
        let empty = |status: crate::model::Status| !status.is_lived_in();
        let (vacant, _) = parties.find(|(_, party)| {
            let household = party.household();
            household.is_some_and(|household| empty(household.status))
        })?;
        let mut made = outcome.appointments.iter_mut();
        made.find(|made| made.top_up().is_some())?.party = vacant;
        Some(())
    });
}

#[test]
fn a_duty_that_is_forgotten_is_seen() {
    is_seen(Never::Carried, |_, outcome| {
        proposed(outcome).next()?.duties.pop();
        Some(())
    });
}

#[test]
fn a_duty_that_stands_twice_is_seen() {
    is_seen(Never::Carried, |_, outcome| {
        let mut all = proposed(outcome);
        let duty = all.next()?.duties[0];
        all.next()?.duties.push(duty);
        Some(())
    });
}

#[test]
#[expect(
    clippy::unit_arg,
    reason = "a spoil tells whether it found what to spoil"
)]
fn each_figure_that_is_wrong_is_seen() {
    let spoils: [Spoil; 11] = [
        |_, outcome| Some(outcome.score.unplaced[2] += 1),
        |_, outcome| Some(outcome.score.late[0] += 1),
        |_, outcome| Some(outcome.score.quota_short += 1),
        |_, outcome| Some(outcome.score.moved += 1),
        |_, outcome| Some(outcome.score.wait_days += 1),
        |_, outcome| Some(outcome.score.outing_minutes += 15),
        |_, outcome| Some(outcome.score.crowded_minutes += 1),
        |_, outcome| Some(outcome.score.too_soon_minutes += 1),
        |_, outcome| Some(outcome.quotas.first_mut()?.planned += 1),
        |_, outcome| Some(outcome.quotas.first_mut()?.short += 1),
        |_, outcome| {
            let asked = outcome.asked.first_mut()?;
            *asked = !*asked;
            Some(())
        },
    ];
    for spoil in spoils {
        is_seen(Never::Figures, spoil);
    }
}
