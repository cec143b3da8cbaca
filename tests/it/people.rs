//! `staff`, `owner add`, `owner move-out`, `hand-over`: who comes, who goes, and what needs somebody.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::support::{answer, office, on_folder, stderr, stdout};

const NOW: &str = "2026-11-16T09:00";

const POLICY: &str = r#"
[roles.butler]
title = "管家"
reports_to = "manager"
[roles.manager]
title = "经理"
[departments.engineering]
title = "维修班"
[events.housewarming]
title = "乔迁"
[coverage]
by_role = "butler"
[[cadence]]
id = "monthly"
by = { role = "butler", area = "own" }
whom = { status = ["occupied"] }
every = "month"
"#;

const STAFF: &str = r#"# 员工
[[staff]]
id = "wang"
name = "王芳"  # 老员工
role = "butler"
areas = ["east"]

[[staff]]
id = "li"
name = "李强"
role = "butler"
areas = ["west"]

[[staff]]
id = "zhao"
name = "赵工"
role = "manager"
department = "engineering"
"#;

const OWNERS: &str = "\
id,name,building,unit,room,area,status,butler,phone
H1-1-0101,张伟,1,1,0101,east,occupied,wang,13800000001
H1-1-0102,李娜,1,1,0102,east,occupied,,13800000002
H2-1-0201,刘洋,2,1,0201,west,occupied,,13800000003
";

const ISSUES: &str = "\
id,raised_at,party,source,kind,severity,department,assignee,summary
i-1,2026-11-15T10:00,H1-1-0101,desk,repair,general,engineering,wang,漏水
i-2,2026-11-15T11:00,H2-1-0201,desk,repair,general,engineering,zhao,门坏了
";

const PLAN: &str = "\
id,date,start,staff,party,channel,minutes,rules,due,state,note
agreed/H1-1-0102/2026-11-25,2026-11-25,19:00,wang;zhao,H1-1-0102,door,10,agreed,,agreed,
";

fn garden() -> tempfile::TempDir {
    office(&[
        ("policy.toml", POLICY),
        ("staff.toml", STAFF),
        ("owners.csv", OWNERS),
        ("issues/2026-11.csv", ISSUES),
        ("plans/2026-11.csv", PLAN),
    ])
}

fn run(directory: &Path, arguments: &[&str]) -> Output {
    let mut command = on_folder(directory, NOW);
    command.args(arguments).output().expect("the program runs")
}

fn json(directory: &Path, arguments: &[&str]) -> Value {
    let mut all = vec!["-f", "json"];
    all.extend(arguments);
    answer(&run(directory, &all))
}

fn text(directory: &Path, file: &str) -> String {
    fs::read_to_string(directory.join(file)).expect("the file is text")
}

fn refused(directory: &Path, arguments: &[&str]) -> String {
    let before: Vec<_> = ["owners.csv", "staff.toml"]
        .map(|file| text(directory, file))
        .into();
    let output = run(directory, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    let after: Vec<_> = ["owners.csv", "staff.toml"]
        .map(|file| text(directory, file))
        .into();
    assert_eq!(before, after, "{arguments:?} changed something");
    stderr(&output)
}

#[test]
fn who_leaves_leaves_nothing_behind_unsaid_and_to_somebody_all_of_it() {
    let garden = garden();
    let path = garden.path();
    let said = json(path, &["staff", "left", "王芳", "11月20日"]);
    let ids = |key: &str, of: &str| -> Vec<String> {
        let items = said[key].as_array().expect("a list").iter();
        items
            .map(|item| if of.is_empty() { item } else { &item[of] })
            .map(|id| id.as_str().expect("an id").to_owned())
            .collect()
    };
    assert_eq!(ids("households", ""), ["H1-1-0101", "H1-1-0102"]);
    assert_eq!(ids("issues", "id"), ["i-1"]);
    assert_eq!(ids("appointments", "party"), ["H1-1-0102"]);
    assert!(text(path, "staff.toml").contains("left = 2026-11-20"));
    assert!(text(path, "staff.toml").contains("# 老员工"));
    let told = stdout(&run(path, &["check"])) + &stderr(&run(path, &["check"]));
    assert!(
        told.contains("V359") && told.contains("households 2"),
        "{told}"
    );
    let doctor = stdout(&run(path, &["doctor"]));
    assert!(doctor.contains("王芳"), "{doctor}");

    let said = json(
        path,
        &["staff", "left", "wang", "2026-11-20", "--to", "李强"],
    );
    assert_eq!(said["to"], "li");
    assert_eq!(said["areas"], serde_json::json!(["east"]));
    let owners = text(path, "owners.csv");
    assert!(
        owners.contains("H1-1-0101,张伟,1,1,0101,east,occupied,li,"),
        "{owners}"
    );
    assert!(
        owners.contains("H1-1-0102,李娜,1,1,0102,east,occupied,li,"),
        "{owners}"
    );
    assert!(text(path, "issues/2026-11.csv").contains("engineering,li,漏水"));
    assert!(text(path, "plans/2026-11.csv").contains(",li;zhao,H1-1-0102,"));
    let checked = run(path, &["check"]);
    assert!(!stdout(&checked).contains("V359"), "{}", stdout(&checked));
}

#[test]
fn a_time_agreed_on_at_the_door_goes_to_who_follows_with_the_rules_it_serves() {
    let garden = garden();
    let path = garden.path();
    let visit = "id,visited_at,party,staff,channel,outcome,next_at\n\
                 v-1,2026-11-15T19:00,H1-1-0101,wang,door,rescheduled,2026-11-24T19:30\n";
    fs::create_dir_all(path.join("visits")).expect("the folder is made");
    fs::write(path.join("visits/2026-11.csv"), visit).expect("the file is written");
    run(path, &["staff", "left", "wang", "2026-11-20", "--to", "li"]);
    let plan = text(path, "plans/2026-11.csv");
    let row = plan.lines().find(|line| line.contains("19:30"));
    assert_eq!(
        row,
        Some(
            "monthly/H1-1-0101/2026-11,2026-11-24,19:30,li,H1-1-0101,door,10,monthly,2026-11-30,agreed,"
        ),
        "{plan}"
    );
}

#[test]
fn open_issues_of_who_is_gone_or_away_past_the_limit_are_told() {
    let garden = garden();
    let path = garden.path();
    json(path, &["staff", "leave", "zhao", "2026-11-16..2026-11-30"]);
    json(path, &["staff", "left", "wang", "2026-11-14"]);
    let overdue = json(path, &["overdue"]);
    let alone: Vec<[&str; 3]> = overdue["unattended"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| ["id", "staff", "absence"].map(|key| one[key].as_str().expect("text")))
        .collect();
    assert_eq!(alone, [["i-1", "wang", "left"], ["i-2", "zhao", "leave"]]);
    let checked = stdout(&run(path, &["check"])) + &stderr(&run(path, &["check"]));
    assert!(
        checked.contains("V566") && checked.contains("V567"),
        "{checked}"
    );
    let report = stdout(&run(path, &["report", "--brief"]));
    assert!(report.contains("nobody sees to"), "{report}");
    let added = run(
        path,
        &["issue", "add", "张伟", "灯坏了", "--department", "维修班"],
    );
    assert!(stderr(&added).contains("赵工"), "{}", stderr(&added));
    // A day off before the limit is no reason: back on Tuesday, answer by Wednesday.
    json(path, &["staff", "set", "zhao", "休假=2026-11-16"]);
    let overdue = json(path, &["overdue"]);
    let issues = overdue["unattended"].as_array().expect("a list");
    assert!(
        issues.iter().all(|one| one["staff"] == "wang"),
        "{issues:?}"
    );
}

#[test]
fn half_a_day_of_leave_is_said_as_people_say_it() {
    let garden = garden();
    let path = garden.path();
    for (said, leave) in [
        (
            "2026-11-20T13:00/2026-11-20T18:00",
            "2026-11-20T13:00/2026-11-20T18:00",
        ),
        ("11月24日下午", "2026-11-24T12:00/2026-11-25T00:00"),
        ("24 Nov morning", "2026-11-24T00:00/2026-11-24T12:00"),
        (
            "11月25日 18:00 到 20:00",
            "2026-11-25T18:00/2026-11-25T20:00",
        ),
        ("2026-11-10..2026-11-12", "2026-11-10/2026-11-12"),
        ("下周", "2026-11-23/2026-11-29"),
    ] {
        let answer = json(path, &["staff", "leave", "wang", said]);
        assert_eq!(answer["leave"], leave, "{said}");
        assert!(text(path, "staff.toml").contains(leave), "{said}");
    }
    // What was agreed on for then needs somebody.
    let evening = json(path, &["staff", "leave", "wang", "2026-11-25"]);
    assert_eq!(evening["appointments"][0]["party"], "H1-1-0102");
    refused(path, &["staff", "leave", "wang", "someday"]);
}

#[test]
fn households_go_over_by_area_building_or_name_and_issues_when_asked() {
    let garden = garden();
    let path = garden.path();
    let said = json(path, &["hand-over", "wang", "li", "--building", "1栋"]);
    assert_eq!(
        said["households"],
        serde_json::json!(["H1-1-0101", "H1-1-0102"])
    );
    assert_eq!(said["issues_left"], 1);
    assert!(text(path, "issues/2026-11.csv").contains("engineering,wang,漏水"));
    let said = json(path, &["hand-over", "李强", "王芳", "1栋1单元0102"]);
    assert_eq!(said["households"], serde_json::json!(["H1-1-0102"]));
    let said = json(
        path,
        &["hand-over", "王芳", "赵工", "--issues", "--area", "east"],
    );
    assert_eq!(said["issues"][0]["id"], "i-1");
    assert!(text(path, "issues/2026-11.csv").contains("engineering,zhao,漏水"));
    assert!(refused(path, &["hand-over", "li", "李强"]).contains("李强"));
    assert!(refused(path, &["hand-over", "li", "wang", "--area", "north"]).contains("east"));
    assert!(refused(path, &["hand-over", "li", "nobody"]).contains("wang"));
}

#[test]
fn the_new_owner_of_a_room_is_a_new_row_and_inherits_nothing() {
    let garden = garden();
    let path = garden.path();
    let said = json(
        path,
        &[
            "owner",
            "move-out",
            "1栋1单元102",
            "11月20日",
            "--new-owner",
            "新人",
            "--phone",
            "13612341234",
        ],
    );
    assert_eq!(said["party"], "H1-1-0102");
    assert_eq!(said["new"]["id"], "H1-1-0102-2");
    assert_eq!(said["appointments"][0]["date"], "2026-11-25");
    let owners = text(path, "owners.csv");
    assert!(
        owners.contains("H1-1-0102,李娜,1,1,0102,east,occupied,,13800000002,2026-11-20,"),
        "{owners}"
    );
    let new = owners.lines().last().expect("a row");
    assert_eq!(
        new,
        "H1-1-0102-2,新人,1,1,0102,east,occupied,,13612341234,,2026-11-21"
    );
    let brief = json(path, &["brief", "13612341234"]);
    assert_eq!(brief["party"]["id"], "H1-1-0102-2");
}

#[test]
fn a_household_moves_in_where_nobody_lives_and_takes_area_and_zeros_of_its_building() {
    let garden = garden();
    let path = garden.path();
    let said = json(
        path,
        &[
            "owner",
            "add",
            "1栋1单元301",
            "陈静",
            "入住日期=今天",
            "电话=13700000000",
        ],
    );
    assert_eq!(said["id"], "H1-1-0301");
    let owners = text(path, "owners.csv");
    assert!(
        owners.ends_with("H1-1-0301,陈静,1,1,0301,east,occupied,,13700000000,2026-11-16\n"),
        "{owners}"
    );
    assert!(refused(path, &["owner", "add", "1-1-0101", "谁"]).contains("H1-1-0101"));
    assert!(refused(path, &["owner", "add", "9-1-0101", "谁"]).contains("east"));
    assert!(refused(path, &["owner", "add", "9-1-0101", "谁", "area=north"]).contains("--new"));
    json(
        path,
        &["owner", "add", "9-1-0101", "谁", "area=north", "--new"],
    );
}

#[test]
fn members_come_and_change_and_the_file_keeps_its_comments() {
    let garden = garden();
    let path = garden.path();
    json(
        path,
        &[
            "staff",
            "add",
            "孙静",
            "岗位=管家",
            "片区=east",
            "入职日期=明天",
        ],
    );
    let staff = text(path, "staff.toml");
    assert!(staff.starts_with(STAFF.trim_end()), "{staff}");
    assert!(staff.ends_with("id = \"孙静\"\nname = \"孙静\"\nrole = \"butler\"\nareas = [\"east\"]\njoined = 2026-11-17\n"), "{staff}");
    json(
        path,
        &["staff", "set", "孙静", "works=周二,周三", "quota=8"],
    );
    let listed = json(path, &["staff", "list"]);
    let last = &listed["staff"][3];
    assert_eq!(last["works"], serde_json::json!(["tue", "wed"]));
    assert_eq!(last["quota"], 8);
    assert!(
        refused(
            path,
            &["staff", "add", "王芳", "role=butler", "--id", "wang"]
        )
        .contains("wang")
    );
    assert!(refused(path, &["staff", "add", "某人", "role=bulter"]).contains("butler"));
    assert!(refused(path, &["staff", "set", "wang", "left=2026-13-01"]).contains("2026-13-01"));
}

#[test]
fn departments_and_kinds_of_events_are_data_with_titles_and_nothing_unknown_is_stored() {
    let garden = garden();
    let path = garden.path();
    let said = json(
        path,
        &["issue", "add", "张伟", "灯坏了", "--department", "维修班"],
    );
    assert_eq!(said["issue"]["department"], "engineering");
    let listed = stdout(&run(path, &["issue", "list", "--department", "维修班"]));
    assert!(listed.contains("i-1"), "{listed}");
    assert!(
        refused(
            path,
            &["issue", "add", "张伟", "灯坏了", "--department", "电梯"]
        )
        .contains("维修班")
    );
    let said = json(path, &["event", "add", "张伟", "乔迁"]);
    assert_eq!(said["event"]["kind"], "housewarming");
    assert!(refused(path, &["event", "add", "张伟", "hosewarming"]).contains("housewarming"));
    let said = json(path, &["event", "add", "张伟", "婚礼", "--new"]);
    assert_eq!(said["event"]["kind"], "wedding");
    assert!(refused(path, &["owner", "set", "张伟", "tags=重点护"]).contains("--new"));
    json(path, &["owner", "set", "张伟", "标签=重点户", "管家=李强"]);
    assert!(text(path, "owners.csv").contains("li,13800000001,key"));
    // What neither policy nor staff knows is an error.
    let issues = ISSUES.replace(
        "repair,general,engineering,zhao",
        "repair,general,lifts,zhao",
    );
    fs::write(path.join("issues/2026-11.csv"), issues).expect("it can be written");
    let checked = run(path, &["check"]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(stdout(&checked).contains("V561"), "{}", stdout(&checked));
}

#[test]
fn an_answer_without_all_rows_says_so_first_and_is_no_all_clear() {
    let garden = garden();
    let path = garden.path();
    let clear = run(path, &["overdue", "--exit-code"]);
    assert_eq!(clear.status.code(), Some(0));
    fs::create_dir_all(path.join("visits")).expect("a folder can be made");
    fs::write(path.join("visits/2026年11月.csv"), "id\n").expect("it can be written");
    for command in [&["overdue"][..], &["due"], &["quota"], &["coverage"]] {
        let with = [command, &["--exit-code"]].concat();
        assert_eq!(run(path, &with).status.code(), Some(3), "{command:?}");
        for form in ["table", "md"] {
            let shown = stdout(&run(path, &[command, &["-f", form]].concat()));
            let first = shown.lines().next().unwrap_or_default();
            assert!(first.contains("Incomplete"), "{command:?} {form}: {first}");
        }
        let json = json(path, command);
        assert_eq!(json["data_errors"], 1, "{command:?}");
    }
    assert_eq!(run(path, &["check"]).status.code(), Some(1));
}

#[test]
fn a_sheet_is_found_by_home_telephone_or_a_name_with_one_letter_wrong() {
    let garden = garden();
    let path = garden.path();
    for asked in [
        "1栋1单元101",
        "1-1-0101",
        "138 0000 0001",
        "+86 13800000001",
        "张炜",
    ] {
        let said = json(path, &["brief", asked]);
        assert_eq!(said["party"]["id"], "H1-1-0101", "{asked}");
    }
    // What changes something is not guessed.
    assert!(refused(path, &["owner", "set", "张炜", "note=x"]).contains("H1-1-0101"));
}

#[test]
fn a_closed_month_stays_as_it_was_and_names_what_came_later() {
    let garden = garden();
    let path = garden.path();
    let at = |now: &str, arguments: &[&str]| {
        let mut command = on_folder(path, now);
        command.args(["-f", "json"]).args(arguments);
        command.output().expect("the program runs")
    };
    let early = at("2026-10-20", &["close", "2026-10", "--by", "zhao"]);
    assert_eq!(early.status.code(), Some(2), "{}", stderr(&early));
    answer(&at("2026-11-01", &["close", "10月", "--by", "赵工"]));
    let stored = text(path, "closed/2026-10.json");
    let value: Value = serde_json::from_str(&stored).expect("JSON");
    assert_eq!(
        value["closed"],
        serde_json::json!({"at": "2026-11-01T00:00", "by": "zhao"})
    );
    assert_eq!(value["schema"], "visits.report/1");
    assert!(
        stored.find("\"answers_on_time\"") < stored.find("\"attainment\""),
        "sorted"
    );
    let again = at("2026-11-02", &["close", "2026-10", "--by", "zhao"]);
    assert_eq!(again.status.code(), Some(2));

    // What changes in November changes nothing of October.
    let before = answer(&at(NOW, &["coverage", "2026-10"]));
    assert_eq!(before["total"]["in_scope"], 3);
    answer(&at(NOW, &["owner", "set", "刘洋", "status=空置"]));
    let log = [
        "log",
        "张伟",
        "--at",
        "2026-10-20T19:00",
        "--staff",
        "wang",
        "--outcome",
        "met",
        "--channel",
        "door",
    ];
    answer(&at(NOW, &log));
    for command in ["coverage", "report", "quota"] {
        let shown = answer(&at(NOW, &[command, "2026-10"]));
        assert_eq!(shown["closed"]["by"], "zhao", "{command}");
        let visits = shown["since_closed"]["visits"].as_array().expect("a list");
        assert_eq!(visits.len(), 1, "{command}");
    }
    let shown = answer(&at(NOW, &["coverage", "2026-10"]));
    assert_eq!(
        (&shown["total"], &shown["rows"]),
        (&before["total"], &before["rows"])
    );
    let moved = &shown["since_closed"]["figures"]["coverage.total.in_scope"];
    assert_eq!(moved, &serde_json::json!({"closed": 3, "now": 2}));
    let anew = answer(&at(NOW, &["coverage", "2026-10", "--recompute"]));
    assert_eq!(anew["total"]["in_scope"], 2);
    assert_eq!(text(path, "closed/2026-10.json"), stored, "never rewritten");
    let page = stdout(&run(path, &["report", "2026-10"]));
    assert!(page.contains("Closed on 1 Nov by 赵工"), "{page}");
    answer(&at(NOW, &["close", "2026-10", "--by", "zhao", "--again"]));
    assert_ne!(text(path, "closed/2026-10.json"), stored);
    // Handed in or counted anew, a timetable hears the same of the same facts.
    let code = |arguments: &[&str]| at(NOW, arguments).status.code();
    for command in ["coverage", "quota"] {
        let asked = [command, "2026-10", "--exit-code"];
        let anew = [&asked[..], &["--recompute"]].concat();
        assert_eq!(code(&asked), code(&anew), "{command}");
    }
    assert_eq!(code(&["coverage", "2026-10", "--exit-code"]), Some(1));
    fs::write(path.join("closed/2026-10.json"), "torn").expect("it can be written");
    assert_eq!(code(&["report", "2026-10"]), Some(3));
    assert_eq!(code(&["report", "2026-10", "--recompute"]), Some(0));
}

#[test]
fn a_month_closed_on_its_last_day_is_not_another_one_the_day_after() {
    let garden = garden();
    let path = garden.path();
    let at = |now: &str, arguments: &[&str]| {
        let mut command = on_folder(path, now);
        command.args(["-f", "json"]).args(arguments);
        answer(&command.output().expect("the program runs"))
    };
    at("2026-10-31T20:00", &["close", "2026-10", "--by", "zhao"]);
    let shown = at("2026-11-02", &["report", "2026-10"]);
    let moved = shown["since_closed"]["figures"].as_object();
    let moved: Vec<&String> = moved.expect("figures by their paths").keys().collect();
    assert!(
        !moved.iter().any(|path| path.starts_with("next_plan")),
        "{moved:?}"
    );
}

#[test]
fn a_short_number_is_masked_on_every_sheet_and_in_every_answer() {
    let garden = garden();
    let path = garden.path();
    answer(&run(
        path,
        &[
            "-f",
            "json",
            "owner",
            "set",
            "张伟",
            "phone=8765432",
            "--show-contacts",
        ],
    ));
    for form in ["table", "json", "md", "csv"] {
        let raw: &[&str] = if form == "csv" { &["--raw"] } else { &[] };
        for command in [
            &["brief", "张伟"][..],
            &["brief", "张伟", "--all"],
            &["owners"],
        ] {
            let arguments = [&["-f", form], raw, command].concat();
            let output = run(path, &arguments);
            let said = format!("{}{}", stdout(&output), stderr(&output));
            assert!(!said.contains("8765432"), "{arguments:?}: {said}");
        }
    }
    let added = run(
        path,
        &[
            "-f",
            "json",
            "owner",
            "add",
            "1-1-0909",
            "陈静",
            "phone=8765431",
        ],
    );
    let said = stdout(&added);
    assert!(
        added.status.success() && !said.contains("8765431"),
        "{said}{}",
        stderr(&added)
    );
}

#[test]
fn the_sheet_of_half_a_minute_fits_a_screen_and_the_rest_is_there_for_the_asking() {
    let copy = crate::support::example_copy();
    for party in ["H1-1-0101", "H2-1-0402", "H4-2-0902"] {
        let sheet = run(copy.path(), &["--width", "80", "brief", party]);
        let sheet = stdout(&sheet);
        assert!(sheet.lines().count() <= 24, "{sheet}");
        assert!(sheet.contains("--all"), "{sheet}");
        let whole = stdout(&run(
            copy.path(),
            &["--width", "80", "brief", party, "--all"],
        ));
        assert!(whole.contains("Last visits"), "{whole}");
    }
}

#[test]
fn every_act_is_taken_back_to_the_first_byte() {
    let garden = garden();
    let path = garden.path();
    let files = [
        "owners.csv",
        "staff.toml",
        "issues/2026-11.csv",
        "plans/2026-11.csv",
    ];
    let bytes = || files.map(|file| fs::read(path.join(file)).expect("the file is there"));
    let first = bytes();
    let acts: [&[&str]; 7] = [
        &["owner", "add", "1-1-0301", "陈静"],
        &[
            "owner",
            "move-out",
            "李娜",
            "11月20日",
            "--new-owner",
            "新人",
        ],
        &["staff", "add", "孙静", "role=butler", "areas=east"],
        &["staff", "set", "孙静", "quota=8"],
        &["staff", "leave", "wang", "11月24日下午"],
        &["hand-over", "wang", "li", "--issues"],
        &["staff", "left", "wang", "2026-11-30", "--to", "孙静"],
    ];
    for act in acts {
        json(path, act);
        assert_ne!(bytes(), first, "{act:?}");
    }
    for _ in acts {
        let undone = run(path, &["undo"]);
        assert_eq!(undone.status.code(), Some(0), "{}", stderr(&undone));
    }
    assert!(bytes() == first, "the first bytes are back");
    let listed = stdout(&run(path, &["undo", "--list"]));
    assert!(listed.contains("Handed over from 王芳 to 李强"), "{listed}");
}

#[test]
fn a_masked_number_never_takes_the_place_of_a_whole_one() {
    let garden = garden();
    let path = garden.path();
    let before = text(path, "owners.csv");
    for typed in [
        "phone=138****0001",
        "phone=138＊＊＊＊0001",
        "phone=电话不详",
    ] {
        for arguments in [
            &["owner", "set", "H1-1-0101", typed][..],
            &["staff", "set", "wang", typed],
            &["owner", "add", "1-1-0103", "新人", typed, "--lang", "zh"],
        ] {
            refused(path, arguments);
        }
    }
    let out = [
        "owner",
        "move-out",
        "H1-1-0101",
        "2026-11-30",
        "--new-owner",
        "新人",
        "--phone",
        "138****1111",
    ];
    refused(path, &out);
    refused(
        path,
        &[
            "log",
            "--visitor",
            "张三",
            "--staff",
            "wang",
            "--phone",
            "138****1111",
        ],
    );
    assert_eq!(text(path, "owners.csv"), before);
    let set = run(
        path,
        &[
            "owner",
            "set",
            "H1-1-0101",
            "phone=１３８ 0000 0009/13900000002",
        ],
    );
    assert_eq!(set.status.code(), Some(0), "{}", stderr(&set));
    assert!(
        text(path, "owners.csv").contains(";13900000002"),
        "{}",
        text(path, "owners.csv")
    );
}

#[test]
fn words_of_rows_are_set_as_they_are_printed_and_nothing_unknown_is_stored() {
    let garden = garden();
    let path = garden.path();
    let added = run(
        path,
        &[
            "event",
            "add",
            "H1-1-0101",
            "housewarming",
            "--lang",
            "zh",
            "-f",
            "json",
        ],
    );
    let added: Value = serde_json::from_str(&stdout(&added)).expect("an answer");
    let id = added["event"]["id"].as_str().expect("an id").to_owned();
    let file = added["event"]["file"].as_str().expect("a file").to_owned();
    let set = run(
        path,
        &[
            "event",
            "set",
            &id,
            "类别=乔迁",
            "时间=昨天",
            "--lang",
            "zh",
        ],
    );
    assert_eq!(set.status.code(), Some(0), "{}", stderr(&set));
    assert!(
        text(path, &file).contains(",H1-1-0101,housewarming,"),
        "{}",
        text(path, &file)
    );
    assert!(
        text(path, &file).contains(",2026-11-15,"),
        "{}",
        text(path, &file)
    );
    refused(path, &["event", "set", &id, "kind=carwash"]);
    let new = run(path, &["event", "set", &id, "kind=carwash", "--new"]);
    assert_eq!(new.status.code(), Some(0), "{}", stderr(&new));
    refused(
        path,
        &["owner", "set", "H1-1-0101", "status=vacant", "状态=自住"],
    );
    let logged = run(path, &["log", "H1-1-0101", "--staff", "wang", "-f", "json"]);
    let logged: Value = serde_json::from_str(&stdout(&logged)).expect("an answer");
    let visit = logged["visit"]["id"].as_str().expect("an id");
    let set = run(path, &["visit", "set", visit, "rules=monthly"]);
    assert_eq!(set.status.code(), Some(0), "{}", stderr(&set));
    assert!(refused(path, &["visit", "set", visit, "rules=yearly"]).contains("monthly"));
    let works = run(
        path,
        &[
            "staff",
            "set",
            "wang",
            "works=周一至周三",
            "hours=周二至周五 18:30–20:30",
        ],
    );
    assert_eq!(works.status.code(), Some(0), "{}", stderr(&works));
    let staff = text(path, "staff.toml");
    assert!(
        staff.contains(r#"works = ["mon", "tue", "wed"]"#),
        "{staff}"
    );
    assert!(staff.contains("tue-fri 18:30-20:30"), "{staff}");
    assert!(refused(path, &["staff", "add", "王芳", "role=butler"]).contains("wang"));
}

#[test]
fn a_visit_recorded_beside_a_closed_month_meets_no_error() {
    let copy = crate::support::example_copy();
    let path = copy.path();
    let closed = run(path, &["close", "2026-10", "--by", "peng"]);
    let others = stderr(&closed);
    assert_eq!(closed.status.code(), Some(0), "{others}");
    fs::remove_dir_all(path.join(".visits-journal")).expect("there is a journal");
    let logged = json(path, &["log", "H3-1-0801", "--staff", "liang"]);
    assert_eq!(logged["data_errors"], 0, "{logged}");
}

#[test]
fn a_supposition_names_people_and_days_as_they_are_called() {
    let garden = garden();
    let path = garden.path();
    for typed in ["leave=王芳:明天..11月20日", "staff+1:管家:east"] {
        let answered = run(path, &["plan", "--budget", "0", "--what-if", typed]);
        assert_eq!(
            answered.status.code(),
            Some(0),
            "{typed}: {}",
            stderr(&answered)
        );
    }
    refused(path, &["plan", "--what-if", "leave=王二:明天..11月20日"]);
    refused(path, &["plan", "昨天"]);
}
