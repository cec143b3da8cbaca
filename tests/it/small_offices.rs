//! `plan` on offices of a few households, each made for one thing that is easily got wrong.

use serde_json::Value;

use crate::support::{answer, office, on_folder, stderr};

const FENG: &str =
    "[[staff]]\nid = \"feng\"\nname = \"Feng\"\nrole = \"butler\"\nareas = [\"east\"]\n";
const ONE_HOUSEHOLD: &str = "id,name,building,area,status\nH1,Owner One,1,east,occupied\n";

/// The audited plan of an office.
fn planned(files: &[(&str, &str)], now: &str, month: &str) -> Value {
    let folder = office(files);
    let mut plan = on_folder(folder.path(), now);
    let output = plan.args(["plan", month, "--audit", "-f", "json"]);
    let output = output.output().expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(
        !stderr(&output).contains("breaks rule"),
        "{}",
        stderr(&output)
    );
    answer(&output)
}

fn left_out(plan: &Value) -> i64 {
    let counts = plan["score"]["unplaced"].as_array().expect("four classes");
    counts.iter().filter_map(Value::as_i64).sum()
}

#[test]
fn a_duty_with_few_days_is_not_left_out_for_one_with_many() {
    let rule = |title: &str, more: &str| {
        format!(
            "[[trigger]]\nid = \"{title}\"\non = \"event.birth\"\nby = {{ role = \"butler\", area = \"own\" }}\nwithin = \"7d\"\nexpires = \"21d\"\n{more}\n"
        )
    };
    let monthly = "[roles.butler]\n[[cadence]]\nid = \"monthly\"\nby = { role = \"butler\", area = \"own\" }\nevery = \"month\"\n";
    // All three could be met in two appointments, or in three that keep their distance.
    let shorter = rule("birth", "") + &rule("one-month", "after = \"1mo\"\nminutes = 3");
    let apart = rule("birth", "channels = [\"phone\"]")
        + &rule("one-month", "after = \"1mo\"\nchannels = [\"phone\"]");
    for policy in [
        format!("{monthly}{shorter}"),
        format!("{monthly}channels = [\"door\"]\n{apart}"),
    ] {
        let files = [
            ("policy.toml", policy.as_str()),
            ("staff.toml", FENG),
            ("owners.csv", ONE_HOUSEHOLD),
            (
                "events/2026-11.csv",
                "id,happened_at,party,kind,note\ne1,2026-11-13,H1,birth,\n",
            ),
        ];
        let plan = planned(&files, "2026-11-27T16:00", "2026-12");
        assert_eq!(left_out(&plan), 0, "{:?}", plan["unplaced"]);
    }
}

#[test]
fn two_messages_to_one_household_have_an_order() {
    let policy = r#"
[roles.head]
[roles.clerk]
[[cadence]]
id = "notice"
by = { role = "head", area = "own" }
with = [{ role = "clerk" }, { role = "clerk" }]
channels = ["message", "phone"]
every = "month"
[[trigger]]
id = "feast"
by = { role = "head", area = "own" }
channels = ["message"]
minutes = 30
on = "event.feast"
within = "1d"
[visit]
minutes_per_day = 30
"#;
    let staff = "[[staff]]\nid = \"s0\"\nname = \"S0\"\nrole = \"head\"\nareas = [\"A\", \"B\"]\n\
        [[staff]]\nid = \"s1\"\nname = \"S1\"\nrole = \"clerk\"\n\
        [[staff]]\nid = \"s2\"\nname = \"S2\"\nrole = \"clerk\"\n\
        [[staff]]\nid = \"s3\"\nname = \"S3\"\nrole = \"head\"\nareas = [\"B\", \"A\"]\n";
    let owners = "id,name,building,unit,room,area,status,tags,hours,channel\n\
        H00,N0,B3,1,0,B,occupied,u;w,tue-fri 09:00-11:00,\n\
        H01,N1,B2,1,1,B,occupied,t,sat-sun 09:00-12:00,message\n\
        H03,N3,B1,1,3,B,occupied,w,,\n";
    let files = [
        ("policy.toml", policy),
        ("staff.toml", staff),
        ("owners.csv", owners),
        (
            "events/2026-11.csv",
            "id,happened_at,party,kind,note\ne1,2026-11-28T21:17,H03,feast,\n",
        ),
    ];
    let plan = planned(&files, "2026-11-30T07:30", "2026-11");
    let appointments = plan["appointments"].as_array().expect("a list");
    assert!(!appointments.is_empty());
    for made in appointments {
        let duties = made["duties"].as_array().expect("a list");
        assert!(!duties.is_empty(), "an appointment for nothing: {made}");
    }
}

#[test]
fn a_distance_of_more_than_two_months_is_kept() {
    let policy = "[roles.butler]\n[[cadence]]\nid = \"monthly\"\nby = { role = \"butler\" }\n\
        every = \"month\"\nchannels = [\"door\"]\n[visit]\ngap_days = 100\n";
    let files = [
        ("policy.toml", policy),
        ("staff.toml", FENG),
        ("owners.csv", ONE_HOUSEHOLD),
        (
            "visits/2026-08.csv",
            "id,visited_at,party,staff,channel,outcome\nv1,2026-08-15T10:00,H1,feng,door,met\n",
        ),
    ];
    let plan = planned(&files, "2026-11-16T09:00", "2026-11");
    let date = plan["appointments"][0]["date"].as_str().expect("one");
    assert!(date >= "2026-11-23", "{date} is less than 100 days later");
}

#[test]
fn what_counts_for_two_quotas_is_bounded_by_neither_alone() {
    let policy = "[roles.butler]\n\
        [[quota]]\nid = \"oldest\"\nrole = \"butler\"\nhouseholds = 3\nprefer = [\"oldest\"]\n\
        [[quota]]\nid = \"complaints\"\nrole = \"butler\"\nhouseholds = 3\nprefer = [\"complaints\"]\n";
    let owners = "id,name,building,area,status\nH1,One,1,east,occupied\n\
        H2,Two,1,east,occupied\nH3,Three,1,east,occupied\nH4,Four,1,east,occupied\n";
    let files = [
        ("policy.toml", policy),
        ("staff.toml", FENG),
        ("owners.csv", owners),
    ];
    let plan = planned(&files, "2026-11-16T09:00", "2026-11");
    assert_eq!(plan["score"]["quota_short"], 0);
    assert_eq!(plan["bounds"]["quota_short"], 0);
}

#[test]
fn who_is_not_to_be_disturbed_is_visited_after_that_or_told() {
    let policy = "[roles.butler]\n[[cadence]]\nid = \"quarterly\"\n\
        by = { role = \"butler\", area = \"own\" }\nevery = \"quarter\"\n";
    let pause = |until: &str| {
        format!(
            "id,name,building,area,status,pause_from,pause_until\nH1,Owner One,1,east,occupied,2026-12-01,{until}\n"
        )
    };
    let plan = |until: &str| {
        let owners = pause(until);
        let files = [
            ("policy.toml", policy),
            ("staff.toml", FENG),
            ("owners.csv", owners.as_str()),
        ];
        planned(&files, "2026-12-07T09:00", "2026-12")
    };
    let after = plan("2026-12-20");
    let date = after["appointments"][0]["date"].as_str().expect("one");
    assert!(date > "2026-12-20", "{date}");
    let never = plan("2026-12-31");
    assert_eq!(never["appointments"].as_array().map(Vec::len), Some(0));
}
