//! Laws that hold in every community.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::oracle::{Oracle, Told};
use super::random::scenes;
use crate::calendar::{Instant, Month};
use crate::duties::testing::line;
use crate::duties::{
    Duty, Known, Lookback, Seeker, State, Window, clears, coverage, derive, derive_party, lookback,
    overdue, quota,
};
use crate::model::policy::{Demand, RuleKind};
use crate::model::{Book, Outcome, PartyIx, Search, Visit, VisitIx};

fn duties(book: &Book, now: Instant, from: Instant, to: Instant) -> Vec<Duty> {
    derive(&Known::at(book, now), &Window::new(from, to))
}

fn told(duty: &Duty) -> Told {
    Told {
        forgiven: false,
        id: duty.id.clone(),
        opens: duty.opens,
        due: duty.due,
        closes: duty.closes,
        state: duty.state.as_str(),
        cleared_by: duty.cleared_by,
        priority: duty.priority,
        leads: duty.leads.clone(),
    }
}

/// The book without the visits before the look-back, save those found month by month.
fn shortened(book: &Book, lookback: Lookback, now: Instant) -> Book {
    let mut short = book.clone();
    let first = lookback.since.start();
    short.visits.retain(|visit| visit.at >= first);
    let Some(mut search) = Seeker::new(lookback.sought, now) else {
        return short;
    };
    search.look_at(book, &short.visits);
    let month = |visit: &Visit| Month::of(visit.at.date());
    let earlier = book.visits.iter().filter(|visit| visit.at < first);
    let months: BTreeSet<Month> = earlier.clone().map(month).collect();
    for looked in months.into_iter().rev() {
        if !search.is_on() {
            break;
        }
        let of_month = earlier.clone().filter(|visit| month(visit) == looked);
        let found: Vec<Visit> = of_month
            .filter(|visit| search.wants(visit.party))
            .cloned()
            .collect();
        search.look_at(book, &found);
        short.visits.splice(..0, found);
    }
    short
}

/// The book as it is read about one party: everybody's visits and issues only where a rule that may concern it
/// chooses among many.
fn about(book: &Book, party: PartyIx, now: Instant, window: &Window) -> Book {
    let (back, is_of_all) = lookback::for_party(book, party, window);
    let mut book = shortened(book, back, now);
    if !is_of_all {
        book.visits.retain(|visit| visit.party == party);
        book.issues.retain(|issue| issue.party == party);
        for plan in &mut book.plans {
            plan.rows.retain(|row| row.party == party);
        }
        for survey in &mut book.surveys {
            survey.forms.retain(|form| form.party == party);
        }
    }
    book
}

/// The duties of a party under the rules that may concern it.
fn of_party(book: &Book, now: Instant, party: PartyIx, window: &Window) -> Vec<Duty> {
    let rules = book.policy.indexed_rules();
    let rules = rules.filter(|(_, rule)| rule.may_concern(&book[party]));
    rules
        .flat_map(|(rule, _)| derive_party(&Known::at(book, now), rule, party, window))
        .collect()
}

/// What a person would see of duties: ids of visits instead of indexes.
fn seen(book: &Book, duties: &[Duty]) -> Vec<String> {
    let visit =
        |visit: Option<VisitIx>| visit.map_or("-".to_owned(), |visit| book[visit].id.to_string());
    duties
        .iter()
        .map(|duty| {
            format!(
                "{} {:?} {}",
                line(duty),
                duty.priority,
                visit(duty.ended_by)
            )
        })
        .collect()
}

/// A few dozen communities each time; `PROPTEST_CASES=5000` for a long run.
fn cases() -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(48)
}

/// Random communities prove nothing about what never happens in them.
#[test]
fn the_random_communities_show_every_state_of_every_kind_of_rule() {
    let mut missing: BTreeSet<(&str, State)> = BTreeSet::new();
    for kind in ["cadence", "slices", "pick", "trigger", "sample"] {
        let shown = State::ALL.iter().filter(|state| !never(kind, **state));
        missing.extend(shown.map(|&state| (kind, state)));
    }
    let mut runner = TestRunner::deterministic();
    for _ in 0..2000 {
        let scene = scenes().new_tree(&mut runner).expect("a scene").current();
        let book = scene.town.book();
        for duty in duties(&book, scene.now, scene.from, scene.to) {
            let kind = kind(&book, &duty);
            assert!(!never(kind, duty.state), "{}", line(&duty));
            missing.remove(&(kind, duty.state));
        }
        if missing.is_empty() {
            return;
        }
    }
    panic!("never shown: {missing:?}");
}

/// A duty of a whole period is due as it closes; one of some days of it is not.
fn never(kind: &str, state: State) -> bool {
    let late = matches!(state, State::Overdue | State::DoneLate);
    late && matches!(kind, "cadence" | "pick" | "sample")
}

fn kind(book: &Book, duty: &Duty) -> &'static str {
    match &book[duty.rule].kind {
        RuleKind::Cadence(cadence) if cadence.on.is_some() => "slices",
        RuleKind::Cadence(cadence) => match cadence.demand {
            Demand::Times(1) => "cadence",
            Demand::Times(_) => "slices",
            Demand::Pick(_) => "pick",
        },
        RuleKind::Trigger(_) => "trigger",
        RuleKind::Sample(_) => "sample",
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn the_contract_told_slowly_says_the_same(scene in scenes()) {
        let book = scene.town.book();
        let mut found: Vec<Told> = duties(&book, scene.now, scene.from, scene.to).iter().map(told).collect();
        found.sort_by(|one, other| one.id.cmp(&other.id));
        let expected = Oracle { book: &book, now: scene.now }.tell(scene.from, scene.to);
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn ids_are_unique_and_sorted_and_states_agree_with_the_clock(scene in scenes()) {
        let book = scene.town.book();
        let found = duties(&book, scene.now, scene.from, scene.to);
        let keys: Vec<_> = found.iter().map(|duty| (duty.rule, duty.party, duty.opens, &duty.id)).collect();
        prop_assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        for duty in &found {
            prop_assert!(duty.opens < duty.closes && duty.due <= duty.closes);
            prop_assert!(duty.opens < scene.to && scene.from < duty.closes);
            let now = scene.now;
            let consistent = match duty.state {
                State::Upcoming => now < duty.opens,
                State::Open => duty.opens <= now && now < duty.due,
                State::Overdue => duty.due <= now && now < duty.closes,
                State::Missed => duty.closes <= now,
                State::Done | State::DoneLate => duty.cleared_by.is_some(),
                State::Waived | State::Declined => duty.cleared_by.is_none() && duty.ended_by.is_some(),
            };
            prop_assert!(consistent, "{}", line(duty));
        }
    }

    #[test]
    fn what_clears_a_duty_lies_in_its_time_and_is_of_its_kind(scene in scenes()) {
        let book = scene.town.book();
        for duty in duties(&book, scene.now, scene.from, scene.to) {
            let Some(visit) = duty.cleared_by else { continue };
            let made = &book[visit];
            prop_assert!(clears(&book, &duty, visit));
            let looked_over = made.outcome == Outcome::Inspected && duty.asks(&book).inspection;
            prop_assert!(made.outcome == Outcome::Met || looked_over);
            prop_assert!(made.at <= scene.now && made.party == duty.party);
            prop_assert!(duty.clears_from <= made.at && made.at < duty.closes);
            prop_assert!(duty.asks(&book).channels.contains(&made.channel));
            prop_assert_eq!(duty.state == State::Done, made.at < duty.due);
        }
    }

    #[test]
    fn a_window_of_two_parts_has_the_duties_of_both(scene in scenes(), part in 0_i64..1000) {
        let book = scene.town.book();
        let length = scene.to.minutes_since(scene.from);
        let middle = scene.from.plus_minutes((length * part / 1000).max(1)).min(scene.to);
        let whole = duties(&book, scene.now, scene.from, scene.to);
        let mut parts = duties(&book, scene.now, scene.from, middle);
        parts.extend(duties(&book, scene.now, middle, scene.to));
        parts.sort_by(|one, other| (one.rule, one.party, one.opens, &one.id).cmp(&(other.rule, other.party, other.opens, &other.id)));
        parts.dedup_by(|one, other| one.id == other.id);
        prop_assert_eq!(whole, parts);
    }

    #[test]
    fn the_order_of_rows_changes_nothing(scene in scenes(), seed in 0_usize..100) {
        let (book, other) = (scene.town.book(), scene.town.clone().shuffled(seed).book());
        prop_assert_eq!(
            duties(&book, scene.now, scene.from, scene.to),
            duties(&other, scene.now, scene.from, scene.to)
        );
    }

    #[test]
    fn a_visit_never_makes_the_duties_of_its_period_come_or_go(scene in scenes()) {
        let book = scene.town.book();
        // Not of picks and samples, whose households a visit decides, nor of what is left of a
        // household that moved out or is paused, nor of a period that began before the office did:
        // there a visit is what keeps the duty.
        let steady = |duty: &Duty, book: &Book| {
            let home = book[duty.party].household();
            let settled = home.is_none_or(|home| home.moved_out.is_none() && !home.has_pause());
            let each = matches!(&book[duty.rule].kind, RuleKind::Cadence(cadence) if matches!(cadence.demand, Demand::Times(_)));
            let since = book.office.since.map_or(Instant::MIN, crate::calendar::Date::start);
            let begun = duty.reason.fact.period().map_or(Instant::MAX, crate::calendar::Period::start);
            settled && each && begun >= since
        };
        let Some(last) = book.visits.iter().rposition(|visit| visit.at <= scene.now) else { return Ok(()) };
        let mut without = book.clone();
        let gone = without.visits.remove(last);
        let ids = |book: &Book| {
            // Later periods may look back at the visit; those that hold it and earlier ones not.
            let window = Window::new(scene.from.min(gone.at), gone.at.plus_minutes(1));
            let found = derive(&Known::at(book, scene.now), &window);
            found.into_iter().filter(|duty| steady(duty, book)).map(|duty| duty.id).collect::<Vec<_>>()
        };
        prop_assert_eq!(ids(&book), ids(&without));
    }

    #[test]
    fn visits_before_the_look_back_change_no_duty(scene in scenes()) {
        let book = scene.town.book();
        let window = Window::new(scene.from, scene.to);
        let short = shortened(&book, lookback::for_duties(&book, &window), scene.now);
        let full = duties(&book, scene.now, scene.from, scene.to);
        let found = duties(&short, scene.now, scene.from, scene.to);
        prop_assert_eq!(seen(&book, &full), seen(&short, &found));
    }

    #[test]
    fn nor_do_rows_that_do_not_touch_the_party(scene in scenes()) {
        let book = scene.town.book();
        let window = Window::new(scene.from, scene.to);
        let full = duties(&book, scene.now, scene.from, scene.to);
        for (party, _) in book.indexed_parties() {
            let short = about(&book, party, scene.now, &window);
            let found = of_party(&short, scene.now, party, &window);
            let own: Vec<Duty> = full.iter().filter(|duty| duty.party == party).cloned().collect();
            prop_assert_eq!(seen(&book, &own), seen(&short, &found));
        }
    }

    #[test]
    fn nor_what_is_overdue_counted_or_covered(scene in scenes()) {
        let town = scene.town.rule("quota q households=3 per=quarter").rule("quota w households=2 per=week");
        let book = town.book();
        let full = Known::at(&book, scene.now);
        let month = book.almanac.month_of(scene.from.date());

        let short = shortened(&book, lookback::for_overdue(&book, scene.now), scene.now);
        let short = Known::at(&short, scene.now);
        let ids = |known: &Known<'_>| overdue::items(known).into_iter().map(|item| item.id).collect::<Vec<_>>();
        prop_assert_eq!(ids(&full), ids(&short));
        prop_assert_eq!(overdue::missed_last_month(&full), overdue::missed_last_month(&short));

        let short = shortened(&book, lookback::for_quotas(&book, scene.now, Some(&month)), scene.now);
        let short = Known::at(&short, scene.now);
        prop_assert_eq!(quota::rows(&full, Some(&month)), quota::rows(&short, Some(&month)));

        let short = shortened(&book, lookback::for_coverage(&month), scene.now);
        let short = Known::at(&short, scene.now);
        let by = coverage::By::Butler;
        prop_assert_eq!(coverage::of(&full, &month, by), coverage::of(&short, &month, by));

        let short = shortened(&book, lookback::for_revisits(&book), scene.now);
        let short = Known::at(&short, scene.now);
        prop_assert_eq!(crate::duties::revisited(&full), crate::duties::revisited(&short));
    }
}
