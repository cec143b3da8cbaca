//! `visits init --from`: from the office's own lists to its plan in two commands.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::support::{on_folder, root, stderr, stdout, visits};

const NOW: &str = "2026-11-30T09:00";

fn list(case: &str, file: &str) -> PathBuf {
    root().join("tests/data/intake").join(case).join(file)
}

fn init(folder: &Path, lists: &[&Path], more: &[&str]) -> Output {
    let mut command = visits();
    command
        .arg("init")
        .arg(folder)
        .args(["--preset", "phoenix", "--now", NOW]);
    command.arg("--from").args(lists).args(more);
    command.output().expect("it runs")
}

fn read(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).expect("the file was made")
}

/// The plan of the month after.
fn plan(garden: &Path) -> serde_json::Value {
    let plan = on_folder(garden, NOW)
        .args(["plan", "2026-12", "-f", "json"])
        .output()
        .expect("it runs");
    serde_json::from_str(&stdout(&plan)).expect("a plan")
}

/// A list in a folder of its own, so that nothing is written beside the corpus.
fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).expect("it can be written");
    path
}

#[test]
fn a_list_of_households_with_butlers_makes_an_office_that_can_plan() {
    let temp = tempfile::tempdir().expect("a folder can be made");
    let owners = written(
        temp.path(),
        "业主台账.csv",
        "翡翠花园业主台账,,,,,\n房号,业主姓名,入住状态,交房日期,责任管家,电话\n\
         3-1-0501,王芳,自住,2019.8.11,周敏,13800010001\n3-1-0502,李国强,出租,2020年1月5日,周敏,/\n\
         5-2-1201,张丽,空置,,何娟,13800010003\n合计,3户,,,,\n",
    );
    let garden = temp.path().join("my-garden");
    let made = init(&garden, &[&owners], &[]);
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    let told = stdout(&made);
    assert!(told.contains("New: 5 ·"), "{told}");
    assert!(told.contains("households 3"), "{told}");
    let households = read(&garden, "owners.csv");
    assert!(
        households
            .contains("\nH3-1-0501,王芳,3,1,0501,周敏,occupied,2019-08-11,,周敏,13800010001,"),
        "{households}"
    );
    let staff = read(&garden, "staff.toml");
    assert!(
        staff.contains("id = \"何娟\"\nname = \"何娟\"\nrole = \"butler\"\nareas = [\"何娟\"]\n"),
        "{staff}"
    );
    assert!(read(&garden, "visits.toml").contains("since = 2026-11-30"));
    let check = on_folder(&garden, NOW)
        .arg("check")
        .output()
        .expect("it runs");
    assert_eq!(check.status.code(), Some(0), "{}", stdout(&check));
    let fmt = on_folder(&garden, NOW)
        .args(["fmt", "--check"])
        .output()
        .expect("it runs");
    assert_eq!(fmt.status.code(), Some(0), "{}", stdout(&fmt));
    let plan = plan(&garden);
    let quotas = plan["quotas"].as_array().expect("quotas");
    assert!(
        quotas
            .iter()
            .any(|quota| quota["rule"] == "butler-15" && quota["asked"] == 15),
        "{quotas:?}"
    );
    assert!(
        !plan["appointments"]
            .as_array()
            .expect("appointments")
            .is_empty()
    );
}

#[test]
fn households_and_staff_come_from_two_files() {
    let temp = tempfile::tempdir().expect("a folder can be made");
    let garden = temp.path().join("my-garden");
    let owners = list("owners-merged-xlsx", "业主台账.xlsx");
    let staff = written(
        temp.path(),
        "员工花名册.csv",
        "姓名,岗位,部门,负责片区\n陈建国,项目经理,项目部,\n赵丽,客服主管,客服部,\n周敏,管家,客服部,东区\n何娟,管家,客服部,西区\n郭平,保洁员,环境部,\n",
    );
    let made = init(&garden, &[&owners, &staff], &["--lang", "zh", "-f", "json"]);
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    let members = read(&garden, "staff.toml");
    for role in ["project_manager", "department_manager", "butler", "保洁员"] {
        assert!(
            members.contains(&format!("role = \"{role}\"")),
            "{role}: {members}"
        );
    }
    assert!(read(&garden, "policy.toml").ends_with("[roles.\"保洁员\"]\ntitle = \"保洁员\"\n"));
    let check = on_folder(&garden, NOW)
        .args(["check", "-f", "json"])
        .output()
        .expect("it runs");
    let faults: serde_json::Value = serde_json::from_str(&stdout(&check)).expect("faults");
    let errors = faults["faults"].as_array().into_iter().flatten();
    assert_eq!(
        errors.filter(|fault| fault["severity"] == "error").count(),
        0
    );
    let plan = plan(&garden);
    let asked: Vec<_> = plan["quotas"]
        .as_array()
        .expect("quotas")
        .iter()
        .map(|quota| quota["asked"].as_u64())
        .collect();
    for households in [5, 10, 15] {
        assert!(asked.contains(&Some(households)), "{asked:?}");
    }
}

#[test]
fn nothing_is_made_of_lists_with_rows_that_cannot_be_taken_unless_asked() {
    let temp = tempfile::tempdir().expect("a folder can be made");
    let owners = written(
        temp.path(),
        "业主.csv",
        "房号,姓名,状态,交房日期,管家\n3-1-0501,王芳,自住,2019-04,周敏\n3-1-0502,李娜,空置,2019-04-05,周敏\n",
    );
    let garden = temp.path().join("my-garden");
    let refused = init(&garden, &[&owners], &["--lang", "en"]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(
        stdout(&refused).contains("the day is missing"),
        "{}",
        stdout(&refused)
    );
    assert!(!garden.exists());
    let made = init(&garden, &[&owners], &["--partial"]);
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    assert!(
        read(&garden, "owners.csv").contains("H3-1-0502,")
            && !read(&garden, "owners.csv").contains("H3-1-0501,")
    );
    assert!(temp.path().join("业主-left-out.xlsx").is_file());
    let again = init(&garden, &[&owners], &["--partial"]);
    assert_eq!(again.status.code(), Some(2), "nothing is overwritten");
}

#[test]
fn lists_without_households_make_no_office() {
    let temp = tempfile::tempdir().expect("a folder can be made");
    let staff = written(temp.path(), "员工.csv", "姓名,岗位\n周敏,管家\n");
    let refused = init(&temp.path().join("my-garden"), &[&staff], &[]);
    assert_eq!(refused.status.code(), Some(2), "{}", stdout(&refused));
    assert!(!temp.path().join("my-garden").exists());
}

#[test]
fn the_guesses_are_the_same_in_both_languages() {
    let temp = tempfile::tempdir().expect("a folder can be made");
    let owners = list("owners-everything-at-once", "2026年业主台账（最新）.xls");
    let staff = written(
        temp.path(),
        "员工.csv",
        "姓名,岗位,片区\n周敏,管家,东区、西区\n",
    );
    let mut made = Vec::new();
    for lang in ["zh", "en"] {
        let garden = temp.path().join(lang);
        let done = init(&garden, &[&owners, &staff], &["--lang", lang]);
        assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
        made.push((read(&garden, "owners.csv"), read(&garden, "staff.toml")));
    }
    assert_eq!(made[0], made[1]);
}

/// Three hundred households as an office keeps them: a title, dates, buildings and states written in any
/// way, some states left empty, a total below; five butlers.
fn three_hundred() -> String {
    let mut list = "翠湖花园业主信息台账,,,,,,,\n序号,楼栋,单元,房号,业主姓名,联系电话,交房日期,居住情况,责任管家\n"
        .to_owned();
    let butlers = ["王晓燕", "李建军", "陈美玲", "赵志强", "孙丽娟"];
    for at in 0..300_usize {
        let (building, floor, door) = (at / 60 + 1, at % 30 / 2 + 1, at % 2 + 1);
        let building_written = [
            format!("{building}栋"),
            format!("{building}#"),
            building.to_string(),
        ];
        let day = ["2019年8月11日", "2019.8.11", "2019/8/11", "20190811"][at % 4];
        let state = ["自住", "常住", "出租", "空房", ""][at % 5];
        let _ = writeln!(
            list,
            "{},{},{},{floor:02}{door:02},业主{at},138000{at:05},{day},{state},{}",
            at + 1,
            building_written[at % 3],
            at % 60 / 30 + 1,
            butlers[building - 1],
        );
    }
    list + "合计,300户,,,,,,,\n"
}

#[test]
fn three_hundred_households_come_to_a_plan_in_two_commands_and_check_is_silent() {
    let temp = tempfile::tempdir().expect("a folder can be made");
    let owners = written(temp.path(), "业主台账.csv", &three_hundred());
    let garden = temp.path().join("my-garden");
    let made = init(&garden, &[&owners], &["--lang", "zh"]);
    assert_eq!(made.status.code(), Some(0), "{}", stdout(&made));
    let told = stdout(&made);
    assert!(told.contains("60 行没有写入住状态，按“自住”处理"), "{told}");
    assert_eq!(read(&garden, "owners.csv").lines().count(), 301);
    let marked = read(&garden, "visits.toml");
    let told = marked.lines().filter(|line| line.contains("since = "));
    assert_eq!(told.count(), 1, "{marked}");
    let check = on_folder(&garden, NOW)
        .arg("check")
        .output()
        .expect("it runs");
    assert_eq!(
        (check.status.code(), stdout(&check).as_str()),
        (Some(0), "")
    );
    let plan = plan(&garden);
    let planned = plan["appointments"].as_array().expect("appointments");
    assert!(planned.len() >= 75, "five butlers, fifteen households each");
}

#[test]
fn a_list_is_looked_at_and_its_columns_are_told_before_anything_is_made() {
    let temp = tempfile::tempdir().expect("a folder can be made");
    let owners = written(
        temp.path(),
        "业主.csv",
        "房号,甲方,状态,面积,管家\n3-1-0501,王芳,自住,90,周敏\n3-1-0502,李娜,,90,周敏\n",
    );
    let garden = temp.path().join("my-garden");
    let told = [
        "--map",
        "甲方=name",
        "--map",
        "面积=",
        "--set",
        "居住情况=空置",
    ];
    let looked = init(&garden, &[&owners], &[&told[..], &["--dry-run"]].concat());
    assert_eq!(looked.status.code(), Some(0), "{}", stderr(&looked));
    assert!(!garden.exists());
    let made = init(&garden, &[&owners], &told);
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    let households = read(&garden, "owners.csv");
    assert!(
        households.contains("H3-1-0502,李娜,3,1,0502,周敏,vacant,"),
        "{households}"
    );
    assert!(!households.contains("面积"), "{households}");
    let unknown = temp.path().join("other");
    for told in [["--set", "面积=90"], ["--map", "乙方=name"]] {
        let refused = init(&unknown, &[&owners], &told);
        assert_eq!(refused.status.code(), Some(2), "{told:?}");
    }
    let mut alone = visits();
    alone.arg("init").arg(&unknown);
    let alone = alone
        .args(["--preset", "phoenix", "--dry-run"])
        .output()
        .expect("it runs");
    assert_eq!(alone.status.code(), Some(2));
    assert!(!unknown.exists());
}

#[test]
fn a_faulty_row_of_a_butler_is_not_told_again_for_every_household() {
    let temp = tempfile::tempdir().expect("a folder can be made");
    let owners = written(
        temp.path(),
        "业主.csv",
        "房号,姓名,状态,管家\n3-1-0501,王芳,自住,周敏\n3-1-0502,李娜,空置,周敏\n",
    );
    let staff = written(
        temp.path(),
        "员工.csv",
        "姓名,岗位,入职日期\n周敏,管家,2023/3\n",
    );
    let garden = temp.path().join("my-garden");
    let refused = init(&garden, &[&owners, &staff], &["-f", "json"]);
    assert_eq!(refused.status.code(), Some(3));
    let told: serde_json::Value = serde_json::from_str(&stdout(&refused)).expect("JSON");
    let refused = told["refused"].as_array().expect("rows");
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert_eq!(refused[0]["kind"], "date-incomplete");
}

#[test]
fn members_who_are_responsible_for_buildings_are_sent_to_them() {
    let temp = tempfile::tempdir().expect("a folder can be made");
    let owners = written(
        temp.path(),
        "房产信息.csv",
        "房号,业主姓名,联系电话\n3-1-0402,王一,13800010001\n4-1-0101,赵二,13800010002\n5-1-0101,孙三,13800010003\n",
    );
    let staff = written(
        temp.path(),
        "人员.csv",
        "姓名,职务,负责区域\n李管,管家,3栋\n陈管,管家,4-5栋\n祝国平,项目经理,全部\n",
    );
    let garden = temp.path().join("garden");
    let made = init(&garden, &[&owners, &staff], &[]);
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    let members = read(&garden, "staff.toml");
    assert!(members.contains("areas = [\"3栋\"]"), "{members}");
    assert!(members.contains("areas = [\"4栋\", \"5栋\"]"), "{members}");
    assert!(!members.contains("全部"), "{members}");
    let plan = plan(&garden);
    assert_eq!(
        plan["unplaced"],
        serde_json::json!([]),
        "{}",
        plan["unplaced"]
    );
    let check = on_folder(&garden, NOW)
        .arg("check")
        .output()
        .expect("it runs");
    assert!(!stdout(&check).contains("V3"), "{}", stdout(&check));
}

#[test]
fn headings_and_posts_in_two_languages_are_understood() {
    let temp = tempfile::tempdir().expect("a folder can be made");
    let owners = written(
        temp.path(),
        "owners.csv",
        "Building 楼号,Unit 单元,Room 房号,Owner 姓名,Mobile 手机,Status 状态,Butler 管家\n3栋,1,0402,王一,13800010001,Occupied 自住,李 管\n3栋,1,0502,赵二,13800010002,空置,李管\n",
    );
    let garden = temp.path().join("garden");
    let made = init(&garden, &[&owners], &[]);
    assert_eq!(
        made.status.code(),
        Some(0),
        "{}{}",
        stdout(&made),
        stderr(&made)
    );
    let households = read(&garden, "owners.csv");
    assert!(
        households.contains("\nH3-1-0402,王一,3,1,0402,李管,occupied,"),
        "{households}"
    );
    let staff = read(&garden, "staff.toml");
    assert_eq!(staff.matches("\n[[staff]]").count(), 1, "{staff}");
}

#[test]
fn a_home_written_in_two_ways_is_told_and_lost_zeros_come_back() {
    let temp = tempfile::tempdir().expect("a folder can be made");
    let owners = written(
        temp.path(),
        "owners.csv",
        "楼栋,单元,房号,业主姓名,管家,备注\n1栋,1,0501,王一,李管,#N/A\n1栋,1,901,赵二,李管,\n1栋,1,1201,孙三,李管,\n",
    );
    let garden = temp.path().join("garden");
    let made = init(&garden, &[&owners], &["-f", "json"]);
    assert_eq!(
        made.status.code(),
        Some(0),
        "{}{}",
        stdout(&made),
        stderr(&made)
    );
    let households = read(&garden, "owners.csv");
    for id in ["H1-1-0501,", "H1-1-0901,", "H1-1-1201,"] {
        assert!(households.contains(id), "{households}");
    }
    let told = stdout(&made);
    assert!(
        told.contains("\"room-zeros\"") && told.contains("\"error-empty\""),
        "{told}"
    );
    let twice = written(
        temp.path(),
        "twice.csv",
        "楼栋,单元,房号,业主姓名,管家\n1栋,1,501,王一,李管\n1栋,1,0501,王一,李管\n1栋,1,00101,孙三,李管\n",
    );
    let refused = init(&temp.path().join("other"), &[&twice], &["-f", "json"]);
    assert_eq!(refused.status.code(), Some(3), "{}", stdout(&refused));
    assert!(
        stdout(&refused).contains("\"home-twice\""),
        "{}",
        stdout(&refused)
    );
}

#[test]
fn rows_left_out_keep_what_merged_cells_say() {
    let temp = tempfile::tempdir().expect("a folder can be made");
    let owners = written(
        temp.path(),
        "owners.csv",
        "楼栋,单元,房号,业主姓名,入住日期,管家\n3栋,1,0101,王一,2023-05-01,李管\n,,0102,赵二,2023.5,李管\n4栋,,0201,孙三,2023.6,李管\n",
    );
    let garden = temp.path().join("garden");
    let made = init(&garden, &[&owners], &["--partial"]);
    assert_eq!(
        made.status.code(),
        Some(0),
        "{}{}",
        stdout(&made),
        stderr(&made)
    );
    let left = temp.path().join("owners-left-out.xlsx");
    assert!(left.is_file(), "{}", stderr(&made));
    let again = on_folder(&garden, NOW)
        .arg("import")
        .arg(&left)
        .args(["--as", "owners", "--dry-run", "-f", "json"])
        .output()
        .expect("it runs");
    let told = stdout(&again);
    assert!(
        !told.contains("no-building") && told.contains("date-incomplete"),
        "{told}"
    );
    // A home without a unit gets none from the row above.
    let homes = on_folder(&garden, NOW)
        .arg("import")
        .arg(&left)
        .args([
            "--as",
            "owners",
            "--map",
            "入住日期=",
            "--dry-run",
            "-f",
            "json",
        ])
        .output()
        .expect("it runs");
    let told = stdout(&homes);
    assert!(
        told.contains("H3-1-0102") && told.contains("H4-0201"),
        "{told}"
    );
}
