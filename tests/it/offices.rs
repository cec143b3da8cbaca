//! Three offices whose lists were made without a look at what the reader knows (`tests/scripts/offices.py`):
//! two commands from each to a plan, nothing edited, nothing said twice.

use std::path::Path;

use crate::support::{answer, root, stderr, stdout, visits};

const NOW: &str = "2026-12-01T09:00";

fn run(folder: &Path, arguments: &[&str]) -> std::process::Output {
    let mut visits = visits();
    visits
        .current_dir(folder)
        .args(["--now", NOW])
        .args(arguments);
    visits.output().expect("it runs")
}

/// The lists of an office, its households and the members of its staff.
const OFFICES: [(&str, &[&str], usize, usize); 3] = [
    ("ledger", &["翠湖花园业主台账.xlsx"], 112, 4),
    ("archive", &["住户档案.xls", "人员名单.csv"], 90, 4),
    ("system", &["房产客户资料导出.csv", "员工表.xlsx"], 100, 3),
];

#[test]
fn two_commands_make_a_plan_of_each_office_s_own_lists() {
    for (office, lists, households, members) in OFFICES {
        let work = tempfile::tempdir().expect("a folder");
        let mut begin = vec!["init", "garden", "--preset", "phoenix", "--from"];
        for list in lists {
            let from = root().join("tests/data/offices").join(office).join(list);
            std::fs::copy(from, work.path().join(list)).expect("a list");
        }
        begin.extend(lists);
        let begun = run(work.path(), &begin);
        assert_eq!(begun.status.code(), Some(0), "{office}: {}", stderr(&begun));
        let planned = answer(&run(work.path(), &["plan", "-C", "garden", "-f", "json"]));
        assert!(
            planned["appointments"]
                .as_array()
                .is_some_and(|rows| rows.len() > 10),
            "{office}"
        );
        assert_eq!(planned["data_errors"], 0, "{office}");
        let garden = work.path().join("garden");
        let checked = run(&garden, &["check", "--lang", "en"]);
        assert_eq!(
            checked.status.code(),
            Some(0),
            "{office}: {}",
            stderr(&checked)
        );
        // That a butler has fewer households than the rules ask for is nothing a list can help.
        let told = stdout(&checked);
        let mut faults = told.lines().filter(|line| line.contains('['));
        assert!(
            faults.all(|line| line.contains("V356") || line.contains('|')),
            "{office}: {told}"
        );
        let owners = std::fs::read_to_string(garden.join("owners.csv")).expect("a table");
        assert_eq!(owners.lines().count(), households + 1, "{office}");
        let staff: toml::Table = std::fs::read_to_string(garden.join("staff.toml"))
            .expect("the staff")
            .parse()
            .expect("TOML");
        assert_eq!(
            staff["staff"].as_array().map(Vec::len),
            Some(members),
            "{office}"
        );
    }
}
