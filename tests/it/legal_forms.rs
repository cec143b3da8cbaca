//! Every form that a data file may legally have — byte order mark, line ends, quotes, any order of
//! columns and rows, columns of somebody's own, dates as people write them — against every command
//! that writes: the answers are the same, the change is one line, and the canonical form is one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use proptest::prelude::*;
use visits::face::cli::{Environment, run};

use crate::support::numstat;

const STAFF: &str = r#"
[[staff]]
id = "wang"
name = "王芳"
role = "butler"
areas = ["east"]
department = "engineering"

[[staff]]
id = "peng"
name = "Peng"
role = "centre_manager"
"#;

/// The tables of a small community in canonical form: file, header, rows.
const TABLES: &[(&str, &str, &[&str])] = &[
    (
        "owners.csv",
        "id,name,building,unit,room,area,status,moved_in,moved_out,butler,phone,channel,hours,tags,interests,birthday,arrears_since,pause_from,pause_until,note",
        &[
            "H1,张三,1,1,0101,east,occupied,2020-03-04,,wang,13800000001,,,key;committee,,1950-11-20,,,,",
            "H2,\"Li, Si\",1,1,0102,east,rented,,,,,phone,tue-fri 18:30-20:30,,chess,,,,,漏水",
            "H3,C,2,,0201,east,vacant,,,,,,,,,,,,,\"said \"\"no\"\"\"",
        ],
    ),
    (
        "contacts.csv",
        "id,name,kind,phone,note",
        &["C1,Office,community_office,,", "C2,Bureau,housing_bureau,,"],
    ),
    (
        "visits/2026-11.csv",
        "id,visited_at,party,staff,channel,outcome,next_at,minutes,rules,rate_customer_service,rate_engineering,rate_security,rate_facilities,rate_parking,rate_community_culture,rate_other,rate_overall,logged_at,note",
        &[
            "v1,2026-11-03T19:20,H1,wang,door,met,,8,,,,4,,,,,5,2026-11-03T20:00,tap drips",
            "v2,2026-11-05T10:00,H2,wang;peng,phone,no_answer,,,,,,,,,,,,,",
            "v3,2026-11-06T10:00,H2,wang,phone,rescheduled,2026-11-18T18:30,,,,,,,,,,,,\"busy, later\"",
        ],
    ),
    (
        "issues/2026-11.csv",
        "id,raised_at,party,source,visit,kind,class,severity,department,assignee,category,promised_at,arrived_at,holds,reopens,answered_at,resolved_at,escalated_at,revisit,closed_at,answer,result,summary",
        &[
            "i1,2026-11-03T19:20,H1,visit,v1,repair,,general,engineering,wang,,,,,,,,,,,,,水龙头滴水",
            "i2,2026-11-08T09:00,H2,desk,,complaint,valid,urgent,engineering,wang,noise,,,,,2026-11-08T10:00,,,,,,,loud",
        ],
    ),
    (
        "events/2026-11.csv",
        "id,happened_at,party,kind,note",
        &[
            "e1,2026-11-09,H1,wedding,",
            "e2,2026-11-10T08:00,H2,urgent_repair,pipe",
        ],
    ),
    (
        "plans/2026-11.csv",
        "id,date,start,staff,party,channel,minutes,rules,due,state,note",
        &[
            "agreed/H1/2026-11-24,2026-11-24,19:00,wang,H1,door,10,agreed,,agreed,",
            "resident-monthly/H2/2026-11,2026-11-25,10:00,wang,H2,phone,5,resident-monthly,2026-11-30,proposed,",
        ],
    ),
];

/// What is asked of a community to see that it still says the same.
const QUESTIONS: &[&str] = &[
    "due",
    "overdue",
    "quota",
    "coverage",
    "report",
    "history|H1",
    "history|H2",
    "agenda",
    "owners",
];

/// What changes it: the command, and the file and lines that it may change. Each is said at another
/// time, so that rows sort alike whatever their random ids. NOTE stands for some text.
const CHANGES: &[(&str, &str, (usize, usize))] = &[
    (
        "log|H1|--staff|wang|--at|2026-11-16 08:01|--note|NOTE",
        "visits/2026-11.csv",
        (1, 0),
    ),
    (
        "log|C1|--staff|peng|--at|2026-11-16 08:02|--outcome|refused|--note|NOTE",
        "visits/2026-11.csv",
        (1, 0),
    ),
    (
        "issue|add|H2|NOTE|--department|engineering|--at|2026-11-16 08:03",
        "issues/2026-11.csv",
        (1, 0),
    ),
    (
        "issue|promise|i1|2026-11-17 18:00",
        "issues/2026-11.csv",
        (1, 1),
    ),
    (
        "issue|answer|i1|--at|2026-11-16 08:05|--result|NOTE",
        "issues/2026-11.csv",
        (1, 1),
    ),
    (
        "issue|resolve|i2|--at|2026-11-16 08:06",
        "issues/2026-11.csv",
        (1, 1),
    ),
    (
        "issue|escalate|i2|--at|2026-11-16 08:07",
        "issues/2026-11.csv",
        (1, 1),
    ),
    (
        "event|add|H2|wedding|--at|2026-11-16|--note|NOTE",
        "events/2026-11.csv",
        (1, 0),
    ),
    (
        "owner|set|H1|note=NOTE|tags=key;elderly_alone",
        "owners.csv",
        (1, 1),
    ),
    ("owner|set|H3|status=not_moved_in", "owners.csv", (1, 1)),
    ("contact|set|C2|note=NOTE", "contacts.csv", (1, 1)),
    (
        "appoint|C1|2026-11-27 10:00|--staff|peng|--note|NOTE",
        "plans/2026-11.csv",
        (1, 0),
    ),
    (
        "appoint|H1|2026-11-24 19:00|--channel|phone|--note|NOTE",
        "plans/2026-11.csv",
        (1, 1),
    ),
    (
        "appoint|H1|2026-11-24 19:00|--cancel",
        "plans/2026-11.csv",
        (1, 1),
    ),
];

/// A legal form of a file.
#[derive(Clone, Debug)]
struct Form {
    marked: bool,
    crlf: bool,
    ended: bool,
    blank_lines: bool,
    loose_dates: bool,
    /// Columns of somebody's own.
    strange: usize,
    /// Decides everything else: the order of columns and rows, which cells are quoted.
    seed: u64,
}

fn form() -> impl Strategy<Value = Form> {
    let switches = (
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    );
    (switches, 0_usize..3, any::<u64>()).prop_map(|(switches, strange, seed)| {
        let (marked, crlf, ended, blank_lines, loose_dates) = switches;
        Form {
            marked,
            crlf,
            ended,
            blank_lines,
            loose_dates,
            strange,
            seed,
        }
    })
}

/// Some numbers that follow from a seed.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(0x5851_F42D_4C95_7F2D)
            .wrapping_add(0x1405_7B7E_F767_814F);
        usize::try_from(self.0 >> 33).expect("31 bits") % bound
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

impl Form {
    /// A table in this form.
    fn write(&self, header: &str, rows: &[&str]) -> Vec<u8> {
        let mut numbers = Numbers(self.seed);
        let mut names: Vec<String> = header.split(',').map(str::to_owned).collect();
        let mut rows: Vec<Vec<String>> = rows.iter().map(|row| cells(row)).collect();
        for strange in 0..self.strange {
            names.push(format!("x{strange} 备注"));
            for row in &mut rows {
                row.push(format!("own {strange}, \"{}\"", row[0]));
            }
        }
        let mut order: Vec<usize> = (0..names.len()).collect();
        numbers.shuffle(&mut order);
        numbers.shuffle(&mut rows);
        let end = if self.crlf { "\r\n" } else { "\n" };
        let mut text = order
            .iter()
            .map(|at| names[*at].as_str())
            .collect::<Vec<_>>()
            .join(",");
        for row in &rows {
            text.push_str(end);
            if self.blank_lines && numbers.below(3) == 0 {
                text.push_str(end);
            }
            let cells = order.iter().map(|at| self.cell(&row[*at], &mut numbers));
            text.push_str(&cells.collect::<Vec<_>>().join(","));
        }
        if self.ended {
            text.push_str(end);
        }
        let mark = if self.marked { "\u{FEFF}" } else { "" };
        format!("{mark}{text}").into_bytes()
    }

    fn cell(&self, cell: &str, numbers: &mut Numbers) -> String {
        let cell = if self.loose_dates && numbers.below(2) == 0 {
            loose(cell)
        } else {
            cell.to_owned()
        };
        if cell.contains([',', '"']) || numbers.below(3) == 0 {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell
        }
    }
}

/// A date as people write it: `2026/11/3 19:20`.
fn loose(cell: &str) -> String {
    let is_date = cell.len() >= 10 && cell.starts_with("20") && &cell[4..5] == "-";
    if is_date {
        cell.replacen("-0", "/", 2)
            .replace('-', "/")
            .replace('T', " ")
    } else {
        cell.to_owned()
    }
}

/// The cells of a line.
fn cells(line: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(line.as_bytes());
    let record = reader
        .records()
        .next()
        .expect("a row")
        .expect("a sound row");
    record.iter().map(str::to_owned).collect()
}

/// A community in a folder of its own; without a form in the canonical one.
struct Garden(tempfile::TempDir);

impl Garden {
    fn new(form: Option<&Form>) -> Garden {
        let garden = Garden(tempfile::tempdir().expect("a folder can be made"));
        let path = garden.path("").display().to_string();
        assert_eq!(garden.run(&format!("init|{path}|--preset|butler")).0, 0);
        let staff = fs::read_to_string(garden.path("staff.toml")).expect("staff");
        fs::write(garden.path("staff.toml"), staff + STAFF).expect("it can be written");
        for (file, header, rows) in TABLES {
            let path = garden.path(file);
            fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
            let canonical = || format!("{header}\n{}\n", rows.join("\n")).into_bytes();
            let bytes = form.map_or_else(canonical, |form| form.write(header, rows));
            fs::write(path, bytes).expect("it can be written");
        }
        garden
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn files(&self) -> BTreeMap<&'static str, Vec<u8>> {
        let read = |file: &str| fs::read(self.path(file)).expect("a file of the garden");
        TABLES
            .iter()
            .map(|(file, ..)| (*file, read(file)))
            .collect()
    }

    /// Exit code, answer, and what was said beside it.
    fn run(&self, command: &str) -> (u8, String, String) {
        in_process(self.0.path(), command)
    }

    fn answers(&self) -> Vec<String> {
        let asked = QUESTIONS
            .iter()
            .map(|question| self.run(&format!("{question}|-f|json")));
        asked
            .map(|(code, answer, told)| format!("{code} {answer}{told}"))
            .collect()
    }
}

/// The program, run inside this process.
fn in_process(directory: &Path, command: &str) -> (u8, String, String) {
    let mut arguments = vec!["visits"];
    arguments.extend(command.split('|'));
    let mut environment = Environment {
        arguments: arguments.iter().map(Into::into).collect(),
        program: PathBuf::new(),
        variables: BTreeMap::new(),
        working_directory: directory.to_owned(),
        clock: SystemTime::UNIX_EPOCH,
        terminal_width: None,
        terminal_height: None,
        shows_colour: false,
        system_language: None,
        stderr_is_terminal: false,
        stdin_is_terminal: false,
    };
    environment
        .arguments
        .extend(["--now", "2026-11-16T09:00", "--lang", "en"].map(Into::into));
    let (mut out, mut talk) = (Vec::new(), Vec::new());
    // The program hushes panics; those of the tests are to be heard.
    let hook = std::panic::take_hook();
    let code = run(&environment, &mut out, &mut talk);
    std::panic::set_hook(hook);
    let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
    (code, text(out), text(talk))
}

/// Text of a file with the ids that are made at random taken out.
fn without_ids(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let is_id = |cell: &str| {
        cell.len() == 18
            && cell.as_bytes()[9] == b'-'
            && cell[1..9].bytes().all(|byte| byte.is_ascii_digit())
    };
    let cells = text.split_inclusive([',', '\n']);
    cells
        .map(|cell| {
            if is_id(cell.trim_end_matches(',')) {
                "ID,"
            } else {
                cell
            }
        })
        .collect()
}

/// Few cases, as each runs the program many times; `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    let cases = asked.and_then(|cases| cases.parse().ok()).unwrap_or(12);
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    }
}

fn note() -> impl Strategy<Value = String> {
    prop_oneof!["n[a-z ,\"'=;#-]{0,10}", "n[\u{4E00}-\u{4E40}，。“”]{0,6}"]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn answers_do_not_depend_on_the_form_and_fmt_undoes_it(form in form()) {
        let (plain, formed) = (Garden::new(None), Garden::new(Some(&form)));
        let answers = plain.answers();
        prop_assert_eq!(&answers, &formed.answers());
        let before = formed.files();
        prop_assert_eq!(formed.run("fmt").0, 0);
        let once = formed.files();
        prop_assert_eq!(&answers, &formed.answers());
        if form.strange == 0 {
            prop_assert_eq!(&once, &plain.files(), "there is one canonical form");
        }
        let (code, ..) = formed.run("fmt|--check");
        prop_assert_eq!(code, 0, "twice is once");
        prop_assert_eq!(formed.run("fmt").0, 0);
        prop_assert_eq!(&once, &formed.files());
        prop_assert_eq!(before.len(), once.len());
    }

    #[test]
    fn a_change_is_one_line_in_any_form_and_means_the_same(
        form in form(),
        picked in prop::sample::subsequence((0..CHANGES.len()).collect::<Vec<_>>(), 1..5),
        note in note(),
    ) {
        let (plain, formed) = (Garden::new(None), Garden::new(Some(&form)));
        for (command, file, (added, removed)) in picked.iter().map(|at| CHANGES[*at]) {
            let command = command.replace("NOTE", &note.replace('|', "/"));
            let before = formed.files();
            let (code, _, told) = formed.run(&command);
            prop_assert_eq!(code, 0, "{}: {}", command, told);
            prop_assert_eq!(plain.run(&command).0, 0);
            let after = formed.files();
            for (name, bytes) in &after {
                prop_assert!(*name == file || before[name] == *bytes, "{} changed {}", command, name);
            }
            let (old, new) = (&before[file], &after[file]);
            let is_append = removed == 0;
            prop_assert!(!is_append || new.starts_with(old), "{} changed a byte that stood there", command);
            // A last line without an end gets one: git counts it, though it says the same.
            let is_ended = old.ends_with(b"\n");
            let counted = if is_ended || !is_append { (added, removed) } else { (2, 1) };
            prop_assert_eq!(numstat(old, new), counted, "{}", command);
            let end: &[u8] = if form.crlf { b"\r\n" } else { b"\n" };
            prop_assert!(!is_append || new.ends_with(end), "{}: the line ends as the others do", command);
        }
        prop_assert_eq!(plain.run("fmt").0, 0);
        prop_assert_eq!(formed.run("fmt").0, 0);
        if form.strange == 0 {
            for (file, bytes) in formed.files() {
                prop_assert_eq!(without_ids(&bytes), without_ids(&plain.files()[file]), "{}", file);
            }
        }
    }
}
