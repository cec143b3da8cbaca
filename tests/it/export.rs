//! `export`: tables for other programs, from which nothing of the files is missing.

use crate::support::{example_copy, on, on_example, root, stdout};

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
