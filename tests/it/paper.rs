//! Pages that are carried, posted or sent: day sheets and forms as pdf, notices that name nobody.

use std::path::Path;

use calamine::Reader;
use lopdf::Document;

use crate::support::{example_copy, office, on, on_folder, stderr, stdout};

/// The text of each sheet of the document that a command writes.
fn sheets(folder: &Path, now: &str, arguments: &[&str]) -> Vec<String> {
    let file = folder.join("out.pdf");
    let output = on_folder(folder, now)
        .args(arguments)
        .arg("-o")
        .arg(&file)
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let document = Document::load(&file).expect("a document");
    let numbers = document.get_pages().into_keys();
    numbers
        .map(|number| document.extract_text(&[number]).expect("text"))
        .collect()
}

const ROLES: &str = "[roles.butler]\ntitle = \"管家\"\n";
const STAFF: &str = "[[staff]]\nid = \"wang\"\nname = \"王芳\"\nrole = \"butler\"\nareas = [\"east\"]\n\
                     [[staff]]\nid = \"li\"\nname = \"李强\"\nrole = \"butler\"\nareas = [\"west\"]\ndepartment = \"eng\"\n";
const OWNERS: &str = "id,name,building,unit,room,area,status,phone,tags,note\n\
                      H1,张三,5,2,0402,east,occupied,13800001234,elderly_alone,耳背\n\
                      H2,李四,5,2,1203,east,occupied,,,\n\
                      H3,赵五,5,2,0902,east,occupied,,,\n\
                      H4,孙六,3,1,0101,west,occupied,,,\n";
const PLAN: &str = "id,date,start,staff,party,channel,minutes,rules,due,state,note\n\
                    agreed/H1/2026-11-17,2026-11-17,19:00,wang,H1,door,10,agreed,,agreed,\n\
                    agreed/H2/2026-11-12,2026-11-12,19:00,wang,H2,door,10,agreed,,agreed,\n\
                    agreed/H3/2026-11-13,2026-11-13,19:00,wang,H3,door,10,agreed,,agreed,\n\
                    agreed/H4/2026-11-17,2026-11-17,18:40,li,H4,phone,5,agreed,,agreed,\n";
const VISITS: &str = "id,visited_at,party,staff,channel,outcome,note\n\
                      v1,2026-11-05T10:00,H1,wang,door,met,灯坏了已报修\n";

fn planned() -> tempfile::TempDir {
    office(&[
        ("policy.toml", ROLES),
        ("staff.toml", STAFF),
        ("owners.csv", OWNERS),
        ("plans/2026-11.csv", PLAN),
        ("visits/2026-11.csv", VISITS),
    ])
}

#[test]
fn a_day_sheet_is_a_sheet_a_member_with_all_that_is_needed_at_the_door() {
    let folder = planned();
    let sheets = sheets(
        folder.path(),
        "2026-11-17T09:00",
        &["agenda", "today", "--lang", "zh"],
    );
    assert_eq!(sheets.len(), 2, "one sheet a member");
    let of = |name: &str| {
        sheets
            .iter()
            .find(|sheet| sheet.contains(name))
            .expect("a sheet")
    };
    let sheet = of("王芳");
    assert!(
        !sheet.contains("3-1-0101"),
        "the other member's household is on the other sheet"
    );
    for said in [
        "19:00",
        "5-2-0402",
        "张三",
        "138****1234",
        "独居老人",
        "耳背",
        "灯坏了已报修",
        "改约到",
        "结果",
    ] {
        assert!(sheet.contains(said), "{said} in {sheet}");
    }
    assert!(of("李强").contains("18:40"));
    let at = |text: &str| sheet.find(text).expect("it is printed");
    assert!(
        at("5-2-0402") < at("5-2-1203"),
        "what is left undone comes after the day"
    );
    assert!(
        at("5-2-1203") < at("5-2-0902"),
        "from the top floor down: {sheet}"
    );
}

#[test]
fn a_day_sheet_shows_phones_when_asked_and_is_the_same_twice() {
    let folder = planned();
    let arguments = ["agenda", "today", "--show-contacts"];
    let sheets = sheets(folder.path(), "2026-11-17T09:00", &arguments);
    assert!(sheets.concat().contains("13800001234"));
    let first = std::fs::read(folder.path().join("out.pdf")).expect("it was written");
    self::sheets(folder.path(), "2026-11-17T09:00", &arguments);
    let again = std::fs::read(folder.path().join("out.pdf")).expect("it was written");
    assert_eq!(first, again);
}

#[test]
fn every_page_that_has_html_has_pdf() {
    let folder = example_copy();
    let commands: &[&[&str]] = &[
        &["plan"],
        &["agenda"],
        &["due"],
        &["why", "H4-1-0901"],
        &["overdue"],
        &["quota"],
        &["coverage"],
        &["report"],
        &["brief", "H4-1-0901"],
        &["history", "H4-1-0901"],
        &["owners"],
        &["survey"],
        &["issue", "list"],
        &["form", "opinion"],
        &["report", "--card", "zhang"],
        &["explain", "V010"],
    ];
    for command in commands {
        let sheets = sheets(folder.path(), "2026-11-16T09:00", command);
        assert!(sheets[0].len() > 20, "{command:?}: {sheets:?}");
    }
}

#[test]
fn a_register_holds_what_the_day_brought_and_what_is_planned() {
    let folder = planned();
    let made = "v2,2026-11-17T08:30,H3,wang,door,met,\n";
    let file = folder.path().join("visits/2026-11.csv");
    std::fs::write(&file, VISITS.to_owned() + made).expect("it can be written");
    let page = on(&folder, &["form", "register", "--day", "2026-11-17"]);
    let at = |text: &str| {
        page.find(text)
            .unwrap_or_else(|| panic!("{text} in {page}"))
    };
    assert!(
        at("08:30") < at("18:40") && at("18:40") < at("19:00"),
        "by time: {page}"
    );
    let own = on(
        &folder,
        &["form", "register", "--day", "2026-11-17", "--staff", "li"],
    );
    assert!(own.contains("孙六") && !own.contains("张三"), "{own}");
    let refused = on_folder(folder.path(), "2026-11-17T09:00")
        .args(["form", "talk", "--day"])
        .output()
        .expect("it runs");
    assert_eq!(refused.status.code(), Some(2), "{}", stderr(&refused));
}

#[test]
fn a_confirmation_has_the_senders_words_and_nothing_of_the_note() {
    let folder = planned();
    let letter = on(&folder, &["form", "confirmation", "H1", "--lang", "zh"]);
    assert!(
        !letter.contains("灯坏了"),
        "the note is the office's own: {letter}"
    );
    assert!(letter.contains("下次拜访：11月17日 19:00"), "{letter}");
    let said = on(
        &folder,
        &[
            "form",
            "confirmation",
            "H1",
            "--lang",
            "zh",
            "--say",
            "楼道灯明天换好",
        ],
    );
    assert!(said.contains("楼道灯明天换好"), "{said}");
}

const ISSUES: &str = "id,raised_at,party,source,kind,severity,department,answered_at,resolved_at,closed_at,result,summary\n\
                      i1,2026-11-10T09:00,H1,desk,suggestion,general,eng,2026-11-11T09:00,2026-11-11T09:00,2026-11-12T09:00,已回张三13800001234，李强去装,张三建议5-2-0402门口加灯\n\
                      i2,2026-11-10T10:00,H2,desk,complaint,general,eng,,,,,楼上9栋501赵女士家漏水\n";
const SURVEY: &str = "party,sent_at,returned_at,rate_overall,opinion\n\
                      H1,2026-11-01,2026-11-05,4,张三：希望加灯\nH2,2026-11-01,2026-11-05,3,张三：希望加灯\n";

#[test]
fn notices_name_nobody_in_any_form_and_say_what_was_blanked() {
    let folder = office(&[
        ("policy.toml", "[roles.butler]\ntitle = \"管家\"\n"),
        ("staff.toml", STAFF),
        ("owners.csv", OWNERS),
        ("issues/2026-11.csv", ISSUES),
        ("surveys/2026-h2.csv", SURVEY),
    ]);
    let naming = ["张三", "李强", "赵女士", "0402", "501", "1234", "H1", "H2"];
    for (command, told) in [
        (["issue", "list"], "names 4, homes 2, telephone numbers 1"),
        (
            ["survey", "2026-h2"],
            "names 1, homes 0, telephone numbers 0",
        ),
    ] {
        for format in ["table", "md", "html", "csv", "json"] {
            let output = on_folder(folder.path(), "2026-11-16T09:00")
                .args(command)
                .args(["--notice", "--show-contacts", "-f", format])
                .output()
                .expect("it runs");
            let page = stdout(&output);
            for name in naming {
                assert!(
                    !page.contains(name),
                    "{name} in {command:?} -f {format}: {page}"
                );
            }
            assert!(stderr(&output).contains(told), "{}", stderr(&output));
        }
    }
    let zh = on_folder(folder.path(), "2026-11-16T09:00")
        .args(["issue", "list", "--notice", "--lang", "zh"])
        .output()
        .expect("it runs");
    assert!(
        stdout(&zh).contains("某业主建议某户门口加灯"),
        "{}",
        stdout(&zh)
    );
    assert!(stderr(&zh).contains("姓名 4 处"), "{}", stderr(&zh));
}

#[test]
fn sheets_of_a_workbook_are_called_as_people_call_them_and_a_register_is_one_sheet() {
    let folder = planned();
    let names = |arguments: &[&str]| {
        let file = folder.path().join("sheets.xlsx");
        let output = on_folder(folder.path(), "2026-11-17T09:00")
            .args(arguments)
            .args(["--lang", "zh", "-o"])
            .arg(&file)
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let book: calamine::Xlsx<_> = calamine::open_workbook(&file).expect("a workbook");
        book.sheet_names()
    };
    for command in [&["agenda"][..], &["owners"], &["due"], &["quota"]] {
        let names = names(command);
        let is_raw = |name: &&String| name.is_ascii();
        assert_eq!(names.iter().find(is_raw), None, "{command:?}: {names:?}");
    }
    let register = names(&["form", "register", "--day", "2026-11-17"]);
    assert_eq!(register.len(), 1, "{register:?}");
    assert!(register[0].contains("拜访登记表"), "{register:?}");
}
