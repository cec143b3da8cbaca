//! `export`: tables for other programs, from which nothing of the files is missing.

use crate::support::{example_copy, on, on_example, root, stderr, stdout, visits};

#[test]
fn an_export_has_the_columns_of_the_files() {
    let output = on_example()
        .args(["export", "visits"])
        .output()
        .expect("it runs");
    let text = stdout(&output);
    let stored = std::fs::read_to_string(root().join("data-example/visits/2026-09.csv")).unwrap();
    assert_eq!(text.lines().next(), stored.lines().next());
    let files =
        ["2026-09", "2026-10", "2026-11"].map(|month| format!("data-example/visits/{month}.csv"));
    let rows = files.map(|file| {
        std::fs::read_to_string(root().join(file))
            .unwrap()
            .lines()
            .count()
            - 1
    });
    assert_eq!(text.lines().count() - 1, rows.iter().sum::<usize>());
    let marked = on_example()
        .args(["export", "owners", "--bom"])
        .output()
        .expect("it runs");
    assert!(marked.stdout.starts_with("\u{feff}id,".as_bytes()));
}

#[test]
fn a_column_of_one_s_own_is_exported_in_its_place() {
    let folder = example_copy();
    let path = folder.path().join("owners.csv");
    let stored = std::fs::read_to_string(&path).unwrap();
    let mut lines = stored.lines();
    let header = lines.next().unwrap();
    let rows = lines
        .enumerate()
        .map(|(place, line)| format!("car {place},{line}\n"));
    let text = format!("parking_lot,{header}\n{}", rows.collect::<String>());
    std::fs::write(&path, text).unwrap();
    let export = on(&folder, &["export", "owners"]);
    let mut lines = export.lines();
    assert!(
        lines
            .next()
            .unwrap()
            .ends_with(",pause_until,parking_lot,note"),
        "{export}"
    );
    assert!(lines.next().unwrap().contains(",car 0,"), "{export}");
    let json: serde_json::Value =
        serde_json::from_str(&on(&folder, &["export", "owners", "-f", "json"])).unwrap();
    assert_eq!(json["rows"][1]["parking_lot"], "car 1");
}

#[test]
fn every_month_keeps_its_own_columns() {
    let folder = example_copy();
    for (month, column) in [("2026-09", "weather"), ("2026-10", "mood")] {
        let path = folder.path().join(format!("visits/{month}.csv"));
        let stored = std::fs::read_to_string(&path).unwrap();
        let (header, rows) = stored.split_once('\n').unwrap();
        let rows: Vec<String> = rows.lines().map(|line| format!("{month},{line}")).collect();
        let rows = rows.join("\n");
        std::fs::write(&path, format!("{column},{header}\n{rows}\n")).unwrap();
    }
    let export = on(&folder, &["export", "visits"]);
    let mut lines = export.lines();
    assert!(
        lines
            .next()
            .unwrap()
            .ends_with(",logged_at,weather,mood,note"),
        "{export}"
    );
    assert!(lines.next().unwrap().contains(",2026-09,,"), "{export}");
    assert!(
        export.lines().last().unwrap().contains(",,,"),
        "November has neither"
    );
}

#[test]
fn what_a_spreadsheet_would_run_is_text_and_the_file_is_left_alone() {
    let folder = example_copy();
    let path = folder.path().join("contacts.csv");
    let stored = "id,name,kind,phone,note\nC1,=1+1,office,+8613800000000,\"@SUM(A1,2)\"\n";
    std::fs::write(&path, stored).unwrap();
    let export = on(&folder, &["export", "contacts", "--show-contacts"]);
    assert_eq!(
        export.lines().nth(1),
        Some("C1,'=1+1,office,'+8613800000000,\"'@SUM(A1,2)\"")
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), stored);
}

#[test]
fn the_hours_and_the_leave_of_staff_are_there() {
    let export = on_example()
        .args(["export", "staff"])
        .output()
        .expect("it runs");
    let header = stdout(&export);
    assert!(
        header.starts_with("id,name,role,areas,department,works,hours,holidays,leave,"),
        "{header}"
    );
}

/// The rows of the visits in the files themselves, in order of time and id: their first three cells.
fn stored(folder: &tempfile::TempDir) -> Vec<String> {
    let files = std::fs::read_dir(folder.path().join("visits")).expect("a folder");
    let texts = files.map(|file| std::fs::read_to_string(file.expect("a file").path()));
    let mut rows: Vec<String> = Vec::new();
    for text in texts {
        let text = text.expect("text");
        rows.extend(text.lines().skip(1).map(first_cells));
    }
    let key = |row: &String| {
        let cells: Vec<&str> = row.split(',').collect();
        (cells[1].to_owned(), cells[0].to_owned())
    };
    rows.sort_by_key(key);
    rows
}

fn first_cells(row: &str) -> String {
    row.splitn(4, ',').take(3).collect::<Vec<_>>().join(",")
}

#[test]
fn what_comes_month_by_month_is_one_table_in_every_form_for_programs() {
    let folder = example_copy();
    let expected = stored(&folder);
    let csv = on(&folder, &["export", "visits"]);
    let heads = csv.lines().filter(|line| line.starts_with("id,"));
    assert_eq!(heads.count(), 1);
    let rows: Vec<String> = csv.lines().skip(1).map(first_cells).collect();
    assert_eq!(rows, expected);
    let json: serde_json::Value =
        serde_json::from_str(&on(&folder, &["export", "visits", "-f", "json"])).expect("json");
    let lines = on(&folder, &["export", "visits", "-f", "ndjson"]);
    let lines: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("json"))
        .collect();
    let raw = on(&folder, &["export", "visits", "-f", "csv", "--raw"]);
    let raw: Vec<&str> = raw.lines().collect();
    assert!(raw[0].starts_with("community,id,visited_at,party,"));
    assert_eq!(raw.len(), expected.len() + 1);
    let listed = json["rows"].as_array().expect("a list");
    assert_eq!(
        (listed.len(), lines.len()),
        (expected.len(), expected.len())
    );
    for (place, row) in expected.iter().enumerate() {
        for object in [&listed[place], &lines[place]] {
            let cells = ["id", "visited_at", "party"].map(|key| object[key].as_str().unwrap());
            assert_eq!(cells.join(","), *row);
        }
    }
    let file = folder.path().join("out.csv");
    on(&folder, &["export", "visits", "-o", file.to_str().unwrap()]);
    assert_eq!(std::fs::read_to_string(file).unwrap(), csv);
}

#[test]
fn an_empty_log_has_its_heads_in_every_form() {
    let folder = example_copy();
    std::fs::remove_dir_all(folder.path().join("visits")).unwrap();
    let csv = on(&folder, &["export", "visits"]);
    assert_eq!(csv.lines().count(), 1);
    assert!(csv.starts_with("id,visited_at,party,"));
    let json: serde_json::Value =
        serde_json::from_str(&on(&folder, &["export", "visits", "-f", "json"])).unwrap();
    assert_eq!(json["rows"], serde_json::json!([]));
    assert_eq!(on(&folder, &["export", "visits", "-f", "ndjson"]), "");
}

#[test]
fn an_id_that_stands_in_two_months_is_exported_once_and_counted() {
    let folder = example_copy();
    let path = |month: &str| folder.path().join(format!("visits/{month}.csv"));
    let september = std::fs::read_to_string(path("2026-09")).unwrap();
    let first = september.lines().nth(1).unwrap();
    let (id, _) = first.split_once(',').unwrap();
    let october = std::fs::read_to_string(path("2026-10")).unwrap();
    let row = october.lines().nth(1).unwrap();
    let (_, rest) = row.split_once(',').unwrap();
    std::fs::write(path("2026-10"), format!("{october}{id},{rest}\n")).unwrap();
    let output = visits()
        .args([
            "export",
            "visits",
            "-f",
            "json",
            "--now",
            "2026-11-16T09:00",
            "-C",
        ])
        .arg(folder.path())
        .output()
        .expect("it runs");
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(json["data_errors"], 1, "{}", stderr(&output));
    let rows = json["rows"].as_array().unwrap().iter();
    let same: Vec<_> = rows.filter(|row| row["id"] == id).collect();
    assert_eq!(same.len(), 1);
    assert!(
        same[0]["visited_at"]
            .as_str()
            .unwrap()
            .starts_with("2026-09")
    );
}

#[test]
fn a_rare_column_is_there_if_a_row_of_any_month_fills_it() {
    let folder = example_copy();
    let plain = on(&folder, &["export", "visits"]);
    assert!(!plain.lines().next().unwrap().contains(",gift,"));
    let party = plain
        .lines()
        .nth(1)
        .unwrap()
        .split(',')
        .nth(2)
        .unwrap()
        .to_owned();
    on(
        &folder,
        &["log", &party, "--staff", "liang", "--gift", "tea", "-q"],
    );
    let filled = on(&folder, &["export", "visits"]);
    assert!(filled.lines().next().unwrap().contains(",gift,"));
    let width = |line: &str| line.matches(',').count();
    let first = filled.lines().nth(1).unwrap();
    assert_eq!(width(first), width(plain.lines().nth(1).unwrap()) + 1);
}
