//! Planning again: the same plan from the same facts.

use super::build::date;
use super::town::{Size, Town, searched, town};
use crate::model::BookingState;
use crate::plan::Outcome;

fn plan(town: &Town) -> Outcome {
    town.planned(&searched(400))
}

/// Saves a plan into the town's book, as the file would hold it.
fn save(town: &mut Town, outcome: &Outcome) {
    town.book.plans.retain(|plan| &*plan.month != "2026-11");
    town.book.plans.insert(0, outcome.as_saved());
}

#[test]
fn planning_again_from_the_saved_plan_changes_nothing() {
    for seed in 0..super::rounds("VISITS_TEST_TOWNS", 12) {
        let mut town = town(
            seed,
            Size {
                households: 60,
                staff: 6,
                odd: true,
            },
        );
        let first = plan(&town);
        save(&mut town, &first);
        let second = plan(&town);
        let lost = first
            .appointments
            .iter()
            .find(|made| !second.appointments.contains(made));
        assert_eq!(
            second.score.moved, 0,
            "seed {seed}: {lost:?}\n{:?}\n{:?}",
            first.score, second.score
        );
        assert_eq!(first.appointments, second.appointments, "seed {seed}");
        save(&mut town, &second);
        assert_eq!(second.appointments, plan(&town).appointments, "seed {seed}");
    }
}

#[test]
fn the_same_facts_make_the_same_plan() {
    let town = town(
        7,
        Size {
            households: 80,
            staff: 6,
            odd: true,
        },
    );
    assert_eq!(plan(&town).appointments, plan(&town).appointments);
}

#[test]
fn an_ill_member_moves_few_rows() {
    let mut town = town(
        3,
        Size {
            households: 200,
            staff: 9,
            odd: false,
        },
    );
    let first = plan(&town);
    save(&mut town, &first);
    let (from, to) = (date("2026-11-09"), date("2026-11-13"));
    let days = crate::calendar::DateRange {
        first: from,
        last: to,
    };
    town.book.staff[3].leave.push(days.into());
    let ill = |made: &&crate::plan::Appointment| {
        let day = made.start.date();
        made.staff.contains(&crate::model::StaffIx::new(3))
            && from <= day
            && day <= to
            && made.top_up().is_none()
    };
    let must = first
        .appointments
        .iter()
        .filter(ill)
        .filter(|made| made.state == BookingState::Proposed)
        .count();
    let second = plan(&town);
    let moved = usize::try_from(second.score.moved).expect("small");
    assert!(moved <= 2 * must, "{moved} rows moved where {must} had to");
}
