//! The seven forms of a page, byte for byte: a change of a form is a change of these files.

use calamine::Reader;

use crate::support::{assert_generated, on_example, stdout};

#[test]
fn a_table_has_six_forms() {
    for (form, ending) in [
        ("table", "txt"),
        ("json", "json"),
        ("csv", "csv"),
        ("md", "md"),
        ("html", "html"),
    ] {
        for lang in ["en", "zh"] {
            let output = on_example()
                .args(["quota", "-f", form, "--lang", lang, "--width", "80"])
                .output()
                .expect("it runs");
            assert_generated(
                format!("tests/data/golden/quota.{lang}.{ending}"),
                &stdout(&output),
            );
        }
    }
}

#[test]
fn a_workbook_holds_what_the_table_says() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("quota.xlsx");
    let made = || {
        let output = on_example()
            .args(["quota", "-o"])
            .arg(&file)
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(0));
        std::fs::read(&file).unwrap()
    };
    assert!(made() == made(), "the same page, the same bytes");
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&file).unwrap();
    let mut lines = Vec::new();
    for name in book.sheet_names() {
        lines.push(format!("# {name}"));
        for row in book.worksheet_range(&name).unwrap().rows() {
            let cells: Vec<String> = row.iter().map(|cell| format!("{cell:?}")).collect();
            lines.push(cells.join(" "));
        }
    }
    assert_generated(
        "tests/data/golden/quota.xlsx.txt",
        &(lines.join("\n") + "\n"),
    );
}
