//! What the invented community promises: made again byte by byte, whole, and full of life.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::{File, Options, Preset, generate, init_files};
use crate::book::inspect;
use crate::model::policy::{Anchor, Rule};
use crate::text::Directory;
use crate::words::Lang;

type Rows = Vec<BTreeMap<String, String>>;

fn butler() -> Options {
    Options::new(Preset::named("butler").unwrap(), Lang::Zh)
}

/// The example community, made once for all tests.
static MADE: LazyLock<Vec<File>> = LazyLock::new(|| generate(&butler()));

/// The rows of every file under `folder` of `files`, by column.
fn rows(files: &[File], folder: &str) -> Rows {
    let mut rows = Rows::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with(folder)) {
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        for row in reader.deserialize() {
            rows.push(row.unwrap_or_else(|error| panic!("{path}: {error}")));
        }
    }
    rows
}

fn values(rows: &Rows, column: &str) -> BTreeSet<String> {
    rows.iter().map(|row| row[column].clone()).collect()
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                files_under(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[test]
fn the_example_in_the_repository_is_what_the_generator_makes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data-example");
    let made = &*MADE;
    for (path, bytes) in made {
        let stored = std::fs::read(root.join(path)).unwrap_or_default();
        assert!(
            stored == *bytes,
            "data-example/{path} differs: cargo run --example generate -- --out data-example"
        );
    }
    assert_eq!(
        files_under(&root).len(),
        made.len(),
        "a file too many in data-example"
    );
}

#[test]
fn the_seed_alone_decides() {
    assert_eq!(*MADE, generate(&butler()));
    assert_ne!(
        generate(&butler()),
        generate(&Options {
            seed: 2,
            ..butler()
        })
    );
}

#[test]
fn every_preset_has_a_community_in_both_languages() {
    for preset in Preset::all() {
        for language in [Lang::Zh, Lang::En] {
            let files = generate(&Options::new(preset, language));
            assert_eq!(rows(&files, "owners.csv").len(), 240, "{}", preset.name);
            let visits = rows(&files, "visits/");
            assert!(
                visits.len() > 100,
                "{}: {} visits",
                preset.name,
                visits.len()
            );
            assert_eq!(values(&visits, "id").len(), visits.len(), "{}", preset.name);
        }
    }
}

#[test]
fn every_trigger_has_something_to_follow() {
    for preset in Preset::all() {
        let files = generate(&Options::new(preset, Lang::Zh));
        let events = values(&rows(&files, "events/"), "kind");
        let book = inspect(&Directory::of_files(files.clone())).book.unwrap();
        for trigger in book.policy.rules.iter().filter_map(Rule::trigger) {
            if let Anchor::Event(kind) = &trigger.on {
                assert!(events.contains(kind), "{}: no {kind}", preset.name);
            }
        }
        let owners = rows(&files, "owners.csv");
        for column in [
            "moved_in",
            "moved_out",
            "arrears_since",
            "birthday",
            "pause_from",
            "hours",
        ] {
            assert!(
                values(&owners, column).len() > 2,
                "{}: {column}",
                preset.name
            );
        }
        assert!(!rows(&files, "surveys/").is_empty(), "{}", preset.name);
    }
}

#[test]
fn issues_stand_at_every_stage_and_come_from_everywhere() {
    let issues = rows(&MADE, "issues/");
    assert_eq!(issues.len(), 47);
    assert_eq!(
        values(&issues, "source").len(),
        8,
        "{:?}",
        values(&issues, "source")
    );
    assert_eq!(values(&issues, "severity").len(), 3);
    assert_eq!(
        values(&issues, "kind").len(),
        7,
        "{:?}",
        values(&issues, "kind")
    );
    let stages = ["answered_at", "resolved_at", "revisit", "closed_at"];
    for pair in [["raised_at", "answered_at"]]
        .into_iter()
        .chain(stages.windows(2).map(|w| [w[0], w[1]]))
    {
        let only = issues
            .iter()
            .filter(|row| !row[pair[0]].is_empty() && row[pair[1]].is_empty());
        assert!(only.count() > 0, "none has {} but no {}", pair[0], pair[1]);
    }
    assert!(issues.iter().any(|row| !row["closed_at"].is_empty()));
}

#[test]
fn visits_have_every_outcome_and_most_channels() {
    let visits = rows(&MADE, "visits/");
    assert_eq!(
        values(&visits, "outcome").len(),
        5,
        "{:?}",
        values(&visits, "outcome")
    );
    for channel in ["door", "phone", "message", "desk"] {
        assert!(values(&visits, "channel").contains(channel), "{channel}");
    }
    for row in &visits {
        let agreed = row["outcome"] == "rescheduled";
        assert_eq!(!row["next_at"].is_empty(), agreed, "{}", row["id"]);
        assert!(!row["note"].is_empty(), "{}", row["id"]);
    }
}

#[test]
fn nobody_is_in_two_places() {
    let visits = rows(&MADE, "visits/");
    let mut seen = BTreeSet::new();
    for row in visits.iter().filter(|row| row["channel"] != "desk") {
        for member in row["staff"].split(';') {
            let fresh = seen.insert((member.to_owned(), row["visited_at"].clone()));
            assert!(fresh, "{member} twice at {}", row["visited_at"]);
        }
    }
}

#[test]
fn every_phone_is_invented() {
    let files = MADE.clone();
    for row in rows(&files, "owners.csv")
        .iter()
        .chain(&rows(&files, "contacts.csv"))
    {
        assert!(row["phone"].starts_with("138000"), "{}", row["phone"]);
    }
}

#[test]
fn a_larger_community_is_larger_in_everything() {
    let small = generate(&Options {
        months: 1,
        ..butler()
    });
    let large = generate(&Options {
        households: 960,
        staff: 40,
        months: 2,
        ..butler()
    });
    assert_eq!(rows(&large, "owners.csv").len(), 960);
    assert!(rows(&large, "visits/").len() > 4 * rows(&small, "visits/").len());
    let staff = |files: &[File]| {
        let (_, bytes) = files
            .iter()
            .find(|(path, _)| path == "staff.toml")
            .unwrap()
            .clone();
        String::from_utf8(bytes)
            .unwrap()
            .matches("\n[[staff]]")
            .count()
    };
    assert_eq!((staff(&small), staff(&large)), (10, 40));
}

#[test]
fn a_new_directory_is_empty_of_data_and_full_of_comments() {
    let preset = Preset::named("phoenix").unwrap();
    let files = init_files(preset, false, Lang::En);
    let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    for path in [
        "visits.toml",
        "policy.toml",
        "staff.toml",
        "owners.csv",
        ".gitattributes",
        ".gitignore",
    ] {
        assert!(paths.contains(&path), "{path}");
    }
    assert!(rows(&files, "owners.csv").is_empty() && rows(&files, "contacts.csv").is_empty());
    let staff = files.iter().find(|(path, _)| path == "staff.toml").unwrap();
    assert!(
        std::str::from_utf8(&staff.1)
            .unwrap()
            .lines()
            .all(|line| line.is_empty() || line.starts_with('#'))
    );
}
