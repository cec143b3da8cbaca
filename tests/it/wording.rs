//! How faults are told: what to change, once, in the reader's language.

use crate::support::{example_copy, stderr, stdout, visits};

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

/// Files that are no tables at all, or whose header is broken.
fn ruins() -> Vec<Vec<u8>> {
    let many: Vec<String> = (0..300).map(|column| format!("c{column}")).collect();
    let mut ruins: Vec<Vec<u8>> = [
        &b"PK\x03\x04\x14\0\0\0\x08\0[Content_Types].xml\0\0,\"a\n\0"[..],
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0,\n",
        b"<!DOCTYPE html>\n<table><tr><td>a</td></tr></table>\n",
        b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n",
        b"\xFF\xFEi\0d\0\n\0",
        b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR",
        b"id,\0\n",
        b"\n\n,,,\n",
        b"id,\"name,building\nH1,a,b\n",
        b"id,na\"me\n1,2\n",
        b"id,\"na\"me\n1,2\n",
        b"id,name\rH1,x\r",
        b"id;name\n1;2\n",
        b"sep=;\nid;name\n",
        b"id,id\n1,2\n",
        b"<<<<<<< HEAD\nid,name\n",
    ]
    .map(<[u8]>::to_vec)
    .to_vec();
    ruins.push(many.join(",").into_bytes());
    ruins.push([&b"id,"[..], "x".repeat(70_000).as_bytes(), b"\n"].concat());
    ruins
}

#[test]
fn what_is_no_table_is_told_with_all_its_words() {
    for file in ["owners.csv", "visits/2026-11.csv", "surveys/2026-h2.csv"] {
        let folder = example_copy();
        for ruin in ruins() {
            std::fs::write(folder.path().join(file), &ruin).unwrap();
            for lang in ["en", "zh"] {
                let said = check(&folder, lang);
                let shown = String::from_utf8_lossy(&ruin[..ruin.len().min(60)]);
                assert!(said.contains(file), "{shown}: {said}");
                assert!(!said.contains("%{"), "{shown}: {said}");
                assert!(!said.contains("--fix"), "{shown}: {said}");
            }
        }
        std::fs::write(folder.path().join(file), &ruins()[0]).unwrap();
        let said = check(&folder, "en");
        assert!(
            said.contains("is a workbook") && said.contains("CSV UTF-8"),
            "{said}"
        );
        assert_eq!(said.matches("error[").count(), 1, "{said}");
    }
}

#[test]
fn what_the_system_refuses_is_told_in_the_readers_language() {
    let folder = example_copy();
    for (lang, told) in [
        ("zh", "nowhere.csv 无法读取：没有这个文件或文件夹"),
        ("en", "nowhere.csv cannot be read: no such file or folder"),
    ] {
        let output = visits()
            .args([
                "import",
                "nowhere.csv",
                "--as",
                "owners",
                "--lang",
                lang,
                "-C",
            ])
            .arg(folder.path())
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(3));
        assert!(stderr(&output).contains(told), "{}", stderr(&output));
    }
}

#[test]
fn one_is_spoken_of_as_one() {
    let folder = example_copy();
    change(&folder, "owners.csv", |text| {
        text.replacen(",occupied,", ",ocupied,", 1)
    });
    let output = visits()
        .args(["owners", "--lang", "en", "-C"])
        .arg(folder.path())
        .output()
        .expect("it runs");
    let said = stderr(&output);
    assert!(said.contains("because of 1 error in the data"), "{said}");
}

#[test]
fn help_and_version_speak_the_readers_language() {
    let told = |arguments: &[&str]| {
        let output = visits().args(arguments).output().expect("it runs");
        assert_eq!(output.status.code(), Some(0));
        stdout(&output)
    };
    assert!(told(&["due", "--help", "--lang", "zh"]).contains("只看此规则的"));
    assert!(told(&["due", "--help"]).contains("Show who is due a visit"));
    assert!(told(&["--version", "--lang", "zh"]).starts_with("visits "));
}

#[test]
fn tags_interests_and_kinds_of_contacts_are_called_as_people_call_them() {
    let folder = example_copy();
    let on = |lang: &str, arguments: &[&str]| {
        let mut command = crate::support::on_folder(folder.path(), "2026-11-16T09:00");
        let output = command.args(arguments).args(["--lang", lang]).output();
        stdout(&output.expect("it runs"))
    };
    let owners = on("zh", &["owners", "--tag", "elderly_alone"]);
    assert!(
        owners.contains("独居老人") && !owners.contains("elderly_alone"),
        "{owners}"
    );
    let owners = on("en", &["owners", "--tag", "elderly_alone"]);
    assert!(owners.contains("elderly and alone"), "{owners}");
    let why = on("zh", &["why", "H1-1-0402"]);
    assert!(why.contains("没有标签 重点户"), "{why}");
    let raw = on("en", &["owners", "--tag", "elderly_alone", "-f", "json"]);
    assert!(
        raw.contains("\"elderly_alone\""),
        "programs have the key: {raw}"
    );
    let contact = on("zh", &["brief", "C-committee_chair", "--all"]);
    assert!(!contact.contains(" committee_chair"), "{contact}");
}

#[test]
fn weeks_are_told_by_their_days() {
    let folder = crate::support::office(&[
        (
            "owners.csv",
            "id,name,building,area,status\nH1,李,1,east,occupied\n",
        ),
        (
            "staff.toml",
            "[[staff]]\nid = \"wang\"\nname = \"王\"\nrole = \"butler\"\n",
        ),
        (
            "policy.toml",
            "[roles.butler]\n[[cadence]]\nid = \"weekly\"\nby = { role = \"butler\" }\nevery = \"2 weeks\"\n",
        ),
    ]);
    let mut command = crate::support::on_folder(folder.path(), "2026-11-16T09:00");
    let output = command.args(["due", "--lang", "zh"]).output();
    let due = stdout(&output.expect("it runs"));
    assert!(due.contains("每两周，11月16日–11月29日"), "{due}");
    assert!(!due.contains("2026-W"), "{due}");
}

#[test]
fn an_unknown_rule_is_answered_with_titles_and_those_that_hold_the_word_first() {
    let folder = example_copy();
    let mut command = crate::support::on_folder(folder.path(), "2026-11-16T09:00");
    let output = command
        .args(["due", "--rule", "月访", "--lang", "zh"])
        .output();
    let said = stderr(&output.expect("it runs"));
    assert!(said.contains("resident-monthly（常住户月访）"), "{said}");
    assert!(!said.contains("wedding"), "{said}");
}

/// A brief says when somebody is at home as people say it, whatever the cell is written like.
#[test]
fn hours_are_said_in_words() {
    let copy = crate::support::example_copy();
    for (lang, daily, part) in [
        (
            "zh",
            "每天 18:00–20:30",
            "周二至周五 18:30–20:30、周六至周日 09:00–12:00",
        ),
        (
            "en",
            "every day 18:00–20:30",
            "Tue to Fri 18:30–20:30, Sat to Sun 09:00–12:00",
        ),
    ] {
        for (party, said) in [("H1-1-0301", daily), ("H1-1-0602", part)] {
            let mut command = crate::support::visits();
            command.arg("-C").arg(copy.path());
            command.args(["--now", "2026-11-16T10:00", "--lang", lang, "brief", party]);
            let told = crate::support::stdout(&command.output().expect("it runs"));
            assert!(told.contains(said), "{told}");
        }
    }
}
