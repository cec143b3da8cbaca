//! `plan` on the example community: the main job.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{answer, office, on_example, on_folder, stderr, stdout, visits};
use visits::face::example::Preset;
use visits::face::words::Lang;

fn planned(arguments: &[&str]) -> Value {
    let output = on_example()
        .arg("plan")
        .args(arguments)
        .args(["-f", "json"])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).expect("one JSON object")
}

#[test]
fn every_appointment_lies_ahead_and_says_who_when_and_why() {
    let plan = planned(&["--budget", "0"]);
    let appointments = plan["appointments"].as_array().expect("a list");
    assert!(!appointments.is_empty());
    for appointment in appointments {
        let at = format!(
            "{}T{}",
            appointment["date"].as_str().unwrap(),
            appointment["start"].as_str().unwrap()
        );
        assert!(at.as_str() >= "2026-11-16T09:00", "{at}");
        assert!(!appointment["staff"].as_array().unwrap().is_empty());
        assert!(!appointment["reason"].as_str().unwrap().is_empty());
    }
}

/// Twelve calls fill an hour, as six doors do; the rule would rather have doors.
#[test]
fn where_time_is_short_those_who_can_do_with_a_call_leave_it_to_the_others() {
    let staff = "[[staff]]\nid = \"wang\"\nname = \"Wang\"\nrole = \"butler\"\n";
    let rows = |head: &str, row: &dyn Fn(u32) -> String| {
        let rows = (0..12).map(row);
        std::iter::once(head.to_owned())
            .chain(rows)
            .collect::<String>()
    };
    let owners = rows("id,name,building,area,status\n", &|home| {
        format!("H{home},Li,1,east,occupied\n")
    });
    let events = rows("id,happened_at,party,kind\n", &|home| {
        format!("e{home},2026-11-17T08:00,H{home},wedding\n")
    });
    let calls = |minutes_per_day: u32| {
        let policy = format!(
            "[roles.butler]\n[visit]\nminutes_per_day = {minutes_per_day}\n[[trigger]]\n\
             id = \"wish\"\non = \"event.wedding\"\nby = {{ role = \"butler\" }}\n\
             within = \"day\"\nchannels = [\"door\", \"phone\"]\n"
        );
        let folder = office(&[
            ("policy.toml", &policy),
            ("staff.toml", staff),
            ("owners.csv", &owners),
            ("events/2026-11.csv", &events),
        ]);
        let mut plan = on_folder(folder.path(), "2026-11-17T09:00");
        let output = plan.args(["plan", "--budget", "0", "-f", "json"]).output();
        let plan = answer(&output.expect("it runs"));
        assert_eq!(plan["score"]["late"], serde_json::json!([0, 0, 0, 0]));
        let made = plan["appointments"].as_array().expect("a list").iter();
        made.filter(|made| made["channel"] == "phone").count()
    };
    assert_eq!(calls(180), 0);
    assert_eq!(calls(60), 12);
}

#[test]
fn any_number_of_threads_makes_the_same_plan() {
    let community = tempfile::tempdir().expect("a folder can be made");
    let butler = Preset::named("butler").expect("a preset");
    let options = visits::face::example::Options {
        households: 60,
        months: 8,
        ..visits::face::example::Options::new(butler, Lang::En)
    };
    for (path, bytes) in visits::face::example::generate(&options) {
        let file = community.path().join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("it can be made");
        std::fs::write(file, bytes).expect("it can be written");
    }
    let planned = |threads: &str| {
        let mut command = visits();
        command.env("RAYON_NUM_THREADS", threads);
        command.arg("-C").arg(community.path());
        command.args(["plan", "--now", "2026-11-16T09:00", "-f", "json"]);
        let output = command.output().expect("it runs");
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        output.stdout
    };
    let one = planned("1");
    assert!(one == planned("2") && one == planned("8"));
}

#[test]
fn the_last_level_of_the_score_is_the_sum_of_its_parts() {
    let score = &planned(&["--budget", "0"])["score"];
    let minutes = |key: &str| score[key].as_i64().unwrap();
    let parts = [
        "walk_minutes",
        "outside_preferred",
        "second_channel",
        "outing_minutes",
        "overload_minutes",
        "crowded_minutes",
        "too_soon_minutes",
    ];
    assert_eq!(
        minutes("effort_minutes"),
        parts.iter().map(|part| minutes(part)).sum::<i64>()
    );
}

#[test]
fn what_is_left_out_has_a_cause_and_a_sentence() {
    let plan = planned(&["--budget", "0"]);
    let causes = ["nobody", "nobody-there", "no-hours", "gap", "full"];
    for left in plan["unplaced"].as_array().expect("a list") {
        assert!(causes.contains(&left["cause"].as_str().unwrap()));
        assert!(!left["reason"].as_str().unwrap().is_empty());
    }
}

#[test]
fn a_member_sees_only_the_own_appointments() {
    let plan = planned(&["--budget", "0", "--staff", "zhang"]);
    for appointment in plan["appointments"].as_array().expect("a list") {
        assert!(
            appointment["staff"]
                .as_array()
                .unwrap()
                .contains(&"zhang".into())
        );
    }
}

#[test]
fn the_same_question_gets_the_same_bytes() {
    let ask = || {
        stdout(
            &on_example()
                .args(["plan", "-f", "json"])
                .output()
                .expect("it runs"),
        )
    };
    assert_eq!(ask(), ask());
}

#[test]
fn a_month_that_is_over_is_not_planned() {
    let output = on_example()
        .args(["plan", "2026-10"])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).is_empty());
}

#[test]
fn ids_are_unique() {
    let plan = planned(&["--budget", "0"]);
    let appointments = plan["appointments"].as_array().expect("a list");
    let ids: BTreeSet<&str> = appointments
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), appointments.len());
}

/// What a plan comes to for a household with these events, looked after by a butler and an engineer.
fn with_events(events: impl Iterator<Item = (String, &'static str)>) -> Value {
    let staff = "[[staff]]\nid = \"wang\"\nname = \"Wang\"\nrole = \"butler\"\n\n\
                 [[staff]]\nid = \"zhao\"\nname = \"Zhao\"\nrole = \"engineer\"\n";
    let owners = "id,name,building,area,status\nH1,Li,1,east,occupied\n";
    let rows = events
        .enumerate()
        .map(|(number, (at, kind))| format!("e{number:03},{at},H1,{kind}\n"));
    let head = "id,happened_at,party,kind\n".to_owned();
    let events: String = std::iter::once(head).chain(rows).collect();
    let trigger = |id: &str, role: &str, kind: &str| {
        format!(
            "[[trigger]]\nid = \"{id}\"\non = \"event.{kind}\"\nby = {{ role = \"{role}\" }}\n\
             within = \"1d\"\nchannels = [\"door\"]\n"
        )
    };
    let policy = format!(
        "[roles.butler]\n[roles.engineer]\n{}{}",
        trigger("wish", "butler", "wedding"),
        trigger("mend", "engineer", "repair")
    );
    let folder = office(&[
        ("owners.csv", owners),
        ("staff.toml", staff),
        ("events/2026-11.csv", &events),
        ("policy.toml", &policy),
    ]);
    let output = on_folder(folder.path(), "2026-11-16T09:00")
        .args(["plan", "2026-11", "--audit", "-f", "json"])
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{}", stderr(&output));
    answer(&output)
}

fn placed(plan: &Value) -> usize {
    let rows = plan["appointments"].as_array().expect("a list").iter();
    rows.map(|row| row["duties"].as_array().expect("a list").len())
        .sum()
}

/// A search looks at 128 duties of one party; others of the same rule and window ride along.
#[test]
fn a_party_with_very_many_duties_is_met_for_all_of_them() {
    let plan = with_events((0..140).map(|number| match number {
        0..130 => ("2026-11-17T08:00".to_owned(), "wedding"),
        130..135 => ("2026-11-26T08:00".to_owned(), "wedding"),
        _ => ("2026-11-20T08:00".to_owned(), "repair"),
    }));
    assert_eq!(placed(&plan), 140);
    assert_eq!(plan["appointments"].as_array().map(Vec::len), Some(3));
    assert_eq!(plan["score"]["unplaced"], serde_json::json!([0, 0, 0, 0]));
}

/// Where all windows differ, what is beyond them rides along where it can and is told where it cannot.
#[test]
fn nothing_of_a_party_with_very_many_duties_is_dropped_in_silence() {
    let plan = with_events((0..140).map(|number| {
        let (day, hour) = if number < 135 { (17, 6) } else { (26, 8) };
        let at = format!("2026-11-{day}T{:02}:{:02}", hour + number / 60, number % 60);
        (at, "wedding")
    }));
    assert_eq!(placed(&plan), 135, "who is met for one wish is met for all");
    let left = plan["unplaced"].as_array().expect("a list");
    assert_eq!(left.len(), 5);
    for entry in left {
        assert_eq!(entry["cause"], "too-many");
        assert!(
            entry["due"]
                .as_str()
                .is_some_and(|due| due.starts_with("2026-11-27"))
        );
    }
    assert_eq!(plan["score"]["unplaced"][2], 5);
}

/// The manager has time for one of two talks of high priority: the one whose butler is asked for nothing else,
/// though it is due later.
#[test]
fn where_not_all_can_come_first_those_do_whose_visitors_are_needed_less() {
    let staff = "[[staff]]\nid = \"ma\"\nname = \"Ma\"\nrole = \"manager\"\n\n\
                 [[staff]]\nid = \"an\"\nname = \"An\"\nrole = \"butler\"\nareas = [\"east\"]\n\n\
                 [[staff]]\nid = \"bo\"\nname = \"Bo\"\nrole = \"butler\"\nareas = [\"west\"]\n";
    let owners = "id,name,building,area,status\n\
                  E1,Li,1,east,occupied\nE2,Li,1,east,occupied\nE3,Li,1,east,occupied\n\
                  E4,Li,1,east,occupied\nE5,Li,1,east,occupied\nW1,Li,2,west,occupied\n";
    let events = "id,happened_at,party,kind\n\
                  e1,2026-11-17T07:00,E1,talk\ne2,2026-11-17T08:00,W1,talk\n\
                  e3,2026-11-17T08:00,E2,wish\ne4,2026-11-17T08:00,E3,wish\n\
                  e5,2026-11-17T08:00,E4,wish\ne6,2026-11-17T08:00,E5,wish\n";
    let policy = "[roles.manager]\n[roles.butler]\n[visit]\nminutes_per_day = 40\n\
                  [[trigger]]\nid = \"talk\"\non = \"event.talk\"\nby = { role = \"manager\" }\n\
                  with = [{ role = \"butler\", area = \"own\" }]\nwithin = \"12h\"\n\
                  expires = \"12h\"\nchannels = [\"door\"]\nminutes = 30\npriority = \"high\"\n\
                  [[trigger]]\nid = \"wish\"\non = \"event.wish\"\n\
                  by = { role = \"butler\", area = \"own\" }\nwithin = \"12h\"\n\
                  expires = \"12h\"\nchannels = [\"phone\"]\nminutes = 10\n";
    let folder = office(&[
        ("owners.csv", owners),
        ("staff.toml", staff),
        ("events/2026-11.csv", events),
        ("policy.toml", policy),
    ]);
    let output = on_folder(folder.path(), "2026-11-16T09:00")
        .args(["plan", "2026-11", "--audit", "-f", "json"])
        .output()
        .expect("it runs");
    let plan = answer(&output);
    assert!(output.status.success(), "{}", stderr(&output));
    let rows = plan["appointments"].as_array().expect("a list");
    let talk = rows.iter().find(|row| row["minutes"] == 30);
    assert_eq!(talk.expect("one of the talks")["party"], "W1");
    assert_eq!(plan["score"]["unplaced"], serde_json::json!([0, 1, 0, 0]));
}
