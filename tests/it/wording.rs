//! How faults are told: what to change, once, in the reader's language.

use crate::support::{example_copy, stdout, visits};

/// What `check` says of a folder, in one language.
fn check(folder: &tempfile::TempDir, lang: &str) -> String {
    let output = visits()
        .args(["check", "--lang", lang, "-C"])
        .arg(folder.path())
        .output()
        .expect("it runs");
    stdout(&output)
}

fn change(folder: &tempfile::TempDir, file: &str, change: impl Fn(String) -> String) {
    let path = folder.path().join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(path, change(text)).unwrap();
}

#[test]
fn a_renamed_column_is_to_be_renamed_back() {
    let folder = example_copy();
    change(&folder, "owners.csv", |text| {
        text.replacen(",area,", ",areas,", 1)
    });
    let said = check(&folder, "en");
    assert!(
        said.contains("if “areas” in the header is meant, rename it to area"),
        "{said}"
    );
    assert!(
        said.contains(",pause_until,note\n"),
        "the header is shown whole: {said}"
    );
}

#[test]
fn a_misspelt_key_is_not_missing_as_well() {
    let folder = example_copy();
    change(&folder, "policy.toml", |text| {
        text + "\n[[quota]]\nid = \"x\"\nrole = \"butler\"\nhousehold = 15\n"
    });
    let said = check(&folder, "en");
    assert!(
        said.contains("V203") && said.contains("households"),
        "{said}"
    );
    assert!(!said.contains("V204"), "{said}");
}

#[test]
fn a_row_that_stands_twice_is_one_fault() {
    let folder = example_copy();
    change(&folder, "owners.csv", |text| {
        let again = text.lines().nth(1).unwrap().to_owned();
        text + &again + "\n"
    });
    let said = check(&folder, "en");
    assert!(said.contains("V117") && !said.contains("V306"), "{said}");
}

#[test]
fn a_file_of_another_month_is_one_fault() {
    let folder = example_copy();
    let visits = folder.path().join("visits");
    std::fs::rename(visits.join("2026-11.csv"), visits.join("2026-12.csv")).unwrap();
    let said = check(&folder, "en");
    assert_eq!(said.matches("V141").count(), 1, "{said}");
    assert!(
        said.contains("rows of visits/2026-12.csv belong to 2026-11"),
        "{said}"
    );
}

#[test]
fn what_a_power_cut_left_is_not_printed() {
    let folder = example_copy();
    change(&folder, "contacts.csv", |text| {
        text + "x," + &"\0".repeat(5000)
    });
    let said = check(&folder, "en");
    assert!(said.contains("V006") && said.len() < 2000, "{said}");
}

#[test]
fn broken_toml_is_told_in_chinese() {
    let folder = example_copy();
    change(&folder, "policy.toml", |text| text + "\na = \"x\n");
    let said = check(&folder, "zh");
    assert!(
        said.contains("文件从这里起无法识别：引号没有成对"),
        "{said}"
    );
}
