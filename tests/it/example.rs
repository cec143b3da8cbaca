//! The community invented for each preset: sound, full of life, and with a month that a manager of
//! that office would recognise.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use tempfile::TempDir;
use visits::face::book::inspect;
use visits::face::calendar::{Instant, Period};
use visits::face::check;
use visits::face::diag::Fault;
use visits::face::duties::coverage::{self, By};
use visits::face::duties::overdue;
use visits::face::duties::{Duty, Known, State, Window, derive, quota};
use visits::face::example::{File, Options, Preset, generate, init_files};
use visits::face::model::Book;
use visits::face::model::policy::{Anchor, RuleKind};
use visits::face::text::Directory;
use visits::face::words::Lang;

use crate::support::assert_generated;

fn now() -> Instant {
    "2026-11-16T09:00".parse().unwrap()
}

fn written(files: Vec<File>) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, bytes) in files {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    folder
}

/// What `check` finds, and the facts.
fn checked(files: Vec<File>) -> (Vec<Fault>, Book) {
    let folder = written(files);
    let inspection = inspect(&Directory::at(folder.path()));
    let mut faults = inspection.faults;
    let book = inspection.book.unwrap_or_else(|| panic!("{faults:#?}"));
    faults.extend(check::run_beside(
        &book,
        Some(now()),
        &check::Gaps::default(),
    ));
    (faults, book)
}

fn community(preset: Preset) -> Book {
    checked(generate(&Options::new(preset, Lang::Zh))).1
}

fn butler() -> Book {
    community(Preset::named("butler").unwrap())
}

/// The duties that are open on some day since the records begin.
fn duties_of_all_months(book: &Book) -> Vec<Duty> {
    let (first, last) = ("2026-09-01".parse().unwrap(), "2026-11-30".parse().unwrap());
    derive(
        &Known::at(book, now()),
        &Window::of(&Period::between(first, last)),
    )
}

#[test]
fn the_example_in_the_repository_is_what_the_generator_makes() {
    let usual = Options::new(Preset::named("butler").unwrap(), Lang::Zh);
    for (path, bytes) in generate(&usual) {
        let text = String::from_utf8(bytes).expect("the generator writes text");
        assert_generated(std::path::Path::new("data-example").join(path), &text);
    }
}

#[test]
fn every_community_is_without_a_fault() {
    for preset in Preset::all() {
        for language in [Lang::Zh, Lang::En] {
            let (faults, _) = checked(generate(&Options::new(preset, language)));
            assert!(
                faults.is_empty(),
                "{} {language}: {} {faults:#?}",
                preset.name,
                faults.len()
            );
        }
    }
}

#[test]
fn other_seeds_and_sizes_are_without_an_error_too() {
    let usual = Options::new(Preset::named("butler").unwrap(), Lang::Zh);
    let sizes = [(2, 240, 10, 3), (3, 600, 25, 2), (4, 40, 4, 1)];
    for (seed, households, staff, months) in sizes {
        let (faults, _) = checked(generate(&Options {
            seed,
            households,
            staff,
            months,
            ..usual
        }));
        let errors = faults
            .iter()
            .filter(|fault| fault.severity() == visits::face::diag::Severity::Error);
        let errors: Vec<&Fault> = errors.collect();
        assert!(
            errors.is_empty(),
            "{seed} {households} {staff} {months}: {errors:#?}"
        );
    }
}

#[test]
fn a_new_directory_of_each_preset_can_be_read() {
    for preset in Preset::all() {
        let folder = written(init_files(preset, false, Lang::Zh));
        let inspection = inspect(&Directory::at(folder.path()));
        let codes: Vec<&str> = inspection
            .faults
            .iter()
            .map(|fault| fault.code.text())
            .collect();
        assert_eq!(codes, ["V232"], "{}: only staff is missing", preset.name);
    }
}

#[test]
fn every_rule_has_something_to_do() {
    // Of the festivals only those of autumn fall into the records.
    let autumn = |name: &str| ["mid-autumn", "national-day"].contains(&name);
    for preset in Preset::all() {
        let book = community(preset);
        let fired: BTreeSet<_> = duties_of_all_months(&book)
            .iter()
            .map(|duty| duty.rule)
            .collect();
        for (index, rule) in book.policy.indexed_rules() {
            let expected = match &rule.kind {
                RuleKind::Trigger(trigger) => match &trigger.on {
                    Anchor::Festival(name) => autumn(name),
                    _ => true,
                },
                _ => true,
            };
            assert!(
                !expected || fired.contains(&index),
                "{}: {}",
                preset.name,
                rule.id
            );
        }
    }
}

#[test]
fn the_middle_of_the_month_looks_like_one() {
    let book = butler();
    let known = Known::at(&book, now());
    let month = book.almanac.month_of(now().date());
    let covered = |period: &Period| {
        let total = coverage::of(&known, period, By::Building).total;
        total.covered * 100 / total.in_scope
    };
    assert!(
        (60..=78).contains(&covered(&month)),
        "{} % in November",
        covered(&month)
    );
    let before = covered(&book.almanac.previous(&month));
    assert!((85..100).contains(&before), "{before} % in October");

    let duties = derive(&known, &Window::of(&month));
    let mut states: BTreeMap<State, usize> = BTreeMap::new();
    for duty in &duties {
        *states.entry(duty.state).or_default() += 1;
    }
    let of = |state| states.get(&state).copied().unwrap_or(0);
    assert!(of(State::Done) > of(State::Open), "{states:?}");
    for state in [
        State::Upcoming,
        State::Overdue,
        State::DoneLate,
        State::Missed,
        State::Declined,
    ] {
        assert!((1..=30).contains(&of(state)), "{states:?}");
    }
}

#[test]
fn some_things_are_late_and_most_are_not() {
    let book = butler();
    let known = Known::at(&book, now());
    let items = overdue::items(&known);
    assert!((4..=20).contains(&items.len()), "{}", items.len());
    let kinds: BTreeSet<_> = items.iter().map(|item| item.kind).collect();
    assert!(kinds.len() >= 3, "{kinds:?}");
    assert!(overdue::missed_last_month(&known) < 40);
}

#[test]
fn some_quotas_are_met_and_some_are_short() {
    for name in ["butler", "phoenix"] {
        let book = community(Preset::named(name).unwrap());
        let rows = quota::rows(&Known::at(&book, now()), None);
        assert!(rows.iter().any(|row| row.short() == 0), "{name}");
        assert!(
            rows.iter().any(|row| row.short() > 0 && row.met() > 0),
            "{name}"
        );
    }
}
