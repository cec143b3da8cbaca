//! The corpus of lists as offices have them: each is taken in, and the rows that must come out come out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::{office, on_folder, root, stderr, stdout};

const STAFF: &str = r#"
[[staff]]
id = "周敏"
name = "周敏"
role = "butler"
areas = ["东区"]
department = "客服部"
[[staff]]
id = "he"
name = "何娟"
role = "butler"
areas = ["西区"]
department = "客服部"
[[staff]]
id = "sun"
name = "孙强"
role = "department_manager"
department = "工程部"
"#;

const OWNERS: &str = "id,name,building,unit,room,area,status,phone\n\
    H1-1-0101,钱一,1,1,0101,东区,occupied,13800000001\n\
    H1-1-0102,孙二,1,1,0102,东区,occupied,13800000002\n\
    H1-1-0103,赵三,1,1,0103,西区,occupied,13800000003\n";

/// One case of the corpus.
struct Case {
    name: String,
    folder: PathBuf,
    about: toml::Table,
}

impl Case {
    fn list(&self, key: &str) -> Vec<String> {
        let items = self.about.get(key).and_then(toml::Value::as_array);
        let texts = items.into_iter().flatten().filter_map(toml::Value::as_str);
        texts.map(str::to_owned).collect()
    }

    fn text(&self, key: &str) -> &str {
        self.about[key].as_str().expect("a text")
    }
}

fn cases() -> Vec<Case> {
    let corpus = root().join("tests/data/intake");
    let mut cases: Vec<Case> = fs::read_dir(corpus)
        .expect("the corpus is there")
        .map(|entry| entry.expect("a case").path())
        .filter(|folder| folder.is_dir())
        .map(|folder| {
            let about =
                fs::read_to_string(folder.join("case.toml")).expect("a case says what it is");
            Case {
                name: folder
                    .file_name()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned(),
                about: about.parse().expect("TOML"),
                folder,
            }
        })
        .collect();
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    cases
}

/// An office with the rules of a preset, three households and three members of staff.
fn begun() -> tempfile::TempDir {
    let policy =
        fs::read_to_string(root().join("src/policy/presets/phoenix.toml")).expect("a preset");
    office(&[
        ("policy.toml", &policy),
        ("staff.toml", STAFF),
        ("owners.csv", OWNERS),
    ])
}

/// A row by its columns.
type Row = BTreeMap<String, String>;

/// The rows of a table, as its files have them.
fn rows(folder: &Path, table: &str) -> Vec<Row> {
    if table == "staff" {
        return members(folder);
    }
    let single = folder.join(format!("{table}.csv"));
    let files = if single.is_file() {
        vec![single]
    } else {
        let entries = fs::read_dir(folder.join(table)).into_iter().flatten();
        entries.flatten().map(|entry| entry.path()).collect()
    };
    let mut rows = Vec::new();
    for file in files {
        let mut reader = csv::Reader::from_path(&file).expect("a table");
        let header = reader.headers().expect("a header").clone();
        for record in reader.records() {
            let record = record.expect("a row");
            let cells = header.iter().zip(&record);
            rows.push(
                cells
                    .map(|(name, cell)| (name.to_owned(), cell.to_owned()))
                    .collect(),
            );
        }
    }
    rows
}

/// The members of `staff.toml`.
fn members(folder: &Path) -> Vec<Row> {
    let text = fs::read_to_string(folder.join("staff.toml")).expect("the staff");
    let staff: toml::Table = text.parse().expect("TOML");
    let members = staff["staff"].as_array().expect("members");
    let cell = |value: &toml::Value| match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(items) => {
            let items = items.iter().filter_map(toml::Value::as_str);
            items.collect::<Vec<_>>().join(";")
        }
        other => other.to_string(),
    };
    let row = |member: &toml::Value| {
        let keys = member.as_table().expect("a table").iter();
        keys.map(|(key, value)| (key.clone(), cell(value)))
            .collect()
    };
    members.iter().map(row).collect()
}

fn shown(value: Option<&Value>) -> String {
    value.and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// What is wrong with a case, and how many of its cells were taken and refused.
fn walk(case: &Case, wrong: &mut String) -> (usize, usize) {
    let directory = begun();
    let table = case.text("table");
    let output = on_folder(directory.path(), "2026-11-30T09:00")
        .arg("import")
        .arg(case.folder.join(case.text("file")))
        .args(["--as", table, "-f", "json"])
        .args(case.list("arguments"))
        .output()
        .expect("it runs");
    // Beside the list a file of rows left out may lie now.
    remove_left_out(&case.folder);
    let Ok(answer) = serde_json::from_str::<Value>(&stdout(&output)) else {
        let _ = writeln!(wrong, "{}: {}", case.name, stderr(&output));
        return (0, 1);
    };
    if output.status.code() != Some(0) {
        let _ = writeln!(
            wrong,
            "{}: exit {:?}: {}",
            case.name,
            output.status.code(),
            answer["refused"]
        );
    }
    let kinds = |key: &str| -> BTreeSet<String> {
        let all = answer[key].as_array().into_iter().flatten();
        all.map(|one| shown(one.get("kind"))).collect()
    };
    let remarked = kinds("remarks");
    for kind in case.list("remarks") {
        if !remarked.contains(&kind) {
            let _ = writeln!(
                wrong,
                "{}: nothing is said of {kind}, only of {remarked:?}",
                case.name
            );
        }
    }
    let refused: BTreeSet<String> = case.list("refused").into_iter().collect();
    if kinds("refused") != refused {
        let _ = writeln!(
            wrong,
            "{}: refused {}, not {refused:?}",
            case.name, answer["refused"]
        );
    }
    let taken = compare(case, directory.path(), table, wrong);
    (taken, answer["refused"].as_array().map_or(0, Vec::len))
}

fn remove_left_out(folder: &Path) {
    for entry in fs::read_dir(folder).expect("the case is there").flatten() {
        if entry.file_name().to_string_lossy().contains("-left-out") {
            fs::remove_file(entry.path()).expect("it can be removed");
        }
    }
}

/// Looks for each row that must come out; gives how many cells that are.
fn compare(case: &Case, directory: &Path, table: &str, wrong: &mut String) -> usize {
    let found = rows(directory, table);
    let text = fs::read_to_string(case.folder.join("expected.csv")).expect("rows are expected");
    let mut reader = csv::ReaderBuilder::new()
        .flexible(false)
        .from_reader(text.as_bytes());
    let header: Vec<String> = reader
        .headers()
        .expect("a header")
        .iter()
        .map(str::to_owned)
        .collect();
    let mut cells = 0;
    let mut expected = 0;
    for record in reader.records() {
        let record = record.unwrap_or_else(|error| panic!("{}: {error}", case.name));
        let want: Vec<&str> = record.iter().collect();
        cells += want.iter().filter(|cell| !cell.is_empty()).count();
        expected += 1;
        let have = |row: &Row| -> Vec<String> {
            let cells = header
                .iter()
                .map(|column| row.get(column).cloned().unwrap_or_default());
            cells.collect()
        };
        if !found.iter().any(|row| have(row) == want) {
            let near = found.iter().map(have).find(|row| row[0] == want[0]);
            let _ = writeln!(wrong, "{}: {want:?} is not there, but {near:?}", case.name);
        }
    }
    let known = if table == "owners" { 3 } else { 0 } + if table == "staff" { 3 } else { 0 };
    if found.len() != expected + known && case.list("more").is_empty() {
        let _ = writeln!(
            wrong,
            "{}: {} rows came out, not {expected}",
            case.name,
            found.len() - known
        );
    }
    cells
}

#[test]
fn lists_as_offices_have_them_come_out_as_they_were_meant() {
    let mut wrong = String::new();
    let (mut taken, mut refused) = (0, 0);
    let cases = cases();
    for case in &cases {
        let (cells, bad) = walk(case, &mut wrong);
        taken += cells;
        refused += bad;
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(cases.len() >= 40, "{} cases", cases.len());
    assert!(
        taken * 100 >= (taken + refused) * 95,
        "{refused} cells of {} were not taken",
        taken + refused
    );
}
