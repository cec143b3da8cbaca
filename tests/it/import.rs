//! `visits import` from end to end: all rows, or none.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::support::{example_copy, numstat, stderr, stdout, visits};

fn import(directory: &Path, file: &Path, arguments: &[&str]) -> Output {
    visits()
        .arg("import")
        .arg(file)
        .args(arguments)
        .args([
            "--now",
            "2026-11-16T09:00",
            "--lang",
            "zh",
            "-f",
            "json",
            "-C",
        ])
        .arg(directory)
        .output()
        .expect("the program runs")
}

fn answer(output: &Output) -> Value {
    serde_json::from_str(&stdout(output)).unwrap_or_else(|_| panic!("{}", stderr(output)))
}

const MAP: [&str; 12] = [
    "--map",
    "编号=id",
    "--map",
    "姓名=name",
    "--map",
    "楼栋=building",
    "--map",
    "片区=area",
    "--map",
    "状态=status",
    "--map",
    "入住=moved_in",
];

#[test]
fn households_come_from_excel_s_gbk_with_words_and_dates_as_people_write_them() {
    let copy = example_copy();
    let path = copy.path().join("owners.csv");
    let before = fs::read(&path).expect("the owners are there");
    let file = copy.path().join("住户.csv");
    let text = "编号;姓名;楼栋;片区;状态;入住\r\nH9-1;钱一;9;东区;自住;2026/11/3\r\nH1-1-0101;黄军佳;1;东区;出租;\r\n";
    fs::write(&file, encoding_rs::GB18030.encode(text).0).expect("it can be written");
    let arguments = [&["--as", "owners"], &MAP[..]].concat();
    let would = answer(&import(
        copy.path(),
        &file,
        &[&arguments[..], &["--dry-run"]].concat(),
    ));
    assert_eq!(
        (would["added"].as_u64(), would["written"].as_bool()),
        (Some(1), Some(false))
    );
    assert_eq!(fs::read(&path).expect("the owners are there"), before);
    let done = import(copy.path(), &file, &arguments);
    assert_eq!(done.status.code(), Some(0), "{}", stdout(&done));
    let after = fs::read(&path).expect("the owners are there");
    assert_eq!(
        numstat(&before, &after),
        (1, 0),
        "one new row, the known one said so already"
    );
    assert!(String::from_utf8_lossy(&after).contains("H9-1,钱一,9,,,东区,occupied,2026-11-03,"));
}

#[test]
fn one_bad_row_keeps_all_out_unless_partial_is_asked_for() {
    let copy = example_copy();
    let path = copy.path().join("owners.csv");
    let before = fs::read(&path).expect("the owners are there");
    let file = copy.path().join("in.csv");
    fs::write(&file, "id,name,building,area,status\nH9-1,钱一,9,东区,occupied\nH9-2,钱二,9,东区,gone\n9-3,钱三,9,东区,rented\n")
        .expect("it can be written");
    let refused = import(copy.path(), &file, &["--as", "owners"]);
    assert_eq!(refused.status.code(), Some(3));
    let said = answer(&refused);
    let lines: Vec<_> = said["refused"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| row["line"].as_u64())
        .collect();
    assert_eq!(lines, [Some(3), Some(4)], "{said}");
    assert_eq!(fs::read(&path).expect("the owners are there"), before);
    let partial = import(copy.path(), &file, &["--as", "owners", "--partial"]);
    assert_eq!(partial.status.code(), Some(0), "{}", stderr(&partial));
    let after = fs::read_to_string(&path).expect("the owners are text");
    assert!(after.contains("H9-1,") && !after.contains("H9-2,"));
}

/// Where the rows left out cannot be written, no row is taken in: "nothing was written" must be so.
#[test]
fn a_list_among_the_data_changes_nothing_where_its_refused_rows_have_no_place() {
    let copy = example_copy();
    let path = copy.path().join("owners.csv");
    let before = fs::read(&path).expect("the owners are there");
    let file = copy.path().join("visits/in.csv");
    fs::write(
        &file,
        "id,name,building,area,status\nH9-1,钱一,9,东区,occupied\nH9-2,钱二,9,东区,gone\n",
    )
    .expect("it can be written");
    let partial = import(copy.path(), &file, &["--as", "owners", "--partial"]);
    let is_taken = partial.status.code() == Some(0);
    let after = fs::read(&path).expect("the owners are there");
    assert_eq!(is_taken, after != before, "{}", stderr(&partial));
}

#[test]
fn events_go_to_the_file_of_their_month_and_get_ids() {
    let copy = example_copy();
    let file = copy.path().join("in.csv");
    fs::write(
        &file,
        "happened_at,party,kind\n2026-11-30,H1-1-0101,wedding\n2027-01-05,H1-1-0102,birth\n",
    )
    .expect("it can be written");
    let done = import(copy.path(), &file, &["--as", "events"]);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    let january = fs::read_to_string(copy.path().join("events/2027-01.csv")).expect("a new file");
    assert!(
        january.starts_with("id,happened_at,party,kind,note\ne20270105-"),
        "{january}"
    );
    let again = answer(&import(copy.path(), &file, &["--as", "events"]));
    assert_eq!(
        (again["added"].as_u64(), again["same"].as_u64()),
        (Some(0), Some(2)),
        "taken in once"
    );
    assert_eq!(
        fs::read_to_string(copy.path().join("events/2027-01.csv")).expect("a file"),
        january
    );
    let unknown = import(copy.path(), &file, &["--as", "weather"]);
    assert_eq!(unknown.status.code(), Some(2));
}

/// The bytes of every data file of a directory.
fn files(directory: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(directory).into_iter().flatten();
    let files = entries.filter(|entry| {
        let name = entry.file_name().to_string_lossy();
        entry.file_type().is_file() && (name.ends_with(".csv") || name.ends_with(".toml"))
    });
    files
        .map(|entry| {
            let name = entry.path().strip_prefix(directory).expect("below it");
            let bytes = fs::read(entry.path()).expect("it can be read");
            (name.display().to_string(), bytes)
        })
        .collect()
}

#[test]
fn what_is_exported_or_printed_comes_back_without_a_changed_byte() {
    let copy = example_copy();
    let before = files(copy.path());
    let outside = tempfile::tempdir().expect("a folder can be made");
    let exported = [
        "owners", "contacts", "staff", "visits", "issues", "events", "surveys",
    ];
    let exported = exported.map(|name| (vec!["export", name], name, "csv"));
    let printed = [
        (vec!["owners"], "owners", "csv"),
        (vec!["owners"], "owners", "xlsx"),
        (vec!["issue", "list"], "issues", "xlsx"),
        (vec!["issue", "list"], "issues", "csv"),
    ];
    for (command, table, ending) in exported.into_iter().chain(printed) {
        for (lang, masked) in [("zh", true), ("en", false)] {
            let file = outside.path().join(format!("list.{ending}"));
            let mut print = visits();
            print.args(&command).args([
                "--now",
                "2026-11-16T09:00",
                "--lang",
                lang,
                "-f",
                ending,
                "-o",
            ]);
            print.arg(&file).arg("-C").arg(copy.path());
            if !masked {
                print.arg("--show-contacts");
            }
            let printed = print.output().expect("it runs");
            assert_eq!(printed.status.code(), Some(0), "{}", stderr(&printed));
            let done = import(copy.path(), &file, &["--as", table]);
            let told = answer(&done);
            assert_eq!(
                done.status.code(),
                Some(0),
                "{command:?} {ending} {lang}: {:?}",
                told["refused"]
            );
            assert_eq!(told["added"], 0, "{command:?} {ending} {lang} {masked}");
            assert_eq!(
                told["changes"],
                serde_json::json!([]),
                "{command:?} {ending} {lang} {masked}"
            );
        }
    }
    assert_eq!(files(copy.path()), before);
}

#[test]
fn a_change_is_told_with_old_and_new_and_the_left_out_rows_lie_beside_the_list() {
    let copy = example_copy();
    let outside = tempfile::tempdir().expect("a folder can be made");
    let file = outside.path().join("业主.csv");
    let owners = fs::read_to_string(copy.path().join("owners.csv")).expect("the owners");
    let second = owners.lines().nth(1).expect("a household").to_owned();
    let id = second.split(',').next().expect("an id");
    fs::write(
        &file,
        format!("编号,备注,交房日期\n{id},有狗,\nH9-9-0909,新户,2019-04\n"),
    )
    .expect("it can be written");
    let done = import(copy.path(), &file, &["--as", "owners", "--partial"]);
    let told = answer(&done);
    assert_eq!(done.status.code(), Some(0), "{}", stdout(&done));
    let change = &told["changes"][0];
    assert_eq!(
        (
            change["id"].as_str(),
            change["column"].as_str(),
            change["new"].as_str()
        ),
        (Some(id), Some("note"), Some("有狗"))
    );
    let kinds: Vec<_> = told["refused"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["kind"].clone())
        .collect();
    assert!(kinds.contains(&"date-incomplete".into()), "{kinds:?}");
    assert!(outside.path().join("业主-left-out.xlsx").is_file());
}

#[test]
fn two_headings_for_one_column_are_refused_and_one_can_be_left_out() {
    let copy = example_copy();
    let file = copy.path().join("in.csv");
    fs::write(
        &file,
        "编号,姓名,业主姓名,楼栋,片区,状态,籍贯\nH9,丁,戊,1,东区,自住,湖南\n",
    )
    .expect("it can be written");
    let refused = import(copy.path(), &file, &["--as", "owners"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        stderr(&refused).contains("业主姓名"),
        "{}",
        stderr(&refused)
    );
    let done = import(
        copy.path(),
        &file,
        &["--as", "owners", "--map", "业主姓名="],
    );
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    let owners = fs::read_to_string(copy.path().join("owners.csv")).expect("the owners");
    assert!(owners.lines().next().expect("a header").contains("籍贯"));
    assert!(
        owners
            .lines()
            .last()
            .expect("a row")
            .starts_with("H9,丁,1,")
    );
}

#[test]
fn tags_in_a_list_are_those_that_rules_name_whatever_language_they_are_written_in() {
    let folder = example_copy();
    let before = std::fs::read_to_string(folder.path().join("owners.csv")).unwrap();
    let list = folder.path().join("list.csv");
    std::fs::write(&list, "编号,标签\nH1-1-0101,独居老人；钢琴老师\n").unwrap();
    let output = import(folder.path(), &list, &["--as", "owners", "-y"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let after = std::fs::read_to_string(folder.path().join("owners.csv")).unwrap();
    let row = after.lines().find(|line| line.starts_with("H1-1-0101,"));
    assert!(row.unwrap().contains("elderly_alone;钢琴老师"), "{row:?}");
    assert_ne!(before, after);
}

#[test]
fn a_line_too_long_for_a_row_is_told_as_that_and_not_as_a_quote() {
    let copy = example_copy();
    let file = copy.path().join("list.csv");
    let pasted = "x".repeat(70 << 10);
    fs::write(&file, format!("编号,备注\nH1-1-0101,{pasted}\n")).expect("it can be written");
    let refused = import(copy.path(), &file, &["--as", "owners", "--dry-run"]);
    assert_eq!(refused.status.code(), Some(3), "{}", stderr(&refused));
    let told: Value = serde_json::from_str(&stdout(&refused)).unwrap();
    assert_eq!(told["refused"][0]["kind"], "line-too-long", "{told}");
}

#[test]
fn a_title_tells_the_year_and_what_is_no_kind_is_what_it_is_about() {
    let copy = example_copy();
    let file = copy.path().join("投诉台账.csv");
    let list = "翠湖花园2026年11月投诉台账,,,\n日期,房号,类别,内容\n11月3日,3-1-0501,环境卫生,楼道垃圾\n11月4日,3-1-0502,投诉,漏水\n";
    fs::write(&file, list).expect("it can be written");
    let done = import(
        copy.path(),
        &file,
        &["--as", "issues", "--set", "部门=工程部"],
    );
    assert_eq!(
        done.status.code(),
        Some(0),
        "{}{}",
        stdout(&done),
        stderr(&done)
    );
    let issues = fs::read_to_string(copy.path().join("issues/2026-11.csv")).unwrap();
    let row = issues.lines().find(|line| line.contains("楼道垃圾"));
    let row = row.expect("it was taken in");
    assert!(
        row.contains("2026-11-03T00:00") && row.contains(",环境卫生,"),
        "{row}"
    );
    let told: Value = serde_json::from_str(&stdout(&done)).unwrap();
    assert!(
        told["remarks"].to_string().contains("kind-as-category"),
        "{told}"
    );
}

#[test]
fn a_day_that_cannot_be_read_is_told_once_and_not_again_by_its_time() {
    let copy = example_copy();
    let file = copy.path().join("走访.csv");
    fs::write(
        &file,
        "日期,时间,房号,走访人\n11月3日,19:30,3-1-0501,梁静\n",
    )
    .expect("it can be written");
    let refused = import(copy.path(), &file, &["--as", "visits", "--dry-run"]);
    let told: Value = serde_json::from_str(&stdout(&refused)).unwrap();
    assert_eq!(told["refused"].as_array().unwrap().len(), 1, "{told}");
}
