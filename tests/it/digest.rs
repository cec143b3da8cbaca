//! `digest`: a few lines for a chat group, as its robot takes them.

use serde_json::Value;

use crate::support::{json, on_example, stderr, stdout};

fn printed(arguments: &[&str]) -> String {
    let output = on_example()
        .arg("digest")
        .args(arguments)
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}

#[test]
fn a_month_is_told_by_its_figures_and_what_asks_attention() {
    let report = json(&["report", "2026-11"]);
    let text = printed(&["2026-11", "-f", "text"]);
    let coverage = &report["coverage"]["total"];
    assert!(
        text.contains(&format!(
            "({}/{})",
            coverage["covered"], coverage["in_scope"]
        )),
        "{text}"
    );
    for said in report["attention"].as_array().unwrap() {
        assert!(text.contains(said.as_str().unwrap()), "{said}");
    }
    let body: Value =
        serde_json::from_str(printed(&["-f", "wecom"]).lines().next().unwrap()).unwrap();
    assert_eq!(body["msgtype"], "markdown");
    assert!(body["markdown"]["content"].as_str().unwrap().len() <= 4096);
    let body: Value =
        serde_json::from_str(printed(&["-f", "dingtalk"]).lines().next().unwrap()).unwrap();
    assert!(body["markdown"]["title"].is_string() && body["markdown"]["text"].is_string());
}

#[test]
fn a_member_s_day_names_homes_and_nobody() {
    let folder = crate::support::example_copy();
    let on = |arguments: &[&str]| {
        let mut run = crate::support::on_folder(folder.path(), "2026-11-16T09:00");
        let output = run.args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        stdout(&output)
    };
    on(&["plan", "--save"]);
    let agenda: Value = serde_json::from_str(&on(&["agenda", "-f", "json"])).unwrap();
    let rows = agenda["appointments"].as_array().unwrap();
    let first = rows
        .iter()
        .find(|row| row["party"].as_str().unwrap().starts_with('H'))
        .unwrap();
    let (staff, day) = (
        first["staff"][0].as_str().unwrap(),
        first["date"].as_str().unwrap(),
    );
    let text = on(&["digest", day, "--staff", staff, "-f", "text"]);
    let home = &first["party"].as_str().unwrap()[1..];
    assert!(
        text.contains(first["start"].as_str().unwrap()) && text.contains(home),
        "{text}"
    );
    let people: Value = serde_json::from_str(&on(&["export", "owners", "-f", "json"])).unwrap();
    for person in people["rows"].as_array().unwrap() {
        assert!(!text.contains(person["name"].as_str().unwrap()), "{text}");
    }
    let json: Value =
        serde_json::from_str(&on(&["digest", "--staff", staff, "-f", "json"])).unwrap();
    assert_eq!(json["staff"], *staff);
    assert_eq!(json["period"]["name"], "2026-11-16");
}
