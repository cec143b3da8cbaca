//! Which room may use which; `docs/ARCHITECTURE.md` says what each speaks of.

use std::fmt::Write as _;

use super::paths::spoken;
use super::source::sources;

/// Each room and the rooms it may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("calendar", &[]),
    ("words", &[]),
    ("diag", &["words"]),
    ("model", &["calendar", "diag", "words"]),
    ("text", &["calendar", "diag"]),
    ("book", &["calendar", "words", "diag", "model", "text"]),
    ("duties", &["calendar", "model", "words"]),
    ("check", &["calendar", "diag", "model", "duties"]),
    ("plan", &["calendar", "model", "duties"]),
    (
        "ops",
        &[
            "calendar", "diag", "model", "text", "book", "check", "duties", "plan", "git",
        ],
    ),
    ("sheet", &["calendar"]),
    (
        "report",
        &[
            "calendar", "words", "diag", "model", "book", "duties", "plan", "git", "ops", "sheet",
        ],
    ),
    ("render", &["calendar", "sheet", "words"]),
    (
        "git",
        &["calendar", "diag", "model", "text", "book", "words"],
    ),
    (
        "example",
        &[
            "calendar", "diag", "model", "text", "book", "duties", "words",
        ],
    ),
    (
        "cli",
        &[
            "calendar", "words", "diag", "model", "text", "book", "check", "duties", "plan", "ops",
            "sheet", "report", "render", "git", "example",
        ],
    ),
];

fn allowed(room: &str) -> Option<&'static [&'static str]> {
    let found = ROOMS.iter().find(|(name, _)| *name == room);
    found.map(|(_, allowed)| *allowed)
}

#[test]
fn a_room_uses_only_the_rooms_it_may() {
    let mut breaches = String::new();
    for source in sources() {
        let Some(room) = source.room().filter(|room| *room != "main") else {
            continue;
        };
        let Some(allowed) = allowed(room) else {
            let _ = writeln!(
                breaches,
                "{}: the room {room} is not in the table",
                source.path
            );
            continue;
        };
        for spoken in spoken(source).iter().filter(|spoken| spoken.is_own) {
            let Some(named) = spoken.path.first() else {
                continue;
            };
            let is_room = self::allowed(named).is_some();
            if is_room && named != room && !allowed.contains(&named.as_str()) {
                let (path, line) = (&source.path, spoken.line);
                let _ = writeln!(breaches, "{path}:{line}: {room} may not use {named}");
            }
        }
    }
    assert!(breaches.is_empty(), "\n{breaches}");
}

#[test]
fn no_room_is_used_by_one_that_it_uses() {
    for (room, allowed) in ROOMS {
        for other in *allowed {
            let back = self::allowed(other).expect("a room of the table");
            assert!(!back.contains(room), "{room} and {other} use each other");
        }
    }
}
