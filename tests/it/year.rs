//! `plan --year`: duties by month and rule, the load by month and member (W1 of the rule ledger).

use serde_json::Value;

use crate::support::{office, on_example, stderr, stdout, visits};

const POLICY: &str = "[roles.butler]\n[roles.manager]\n\
    [[quota]]\nid = \"five\"\nrole = \"manager\"\nhouseholds = 5\n\
    [[cadence]]\nid = \"monthly\"\nby = { role = \"butler\", area = \"own\" }\nevery = \"month\"\n\
    [[cadence]]\nid = \"quarterly\"\nby = { role = \"butler\", area = \"own\" }\nevery = \"quarter\"\nchannels = [\"phone\"]\n";
const STAFF: &str = "[[staff]]\nid = \"chen\"\nname = \"陈\"\nrole = \"manager\"\n\
    [[staff]]\nid = \"wang\"\nname = \"王\"\nrole = \"butler\"\nareas = [\"east\"]\n";

fn year(arguments: &[&str]) -> Value {
    let rows: Vec<String> = (1..=6)
        .map(|home| format!("H{home},Li,1,east,occupied"))
        .collect();
    let owners = format!("id,name,building,area,status\n{}\n", rows.join("\n"));
    let office = office(&[
        ("policy.toml", POLICY),
        ("staff.toml", STAFF),
        ("owners.csv", &owners),
    ]);
    let output = visits()
        .args(["-C", office.path().to_str().expect("a path")])
        .args(["--now", "2026-11-16T09:00", "plan", "--year", "-f", "json"])
        .args(arguments)
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).expect("one JSON object")
}

fn counts(value: &Value) -> Vec<u64> {
    let list = value.as_array().expect("a list").iter();
    list.map(|count| count.as_u64().expect("a count")).collect()
}

#[test]
fn duties_stand_in_the_month_in_which_they_are_due() {
    let answer = year(&[]);
    assert_eq!(answer["schema"], "visits.plan-year/1");
    assert_eq!(answer["period"]["name"], "2026");
    let rules = answer["rules"].as_array().expect("a list");
    let of = |id: &str| {
        counts(
            &rules
                .iter()
                .find(|rule| rule["rule"] == id)
                .expect("a rule")["months"],
        )
    };
    assert_eq!(of("five"), [5; 12]);
    assert_eq!(of("monthly"), [6; 12]);
    assert_eq!(of("quarterly"), [0, 0, 6, 0, 0, 6, 0, 0, 6, 0, 0, 6]);
}

#[test]
fn the_load_is_spread_over_the_months_in_which_there_is_time() {
    let answer = year(&["2027"]);
    assert_eq!(answer["months"][11], "2027-12");
    let load = answer["load"].as_array().expect("a list");
    let (chen, wang) = (&load[0], &load[1]);
    assert_eq!(
        (&chen["staff"], &wang["staff"]),
        (&"chen".into(), &"wang".into())
    );
    assert_eq!(
        counts(&wang["visits"]),
        [8; 12],
        "six monthly ones, a third of six quarterly ones"
    );
    assert_eq!(
        counts(&wang["minutes"]),
        [70; 12],
        "ten minutes at the door, five by phone"
    );
    assert_eq!(counts(&chen["visits"]), [5; 12], "what the quota asks for");
}

#[test]
fn the_year_is_a_table_in_every_form() {
    for form in ["table", "csv", "md", "html"] {
        let output = on_example()
            .args(["plan", "--year", "-f", form])
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(0), "{form}: {}", stderr(&output));
        assert!(stdout(&output).contains("常住户月访"), "{form}");
    }
}
