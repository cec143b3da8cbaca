//! Numbers of persons, planted in every column and free text, stand on no page of any command, in no form and
//! neither language, nor on stderr; and what is no such number stands there untouched.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use proptest::prelude::*;

use crate::output::{ANSWERS, run};
use crate::support::{example_copy, on_folder, stderr, stdout};

/// A way of writing a number, from which the digits are drawn anew for each column: `#` is any digit, `*` one
/// from 3 to 8. What is planted is found again by these digits, whatever stands between them.
const KINDS: &[(&str, &str)] = &[
    ("mobile", "13#########"),
    ("mobile in groups", "158 #### ####"),
    ("mobile with code", "+86 139#########"),
    ("mobile stuck to letters", "tel1577#######"),
    ("mobile as an account", "wx1796#######"),
    ("mobile inside a word", "x-1386#######"),
    ("landline", "0755-2662####"),
    ("landline in brackets", "(0755)2663####"),
    ("landline in wide brackets", "（0731） 8866####"),
    ("local number", "*662####"),
    ("bank card", "6222 02## #### #### ###"),
    ("bank card in one", "622202#############"),
    ("identity card", "11010119900307####"),
    ("identity card with X", "11010119900307###X"),
    ("identity card in groups", "110101 19900307 ####"),
    ("passport", "E3*######"),
    ("plate", "粤B*####"),
    ("new plate", "粤BD*####"),
    ("Chinese digits", "一三八〇〇〇~~~~~"),
];

/// What looks like a number to a careless eye.
const DECOYS: &str = "H3-1-0502 v20261103abcdef 2026-11-03 19:20 3栋2单元0502 5#1102 400-820-8820 4008208820 \
    ¥12345678 88002233元 20261103 09:00-12:00 resident-monthly/H1-1-0101/2026-11 80% 1000000";

const CHINESE: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// One number, drawn from `seed`.
fn drawn(kind: &str, seed: &mut u64) -> String {
    let mut next = |end: u64| {
        *seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 33) % end
    };
    let sign = |letter: char| match letter {
        '#' => char::from_digit(u32::try_from(next(10)).expect("a digit"), 10).expect("a digit"),
        '*' => char::from_digit(u32::try_from(3 + next(6)).expect("a digit"), 10).expect("a digit"),
        '~' => CHINESE[usize::try_from(next(10)).expect("a digit")],
        other => other,
    };
    kind.chars().map(sign).collect()
}

/// What a number is found again by: its digits, Chinese ones too, and its capital letters.
fn core(text: &str) -> String {
    let is_core = |letter: &char| {
        letter.is_ascii_digit() || CHINESE.contains(letter) || letter.is_ascii_uppercase()
    };
    text.chars().filter(is_core).collect()
}

/// A text without the signs that may stand inside of a number.
fn joined(text: &str) -> String {
    let is_between = |letter: &char| letter.is_whitespace() || "-()（）+·'\"".contains(*letter);
    text.chars().filter(|letter| !is_between(letter)).collect()
}

/// The columns of free text and those that people fill with it; ids, days and words of lists are others.
const COLUMNS: &[(&str, &[&str])] = &[
    (
        "owners.csv",
        &["name", "area", "phone", "tags", "interests", "note"],
    ),
    ("contacts.csv", &["name", "phone", "note"]),
    ("visits/2026-11.csv", &["note"]),
    (
        "issues/2026-11.csv",
        &["category", "answer", "result", "summary"],
    ),
    ("events/2026-11.csv", &["note"]),
    ("surveys/2026-h2.csv", &["opinion"]),
    (
        "visitors.csv",
        &["name", "purpose", "phone", "banned", "note"],
    ),
    ("plans/2026-11.csv", &["note"]),
];

/// The columns that say where somebody lives or what something is: short as a rule, and filled with anything
/// all the same. Some make a fault of their row, which is then told.
const PLACES: &[(&str, &[&str])] = &[
    (
        "owners.csv",
        &["building", "unit", "room", "reached", "work"],
    ),
    ("contacts.csv", &["kind"]),
    ("visits/2026-11.csv", &["gift"]),
    ("issues/2026-11.csv", &["department"]),
    ("events/2026-11.csv", &["kind"]),
];

/// Columns of a table, by its file.
type Columns = &'static [(&'static str, &'static [&'static str])];

/// Plants a text in these columns of the rows of a garden; `None`: empties them. A column that the file
/// does not have is added.
fn plant_in(folder: &Path, tables: Columns, text: &mut dyn FnMut(&str) -> Option<String>) {
    for (file, columns) in tables {
        let path = folder.join(file);
        let mut reader = csv::Reader::from_path(&path).expect("a table");
        let mut header = reader.headers().expect("a header").clone();
        for column in *columns {
            if !header.iter().any(|name| name == *column) {
                header.push_field(column);
            }
        }
        let texts: BTreeMap<&str, Option<String>> = columns
            .iter()
            .map(|column| (*column, text(column)))
            .collect();
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&header).expect("it can be written");
        for record in reader.records() {
            let record = record.expect("a row");
            let cells = record.iter().chain(std::iter::repeat(""));
            let cells = header
                .iter()
                .zip(cells)
                .map(|(name, cell)| match texts.get(name) {
                    Some(Some(text)) if name == "phone" => text.clone(),
                    Some(Some(text)) if name == "tags" || name == "interests" => text.clone(),
                    Some(Some(text)) => format!("{cell}，{text}。"),
                    Some(None) if name == "phone" => String::new(),
                    _ => cell.to_owned(),
                });
            writer
                .write_record(cells.collect::<Vec<_>>())
                .expect("it can be written");
        }
        fs::write(path, writer.into_inner().expect("it can be written"))
            .expect("it can be written");
    }
}

/// Plants a text in the columns of free text, the members and the news.
fn plant(folder: &Path, text: &mut dyn FnMut(&str) -> Option<String>) {
    plant_in(folder, COLUMNS, text);
    let staff = folder.join("staff.toml");
    let mut table: toml::Table = fs::read_to_string(&staff)
        .expect("the staff")
        .parse()
        .expect("TOML");
    for member in table["staff"].as_array_mut().expect("members") {
        let member = member.as_table_mut().expect("a member");
        if let Some(text) = text("staff name") {
            let name = format!("{} {text}", member["name"].as_str().expect("a name"));
            member.insert("name".to_owned(), name.into());
            member.insert("phone".to_owned(), text.into());
        } else {
            member.remove("phone");
        }
    }
    fs::write(staff, table.to_string()).expect("it can be written");
    if let Some(text) = text("talk") {
        fs::write(folder.join("talk.md"), format!("# 新闻\n\n{text}\n"))
            .expect("it can be written");
    }
}

/// An answer's bytes as text: of a workbook its parts, of a pdf what can be read on its pages.
fn readable(form: &str, bytes: &[u8]) -> String {
    match form {
        "xlsx" => {
            let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
                return String::from_utf8_lossy(bytes).into_owned();
            };
            let mut text = String::new();
            for at in 0..archive.len() {
                let mut part = archive.by_index(at).expect("a part");
                let _ = part.read_to_string(&mut text);
            }
            text
        }
        "pdf" => {
            let Ok(document) = lopdf::Document::load_mem(bytes) else {
                return String::from_utf8_lossy(bytes).into_owned();
            };
            let pages: Vec<u32> = document.get_pages().keys().copied().collect();
            document.extract_text(&pages).unwrap_or_default()
        }
        "ics" => String::from_utf8_lossy(bytes).replace("\r\n ", ""),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// The forms in which a command is tried: the table in one language, json in the other, and of the others,
/// each of which is one writer for all, one by turns.
fn tried(number: usize, forms: &[&'static str]) -> Vec<(&'static str, &'static str)> {
    let others: Vec<&&'static str> = forms
        .iter()
        .filter(|form| !matches!(**form, "table" | "json"))
        .collect();
    let mut tried = Vec::new();
    for form in forms {
        match *form {
            "table" => tried.push((*form, "zh")),
            "json" => tried.push((*form, "en")),
            _ => {}
        }
    }
    if !others.is_empty() {
        tried.push((others[number % others.len()], ["zh", "en"][number % 2]));
    }
    tried
}

/// What else is asked: the tables whole, single facts, what was changed, and questions that end in an error
/// which names what is nearly meant.
const MORE: &[(&str, &[&str])] = &[
    ("export|owners", TABLE),
    ("export|contacts", TABLE),
    ("export|visits", TABLE),
    ("export|issues", TABLE),
    ("export|events", TABLE),
    ("export|plans", TABLE),
    ("export|surveys", TABLE),
    ("export|visitors", TABLE),
    ("log|H1-1-0102|--visitor|赵六", PAGE),
    ("event|list", TABLE),
    ("staff|list", TABLE),
    ("owners|--incomplete", TABLE),
    ("coverage|--by|building", TABLE),
    ("report|--full", TABLE),
    ("report|--card|liang", TABLE),
    ("brief|H1-1-0102|--all", TABLE),
    ("brief|C-committee_chair", TABLE),
    ("history|H1-1-0102", TABLE),
    ("digest", &["table", "json"]),
    ("digest|--staff|liang", &["table", "json"]),
    ("undo|--list", TABLE),
    ("brief|nobody", PAGE),
    ("brief|黄", PAGE),
    ("owners|--building|99", PAGE),
    ("event|add|H1-1-0102|nothing", PAGE),
    ("issue|add|H1-1-0102|x|--department|nowhere", PAGE),
    ("contact|set|C-committee_chair|note=x", PAGE),
    ("owner|set|H1-1-0103|status=vacant", PAGE),
    ("owner|move-out|H1-1-0103|2026-11-20", PAGE),
    ("hand-over|liang|hu", PAGE),
];
const PAGE: &[&str] = &["table", "json", "md", "html", "pdf", "xlsx"];
const TABLE: &[&str] = &["table", "json", "md", "html", "pdf", "xlsx", "csv"];

/// The forms and languages in which every command is tried.
type Tried = fn(usize, &[&'static str]) -> Vec<(&'static str, &'static str)>;

/// One form and one language by turns; of plans, which take longest, the first.
fn once(number: usize, forms: &[&'static str]) -> Vec<(&'static str, &'static str)> {
    if (1..5).contains(&number) {
        return Vec::new();
    }
    vec![(forms[number % forms.len()], ["zh", "en"][number % 2])]
}

/// Every form in both languages.
fn all(_: usize, forms: &[&'static str]) -> Vec<(&'static str, &'static str)> {
    let in_both = |form: &&'static str| [(*form, "zh"), (*form, "en")];
    forms.iter().flat_map(in_both).collect()
}

/// The answers of every command, on both streams, as text.
fn answers(folder: &Path, tried: Tried, hear: &mut dyn FnMut(&str, &str)) {
    for (number, (command, forms)) in ANSWERS.iter().chain(MORE).enumerate() {
        for (form, lang) in tried(number, forms) {
            let asked = format!("{command}|-f|{form}|--lang|{lang}|--width|400");
            let output = run(folder, &asked);
            hear(&asked, &readable(form, &output.stdout));
            hear(&asked, &stderr(&output));
        }
    }
}

/// The example with a saved plan and a file to import.
fn garden() -> tempfile::TempDir {
    let copy = example_copy();
    fs::write(
        copy.path().join("rows.txt"),
        "id,name,building,area,status\nH9-1,A,9,east,occupied\n",
    )
    .expect("a file");
    fs::write(
        copy.path().join("visitors.csv"),
        "id,came_at,name,party,purpose,phone,staff,banned,note\ng1,2026-11-03T10:00,赵六,H1-1-0102,送货,13800000001,,扰民,\n",
    )
    .expect("a file");
    let saved = run(copy.path(), "plan|--save|--budget|0");
    assert_eq!(saved.status.code(), Some(0), "{}", stderr(&saved));
    copy
}

/// What puts a text into cells of a directory.
type Planting = fn(&Path, &mut dyn FnMut(&str) -> Option<String>);

/// Plants every kind of number by `plant`, and fails where one of them stands in an answer.
fn without_leaks(tried: Tried, plant: Planting) {
    let garden = garden();
    let (mut seed, mut planted) = (7, Vec::new());
    plant(garden.path(), &mut |column| {
        let kinds = if column == "phone" || column == "staff name" {
            &KINDS[..1]
        } else {
            KINDS
        };
        let numbers: Vec<String> = kinds
            .iter()
            .map(|(_, kind)| drawn(kind, &mut seed))
            .collect();
        planted.extend(
            kinds
                .iter()
                .zip(&numbers)
                .map(|((name, _), number)| (*name, column.to_owned(), core(number))),
        );
        Some(numbers.join(if column == "tags" || column == "interests" {
            ";"
        } else {
            "，"
        }))
    });
    let mut leaks = String::new();
    answers(garden.path(), tried, &mut |asked, text| {
        let text = joined(text);
        let found = planted.iter().filter(|(_, _, core)| text.contains(core));
        for (kind, column, core) in found.take(3) {
            let _ = writeln!(leaks, "{asked}: {kind} of {column}: {core}");
        }
    });
    assert!(leaks.is_empty(), "{leaks}");
}

/// Plants what only looks like a number by `plant`, and fails where any of it is masked.
fn without_false_alarms(tried: Tried, plant: Planting) {
    let garden = garden();
    plant(garden.path(), &mut |column| {
        (column != "phone" && column != "staff name").then(|| DECOYS.to_owned())
    });
    let mut alarms = String::new();
    answers(garden.path(), tried, &mut |asked, text| {
        if let Some(at) = text.find("****") {
            let around: String = text[..at].chars().rev().take(30).collect();
            let _ = writeln!(
                alarms,
                "{asked}: …{}****",
                around.chars().rev().collect::<String>()
            );
        }
    });
    assert!(alarms.is_empty(), "{alarms}");
}

/// Plants a text in the columns of places and kinds; the telephone numbers there were go.
fn plant_places(folder: &Path, text: &mut dyn FnMut(&str) -> Option<String>) {
    plant(folder, &mut |_| None);
    plant_in(folder, PLACES, text);
}

#[test]
fn no_number_of_a_person_is_on_any_page_of_any_command() {
    without_leaks(tried, plant);
}

#[test]
fn no_number_among_places_and_kinds_is_on_any_page_of_any_command() {
    without_leaks(once, plant_places);
}

#[test]
fn what_is_no_number_of_a_person_is_left_alone() {
    without_false_alarms(tried, plant);
}

#[test]
fn what_is_no_number_among_places_and_kinds_is_left_alone() {
    without_false_alarms(once, plant_places);
}

#[test]
#[ignore = "every form in both languages takes minutes"]
fn in_every_form_and_both_languages_numbers_are_masked_and_nothing_else_is() {
    for plant in [plant, plant_places] {
        without_leaks(all, plant);
        without_false_alarms(all, plant);
    }
}

#[test]
fn check_tells_of_identity_and_bank_numbers_and_prints_none() {
    let garden = garden();
    let path = garden.path().join("contacts.csv");
    let text = fs::read_to_string(&path).expect("a table");
    let line = text.lines().nth(1).expect("a row");
    let secrets = [
        "110101199003078515",
        "6222021234567890128",
        "130402198512120016",
    ];
    let planted = format!(
        "{line}身份证{}，卡号{}，或{}\n",
        secrets[0], secrets[1], secrets[2]
    );
    fs::write(&path, text.replacen(&format!("{line}\n"), &planted, 1)).expect("a file");
    for arguments in [
        &["check"][..],
        &["check", "-f", "json"],
        &["check", "-f", "csv"],
        &["check", "-f", "sarif"],
        &["check", "-f", "github"],
        &["check", "--lang", "zh", "-f", "html"],
    ] {
        let output = on_folder(garden.path(), "2026-11-16T09:00")
            .args(arguments)
            .output()
            .expect("it runs");
        let told = stdout(&output) + &stderr(&output);
        assert!(told.contains("V143"), "{told}");
        for secret in secrets {
            // The last four may stand there, nothing before them may.
            for at in 0..secret.len() - 7 {
                assert!(!told.contains(&secret[at..at + 6]), "{arguments:?}: {told}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Any number of any kind between any texts is masked, and nothing else of them is.
    #[test]
    fn each_kind_is_masked_wherever_it_stands(
        seed in any::<u64>(),
        kind in 0..KINDS.len(),
        before in "(|业主说|电话：|see |打|《|3-1-0502 )",
        behind in "(|。|，已回|, later|)",
    ) {
        let mut seed = seed;
        let number = drawn(KINDS[kind].1, &mut seed);
        let text = format!("{before}{number}{behind}");
        let masked = visits::face::render::mask_phones_in(&text);
        // Alone in its cell it may be an id; in a sentence it is none.
        let is_an_id = masked == text && before.is_empty() && behind.is_empty() && number.starts_with("x-");
        prop_assert!(is_an_id || !joined(&masked).contains(&core(&number)), "{} became {}", text, masked);
        let shown = masked.chars().filter(|letter| letter.is_ascii_digit() || CHINESE.contains(letter)).count();
        let beside = before.chars().filter(char::is_ascii_digit).count();
        prop_assert!(is_an_id || shown - beside <= core(&number).chars().count() - 4, "{} became {}", text, masked);
        prop_assert!(masked.starts_with(&before) && masked.ends_with(&behind), "{} became {}", text, masked);
        prop_assert_eq!(visits::face::render::mask_phones_in(&masked), masked.clone(), "masked once is masked");
    }
}
