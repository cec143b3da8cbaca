//! Lines to rows: in every table, each line that holds something is a row read or a row refused, and every
//! one refused is named; rows read + rows refused = lines.

use std::collections::BTreeSet;
use std::path::Path;

use visits::face::book::{self, Need, ReadFault, inspect, read};
use visits::face::diag::{Fault, Place, Severity};
use visits::face::model::Book;
use visits::face::text::{Directory, Table};

use super::mutation::{lines, mutated};
use super::random::Random;
use super::run::{self, Target, Verdict};
use super::sources;
use crate::support::root;

/// A sound directory, one file of which is written anew for each input.
pub struct Base {
    folder: tempfile::TempDir,
}

const APPROVALS: &str = "plan,approved_at,by,digest,note\n\
    2026-11,2026-10-30T10:00,chen,0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef,好\n\
    2026-12,2026-11-29T18:05,chen,89abcdef0123456789abcdef0123456789abcdef0123456789abcdef01234567,\n";

const VISITORS: &str = "id,came_at,name,party,purpose,phone,staff,banned,note\n\
    g1,2026-11-03T10:00,赵六,,送快递,13800000001,,,\n\
    g2,2026-11-04T18:05,钱七,,推销,,,\"推销, 扰民\",不再放行\n";

impl Base {
    /// The sound directory of the tests, with approvals.
    pub fn new() -> Base {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let good = root().join("tests/data/good");
        for entry in walkdir::WalkDir::new(&good).into_iter().flatten() {
            let to = folder
                .path()
                .join(entry.path().strip_prefix(&good).expect("below it"));
            if entry.file_type().is_dir() {
                std::fs::create_dir_all(to).expect("a folder can be made");
            } else {
                std::fs::copy(entry.path(), to).expect("a file can be copied");
            }
        }
        let base = Base { folder };
        base.write("approvals.csv", APPROVALS.as_bytes());
        base.write("visitors.csv", VISITORS.as_bytes());
        base
    }

    /// Writes a file and gives back what stood there before, to be put back.
    pub fn write(&self, file: &str, bytes: &[u8]) -> Option<Vec<u8>> {
        let path = self.folder.path().join(file);
        let before = std::fs::read(&path).ok();
        std::fs::write(path, bytes).expect("a file can be written");
        before
    }

    pub fn directory(&self) -> Directory {
        Directory::at(self.folder.path())
    }

    /// Does something while a file holds `bytes`.
    pub fn with<T>(&self, file: &str, bytes: &[u8], act: impl FnOnce(&Directory) -> T) -> T {
        let before = self.write(file, bytes);
        let result = act(&self.directory());
        match before {
            Some(before) => drop(self.write(file, &before)),
            None => std::fs::remove_file(self.folder.path().join(file)).expect("it can go"),
        }
        result
    }
}

/// An input: the name of a file on a line of its own, then its bytes.
pub fn parted(input: &[u8]) -> Option<(&str, &[u8])> {
    let end = input.iter().position(|byte| *byte == b'\n')?;
    let name = std::str::from_utf8(&input[..end]).ok()?;
    Some((name, &input[end + 1..]))
}

/// Changes the bytes of a file and leaves its name.
pub fn below_name(seed: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let body = |input| parted(input).map_or(&[][..], |(_, bytes)| bytes);
    let name = parted(seed).map_or("", |(name, _)| name);
    let mut input = format!("{name}\n").into_bytes();
    input.extend(mutated(body(seed), body(other), random));
    input
}

/// The files of the repository that have one of these names, the first lines of each, and what was once refused.
pub fn corpus(target: &str, names: &[&str]) -> Vec<Vec<u8>> {
    let mut inputs = sources::once_refused(target);
    let base = Base::new();
    for folder in [
        base.folder.path(),
        &root().join("tests/data/faults"),
        &root().join("data-example"),
    ] {
        for name in names {
            let found = sources::files(folder, |path| path.ends_with(Path::new(name)));
            inputs.extend(found.iter().map(|bytes| {
                let few: Vec<u8> = lines(bytes).into_iter().take(14).flatten().collect();
                [
                    name.as_bytes(),
                    b"\n",
                    if name.ends_with("csv") { &few } else { bytes },
                ]
                .concat()
            }));
        }
    }
    inputs
}

const FILES: [&str; 9] = [
    "owners.csv",
    "contacts.csv",
    "visits/2026-11.csv",
    "issues/2026-11.csv",
    "events/2026-11.csv",
    "plans/2026-11.csv",
    "surveys/2026-h2.csv",
    "approvals.csv",
    "visitors.csv",
];

/// Where the facts of a book stand.
fn places(book: &Book) -> Vec<&Place> {
    let mut places: Vec<&Place> = book.parties.iter().map(|party| &party.place).collect();
    places.extend(book.visits.iter().map(|visit| &visit.place));
    places.extend(book.issues.iter().map(|issue| &issue.place));
    places.extend(book.events.iter().map(|event| &event.place));
    places.extend(
        book.plans
            .iter()
            .flat_map(|plan| plan.rows.iter().map(|row| &row.place)),
    );
    places.extend(book.approvals.iter().map(|approval| &approval.place));
    places.extend(book.visitors.iter().map(|visitor| &visitor.place));
    places.extend(
        book.surveys
            .iter()
            .flat_map(|survey| survey.forms.iter().map(|form| &form.place)),
    );
    places
}

/// The numbers of the lines below the header that hold something; `quotes`: also those of quotes alone, which
/// are nothing where they close and a fault where they do not.
fn filled(bytes: &[u8], quotes: bool) -> BTreeSet<u32> {
    let table = Table::parse(bytes);
    let is_nothing =
        |letter: char| letter.is_whitespace() || letter == ',' || (letter == '"' && !quotes);
    let numbered = table.text().split('\n').zip(1_u32..);
    let below = numbered
        .filter(|(line, number)| *number >= table.body_line() && !line.chars().all(is_nothing));
    below.map(|(_, number)| number).collect()
}

fn is_error(fault: &Fault) -> bool {
    fault.severity() == Severity::Error
}

fn codes(faults: &[Fault]) -> String {
    let codes: BTreeSet<&str> = faults.iter().map(|fault| fault.code.text()).collect();
    codes.into_iter().collect::<Vec<_>>().join(" ")
}

/// How many lines all files but one have, as facts and refused.
fn elsewhere(base: &Base, file: &str) -> usize {
    let others = FILES.iter().filter(|other| **other != file);
    let lines = others.map(|other| {
        let bytes = std::fs::read(base.folder.path().join(other)).unwrap_or_default();
        filled(&bytes, false).len()
    });
    lines.sum()
}

fn held(base: &Base, input: &[u8]) -> Verdict {
    let Some((file, bytes)) = parted(input) else {
        return Ok("no name".to_owned());
    };
    if !FILES.contains(&file) {
        return Ok("no such name".to_owned());
    }
    base.with(file, bytes, |directory| {
        let inspection = inspect(directory);
        for fault in &inspection.faults {
            inspection.sources.locate(fault);
        }
        let outcome = format!("{file} {}", codes(&inspection.faults));
        let reading = match read(directory, &Need::everything()) {
            Ok(reading) => reading,
            Err(ReadFault::Unreadable(faults, _)) if faults.iter().any(is_error) => {
                return Ok(outcome);
            }
            Err(fault) => {
                return Err(format!(
                    "nothing is said of why it cannot be read: {fault:?}"
                ));
            }
        };
        counted(file, bytes, elsewhere(base, file), &reading)?;
        Ok(format!("{outcome} {}", reading.rows_left_out.min(3)))
    })
}

fn counted(
    file: &str,
    bytes: &[u8],
    elsewhere: usize,
    reading: &book::Reading,
) -> Result<(), String> {
    let filled = filled(bytes, false);
    let at_most = self::filled(bytes, true).len() + elsewhere;
    let facts = places(&reading.book);
    // A record that was broken into lines is refused as one, at its first line.
    let is_folded = reading
        .faults
        .iter()
        .any(|fault| fault.code.text() == "V104");
    let (counted, there) = (
        facts.len() + reading.rows_left_out,
        filled.len() + elsewhere,
    );
    if counted > at_most || (counted < there && !is_folded) {
        let (read, refused) = (facts.len(), reading.rows_left_out);
        return Err(format!(
            "{read} read + {refused} refused are not {there} lines: {}",
            codes(&reading.faults)
        ));
    }
    let mut silent = filled;
    for place in facts.into_iter().filter(|place| *place.file == *file) {
        if !silent.remove(&place.line) && !self::filled(bytes, true).contains(&place.line) {
            return Err(format!(
                "a fact of line {}, which holds nothing or two",
                place.line
            ));
        }
    }
    for fault in reading
        .faults
        .iter()
        .filter(|fault| is_error(fault))
        .filter(|fault| *fault.place.file == *file)
    {
        silent.remove(&fault.place.line);
    }
    if silent.is_empty() || is_folded {
        return Ok(());
    }
    Err(format!("lines neither read nor named: {silent:?}"))
}

fn target(oracle: &dyn Fn(&[u8]) -> Verdict) -> Target<'_> {
    Target {
        name: "rows",
        corpus: corpus("rows", &FILES),
        mutate: below_name,
        oracle,
    }
}

#[test]
fn every_line_is_read_or_refused_and_every_refused_one_is_named() {
    let base = Base::new();
    run::gate(&target(&|input| held(&base, input)));
}

#[test]
#[ignore = "runs as long as it is told"]
fn long() {
    let base = Base::new();
    run::long(&target(&|input| held(&base, input)));
}
