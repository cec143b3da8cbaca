//! Planning while somebody waits: `appoint --offer`, the rest of one member's day, who could cover.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::support::{answer, office, on_folder, stderr, stdout};

const POLICY: &str = "[roles.butler]\n[visit]\nminutes_per_day = 60\n\
                      [[cadence]]\nid = \"monthly\"\nby = { role = \"butler\", area = \"own\" }\n\
                      whom = { status = [\"occupied\"] }\nevery = \"month\"\nchannels = [\"door\", \"phone\"]\n\
                      [[trigger]]\nid = \"leak\"\non = \"event.leak\"\nby = { role = \"butler\", area = \"own\" }\n\
                      within = \"1d\"\nexpires = \"10d\"\nchannels = [\"door\"]\npriority = \"urgent\"\n";

const STAFF: &str = "[[staff]]\nid = \"an\"\nname = \"An\"\nrole = \"butler\"\nareas = [\"east\"]\n\n\
                     [[staff]]\nid = \"bo\"\nname = \"Bo\"\nrole = \"butler\"\nareas = [\"west\"]\n";

/// Eight homes of each area.
fn owners() -> String {
    let home = |(area, letter): (&str, char), number: u32| {
        format!("{letter}{number},Li {number},{letter},{area},occupied\n")
    };
    let areas = [("east", 'E'), ("west", 'W')];
    let homes = areas
        .iter()
        .flat_map(|&area| (1..9).map(move |number| home(area, number)));
    std::iter::once("id,name,building,area,status\n".to_owned())
        .chain(homes)
        .collect()
}

fn made(staff: &str, events: &str) -> tempfile::TempDir {
    office(&[
        ("owners.csv", &owners()),
        ("staff.toml", staff),
        ("events/2026-11.csv", events),
        ("policy.toml", POLICY),
    ])
}

fn asked(folder: &Path, now: &str, arguments: &[&str]) -> Value {
    let output = on_folder(folder, now)
        .args(arguments)
        .args(["-f", "json"])
        .output();
    answer(&output.expect("it runs"))
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

#[test]
fn free_times_are_offered_that_can_be_fixed_and_break_nothing() {
    let folder = made(STAFF, "id,happened_at,party,kind\n");
    asked(folder.path(), "2026-11-16T09:00", &["plan", "--save"]);
    let offered = asked(
        folder.path(),
        "2026-11-16T09:00",
        &["appoint", "E1", "--offer"],
    );
    let offers = offered["offers"].as_array().expect("offers");
    assert!((2..=5).contains(&offers.len()), "{offered}");
    let days: BTreeSet<&str> = offers.iter().map(|offer| text(&offer["date"])).collect();
    assert!(days.len() >= 2, "{offered}");
    for offer in offers {
        assert_eq!(offer["staff"], serde_json::json!(["an"]));
        assert_eq!(
            offer["rules"],
            serde_json::json!(["monthly"]),
            "what it clears"
        );
    }
    // Each of them can be fixed, and the plan around it passes the audit.
    for offer in offers {
        let at = format!("{}T{}", text(&offer["date"]), text(&offer["start"]));
        let copy = made(STAFF, "id,happened_at,party,kind\n");
        let channel = text(&offer["channel"]);
        let fixed = ["appoint", "E1", &at, "--staff", "an", "--channel", channel];
        asked(copy.path(), "2026-11-16T09:00", &fixed);
        let plan = asked(copy.path(), "2026-11-16T09:00", &["plan", "--audit"]);
        assert_eq!(plan["score"]["unplaced"], serde_json::json!([0, 0, 0, 0]));
    }
}

#[test]
fn free_times_keep_to_the_days_the_channel_and_the_people_asked_for() {
    let folder = made(STAFF, "id,happened_at,party,kind\n");
    let arguments = [
        "appoint",
        "W2",
        "--offer",
        "--within",
        "2026-11-19..2026-11-20",
        "--channel",
        "phone",
        "--staff",
        "an",
    ];
    let offered = asked(folder.path(), "2026-11-16T09:00", &arguments);
    let offers = offered["offers"].as_array().expect("offers");
    assert!(!offers.is_empty());
    for offer in offers {
        assert!(["2026-11-19", "2026-11-20"].contains(&text(&offer["date"])));
        assert_eq!(offer["channel"], "phone");
        assert_eq!(offer["staff"], serde_json::json!(["an"]));
    }
    let none = [
        "appoint",
        "W2",
        "--offer",
        "--within",
        "2026-11-21..2026-11-22",
    ];
    let offered = asked(folder.path(), "2026-11-16T09:00", &none);
    assert_eq!(
        offered["offers"],
        serde_json::json!([]),
        "nobody works at the weekend"
    );
}

#[test]
fn without_a_time_or_an_offer_appoint_says_what_is_missing() {
    let folder = made(STAFF, "id,happened_at,party,kind\n");
    let output = on_folder(folder.path(), "2026-11-16T09:00")
        .args(["appoint", "E1"])
        .output();
    let output = output.expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("AT"), "{}", stderr(&output));
}

/// The rows of the saved plan.
fn saved(folder: &Path) -> BTreeSet<String> {
    let text = std::fs::read_to_string(folder.join("plans/2026-11.csv")).expect("a saved plan");
    text.lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn the_rest_of_one_day_is_planned_anew_and_nothing_else_is_moved() {
    let folder = made(STAFF, "id,happened_at,party,kind\n");
    asked(folder.path(), "2026-11-16T09:00", &["plan", "--save"]);
    let before = saved(folder.path());
    let day = "2026-11-16";
    let theirs = |row: &&String| row.contains(day) && row.contains(",an,");
    assert!(before.iter().any(|row| theirs(&row)), "{before:?}");
    // An is ill from three in the afternoon on.
    let ill = STAFF.replacen(
        "areas = [\"east\"]",
        "areas = [\"east\"]\nleave = [\"2026-11-16T15:00/2026-11-16T23:00\"]",
        1,
    );
    std::fs::write(folder.path().join("staff.toml"), ill).expect("it can be written");
    let again = [
        "plan", "--staff", "an", "--day", "today", "--from", "now", "--save",
    ];
    asked(folder.path(), "2026-11-16T15:00", &again);
    let after = saved(folder.path());
    let others: BTreeSet<&String> = before.iter().filter(|row| !theirs(row)).collect();
    assert!(
        others.iter().all(|row| after.contains(*row)),
        "{before:?}\n{after:?}"
    );
    let late = |row: &&String| theirs(row) && !row.contains(",0") && !row.contains(",1");
    assert_eq!(after.iter().filter(late).count(), 0);
    let parties = |rows: &BTreeSet<String>| rows.len();
    assert_eq!(parties(&before), parties(&after), "everybody is still met");
    let gone = after.iter().filter(|row| theirs(row));
    assert!(gone.count() < before.iter().filter(|row| theirs(row)).count());
}

#[test]
fn who_could_cover_is_said_where_something_urgent_waits_for_a_day_off() {
    let off = STAFF.replacen(
        "areas = [\"east\"]",
        "areas = [\"east\"]\nleave = [\"2026-11-16/2026-11-18\"]",
        1,
    );
    let events =
        "id,happened_at,party,kind\ne1,2026-11-16T08:00,E1,leak\ne2,2026-11-16T08:00,W1,leak\n";
    let folder = made(&off, events);
    let plan = asked(folder.path(), "2026-11-16T09:00", &["plan"]);
    let waits = plan["waits"].as_array().expect("a list");
    assert_eq!(waits.len(), 1, "{plan}");
    assert_eq!(waits[0]["party"], "E1");
    assert_eq!(waits[0]["until"], "2026-11-19");
    assert_eq!(waits[0]["cover"], serde_json::json!(["bo"]));
    let page = on_folder(folder.path(), "2026-11-16T09:00")
        .arg("plan")
        .output();
    let page = stdout(&page.expect("it runs"));
    assert!(
        page.contains("visits appoint E1 --offer --staff bo"),
        "{page}"
    );
    // What the hint names works, and would clear the duty sooner.
    let cover = ["appoint", "E1", "--offer", "--staff", "bo"];
    let offered = asked(folder.path(), "2026-11-16T09:00", &cover);
    assert_eq!(
        offered["offers"][0]["rules"],
        serde_json::json!(["monthly", "leak"])
    );
    assert_eq!(offered["offers"][0]["date"], "2026-11-16");
}

#[test]
fn households_that_are_left_out_are_named_and_can_be_listed() {
    let nobody = STAFF.split("\n\n").last().expect("two members").to_owned() + "\n";
    let folder = made(&nobody, "id,happened_at,party,kind\n");
    let page = on_folder(folder.path(), "2026-11-16T09:00")
        .arg("plan")
        .output();
    let page = stdout(&page.expect("it runs"));
    assert!(page.contains("E1 Li 1"), "{page}");
    assert!(page.contains("visits plan 2026-11 --unplaced"), "{page}");
    let mut lines: Vec<&str> = page
        .lines()
        .filter(|line| line.starts_with("Not placed"))
        .collect();
    let all = lines.len();
    lines.dedup();
    assert_eq!(lines.len(), all, "{page}");
    let listed = on_folder(folder.path(), "2026-11-16T09:00")
        .args(["plan", "2026-11", "--unplaced", "-f", "csv"])
        .output();
    let listed = stdout(&listed.expect("it runs"));
    for home in 1..9 {
        assert!(listed.contains(&format!("E{home},")), "{listed}");
    }
}
