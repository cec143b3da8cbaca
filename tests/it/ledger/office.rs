//! A small office to try one rule on: a preset's own files, a handful of rows, the program run in it.
//!
//! Rows are written as a person would say them: `H1 occupied area=east`, `2026-11-03T19:20 H1 wang
//! door met`. What a row does not say has a plain value.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex};

use tempfile::TempDir;

use crate::support::visits;

/// The files of a new directory, by name.
type Files = BTreeMap<String, String>;

/// What `visits init` made for each preset, run once for all tests.
static MADE: LazyLock<Mutex<BTreeMap<String, Files>>> = LazyLock::new(Mutex::default);

fn made(preset: &str) -> Files {
    let mut all = MADE
        .lock()
        .expect("without init no test of a rule can work");
    let make = || {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let mut init = visits();
        init.arg("init").arg(folder.path());
        init.args(["--preset", preset, "--lang", "en"]);
        assert!(init.output().expect("it runs").status.success(), "{preset}");
        let entries = fs::read_dir(folder.path()).expect("init made it");
        entries
            .map(|entry| entry.expect("it can be listed").path())
            .map(|path| {
                let name = path.file_name().expect("a name").to_string_lossy();
                (name.into_owned(), fs::read_to_string(&path).expect("text"))
            })
            .collect()
    };
    all.entry(preset.to_owned()).or_insert_with(make).clone()
}

/// One CSV file while it grows: columns in the order they were first named.
#[derive(Default)]
struct Table {
    columns: Vec<String>,
    rows: Vec<BTreeMap<String, String>>,
}

impl Table {
    fn text(&self) -> String {
        let mut text = self.columns.join(",") + "\n";
        for row in &self.rows {
            let cell = |column: &String| row.get(column).cloned().unwrap_or_default();
            let cells: Vec<String> = self.columns.iter().map(cell).collect();
            text += &(cells.join(",") + "\n");
        }
        text
    }
}

/// A data directory of one preset, and the time it is asked at.
pub struct Office {
    pub(super) folder: TempDir,
    tables: BTreeMap<String, Table>,
    pub(super) now: String,
    visits: usize,
}

impl Office {
    /// What `visits init --preset PRESET` makes, at Monday 2026-11-16T09:00.
    pub fn of(preset: &str) -> Office {
        let folder = tempfile::tempdir().expect("a folder can be made");
        for (name, text) in made(preset) {
            fs::write(folder.path().join(name), text).expect("a file can be written");
        }
        Office {
            folder,
            tables: BTreeMap::new(),
            now: "2026-11-16T09:00".to_owned(),
            visits: 0,
        }
    }

    /// The same office at another time.
    pub fn at(mut self, now: &str) -> Office {
        now.clone_into(&mut self.now);
        self
    }

    /// Where a file of it stands.
    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    /// What a file of it holds.
    pub fn text(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap_or_default()
    }

    /// The office with a file replaced.
    pub fn file(self, file: &str, text: &str) -> Office {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
        self
    }

    /// The office with one line of a file changed; the line must be there.
    pub fn change(self, file: &str, from: &str, to: &str) -> Office {
        let text = self.text(file);
        assert!(text.contains(from), "{file} has no {from}");
        self.file(file, &text.replace(from, to))
    }

    /// A member of staff: `wang butler area=east department=engineering quota=8`.
    pub fn staff(self, row: &str) -> Office {
        let ([id, role], more) = words(row);
        let mut text = self.text("staff.toml");
        let _ = write!(
            text,
            "\n[[staff]]\nid = {id:?}\nname = {:?}\nrole = {role:?}\n",
            name(id)
        );
        for (key, value) in more {
            let _ = match key {
                "area" => writeln!(text, "areas = [{value:?}]"),
                "works" => writeln!(text, "works = {:?}", value.split(',').collect::<Vec<_>>()),
                "leave" => writeln!(text, "leave = [{value:?}]"),
                "department" => writeln!(text, "department = {value:?}"),
                _ => writeln!(text, "{key} = {value}"),
            };
        }
        self.file("staff.toml", &text)
    }

    /// A household: `H1 occupied area=west building=2 tags=key`; else in building 1 of area east.
    pub fn owner(self, row: &str) -> Office {
        let ([id, status], more) = words(row);
        let others = self
            .tables
            .get("owners.csv")
            .map_or(0, |table| table.rows.len());
        let room = format!("{:02}01", others + 1);
        let name = name(id);
        let plain = [
            ("id", id),
            ("name", &name),
            ("building", "1"),
            ("unit", "1"),
            ("room", &room),
            ("area", "east"),
            ("status", status),
        ];
        self.row("owners.csv", &plain, &more)
    }

    /// So many households that are lived in, `H01`, `H02` and on.
    pub fn households(self, count: usize) -> Office {
        (1..=count).fold(self, |office, number| {
            office.owner(&format!("H{number:02} occupied"))
        })
    }

    /// A party that is no household: `C1 committee_chair`.
    pub fn contact(self, row: &str) -> Office {
        let ([id, kind], more) = words(row);
        let name = name(id);
        self.row(
            "contacts.csv",
            &[("id", id), ("name", &name), ("kind", kind)],
            &more,
        )
    }

    /// A visit: `2026-11-03T19:20 H1 wang door met rate_overall=4`; their ids are `v1`, `v2` and on.
    pub fn visit(mut self, row: &str) -> Office {
        let ([at, party, staff, channel, outcome], more) = words(row);
        self.visits += 1;
        let id = format!("v{}", self.visits);
        let file = format!("visits/{}.csv", &at[..7]);
        let plain = [
            ("id", id.as_str()),
            ("visited_at", at),
            ("party", party),
            ("staff", staff),
            ("channel", channel),
            ("outcome", outcome),
        ];
        self.row(&file, &plain, &more)
    }

    /// An issue: `i1 2026-11-03T10:00 H1 complaint general answered_at=…`.
    pub fn issue(self, row: &str) -> Office {
        let ([id, at, party, kind, severity], more) = words(row);
        let file = format!("issues/{}.csv", &at[..7]);
        let plain = [
            ("id", id),
            ("raised_at", at),
            ("party", party),
            ("source", "desk"),
            ("kind", kind),
            ("severity", severity),
            ("department", "engineering"),
            ("summary", "about the lift"),
        ];
        self.row(&file, &plain, &more)
    }

    /// An event: `e1 2026-11-03 H1 wedding`; `-` for the whole community.
    pub fn event(self, row: &str) -> Office {
        let ([id, at, party, kind], more) = words(row);
        let file = format!("events/{}.csv", &at[..7]);
        let party = if party == "-" { "" } else { party };
        let plain = [
            ("id", id),
            ("happened_at", at),
            ("party", party),
            ("kind", kind),
        ];
        self.row(&file, &plain, &more)
    }

    /// The days on which it rained.
    pub fn rain(self, days: &[&str]) -> Office {
        self.change("calendar.toml", "rain = []", &format!("rain = {days:?}"))
    }

    /// A row of any table, cells that are not plain last.
    pub fn row(mut self, file: &str, plain: &[(&str, &str)], more: &[(&str, &str)]) -> Office {
        let table = self.tables.entry(file.to_owned()).or_default();
        let mut row = BTreeMap::new();
        for (column, value) in plain.iter().chain(more) {
            if !table.columns.iter().any(|known| known == column) {
                table.columns.push((*column).to_owned());
            }
            row.insert((*column).to_owned(), (*value).to_owned());
        }
        table.rows.push(row);
        let text = table.text();
        self.file(file, &text)
    }
}

/// `wang` as a name: `Wang`.
fn name(id: &str) -> String {
    let mut letters = id.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// The first words of a row, and the `key=value` words after them.
fn words<const FIRST: usize>(row: &str) -> ([&str; FIRST], Vec<(&str, &str)>) {
    let all: Vec<&str> = row.split_whitespace().collect();
    let (first, more) = all.split_at(FIRST);
    let more = more
        .iter()
        .map(|word| word.split_once('=').expect("key=value"));
    let more: Vec<(&str, &str)> = more.collect();
    (first.try_into().expect("as many as asked"), more)
}
