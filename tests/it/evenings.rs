//! Evenings as a manager would hang them up: few, none with one door, none crowded; and no door knocked at twice
//! within two weeks where it could have been had later.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use crate::support::{answer, office, on_folder};

const NOW: &str = "2026-11-30T09:00";

/// Two butlers of thirty homes each, to be met on these days of the month, and a manager who is to meet some of all
/// of them.
fn made(households: u32, accompany: bool, on: &str) -> tempfile::TempDir {
    let quota = if households == 0 {
        String::new()
    } else {
        format!("[[quota]]\nid = \"some\"\nrole = \"manager\"\nhouseholds = {households}\n")
    };
    let policy = format!(
        "[roles.manager]\n[roles.butler]\n{quota}\
         [[cadence]]\nid = \"monthly\"\nby = {{ role = \"butler\", area = \"own\" }}\n\
         whom = {{ status = [\"occupied\"] }}\nevery = \"month\"\non = \"{on}\"\nchannels = [\"door\", \"phone\"]\n\
         [quota_options]\naccompany = {accompany}\n"
    );
    let staff = "[[staff]]\nid = \"ma\"\nname = \"Ma\"\nrole = \"manager\"\n\n\
                 [[staff]]\nid = \"an\"\nname = \"An\"\nrole = \"butler\"\nareas = [\"east\"]\n\n\
                 [[staff]]\nid = \"bo\"\nname = \"Bo\"\nrole = \"butler\"\nareas = [\"west\"]\n";
    let home = |(area, letter): (&str, char), number: u32| {
        format!("{letter}{number},Li {number},{letter},{area},occupied\n")
    };
    let areas = [("east", 'E'), ("west", 'W')];
    let homes = areas
        .iter()
        .flat_map(|&area| (1..31).map(move |number| home(area, number)));
    let owners: String = std::iter::once("id,name,building,area,status\n".to_owned())
        .chain(homes)
        .collect();
    office(&[
        ("owners.csv", &owners),
        ("staff.toml", staff),
        ("policy.toml", &policy),
    ])
}

fn planned(folder: &Path) -> Value {
    let arguments = ["plan", "2026-12", "--audit", "-f", "json"];
    answer(
        &on_folder(folder, NOW)
            .args(arguments)
            .output()
            .expect("it runs"),
    )
}

/// Whom a member meets, day by day.
fn days<'v>(plan: &'v Value, member: &str) -> BTreeMap<&'v str, Vec<&'v str>> {
    let rows = plan["appointments"].as_array().expect("a list");
    let goes = |row: &&Value| {
        row["staff"]
            .as_array()
            .is_some_and(|staff| staff.contains(&member.into()))
    };
    let mut days: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in rows.iter().filter(goes) {
        let (date, party) = (row["date"].as_str(), row["party"].as_str());
        days.entry(date.expect("a date"))
            .or_default()
            .push(party.expect("a party"));
    }
    days
}

#[test]
fn who_goes_along_does_so_on_few_evenings_with_several_doors() {
    let folder = made(8, true, "1..31");
    let plan = planned(folder.path());
    assert_eq!(plan["score"]["quota_short"], 0);
    let evenings = days(&plan, "ma");
    assert!(evenings.len() <= 3, "{evenings:?}");
    assert!(
        evenings.values().all(|doors| doors.len() > 1),
        "{evenings:?}"
    );
    let met: BTreeSet<&&str> = evenings.values().flatten().collect();
    assert_eq!(met.len(), 8);
}

#[test]
fn a_month_is_spread_over_evenings_and_none_has_a_single_door() {
    let folder = made(0, false, "1..31");
    let plan = planned(folder.path());
    for member in ["an", "bo"] {
        let evenings = days(&plan, member);
        let mut doors = evenings.values().map(Vec::len);
        assert_eq!(doors.clone().sum::<usize>(), 30);
        // 300 minutes on 23 days: up to 45 minutes a day are few.
        assert!(doors.all(|doors| (2..=5).contains(&doors)), "{evenings:?}");
    }
}
